import { type Dimension, dimensionless, timesPower } from "./dimension.ts";
import { symbols } from "./symbols.ts";

/** A unit as somebody wrote it, with its worth in coherent base units and what it measures. */
export interface Unit {
  readonly text: string;
  readonly factor: number;
  readonly dimension: Dimension;
}

/** Why a text is not what it should be: what was found, what is needed, one thing to write instead. */
export interface Problem {
  readonly problem: string;
  readonly needed: string;
  readonly write?: string;
}

/** Whether reading gave a problem rather than a value. */
export const isProblem = (x: object): x is Problem => "problem" in x;

const known = new Map<string, Unit | Problem>();

/**
 * Reads a unit: symbols joined by `*`, `·`, `.` or a space, `/` for each divisor, powers as `m2`, `m^2`, `m²` or
 * `d-1`. `L/h/m2` is L/(h·m²). A product after a division (`1/M*s`) is refused, because programs differ on it.
 * The empty text and "1" are the bare number.
 */
export function readUnit(text: string): Unit | Problem {
  const cached = known.get(text);
  if (cached) return cached;
  const result = readFresh(text);
  known.set(text, result);
  return result;
}

/**
 * The unit with this text, for units that code names.
 * @throws RangeError when there is no such unit.
 */
export function unit(text: string): Unit {
  const result = readUnit(text);
  if (isProblem(result)) throw new RangeError(`${result.problem}; ${result.needed}`);
  return result;
}

function readFresh(text: string): Unit | Problem {
  const tokens = tokenize(normalise(text));
  if ("problem" in tokens) return { ...tokens, problem: `"${text}" is not a unit: ${tokens.problem}` };
  const reader = { tokens: tokens.list, at: 0 };
  const worth = reader.tokens.length === 0 ? one : product(reader);
  if (isProblem(worth)) return { ...worth, problem: `"${text}" is not a unit: ${worth.problem}` };
  if (reader.at < reader.tokens.length) {
    return {
      problem: `"${text}" is not a unit: "${reader.tokens[reader.at]}" is out of place`,
      needed: example,
    };
  }
  return { text: text.trim(), ...worth };
}

interface Worth {
  readonly factor: number;
  readonly dimension: Dimension;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

const one: Worth = { factor: 1, dimension: dimensionless };
const example = "a unit is symbols joined by * and /, such as mg/kg, ug*d/mL or 1/(nM*s)";

const normalise = (text: string): string =>
  text
    .trim()
    .replace(/[µμ]/g, "u")
    .replace(/·|⋅|×/g, "*")
    .replace(/²/g, "^2")
    .replace(/³/g, "^3")
    .replace(/⁻¹/g, "^-1")
    .replace(/(?<=[A-Za-z%])\.(?=[A-Za-z])/g, "*");

function tokenize(text: string): { list: string[] } | Problem {
  const list: string[] = [];
  const pattern = /\s*(?:([A-Za-z]+|%)(?:\^?(-?\d+))?|(\d+)|([*/()])|(\S))/gy;
  for (const [, symbol, power, digits, sign, other] of text.matchAll(pattern)) {
    if (other) return { problem: `"${other}" has no place in it`, needed: example };
    const last = list.at(-1);
    const follows = last !== undefined && last !== "*" && last !== "/" && last !== "(";
    if (follows && sign !== "*" && sign !== "/" && sign !== ")") list.push("*");
    if (symbol) list.push(power ? `${symbol}^${power}` : symbol);
    else if (digits) list.push(digits);
    else if (sign) list.push(sign);
  }
  return { list };
}

function product(reader: Reader): Worth | Problem {
  let worth: Worth = one;
  let divided = false;
  if (reader.tokens[reader.at] !== "/") {
    const first = factor(reader);
    if (isProblem(first)) return first;
    worth = first;
  }
  for (let sign = reader.tokens[reader.at]; sign === "*" || sign === "/"; sign = reader.tokens[reader.at]) {
    if (sign === "*" && divided) {
      return {
        problem: "a product after a division can be read in two ways",
        needed: "one division sign for each divisor, or brackets",
        write: "1/M/s, or 1/(M*s)",
      };
    }
    divided ||= sign === "/";
    reader.at += 1;
    const next = factor(reader);
    if (isProblem(next)) return next;
    worth = combine(worth, next, sign === "*" ? 1 : -1);
  }
  return worth;
}

function factor(reader: Reader): Worth | Problem {
  const token = reader.tokens[reader.at];
  if (token === undefined) return { problem: "it ends too early", needed: example };
  reader.at += 1;
  if (token === "(") {
    const inner = product(reader);
    if (reader.tokens[reader.at] !== ")") return { problem: "a bracket is not closed", needed: example };
    reader.at += 1;
    return inner;
  }
  if (token === "1") return one;
  const [name = "", power = "1"] = token.split("^");
  const symbol = symbols.get(name);
  if (symbol) return combine(one, symbol, Number(power));
  const near = nearest(name);
  return {
    problem: `there is no unit "${name}"`,
    needed: "units such as mg, kg, m2, nmol, nM, ug/mL, h, d, wk, %",
    ...(near ? { write: near } : {}),
  };
}

const combine = (a: Worth, b: Worth, power: number): Worth => ({
  factor: a.factor * b.factor ** power,
  dimension: timesPower(a.dimension, b.dimension, power),
});

function nearest(name: string): string | undefined {
  const same = [...symbols.keys()].find((symbol) => symbol.toLowerCase() === name.toLowerCase());
  if (same) return same;
  return {
    micrograms: "ug",
    milligrams: "mg",
    months: "wk",
    month: "wk",
    years: "wk",
    cc: "mL",
    percent: "%",
  }[name.toLowerCase()];
}
