import type { Dimension } from "../units/index.ts";
import { expand, type Surroundings } from "./expand.ts";
import { covariatesOf, dimensionOfText, parametersOf, unknownDimension } from "./parameters.ts";
import { declare, type Element, type Scope } from "./scope.ts";
import type { ModelStatement, ParamStatement } from "./syntax.ts";
import type { ModelCovariate, ModelParameter, ModelState } from "./types.ts";

/** A statement of one kind. */
export type Of<Kind extends ModelStatement["kind"]> = ModelStatement & { kind: Kind };

/** Everything declared, element by element. */
export interface Declared {
  readonly parameters: readonly ModelParameter[];
  readonly covariates: readonly ModelCovariate[];
  readonly species: readonly Element<Of<"species">>[];
  readonly values: readonly Element<Of<"assign"> | Of<"compartment"> | Of<"reaction">>[];
}

/** The statements of one kind, in the order written. */
export const ofKind = <Kind extends ModelStatement["kind"]>(
  statements: readonly ModelStatement[],
  kind: Kind,
) => statements.filter((statement): statement is Of<Kind> => statement.kind === kind);

const counter = () => {
  let next = 0;
  return () => next++;
};

/** Declares parameters, covariates, species and named values, in the order written. */
export function declareAll(scope: Scope, statements: readonly ModelStatement[]): Declared {
  const [nextInput, nextState, nextValue] = [counter(), counter(), counter()];
  const inputs = statements.filter((s): s is ParamStatement => s.kind === "param" || s.kind === "covariate");
  const parameters = inputs
    .filter(({ kind }) => kind === "param")
    .flatMap((s) => parametersOf(scope, declare(scope, "param", s.head, s, nextInput)));
  const covariates = inputs
    .filter(({ kind }) => kind === "covariate")
    .flatMap((s) => covariatesOf(scope, declare(scope, "covariate", s.head, s, nextInput)));
  const species = ofKind(statements, "species").flatMap((s) =>
    declare(scope, "species", s.head, s, nextState),
  );
  const values = statements.flatMap((s) =>
    s.kind === "assign" || s.kind === "compartment" || s.kind === "reaction"
      ? declare(scope, s.kind, s.head, s, nextValue)
      : [],
  );
  return { parameters, covariates, species, values };
}

/** A state as the model shows it, with its dimension where its unit could be read. */
export function stateOf(
  scope: Scope,
  element: Element<Of<"species">>,
): { state: ModelState; dimension?: Dimension } {
  const { unit, description } = element.statement;
  const dimension = dimensionOfText(scope, unit);
  const state = {
    name: element.name,
    unit: unit.text,
    dimension: dimension ?? unknownDimension,
    description,
  };
  return dimension ? { state, dimension } : { state };
}

/** The compartment slot of each state, looked up once. */
export function compartments(
  scope: Scope,
  species: readonly Element<Of<"species">>[],
): Surroundings["compartmentOf"] {
  const slots = new Map<number, number>();
  const around: Surroundings = { scope, compartmentOf: () => undefined };
  for (const { statement, bindings, slot } of species) {
    const { place } = statement;
    if (!place) continue;
    const isCompartment = place.kind === "name" && scope.names.get(place.name)?.kind === "compartment";
    const found = isCompartment ? expand(around, place, bindings) : undefined;
    if (found?.kind === "value") slots.set(slot, found.slot);
    else if (!isCompartment) {
      const known = [...scope.names.values()]
        .filter(({ kind }) => kind === "compartment")
        .map(({ name }) => name);
      scope.report.error(
        "model.undefined",
        place.at,
        `"${scope.report.quote(place.at)}" is not a compartment`,
        `a compartment of this model (${known.join(", ") || "there is none"})`,
      );
    }
  }
  return (state) => slots.get(state);
}
