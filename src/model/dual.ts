import type { Operator } from "./syntax.ts";

/** A number v with its derivative d by one variable: v + d·ε, where ε² = 0. */
export interface Dual {
  readonly v: number;
  readonly d: number;
}

/** A condition as a number: 1 where it holds, 0 where it does not. It does not change with anything. */
const truth = (condition: boolean): Dual => ({ v: condition ? 1 : 0, d: 0 });

/** slope·d, and 0 where nothing changes, even where the slope is infinite. */
const chain = (slope: number, d: number): number => (d === 0 ? 0 : slope * d);

const unary: Partial<Record<Operator, (a: Dual) => Dual>> = {
  neg: (a) => ({ v: -a.v, d: -a.d }),
  not: (a) => truth(a.v === 0),
  abs: (a) => (a.v < 0 ? { v: -a.v, d: -a.d } : a),
  sqrt: (a) => ({ v: Math.sqrt(a.v), d: chain(0.5 / Math.sqrt(a.v), a.d) }),
  exp: (a) => ({ v: Math.exp(a.v), d: chain(Math.exp(a.v), a.d) }),
  log: (a) => ({ v: Math.log(a.v), d: chain(1 / a.v, a.d) }),
  log10: (a) => ({ v: Math.log10(a.v), d: chain(1 / (a.v * Math.LN10), a.d) }),
};

const binary: Partial<Record<Operator, (a: Dual, b: Dual) => Dual>> = {
  "+": (a, b) => ({ v: a.v + b.v, d: a.d + b.d }),
  "-": (a, b) => ({ v: a.v - b.v, d: a.d - b.d }),
  "*": (a, b) => ({ v: a.v * b.v, d: chain(b.v, a.d) + chain(a.v, b.d) }),
  "/": (a, b) => ({ v: a.v / b.v, d: chain(1 / b.v, a.d) - chain(a.v / (b.v * b.v), b.d) }),
  "^": (a, b) => ({
    v: a.v ** b.v,
    d: chain(b.v * a.v ** (b.v - 1), a.d) + (a.v === 0 ? 0 : chain(a.v ** b.v * Math.log(a.v), b.d)),
  }),
  min: (a, b) => (b.v < a.v ? b : a),
  max: (a, b) => (b.v > a.v ? b : a),
  "<": (a, b) => truth(a.v < b.v),
  "<=": (a, b) => truth(a.v <= b.v),
  ">": (a, b) => truth(a.v > b.v),
  ">=": (a, b) => truth(a.v >= b.v),
  "==": (a, b) => truth(a.v === b.v),
  "!=": (a, b) => truth(a.v !== b.v),
  and: (a, b) => truth(a.v !== 0 && b.v !== 0),
  or: (a, b) => truth(a.v !== 0 || b.v !== 0),
};

/**
 * An operator applied to dual numbers; two-sided ones go from left to right over all arguments.
 * @throws RangeError for `if`, whose other branch must not be evaluated.
 */
export function applyDual(operator: Operator, args: readonly Dual[]): Dual {
  const one = unary[operator];
  if (one) return one(args[0]!);
  const two = binary[operator];
  if (!two) throw new RangeError(`${operator} is not applied to values`);
  return args.reduce(two);
}
