import { timesPower } from "../units/index.ts";
import { differentiate, type Partials, type Variable } from "./differentiate.ts";
import { add, type Graph, leaf, multiply, type Node } from "./graph.ts";
import { lower } from "./lower.ts";
import { scalarsOf } from "./scalars.ts";
import type { Model, ModelOutput, ModelState } from "./types.ts";

/** What a derivative is taken by: a parameter or covariate by its name, or what a state is at time 0. */
export type SensitivityTo = string | { readonly initial: string };

/** One of them found in a model. */
interface Found {
  readonly label: string;
  readonly unit: string;
  readonly dimension: ModelState["dimension"];
  /** How the derivative by it is asked for; none for an initial value. */
  readonly variable?: Variable;
  /** The state whose initial value it is. */
  readonly state?: number;
}

/**
 * A model together with the derivatives of its states and outputs by parameters, covariates or initial values p:
 *
 *   S′ = J S + ∂f/∂p    S(0) = ∂y(0)/∂p    a dose d brings d·∂share/∂p    ∂g/∂y S + ∂g/∂p for every output g
 *
 * with J = ∂f/∂y. The derivatives are formed from the expressions, never by differences. States: the model's n, then n
 * for each p, in the order of `to`. Outputs: the model's, then for each of them one per p. All in base units: the
 * derivative by a clearance is per L/h. Where f jumps at a time that depends on p, the jump of S there is left out.
 *
 * @throws RangeError for a name that the model does not have, or one on which the lag of a dose depends, and for a model
 * with events, whose moments depend on p.
 */
export function withSensitivities(model: Model, to: readonly SensitivityTo[]): Model {
  const { graph, roots } = lower(model);
  const found = to.map((one) => find(model, one));
  const inputs = found.flatMap(({ variable }) =>
    typeof variable === "string" ? [Number(variable.slice(variable.indexOf(" ") + 1))] : [],
  );
  const n = model.states.length;
  refuseEvents(model);
  refuseLags(model, found, inputs);
  const slopes = (nodes: readonly Node[]) => differentiate(graph, nodes, inputs);
  const moved = (partials: Partials, k: number) => chain(graph, partials, found[k]!, n * (k + 1));
  const [ofDerivatives, ofOutputs, ofInitial] = [roots.derivatives, roots.outputs, roots.initial].map(slopes);
  const ofShares = roots.shares.map(slopes);
  const derivatives = found.flatMap((_, k) => ofDerivatives!.map((partials) => moved(partials, k)));
  const outputs = ofOutputs!.flatMap((partials) => found.map((_, k) => moved(partials, k)));
  const initial = found.flatMap(({ variable, state }) =>
    ofInitial!.map((partials, k) => (k === state ? graph.one : by(graph, partials, variable))),
  );
  const ports = model.equations.ports.map((port, number) => [
    ...port.map(({ state }, j) => ({ state, share: roots.shares[number]![j]! })),
    ...found.flatMap(({ variable }, k) =>
      port.map(({ state }, j) => ({
        state: n * (k + 1) + state,
        share: by(graph, ofShares[number]![j]!, variable),
      })),
    ),
  ]);
  return {
    ...model,
    states: [...model.states, ...found.flatMap((one) => model.states.map((state) => stateBy(state, one)))],
    outputs: [...model.outputs, ...model.outputs.flatMap((own) => found.map((one) => outputBy(own, one)))],
    equations: {
      ...scalarsOf(graph, {
        derivatives: [...roots.derivatives, ...derivatives],
        initial: [...roots.initial, ...initial],
        outputs: [...roots.outputs, ...outputs],
        ports: ports.map((port) => port.filter(({ share }) => share !== graph.zero)),
        entries: roots.entries,
      }),
      printed: model.equations.printed,
    },
    sensitivities: found.map(({ label }) => label),
  };
}

/** An event happens at a time that depends on p and changes states there; what that does to S is not followed. */
function refuseEvents({ name, equations: { events } }: Model): void {
  if (events.length === 0) return;
  const names = events.map((event) => event.name).join(", ");
  throw new RangeError(`the model ${name} has events (${names}); derivatives across them are not computed`);
}

/** A dose that enters at a time that depends on p makes S jump, which is not followed. */
function refuseLags(model: Model, found: readonly Found[], inputs: readonly number[]): void {
  const { graph, roots } = lower(model);
  roots.entries.forEach(({ lag }, port) => {
    if (lag === undefined) return;
    const [partials] = differentiate(graph, [lag], inputs);
    const late = found.find(({ variable }) => variable !== undefined && partials!.has(variable));
    if (late) {
      const name = model.ports[port]!.name;
      throw new RangeError(
        `the lag of dose ${name} depends on ${late.label}; its derivative is not computed`,
      );
    }
  });
}

function find(model: Model, to: SensitivityTo): Found {
  const inputs = [...model.parameters, ...model.covariates];
  const names = typeof to === "string" ? inputs : model.states;
  const name = typeof to === "string" ? to : to.initial;
  const at = names.findIndex((one) => one.name === name);
  if (at < 0) {
    const what = typeof to === "string" ? "parameter or covariate" : "state";
    const known = names.map((one) => one.name).join(", ");
    throw new RangeError(`the model ${model.name} has no ${what} named "${name}"; there are: ${known}`);
  }
  if (typeof to === "string") {
    const { quantity, dimension } = inputs[at]!;
    return { label: name, unit: quantity.unit, dimension, variable: `input ${at}` };
  }
  const { unit, dimension } = model.states[at]!;
  return { label: `${name}(0)`, unit, dimension, state: at };
}

const by = (graph: Graph, partials: Partials, variable: Variable | undefined): Node =>
  (variable === undefined ? undefined : partials.get(variable)) ?? graph.zero;

/** Σ ∂/∂yₖ · Sₖ + ∂/∂p, S from a state slot on. */
function chain(graph: Graph, partials: Partials, { variable }: Found, from: number): Node {
  const terms = [...partials].flatMap(([key, slope]) =>
    typeof key === "number" ? [multiply(graph, slope, leaf(graph, { kind: "state", slot: from + key }))] : [],
  );
  return add(graph, [...terms, by(graph, partials, variable)]);
}

const unitOver = (above: string, below: string): string => {
  if (below === "" || below === "1") return above;
  return `${above === "" ? "1" : above}/(${below})`;
};

const stateBy = ({ name, unit, dimension, description }: ModelState, one: Found): ModelState => ({
  name: `∂${name}/∂${one.label}`,
  unit: unitOver(unit, one.unit),
  dimension: timesPower(dimension, one.dimension, -1),
  description: `Derivative by ${one.label}: ${description}`,
});

const outputBy = ({ name, unit, description }: ModelOutput, one: Found): ModelOutput => ({
  name: `∂${name}/∂${one.label}`,
  unit: unitOver(unit, one.unit),
  description: `Derivative by ${one.label}: ${description}`,
});
