import { printNumber, unit } from "../units/index.ts";
import type { Dual } from "./dual.ts";
import { type Scalar, visitLeaves } from "./equations.ts";
import { evaluate, type Setting, setting } from "./interpret.ts";
import type { Model } from "./types.ts";

/** Whether a number can be computed with: finite, and small enough that products with step sizes and factors stay so. */
export const isSound = (x: number): boolean => Math.abs(x) < 1e290;

/**
 * In words, the first part of a model's derivatives that is not a sound number at a time and state, with what it
 * reads and where it stands; or, where the derivatives are sound, the first whose slope is not. Undefined when all
 * are. Walks the expressions, so it is slow: for a subject that has failed.
 */
export function faultAt(model: Model, inputs: Float64Array, t: number, y: Float64Array): string | undefined {
  const here = setting(model, inputs, t, y);
  return (
    faultIn(model, here, ({ v }) => v, "") ?? slopes(model, inputs, t, y).find((text) => text !== undefined)
  );
}

function slopes(model: Model, inputs: Float64Array, t: number, y: Float64Array): (string | undefined)[] {
  return model.states.map(({ name }, seed) =>
    faultIn(model, setting(model, inputs, t, y, seed), ({ d }) => d, `the slope of ${name} in `),
  );
}

/** What of a number is looked at: its value, or its slope. */
type Part = (of: Dual) => number;

/** An expression that is not finite although all it needs is, inside something that has a name. */
interface Culprit {
  readonly x: Scalar;
  readonly inside: string;
}

function faultIn(model: Model, at: Setting, part: Part, before: string): string | undefined {
  for (const [state, x] of model.equations.derivatives.entries()) {
    const found = culpritIn(model, at, part, { x, inside: `${model.states[state]!.name}'` });
    if (found) return describe(model, at, part, found, before);
  }
  return undefined;
}

const isFine = (at: Setting, part: Part, x: Scalar): boolean => isSound(part(evaluate(x, at)));

function culpritIn(model: Model, at: Setting, part: Part, { x, inside }: Culprit): Culprit | undefined {
  if (isFine(at, part, x)) return undefined;
  if (x.kind === "value") {
    const { name, expression } = model.equations.values.find(({ slot }) => slot === x.slot)!;
    return culpritIn(model, at, part, { x: expression, inside: name });
  }
  if (x.kind !== "apply") return { x, inside };
  const [condition, yes, no] = x.args;
  const needed = x.operator === "if" ? [condition!, evaluate(condition!, at).v !== 0 ? yes! : no!] : x.args;
  const bad = needed.find((arg) => !isFine(at, part, arg));
  return bad ? culpritIn(model, at, part, { x: bad, inside }) : { x, inside };
}

function describe(model: Model, at: Setting, part: Part, { x, inside }: Culprit, before: string): string {
  const value = part(evaluate(x, at));
  const size = Number.isFinite(value) ? printNumber(value) : "infinite";
  const is = `is ${Number.isNaN(value) ? "not a number" : size}`;
  const why = before === "" && x.kind === "apply" ? reason(x.operator, x.args, at, value) : "";
  const { line, column } = x.at;
  const text = model.text
    .slice(x.at.start, x.at.end)
    .replace(/#[^\n]*/g, "")
    .replace(/\s+/g, " ");
  const found = `${before}${text} (${inside}, ${model.path}:${line}:${column}) ${is}`;
  return `${found} at ${printNumber(at.time.v, 6)} h${why}${readingOf(model, x, at)}${remedy(model, x, at)}`;
}

/** Why an operation has no finite value, where its arguments are. */
function reason(operator: string, args: readonly Scalar[], at: Setting, value: number): string {
  const [a = 0, b = 0] = args.map((arg) => evaluate(arg, at).v);
  if (operator === "/" && b === 0) return ", a division by 0";
  if (operator === "^" && a < 0) return ", a power of a negative number";
  if (operator === "^" && a === 0) return ", a negative power of 0";
  if (operator === "log" || operator === "log10")
    return `, a logarithm of ${a < 0 ? "a negative number" : "0"}`;
  if (operator === "sqrt") return ", a root of a negative number";
  return Number.isNaN(value) ? "" : ", too large to compute with";
}

const most = 6;

function leavesOf(x: Scalar): readonly Scalar[] {
  const leaves = new Map<string, Scalar>();
  visitLeaves(x, (leaf) => {
    if (leaf.kind === "number" || leaf.kind === "apply") return;
    leaves.set(leaf.kind === "time" ? "time" : `${leaf.kind} ${leaf.slot}`, leaf);
  });
  return [...leaves.values()];
}

function readingOf(model: Model, x: Scalar, at: Setting): string {
  const read = leavesOf(x).flatMap((leaf) => {
    if (leaf.kind === "number" || leaf.kind === "apply" || leaf.kind === "time") return [];
    const { name, unitText, factor } = known(model, leaf.kind, leaf.slot);
    const number = printNumber(evaluate(leaf, at).v / factor);
    return [`${name} = ${number}${unitText === "1" ? "" : ` ${unitText}`}`];
  });
  const shown = read.length > most ? [...read.slice(0, most), "..."] : read;
  return shown.length > 0 ? `: ${shown.join(", ")}` : "";
}

/** Name, unit and what one unit is in base units, of something that an expression reads. */
function known(model: Model, kind: "input" | "state" | "value", slot: number) {
  if (kind === "value") {
    const { name, unit: unitText = "1" } = model.equations.values.find((value) => value.slot === slot)!;
    return { name, unitText, factor: 1 };
  }
  if (kind === "state") {
    const { name, unit: unitText } = model.states[slot]!;
    return { name, unitText, factor: unit(unitText).factor };
  }
  const { name, quantity } = model.parameters[slot] ?? model.covariates[slot - model.parameters.length]!;
  return { name, unitText: quantity.unit, factor: unit(quantity.unit).factor };
}

function remedy(model: Model, x: Scalar, at: Setting): string {
  const negative = leavesOf(x).find((leaf) => leaf.kind === "state" && evaluate(leaf, at).v < 0);
  if (negative?.kind === "state") {
    const { name } = model.states[negative.slot]!;
    return `; a state can fall a little below 0 within its tolerance: write max(${name}, 0) there, or tighten the tolerance`;
  }
  if (x.kind === "apply" && x.operator === "/") return "; write a denominator that cannot be 0 there";
  return "";
}
