import { applyDual, type Dual } from "./dual.ts";
import { entryIn } from "./entry.ts";
import type { Scalar } from "./equations.ts";
import { faultAt } from "./fault.ts";
import type { BoundSystem, Model, System } from "./types.ts";

/** What an expression is evaluated with. */
export interface Setting {
  readonly inputs: Float64Array;
  readonly state: (slot: number) => Dual;
  readonly time: Dual;
  /** By value slot. */
  readonly values: Dual[];
}

/**
 * The slow and obvious system of a model: walks every expression anew at every call, with dual numbers v + d·ε
 * (ε² = 0), so that derivatives come from the same walk as values. Meant as the judge of {@link compile}.
 */
export function interpret(model: Model): System {
  return {
    nStates: model.states.length,
    nOutputs: model.outputs.length,
    bind: (inputs) => ({
      ...bound(model, inputs),
      fault: (t, y) => faultAt(model, inputs, t, y),
    }),
  };
}

function bound(model: Model, inputs: Float64Array): BoundSystem {
  const { equations } = model;
  const n = model.states.length;
  const nothing = new Float64Array(n);
  const still = setting(model, inputs, 0, nothing);
  const derivatives = (t: number, y: Float64Array, seed: number | "time" | undefined) => {
    const at = setting(model, inputs, t, y, seed);
    return equations.derivatives.map((expression) => evaluate(expression, at));
  };
  const { events } = equations;
  const apply = (event: number, t: number, y: Float64Array) => {
    const { sets } = events[event]!;
    const at = setting(model, inputs, t, y);
    const values = sets.map(({ value }) => evaluate(value, at).v);
    sets.forEach(({ state }, k) => {
      y[state] = values[k]!;
    });
  };
  const gaps = (t: number, y: Float64Array, out: Float64Array) => {
    const at = setting(model, inputs, t, y);
    out.set(events.map(({ gap }) => evaluate(gap, at).v));
  };
  return {
    ...(events.length > 0 ? { events: { rules: events, gaps, apply } } : {}),
    initial: () => Float64Array.from(equations.initial, (expression) => evaluate(expression, still).v),
    derivative: (t, y, out) => out.set(derivatives(t, y, undefined).map(({ v }) => v)),
    jacobian(t, y, out) {
      for (let column = 0; column < n; column++) {
        derivatives(t, y, column).forEach(({ d }, row) => {
          out[row * n + column] = d;
        });
      }
    },
    timeDerivative: (t, y, out) => out.set(derivatives(t, y, "time").map(({ d }) => d)),
    outputs(t, y, out) {
      const at = setting(model, inputs, t, y);
      out.set(equations.outputs.map((expression) => evaluate(expression, at).v));
    },
    doseShares(port) {
      const shares = new Float64Array(n);
      for (const { state, share } of equations.ports[port] ?? []) {
        shares[state] = shares[state]! + evaluate(share, still).v;
      }
      return shares;
    },
    doseEntry: (port) => entryIn(equations.entries[port] ?? {}, (clause) => evaluate(clause, still).v),
  };
}

/** What holds at a time and state: every named value is computed. `seed` says by what slopes are taken. */
export function setting(
  model: Model,
  inputs: Float64Array,
  t: number,
  y: Float64Array,
  seed?: number | "time",
): Setting {
  const values: Dual[] = [];
  const at: Setting = {
    inputs,
    state: (slot) => ({ v: y[slot]!, d: slot === seed ? 1 : 0 }),
    time: { v: t, d: seed === "time" ? 1 : 0 },
    values,
  };
  for (const { slot, expression } of model.equations.values) values[slot] = evaluate(expression, at);
  return at;
}

/** An expression with its slope. */
export function evaluate(x: Scalar, at: Setting): Dual {
  switch (x.kind) {
    case "number":
      return { v: x.value, d: 0 };
    case "input":
      return { v: at.inputs[x.slot]!, d: 0 };
    case "state":
      return at.state(x.slot);
    case "value":
      return at.values[x.slot]!;
    case "time":
      return at.time;
    case "apply":
      if (x.operator === "if")
        return evaluate(evaluate(x.args[0]!, at).v !== 0 ? x.args[1]! : x.args[2]!, at);
      return applyDual(
        x.operator,
        x.args.map((arg) => evaluate(arg, at)),
      );
  }
}
