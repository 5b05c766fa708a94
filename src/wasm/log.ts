import { type Code, type Emit, type Local, local } from "./code.ts";
import { horner } from "./exp.ts";
import type { Lanes } from "./lanes.ts";
import { i32 } from "./scalar.ts";

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const smallestNormal = 2.2250738585072014e-308;

/** Coefficients of (log(1+f) − f + f²/2 − s·f²/2)/s in s², s = f/(2+f) (`fdlibm1993`). */
const series = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** Bits of √½, and of 1. */
const rootHalf = 0x3fe6a09e667f3bcdn;
const oneBits = 0x3ff0000000000000n;

/** A positive number as 2ᵏ·m with m between √½ and √2. */
export interface Split {
  readonly k: Local;
  readonly m: Local;
  /** Fills both from x, which must be positive and finite. Numbers below 2^−1022 count as well. */
  readonly fill: (x: Emit) => Emit;
}

/** Room and instructions for splitting a number into exponent and fraction; `normal`: none is below 2^−1022. */
export function split(lanes: Lanes, code: Code, normal = false): Split {
  const { constant, subtract, multiply } = lanes;
  const [x, scaled, moved, k, m] = Array.from({ length: 5 }, () => local(code, lanes.type));
  const small = lanes.less(x!.get, constant(smallestNormal));
  // In `moved` the exponent field holds k + 1023; 2⁵² + that number is read off as a double.
  const field = subtract(
    lanes.bitsOr(lanes.bitsRight(moved!.get, 52), 0x4330000000000000n),
    constant(2 ** 52 + 1023),
  );
  const fraction = lanes.bitsSubtract(
    scaled!.get,
    lanes.bitsAdd(lanes.bitsAnd(moved!.get, 0xfff0000000000000n), -oneBits),
  );
  return {
    k: k!,
    m: m!,
    fill: (value) => (body) => {
      x!.set(value)(body);
      const enlarged = multiply(x!.get, constant(2 ** 54));
      scaled!.set(normal ? x!.get : lanes.choose(small, enlarged, x!.get))(body);
      moved!.set(lanes.bitsAdd(scaled!.get, oneBits - rootHalf))(body);
      m!.set(fraction)(body);
      const enlargement = lanes.choose(small, constant(54), constant(0));
      k!.set(normal ? field : subtract(field, enlargement))(body);
    },
  };
}

/**
 * ln x: within 1 ulp; −Infinity at 0, NaN below, Infinity at Infinity. A function of one value of `lanes`. Algorithm and
 * coefficients: `fdlibm1993`.
 */
export const log =
  (lanes: Lanes) =>
  (code: Code, x: Local): Emit => {
    const { constant, add, subtract, multiply, divide, choose } = lanes;
    const parts = split(lanes, code);
    const [f, s, z, half, result] = Array.from({ length: 5 }, () => local(code, lanes.type));
    const rest = multiply(z!.get, horner(lanes, series, z!.get));
    const low = multiply(parts.k.get, constant(ln2Low));
    const inner = subtract(half!.get, add(multiply(s!.get, add(half!.get, rest)), low));
    const value = subtract(multiply(parts.k.get, constant(ln2High)), subtract(inner, f!.get));
    const special = choose(
      lanes.equal(x.get, constant(0)),
      constant(Number.NEGATIVE_INFINITY),
      choose(lanes.equal(x.get, constant(Number.POSITIVE_INFINITY)), x.get, constant(Number.NaN)),
    );
    const ordinary = lanes.both(
      lanes.greater(x.get, constant(0)),
      lanes.less(x.get, constant(Number.POSITIVE_INFINITY)),
    );
    return (body) => {
      parts.fill(x.get)(body);
      f!.set(subtract(parts.m.get, constant(1)))(body);
      s!.set(divide(f!.get, add(constant(2), f!.get)))(body);
      z!.set(multiply(s!.get, s!.get))(body);
      half!.set(multiply(multiply(constant(0.5), f!.get), f!.get))(body);
      result!.set(value)(body);
      choose(ordinary, result!.get, special)(body);
    };
  };

/** Whether no lane holds something other than a positive finite number above 2^−1022; a condition. */
export const allOrdinary = (lanes: Lanes, x: Emit): Emit =>
  i32.not(
    lanes.any(
      lanes.either(
        lanes.either(
          lanes.less(x, lanes.constant(smallestNormal)),
          lanes.equal(x, lanes.constant(Number.POSITIVE_INFINITY)),
        ),
        lanes.differs(x, x),
      ),
    ),
  );
