import type { Code, Emit } from "./code.ts";
import { local } from "./code.ts";
import type { Lanes } from "./lanes.ts";

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** 1.5 · 2⁵²: a whole number added to it stands in its lowest bits. */
const shifter = 6755399441055744;

/** Coefficients of r·coth(r/2) = 2 + r²/6 − …, for |r| ≤ ln 2 / 2 (`fdlibm1993`). */
const kernel = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
];

/** c₀ + x (c₁ + x (c₂ + …)). */
export function horner(lanes: Lanes, coefficients: readonly number[], x: Emit): Emit {
  const [last, ...rest] = [...coefficients].reverse();
  return rest.reduce<Emit>(
    (sum, c) => lanes.add(lanes.constant(c), lanes.multiply(x, sum)),
    lanes.constant(last!),
  );
}

/** 2ᵏ for whole k from −1022 to 1023. */
export const powerOf2 = (lanes: Lanes, k: Emit): Emit =>
  lanes.bitsLeft(lanes.bitsAdd(lanes.add(k, lanes.constant(shifter)), 1023n), 52);

/**
 * e^(x + low), low a correction far smaller than x. With x = k ln 2 + r, |r| ≤ ln 2 / 2, and c = r − r²·P(r²):
 * e^r = 1 + (r·c/(2 − c) + r). Scaled by 2ᵏ in two halves, so that results below 2^−1022 and overflow come out right.
 */
export function expWithLow(lanes: Lanes, code: Code, x: Emit, low?: Emit): Emit {
  const { constant, subtract, multiply, divide } = lanes;
  const [at, k, high, lowPart, r, z, c, half] = Array.from({ length: 8 }, () => local(code, lanes.type));
  const remainder = subtract(multiply(k!.get, constant(ln2Low)), low ?? constant(0));
  const kernelSum = multiply(z!.get, horner(lanes, kernel, z!.get));
  const fraction = divide(multiply(r!.get, c!.get), subtract(constant(2), c!.get));
  const value = subtract(constant(1), subtract(subtract(lowPart!.get, fraction), high!.get));
  return (body) => {
    at!.set(lanes.smaller(lanes.larger(x, constant(-746)), constant(710)))(body);
    k!.set(lanes.nearest(multiply(at!.get, constant(Math.LOG2E))))(body);
    high!.set(subtract(at!.get, multiply(k!.get, constant(ln2High))))(body);
    lowPart!.set(remainder)(body);
    r!.set(subtract(high!.get, lowPart!.get))(body);
    z!.set(multiply(r!.get, r!.get))(body);
    c!.set(subtract(r!.get, kernelSum))(body);
    half!.set(lanes.nearest(multiply(k!.get, constant(0.5))))(body);
    multiply(multiply(value, powerOf2(lanes, half!.get)), powerOf2(lanes, subtract(k!.get, half!.get)))(body);
  };
}

/**
 * e^x: within 1 ulp, 0 below −745.2, Infinity above 709.8, NaN for NaN. A function of one value of `lanes`. Algorithm
 * and coefficients: `fdlibm1993`.
 */
export const exp =
  (lanes: Lanes) =>
  (code: Code, x: { get: Emit }): Emit =>
    expWithLow(lanes, code, x.get);
