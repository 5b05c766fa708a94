import {
  baseUnitText,
  type Dimension,
  describeDimension,
  dimensionless,
  sameDimension,
  timesPower,
} from "../units/index.ts";
import type { Scalar } from "./equations.ts";
import type { Report } from "./report.ts";
import type { Operator } from "./syntax.ts";
import type { Span } from "./tokens.ts";

/** What is known to measure what. Undefined: not known, because an error was reported there. */
export interface Measures {
  readonly inputs: readonly (Dimension | undefined)[];
  readonly states: readonly (Dimension | undefined)[];
  /** Filled in the order in which values are computed. */
  readonly values: (Dimension | undefined)[];
  readonly report: Report;
}

/** What time measures. */
export const time = timesPower(
  dimensionless,
  dimensionless.map((_, k) => (k === 0 ? 1 : 0)),
);

/** What a dimension divided by time measures. */
export const perTime = (dimension: Dimension): Dimension => timesPower(dimension, time, -1);

/** A dimension for a message: `a clearance (dm^3/h)`. */
export function inWords(dimension: Dimension): string {
  const words = describeDimension(dimension);
  const unit = baseUnitText(dimension);
  return unit === "1" || words.includes(unit) ? words : `${words} (${unit})`;
}

/** A bare 0 fits beside anything. */
const isZero = (x: Scalar): boolean =>
  x.kind === "number" &&
  x.value === 0 &&
  x.dimension !== undefined &&
  sameDimension(x.dimension, dimensionless);

/** What an expression measures; undefined when it cannot be told. Reports what does not fit together. */
export function measure(measures: Measures, x: Scalar): Dimension | undefined {
  switch (x.kind) {
    case "number":
      return x.dimension;
    case "input":
      return measures.inputs[x.slot];
    case "state":
      return measures.states[x.slot];
    case "value":
      return measures.values[x.slot];
    case "time":
      return time;
    case "apply":
      return measureApplied(measures, x.operator, x.args, x.at);
  }
}

function measureApplied(
  measures: Measures,
  operator: Operator,
  args: readonly Scalar[],
  at: Span,
): Dimension | undefined {
  switch (operator) {
    case "+":
    case "-":
    case "min":
    case "max":
      return alike(measures, operator, args);
    case "neg":
    case "abs":
      return measure(measures, args[0]!);
    case "*":
    case "/":
      return product(measures, args, operator === "*" ? 1 : -1);
    case "^":
      return power(measures, args, at);
    case "sqrt": {
      const base = measure(measures, args[0]!);
      return base && timesPower(dimensionless, base, 0.5);
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "==":
    case "!=":
      alike(measures, operator, args);
      return dimensionless;
    case "if":
      bare(measures, args[0]!, "the condition");
      return alike(measures, "if", args.slice(1));
    case "and":
    case "or":
    case "not":
    case "exp":
    case "log":
    case "log10":
      for (const arg of args) bare(measures, arg, `what ${operator} is given`);
      return dimensionless;
  }
}

function product(measures: Measures, args: readonly Scalar[], sign: 1 | -1): Dimension | undefined {
  const [a, b] = args.map((arg) => measure(measures, arg));
  return a && b && timesPower(a, b, sign);
}

function alike(measures: Measures, operator: Operator, args: readonly Scalar[]): Dimension | undefined {
  let known: { dimension: Dimension; at: Span } | undefined;
  let complete = true;
  for (const arg of args) {
    const dimension = measure(measures, arg);
    complete &&= dimension !== undefined;
    if (!dimension || isZero(arg)) continue;
    if (!known) known = { dimension, at: arg.at };
    else if (!sameDimension(known.dimension, dimension)) {
      const { quote, error } = measures.report;
      error(
        "model.dimension",
        arg.at,
        `"${quote(known.at)}" is ${inWords(known.dimension)}, "${quote(arg.at)}" is ${inWords(dimension)}`,
        `the same on both sides of ${operator}`,
      );
      return undefined;
    }
  }
  return complete ? known?.dimension : undefined;
}

function bare(measures: Measures, x: Scalar, what: string): void {
  const dimension = measure(measures, x);
  if (!dimension || sameDimension(dimension, dimensionless)) return;
  const { quote, error } = measures.report;
  error(
    "model.dimension",
    x.at,
    `"${quote(x.at)}" is ${inWords(dimension)}`,
    `a bare number for ${what}; divide by a quantity of the same kind`,
  );
}

function power(measures: Measures, args: readonly Scalar[], at: Span): Dimension | undefined {
  const [base, exponent] = [args[0]!, args[1]!];
  const dimension = measure(measures, base);
  bare(measures, exponent, "the exponent");
  if (!dimension || sameDimension(dimension, dimensionless)) return dimension;
  const value = constant(exponent);
  if (value !== undefined) return timesPower(dimensionless, dimension, value);
  measures.report.error(
    "model.dimension",
    at,
    `"${measures.report.quote(base.at)}" is ${inWords(dimension)} and its exponent is not a fixed number`,
    "a bare number as the base; divide by a reference value",
    `(${measures.report.quote(base.at)} / 1 {${baseUnitText(dimension)}})^...`,
  );
  return undefined;
}

function constant(x: Scalar): number | undefined {
  if (x.kind === "number") return x.value;
  if (x.kind !== "apply") return undefined;
  const [a, b] = x.args.map(constant);
  if (a === undefined) return undefined;
  if (x.operator === "neg") return -a;
  if (b === undefined || x.args.length > 2) return undefined;
  switch (x.operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    default:
      return undefined;
  }
}

/** Reports an expression that does not measure what is needed. */
export function mustMeasure(
  measures: Measures,
  x: Scalar,
  needed: Dimension | undefined,
  what: string,
): void {
  const found = measure(measures, x);
  if (!found || !needed || isZero(x) || sameDimension(found, needed)) return;
  measures.report.error(
    "model.dimension",
    x.at,
    `"${measures.report.quote(x.at)}" is ${inWords(found)}`,
    `${inWords(needed)}, because ${what}`,
  );
}
