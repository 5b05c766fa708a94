import { type Code, type Emit, type Local, local } from "./code.ts";
import { horner, powerOf2 } from "./exp.ts";
import type { Lanes } from "./lanes.ts";

/** m^(−1/3) for m from 1 to 8, within 0.31 % of itself; fitted by least squares with weights that even the error out. */
const guess = [
  1.4248985266503325, -0.5966724012130628, 0.2038260504382768, -0.0386108823480741, 0.003695995318655096,
  -0.00013940163115977455,
];

/** (1 − e)^(−1/3) = 1 + e/3 + 2e²/9 + 14e³/81 + 35e⁴/243 − …; the last would count 10⁻⁹. */
const correction = [1 / 3, 2 / 9, 14 / 81];

/** Twenty-six digits, so that a square needs no rounding. */
const topBits = 0xfffffffff8000000n;
const smallestNormal = 2.2250738585072014e-308;

/**
 * ∛x for x ≥ 0: within 1 ulp; NaN below 0, as a power with the exponent 1/3 has it. A function of one value of `lanes`.
 * x = 2³ᵏ·m, 1 ≤ m < 8; z ≈ m^(−1/3) from a polynomial and one correction; y = m·z² cut to half its digits, so that
 * y² is exact, and corrected once: y·(1 + d/3 − d²/9), d = (m/y² − y)/y with 1/y ≈ z(2 − zy).
 */
export const cbrt =
  (lanes: Lanes) =>
  (code: Code, x: Local): Emit => {
    const { constant, add, subtract, multiply, divide, choose } = lanes;
    const [scaled, third, half, m, z, e, y, d, result] = Array.from({ length: 9 }, () =>
      local(code, lanes.type),
    );
    const small = lanes.less(x.get, constant(smallestNormal));
    // 2⁵² + the exponent field, read off as a double.
    const field = subtract(
      lanes.bitsOr(lanes.bitsRight(scaled!.get, 52), 0x4330000000000000n),
      constant(2 ** 52 + 1),
    );
    const cube = multiply(multiply(multiply(scaled!.get, half!.get), half!.get), half!.get);
    const residual = subtract(constant(1), multiply(multiply(m!.get, z!.get), multiply(z!.get, z!.get)));
    const refined = add(z!.get, multiply(z!.get, multiply(e!.get, horner(lanes, correction, e!.get))));
    const gap = subtract(divide(m!.get, multiply(y!.get, y!.get)), y!.get);
    const bend = subtract(constant(1 / 3), multiply(constant(1 / 9), d!.get));
    const value = add(y!.get, multiply(y!.get, multiply(d!.get, bend)));
    const ordinary = lanes.both(
      lanes.greater(x.get, constant(0)),
      lanes.less(x.get, constant(Number.POSITIVE_INFINITY)),
    );
    const special = choose(lanes.less(x.get, constant(0)), constant(Number.NaN), x.get);
    return (body) => {
      scaled!.set(choose(small, multiply(x.get, constant(2 ** 54)), x.get))(body);
      third!.set(lanes.nearest(multiply(field, constant(1 / 3))))(body);
      half!.set(powerOf2(lanes, subtract(constant(341), third!.get)))(body);
      m!.set(cube)(body);
      z!.set(horner(lanes, guess, m!.get))(body);
      e!.set(residual)(body);
      z!.set(refined)(body);
      y!.set(lanes.bitsAnd(multiply(m!.get, multiply(z!.get, z!.get)), topBits))(body);
      z!.set(multiply(z!.get, subtract(constant(2), multiply(z!.get, y!.get))))(body);
      d!.set(multiply(gap, z!.get))(body);
      const back = powerOf2(lanes, subtract(third!.get, constant(341)));
      result!.set(multiply(multiply(value, back), choose(small, constant(2 ** -18), constant(1))))(body);
      choose(ordinary, result!.get, special)(body);
    };
  };
