import { type Dimension, sameDimension, timesPower } from "../units/index.ts";
import { inWords, type Measures, measure, perTime } from "./dimensions.ts";
import type { Scalar } from "./equations.ts";
import { expand, resolve, type Surroundings } from "./expand.ts";
import type { Element } from "./scope.ts";
import type { ModelStatement, Term } from "./syntax.ts";

type Reaction = ModelStatement & { kind: "reaction" };

/**
 * The terms that reactions add to each state's derivative: −ν·rate for what stands left of the arrow, +ν·rate for
 * what stands right. Reports rates that do not measure what the species needs.
 */
export function fluxesOf(
  around: Surroundings,
  reactions: readonly Element<Reaction>[],
  measures: Measures,
): ReadonlyMap<number, readonly Scalar[]> {
  const fluxes = new Map<number, Scalar[]>();
  for (const reaction of reactions) {
    const { left, right } = reaction.statement;
    for (const term of left) addFlux(around, reaction, term, -1, measures, fluxes);
    for (const term of right) addFlux(around, reaction, term, 1, measures, fluxes);
    if (left.length + right.length === 0) {
      around.scope.report.error(
        "model.syntax",
        reaction.statement.head.at,
        "nothing stands on either side of the arrow",
        "a species on one side, as in A -> nothing",
      );
    }
  }
  return fluxes;
}

function addFlux(
  around: Surroundings,
  { statement, bindings, slot }: Element<Reaction>,
  { coefficient, species }: Term,
  sign: 1 | -1,
  measures: Measures,
  fluxes: Map<number, Scalar[]>,
): void {
  const { scope } = around;
  const target = resolve(scope, species, bindings);
  if (target.kind !== "state") {
    if (target.kind === "number" && target.dimension === undefined) return;
    scope.report.error(
      "model.undefined",
      species.at,
      `"${scope.report.quote(species.at)}" is not a species or state`,
      "a species on each side of a reaction, with a coefficient before it where there is one",
    );
    return;
  }
  const rate: Scalar = { kind: "value", slot, at: statement.rate.at };
  const at = species.at;
  const times = coefficient && expand(around, coefficient, bindings);
  const flow: Scalar = times ? { kind: "apply", operator: "*", args: [times, rate], at } : rate;
  checkRate(around, statement, flow, measures.states[target.slot], species.name, measures);
  const term: Scalar = sign === 1 ? flow : { kind: "apply", operator: "neg", args: [flow], at };
  const terms = fluxes.get(target.slot) ?? [];
  terms.push(term);
  fluxes.set(target.slot, terms);
}

function checkRate(
  { scope }: Surroundings,
  { rate, head }: Reaction,
  flow: Scalar,
  state: Dimension | undefined,
  species: string,
  measures: Measures,
): void {
  const found = measure(measures, flow);
  if (!found || !state || sameDimension(found, perTime(state))) return;
  const factor = timesPower(perTime(state), found, -1);
  scope.report.error(
    "model.dimension",
    rate.at,
    `the rate of ${head.name} is ${inWords(found)}, ${species} is ${inWords(state)}`,
    `${inWords(perTime(state))}, the unit of ${species} per time, or a coefficient in ${inWords(factor)}`,
  );
}
