import { baseUnitText } from "../units/index.ts";
import { type Declared, type Of, ofKind } from "./declarations.ts";
import { type Measures, mustMeasure, perTime } from "./dimensions.ts";
import type { Scalar } from "./equations.ts";
import { bareNumber, expand, type Surroundings, sumOf } from "./expand.ts";
import { changes } from "./order.ts";
import { fluxesOf } from "./reactions.ts";
import { type Element, elementName, elementsOf, type Scope } from "./scope.ts";
import type { ModelStatement } from "./syntax.ts";
import type { Span } from "./tokens.ts";

/** dy/dt of every state: the reactions it takes part in, or its own equation. Reports states that have neither or both. */
export function derivativesOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  declared: Declared,
  measures: Measures,
): readonly Scalar[] {
  const reactions = declared.values.filter(
    (element): element is Element<Of<"reaction">> => element.statement.kind === "reaction",
  );
  const fluxes = fluxesOf(around, reactions, measures);
  const odes = odesOf(around, statements, measures);
  return declared.species.map((element) => derivativeOf(around, element, fluxes, odes));
}

function derivativeOf(
  { scope }: Surroundings,
  { statement, name, slot }: Element<Of<"species">>,
  fluxes: ReadonlyMap<number, readonly Scalar[]>,
  odes: ReadonlyMap<number, Scalar>,
): Scalar {
  const { at } = statement.head;
  const own = fluxes.get(slot) ?? [];
  const ode = odes.get(slot);
  const sources = (ode ? 1 : 0) + (own.length > 0 ? 1 : 0) + (statement.constant ? 1 : 0);
  if (sources === 0) {
    scope.report.error(
      "model.no-equation",
      at,
      `nothing says how ${name} changes`,
      `a reaction it takes part in, an equation ${name}' = ..., or the word constant`,
    );
  }
  if (sources > 1) {
    scope.report.error(
      "model.two-equations",
      at,
      `${name} has more than one of: reactions, an equation ${name}' = ..., the word constant`,
      `one of them; a further term can be a reaction`,
      `reaction extra : nothing <-> ${name} at ...`,
    );
  }
  if (ode) return ode;
  return sumOf(own, at);
}

function odesOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
): ReadonlyMap<number, Scalar> {
  const { scope } = around;
  const odes = new Map<number, Scalar>();
  for (const { head, value } of ofKind(statements, "ode")) {
    for (const { key, bindings } of elementsOf(scope, head)) {
      const name = elementName(head.name, key);
      const state = stateSlot(scope, head.name, key, head.at);
      if (state === undefined) continue;
      if (odes.has(state)) {
        scope.report.error("model.duplicate", head.at, `${name}' is given twice`, "one equation");
      }
      const expression = expand(around, value, bindings);
      const dimension = measures.states[state];
      if (dimension) {
        const unit = baseUnitText(dimension);
        mustMeasure(
          measures,
          expression,
          perTime(dimension),
          `${name} is in ${unit} and its equation gives ${unit}/h`,
        );
      }
      odes.set(state, expression);
    }
  }
  return odes;
}

/** The slot of a state; reports a name that is none. */
export function stateSlot(scope: Scope, name: string, key: string, at: Span): number | undefined {
  const known = scope.names.get(name);
  const slot = known?.kind === "species" ? known.slots.get(key) : undefined;
  if (slot === undefined) {
    const found =
      known?.kind === "species"
        ? `${elementName(name, key)} does not exist`
        : `"${name}" is not a species or state`;
    scope.report.error(
      "model.undefined",
      at,
      found,
      "a species or state of this model",
      `species ${name} : nmol`,
    );
  }
  return slot;
}

/** A state at time 0; 0 unless the text says otherwise. */
export function initialOf(
  around: Surroundings,
  { statement, name, bindings, slot }: Element<Of<"species">>,
  measures: Measures,
  moving: ReadonlySet<number>,
): Scalar {
  if (!statement.initial) return bareNumber(0, statement.head.at);
  const expression = expand(around, statement.initial, bindings);
  mustMeasure(measures, expression, measures.states[slot], `${name} is in ${statement.unit.text}`);
  mustBeFixed(around.scope, expression, moving, "a value at time 0");
  return expression;
}

/** Reports an expression that changes with states or time where it must not. */
export function mustBeFixed(scope: Scope, x: Scalar, moving: ReadonlySet<number>, what: string): void {
  if (!changes(x, moving)) return;
  scope.report.error(
    "model.moving",
    x.at,
    `"${scope.report.quote(x.at)}" changes with a state or with time`,
    `parameters, covariates and what follows from them, for ${what}`,
  );
}
