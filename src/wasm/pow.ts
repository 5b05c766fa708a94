import { type Code, type Emit, type Local, local } from "./code.ts";
import { expWithLow, horner } from "./exp.ts";
import type { Lanes } from "./lanes.ts";
import { allOrdinary, split } from "./log.ts";
import { leave, when } from "./scalar.ts";

/** ln 2 in three parts; products of the first with whole numbers up to 2¹¹ are exact. */
const ln2High = 0.6931471803691238;
const ln2Middle = 1.9082149292705877e-10;

const topBits = 0xfffffffff8000000n;

/** A number and a correction far smaller than it. */
interface Pair {
  readonly high: Emit;
  readonly low: Emit;
}

/** Writes values into locals of one type. */
interface Pad {
  readonly lanes: Lanes;
  readonly code: Code;
  readonly body: Emit[];
}

/** Computes a value once, and gives it as often as needed. */
function keep({ lanes, code, body }: Pad, value: Emit): Emit {
  const place: Local = local(code, lanes.type);
  body.push(place.set(value));
  return place.get;
}

/** a + b exactly, |a| ≥ |b|. */
function fastSum(pad: Pad, a: Emit, b: Emit): Pair {
  const { add, subtract } = pad.lanes;
  const high = keep(pad, add(a, b));
  return { high, low: keep(pad, subtract(b, subtract(high, a))) };
}

/** a·b exactly, from halves of the digits (`dekker1971`). */
function product(pad: Pad, a: Emit, b: Emit): Pair {
  const { add, subtract, multiply, bitsAnd } = pad.lanes;
  const high = keep(pad, multiply(a, b));
  const [aTop, bTop] = [keep(pad, bitsAnd(a, topBits)), keep(pad, bitsAnd(b, topBits))];
  const [aRest, bRest] = [keep(pad, subtract(a, aTop)), keep(pad, subtract(b, bTop))];
  const cross = add(multiply(aTop, bRest), multiply(aRest, bTop));
  const low = add(add(subtract(multiply(aTop, bTop), high), cross), multiply(aRest, bRest));
  return { high, low: keep(pad, low) };
}

/** 2/5, 2/7, … of the series of 2·atanh: enough terms for s² ≤ 0.0295. */
const tail = Array.from({ length: 12 }, (_, k) => 2 / (2 * k + 5));

/**
 * ln x of a positive finite x to about 2^−66 of itself: 2 atanh(s) + k ln 2 with s = (m−1)/(m+1), the leading terms in
 * pairs of numbers.
 */
function logPair(pad: Pad, x: Emit, normal: boolean): Pair {
  const { lanes, body } = pad;
  const { constant, add, subtract, multiply, divide } = lanes;
  const parts = split(lanes, pad.code, normal);
  body.push(parts.fill(x));
  const f = keep(pad, subtract(parts.m.get, constant(1)));
  const g = fastSum(pad, constant(2), f);
  const s = keep(pad, divide(f, g.high));
  const back = product(pad, s, g.high);
  const sLow = keep(
    pad,
    divide(subtract(subtract(subtract(f, back.high), back.low), multiply(s, g.low)), g.high),
  );
  const z = product(pad, s, s);
  const zLow = keep(pad, add(z.low, multiply(multiply(constant(2), s), sLow)));
  // 2/3·s² in pairs, then the rest of the series in single numbers.
  const third = product(pad, z.high, constant(2 / 3));
  const thirdLow = add(
    third.low,
    add(multiply(zLow, constant(2 / 3)), multiply(z.high, constant(3.700743415417188e-17))),
  );
  const rest = multiply(multiply(z.high, z.high), horner(lanes, tail, z.high));
  const bracket = fastSum(pad, third.high, keep(pad, add(rest, thirdLow)));
  const cubic = product(pad, s, bracket.high);
  const cubicLow = keep(pad, add(cubic.low, add(multiply(s, bracket.low), multiply(sLow, bracket.high))));
  const twice = keep(pad, multiply(constant(2), s));
  const base = keep(pad, multiply(parts.k.get, constant(ln2High)));
  const first = fastSumEither(pad, base, twice);
  const second = fastSumEither(pad, first.high, cubic.high);
  const low = add(
    add(add(first.low, second.low), add(cubicLow, multiply(constant(2), sLow))),
    multiply(parts.k.get, constant(ln2Middle)),
  );
  return fastSum(pad, second.high, keep(pad, low));
}

/** a + b exactly, whichever is larger (`knuth1997`). */
function fastSumEither(pad: Pad, a: Emit, b: Emit): Pair {
  const { add, subtract } = pad.lanes;
  const high = keep(pad, add(a, b));
  const bPart = keep(pad, subtract(high, a));
  const low = add(subtract(a, subtract(high, bPart)), subtract(b, bPart));
  return { high, low: keep(pad, low) };
}

/** x^y for positive finite x; `normal`: none is below 2^−1022. */
function core(lanes: Lanes, code: Code, x: Emit, y: Emit, normal: boolean): Emit {
  const pad: Pad = { lanes, code, body: [] };
  const { constant } = lanes;
  const ln = logPair(pad, x, normal);
  // Beyond ±1100·10⁶ the result is 0 or Infinity whatever y; keeps the halves of y finite.
  const bounded = keep(pad, lanes.smaller(lanes.larger(y, constant(-1e290)), constant(1e290)));
  const exponent = product(pad, bounded, ln.high);
  const low = keep(pad, lanes.add(exponent.low, lanes.multiply(bounded, ln.low)));
  const huge = lanes.greater(lanes.abs(exponent.high), constant(1000));
  const result = expWithLow(lanes, code, exponent.high, lanes.choose(huge, constant(0), low));
  return (body) => {
    for (const part of pad.body) part(body);
    result(body);
  };
}

/**
 * x^y as `**` gives it: within 1 ulp; NaN for x < 0 unless y is whole, 1 for y = 0. A function of two values of `lanes`.
 * ln x in pairs of numbers, so that y·ln x keeps its digits; products in pairs after `dekker1971`.
 */
export const pow =
  (lanes: Lanes) =>
  (code: Code, x: Local, y: Local): Emit => {
    const { constant, choose, equal } = lanes;
    const size = local(code, lanes.type);
    const value = local(code, lanes.type);
    const zero = constant(0);
    const infinite = constant(Number.POSITIVE_INFINITY);
    const odd = lanes.differs(
      lanes.multiply(constant(2), lanes.floor(lanes.multiply(constant(0.5), y.get))),
      y.get,
    );
    const ofNegative = choose(
      equal(lanes.floor(y.get), y.get),
      choose(odd, lanes.negate(value.get), value.get),
      choose(equal(size.get, infinite), value.get, constant(Number.NaN)),
    );
    const ends = (atPositive: Emit, atNegative: Emit) =>
      choose(lanes.greater(y.get, zero), atPositive, atNegative);
    const signed = choose(lanes.less(x.get, zero), ofNegative, value.get);
    return (body) => {
      when(allOrdinary(lanes, x.get), (inner) => {
        core(lanes, code, x.get, y.get, true)(inner);
        leave(inner);
      })(body);
      size.set(lanes.abs(x.get))(body);
      value.set(core(lanes, code, size.get, y.get, false))(body);
      value.set(choose(equal(size.get, zero), ends(zero, infinite), value.get))(body);
      value.set(choose(equal(size.get, infinite), ends(infinite, zero), value.get))(body);
      value.set(signed)(body);
      value.set(choose(lanes.differs(x.get, x.get), x.get, value.get))(body);
      value.set(choose(lanes.differs(y.get, y.get), y.get, value.get))(body);
      choose(equal(y.get, zero), constant(1), value.get)(body);
    };
  };
