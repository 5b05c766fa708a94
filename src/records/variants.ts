import { type Model, withSlopes, withSwitches } from "../model/index.ts";

/** A model with what some subjects need besides: states that can be switched off, inputs that move on a line. */
export interface Variant {
  readonly model: Model;
  /** The inputs of the model with those of the variant after them: all on, all at rest. */
  readonly extend: (inputs: Float64Array) => Float64Array;
  readonly switchOf: (state: number) => number | undefined;
  /** Where the slope and the begin of an input stand. */
  readonly lineOf: (input: number) => { readonly slope: number; readonly begin: number } | undefined;
}

const known = new WeakMap<Model, Map<string, Variant>>();

/** The variant of a model for states to switch and inputs to move; the model itself when there are none. Made once. */
export function variantOf(model: Model, states: readonly number[], inputs: readonly number[]): Variant {
  const made = known.get(model) ?? new Map<string, Variant>();
  known.set(model, made);
  const key = `${states.join(",")};${inputs.join(",")}`;
  const variant = made.get(key) ?? makeVariant(model, states, inputs);
  made.set(key, variant);
  return variant;
}

function makeVariant(model: Model, states: readonly number[], inputs: readonly number[]): Variant {
  const switched = states.length > 0 ? withSwitches(model, states) : model;
  const first = model.parameters.length + model.covariates.length;
  const [slopes, begins] = [first + states.length, first + states.length + inputs.length];
  return {
    model: inputs.length > 0 ? withSlopes(switched, inputs) : switched,
    extend: (own) => Float64Array.from([...own, ...states.map(() => 1), ...inputs.flatMap(() => [0, 0])]),
    switchOf: (state) => (states.includes(state) ? first + states.indexOf(state) : undefined),
    lineOf(input) {
      const place = inputs.indexOf(input);
      return place < 0 ? undefined : { slope: slopes + place, begin: begins + place };
    },
  };
}
