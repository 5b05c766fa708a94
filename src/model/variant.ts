import { dimensionless } from "../units/index.ts";
import type { Equations, Scalar } from "./equations.ts";
import type { Model, ModelCovariate } from "./types.ts";

/** A variant whose outputs are its states, in their order. */
export const showingStates = (model: Model): Model => ({
  ...model,
  outputs: model.states,
  equations: {
    ...model.equations,
    outputs: model.states.map((_, slot) => ({ kind: "state", slot, at: nowhere })),
  },
});

/**
 * A variant in which some states can be switched off: dy/dt becomes s·dy/dt, with an input s of 1 or 0 for each of
 * `states` after the inputs of the model.
 */
export function withSwitches(model: Model, states: readonly number[]): Model {
  const first = nInputs(model);
  const derivatives = model.equations.derivatives.map((derivative, state) => {
    const place = states.indexOf(state);
    return place < 0 ? derivative : times(input(first + place), derivative);
  });
  const names = states.map((state) => `switch of ${model.states[state]!.name}`);
  return {
    ...model,
    covariates: [...model.covariates, ...names.map((name) => extra(name, 1))],
    equations: { ...model.equations, derivatives },
  };
}

/**
 * A variant in which some inputs move with time: input c becomes c + s·(t − t₀), with two inputs s and t₀ for each of
 * `inputs` after the inputs of the model, first all s, then all t₀. Its states begin at 0 and its shares are 1, because
 * those must not move: whoever runs it sets the states at time 0 and gives amounts state by state.
 */
export function withSlopes(model: Model, inputs: readonly number[]): Model {
  const first = nInputs(model);
  const moving = new Map(
    inputs.map((slot, k) => {
      const passed = plus(time, {
        kind: "apply",
        operator: "neg",
        args: [input(first + inputs.length + k)],
        at: nowhere,
      });
      return [slot, plus(input(slot), times(input(first + k), passed))] as const;
    }),
  );
  const replaced = (x: Scalar): Scalar => {
    if (x.kind === "input") return moving.get(x.slot) ?? x;
    return x.kind === "apply" ? { ...x, args: x.args.map(replaced) } : x;
  };
  const { equations } = model;
  const changed: Equations = {
    ...equations,
    values: equations.values.map((value) => ({ ...value, expression: replaced(value.expression) })),
    derivatives: equations.derivatives.map(replaced),
    outputs: equations.outputs.map(replaced),
    initial: equations.initial.map(() => number(0)),
    ports: equations.ports.map((port) => port.map(({ state }) => ({ state, share: number(1) }))),
    entries: equations.entries.map(() => ({})),
    events: equations.events.map((event) => ({
      ...event,
      gap: replaced(event.gap),
      sets: event.sets.map(({ state, value }) => ({ state, value: replaced(value) })),
    })),
  };
  const extras = (what: string) => inputs.map((slot) => extra(`${what} of input ${slot}`, 0));
  return {
    ...model,
    covariates: [...model.covariates, ...extras("slope"), ...extras("begin")],
    equations: changed,
  };
}

const nowhere = { line: 1, column: 1, start: 0, end: 0 };
const time: Scalar = { kind: "time", at: nowhere };
const nInputs = ({ parameters, covariates }: Model) => parameters.length + covariates.length;
const input = (slot: number): Scalar => ({ kind: "input", slot, at: nowhere });
const number = (value: number): Scalar => ({ kind: "number", value, dimension: dimensionless, at: nowhere });
const times = (...args: readonly Scalar[]): Scalar => ({ kind: "apply", operator: "*", args, at: nowhere });
const plus = (...args: readonly Scalar[]): Scalar => ({ kind: "apply", operator: "+", args, at: nowhere });

const extra = (name: string, value: number): ModelCovariate => ({
  name,
  quantity: { value, unit: "1" },
  dimension: dimensionless,
  description: name,
});
