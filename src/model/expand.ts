import { nearest } from "../source/index.ts";
import { dimensionless, isProblem, readUnit } from "../units/index.ts";
import type { Scalar } from "./equations.ts";
import { type Bindings, elementName, indexValue, type Name, rangeOf, type Scope } from "./scope.ts";
import type { Expression } from "./syntax.ts";
import type { Span } from "./tokens.ts";

/** What an expression may look at besides the scope. */
export interface Surroundings {
  readonly scope: Scope;
  /** The slot of the compartment that holds a state, if one does. */
  readonly compartmentOf: (state: number) => number | undefined;
}

const unknown = (at: Span): Scalar => ({ kind: "number", value: Number.NaN, at });

/** A bare number as an expression. */
export const bareNumber = (value: number, at: Span): Scalar => ({
  kind: "number",
  value,
  dimension: dimensionless,
  at,
});

/** A sum of any number of terms. */
export function sumOf(args: readonly Scalar[], at: Span): Scalar {
  const [first] = args;
  if (!first) return bareNumber(0, at);
  return args.length === 1 ? first : { kind: "apply", operator: "+", args, at };
}

/** Gives every index its value and every name its slot; what cannot be resolved is reported. */
export function expand(around: Surroundings, expression: Expression, bindings: Bindings): Scalar {
  const { scope } = around;
  scope.room -= 1;
  if (scope.room < 0) {
    scope.report.error("model.range", expression.at, "the model is too large", "smaller index ranges");
    return unknown(expression.at);
  }
  switch (expression.kind) {
    case "number":
      return numberInBase(scope, expression);
    case "name":
      return resolve(scope, expression, bindings);
    case "apply": {
      const args = expression.args.map((arg) => expand(around, arg, bindings));
      return { kind: "apply", operator: expression.operator, args, at: expression.at };
    }
    case "sum": {
      const { index } = expression.over;
      const values = rangeOf(scope, { kind: "over", ...expression.over }, bindings);
      return sumOf(
        values.map((value) => expand(around, expression.body, new Map([...bindings, [index, value]]))),
        expression.at,
      );
    }
    case "concentration":
      return concentration(around, expression.of, bindings, expression.at);
  }
}

function numberInBase(scope: Scope, expression: Expression & { kind: "number" }): Scalar {
  const { value, unit, at } = expression;
  if (!unit) return bareNumber(value, at);
  const read = readUnit(unit.text);
  if (isProblem(read)) {
    scope.report.unit(unit.at, read);
    return unknown(at);
  }
  return { kind: "number", value: value * read.factor, dimension: read.dimension, at };
}

const kindOfSlot = {
  param: "input",
  covariate: "input",
  assign: "value",
  compartment: "value",
  reaction: "value",
  species: "state",
} as const;

/** The scalar that a name with its indices stands for; reports one that stands for nothing. */
export function resolve(scope: Scope, expression: Expression & { kind: "name" }, bindings: Bindings): Scalar {
  const { name, indices, at } = expression;
  const bound = bindings.get(name);
  if (bound !== undefined && indices.length === 0) return bareNumber(bound, at);
  if (name === "time" && indices.length === 0) return { kind: "time", at };
  if (name === "pi" && indices.length === 0) return bareNumber(Math.PI, at);
  const known = scope.names.get(name);
  if (!known) {
    reportUndefined(scope, name, at, bindings);
    return unknown(at);
  }
  scope.used.add(name);
  const slot = slotOf(scope, known, indices, bindings, at);
  return slot === undefined ? unknown(at) : { kind: kindOfSlot[known.kind], slot, at };
}

function reportUndefined(scope: Scope, name: string, at: Span, bindings: Bindings): void {
  if (scope.indices.has(name)) {
    scope.report.error(
      "model.index",
      at,
      `index ${name} has no value here`,
      `a place where ${name} runs: a definition over ${name}, or sum(${name}: ...)`,
    );
    return;
  }
  const near = nearest(name, [...scope.names.keys(), ...bindings.keys(), "time", "pi"]);
  scope.report.error(
    "model.undefined",
    at,
    `"${name}" is not defined`,
    "a parameter, covariate, species or assignment of this model",
    near,
  );
}

function slotOf(
  scope: Scope,
  known: Name,
  indices: readonly Expression[],
  bindings: Bindings,
  at: Span,
): number | undefined {
  const example = elementName(known.name, [...known.slots.keys()][0] ?? "");
  if (indices.length !== known.nDims) {
    const count = (n: number) => (n === 0 ? "no index" : n === 1 ? "one index" : `${n} indices`);
    scope.report.error(
      "model.index",
      at,
      `${known.name} stands here with ${count(indices.length)}`,
      `${count(known.nDims)}, as in ${example}`,
    );
    return undefined;
  }
  const values = indices.map((index) => indexValue(scope, index, bindings));
  if (values.some((value) => value === undefined)) return undefined;
  const slot = known.slots.get(values.join(","));
  if (slot === undefined) {
    const keys = [...known.slots.keys()];
    const range = known.nDims === 1 ? `${keys[0]} to ${keys.at(-1)}` : `${keys.length} elements`;
    scope.report.error(
      "model.range",
      at,
      `${elementName(known.name, values.join(","))} does not exist`,
      `an element of ${known.name} (${range}); a definition can run over less, as in [i in 1..8]`,
    );
  }
  return slot;
}

function concentration(around: Surroundings, of: Expression, bindings: Bindings, at: Span): Scalar {
  const { scope } = around;
  if (of.kind !== "name") return unknown(at);
  const amount = resolve(scope, of, bindings);
  if (amount.kind === "number" && Number.isNaN(amount.value)) return amount;
  const slot = amount.kind === "state" ? around.compartmentOf(amount.slot) : undefined;
  if (slot === undefined) {
    scope.report.error(
      "model.concentration",
      at,
      `${scope.report.quote(of.at)} has no compartment`,
      "a species that was declared in one, as in species A in central : nmol",
    );
    return unknown(at);
  }
  return { kind: "apply", operator: "/", args: [amount, { kind: "value", slot, at }], at };
}
