import type { Dimension } from "../units/index.ts";
import { baseUnitText, timesPower } from "../units/index.ts";
import { type Measures, measure, mustMeasure, perTime } from "./dimensions.ts";
import type { Equations, NamedValue, Scalar } from "./equations.ts";
import { bareNumber, expand, type Surroundings } from "./expand.ts";
import { changes, changing, inOrder } from "./order.ts";
import { covariatesOf, dimensionOfText, parametersOf, unknownDimension } from "./parameters.ts";
import { printStatement } from "./print-statement.ts";
import { type Flux, fluxesOf } from "./reactions.ts";
import type { Report } from "./report.ts";
import { declare, type Element, elementName, elementsOf, type Scope, startScope } from "./scope.ts";
import type { ModelStatement, ParamStatement } from "./syntax.ts";
import type { Span } from "./tokens.ts";
import type { DosePort, Model, ModelCovariate, ModelOutput, ModelParameter, ModelState } from "./types.ts";

type Of<Kind extends ModelStatement["kind"]> = ModelStatement & { kind: Kind };

/** Everything declared, element by element. */
interface Declared {
  readonly parameters: readonly ModelParameter[];
  readonly covariates: readonly ModelCovariate[];
  readonly species: readonly Element<Of<"species">>[];
  readonly values: readonly Element<Of<"assign"> | Of<"compartment"> | Of<"reaction">>[];
}

/** Puts the statements of a model together and checks them. The model can be used when nothing was reported as error. */
export function assemble(statements: readonly ModelStatement[], text: string, report: Report): Model {
  const scope = startScope(statements, report);
  const declared = declareAll(scope, statements);
  const states = declared.species.map((element) => stateOf(scope, element));
  const around: Surroundings = { scope, compartmentOf: compartments(scope, declared.species) };
  const measures: Measures = {
    inputs: [...declared.parameters, ...declared.covariates].map(({ dimension }) =>
      dimension === unknownDimension ? undefined : dimension,
    ),
    states: states.map(({ dimension }) => dimension),
    values: [],
    report,
  };
  const values = orderedValues(around, declared, measures);
  const moving = changing(values);
  const derivatives = derivativesOf(around, statements, declared, measures);
  const initial = declared.species.map((element) => initialOf(around, element, measures, moving));
  const ports = portsOf(around, statements, measures, moving);
  const outputs = outputsOf(around, statements, measures);
  const head = headOf(statements, report);
  warnUnused(scope);
  return {
    ...head,
    parameters: declared.parameters,
    covariates: declared.covariates,
    states: states.map(({ state }) => state),
    ports: ports.map(({ port }) => port),
    outputs: outputs.map(({ output }) => output),
    correlations: correlationsOf(statements, declared.parameters, report),
    text,
    equations: {
      values,
      derivatives,
      initial,
      outputs: outputs.map(({ expression }) => expression),
      ports: ports.map(({ shares }) => shares),
      printed: statements.flatMap((statement) => printStatement(statement) ?? []),
    },
  };
}

const ofKind = <Kind extends ModelStatement["kind"]>(statements: readonly ModelStatement[], kind: Kind) =>
  statements.filter((statement): statement is Of<Kind> => statement.kind === kind);

const counter = () => {
  let next = 0;
  return () => next++;
};

function declareAll(scope: Scope, statements: readonly ModelStatement[]): Declared {
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

function stateOf(
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
function compartments(
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

function orderedValues(around: Surroundings, declared: Declared, measures: Measures): readonly NamedValue[] {
  const { report } = around.scope;
  const values = declared.values.map(({ statement, name, bindings, slot }) => {
    const written = statement.kind === "reaction" ? statement.rate : statement.value;
    return { slot, name, expression: expand(around, written, bindings) };
  });
  const { ordered, loop } = inOrder(values);
  if (loop.length > 0) {
    const at = values.find(({ name }) => name === loop[0])?.expression.at;
    if (at) {
      report.error(
        "model.cycle",
        at,
        `these need each other: ${loop.join(" -> ")}`,
        "values that can be computed one after another; break the loop with a state",
      );
    }
  }
  for (const { slot, expression } of ordered) measures.values[slot] = measure(measures, expression);
  return ordered;
}

function derivativesOf(
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
  fluxes: ReadonlyMap<number, readonly Flux[]>,
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
  const args = own.map(({ term }) => term);
  const [first] = args;
  if (!first) return bareNumber(0, at);
  return args.length === 1 ? first : { kind: "apply", operator: "+", args, at };
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

function stateSlot(scope: Scope, name: string, key: string, at: Span): number | undefined {
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

function initialOf(
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

function mustBeFixed(scope: Scope, x: Scalar, moving: ReadonlySet<number>, what: string): void {
  if (!changes(x, moving)) return;
  scope.report.error(
    "model.moving",
    x.at,
    `"${scope.report.quote(x.at)}" changes with a state or with time`,
    `parameters, covariates and what follows from them, for ${what}`,
  );
}

function portsOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
  moving: ReadonlySet<number>,
): readonly { port: DosePort; shares: Equations["ports"][number] }[] {
  const { scope } = around;
  const seen = new Set<string>();
  return ofKind(statements, "dose").map(({ head, unit, description, into }) => {
    mustBeNew(scope, seen, head.name, "dose", head.at);
    if (head.dims.length > 0) {
      scope.report.error(
        "model.index",
        head.at,
        `dose ${head.name} runs over an index`,
        "a dose without an index",
      );
    }
    const counted = dimensionOfText(scope, unit);
    const shares = into.flatMap((target) =>
      elementsOf(scope, target.head).flatMap(({ key, bindings }) => {
        const state = stateSlot(scope, target.head.name, key, target.head.at);
        const share = expand(around, target.share, bindings);
        const brought = state === undefined ? undefined : measures.states[state];
        const needed = brought && counted && timesPower(brought, counted, -1);
        mustMeasure(
          measures,
          share,
          needed,
          `a dose in ${unit.text} enters ${elementName(target.head.name, key)}`,
        );
        mustBeFixed(scope, share, moving, "a share of a dose");
        return state === undefined ? [] : [{ state, share }];
      }),
    );
    return { port: { name: head.name, unit: unit.text, description }, shares };
  });
}

function mustBeNew(scope: Scope, seen: Set<string>, name: string, what: string, at: Span): void {
  if (seen.has(name))
    scope.report.error("model.duplicate", at, `${what} ${name} is defined twice`, "another name");
  seen.add(name);
}

function outputsOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
): readonly { output: ModelOutput; expression: Scalar }[] {
  const seen = new Set<string>();
  return ofKind(statements, "output").flatMap(({ head, unit, value, description }) => {
    const dimension = dimensionOfText(around.scope, unit);
    return elementsOf(around.scope, head).map(({ key, bindings }) => {
      const name = elementName(head.name, key);
      mustBeNew(around.scope, seen, name, "output", head.at);
      const expression = expand(around, value, bindings);
      mustMeasure(measures, expression, dimension, `output ${name} is in ${unit.text}`);
      return { output: { name, unit: unit.text, description }, expression };
    });
  });
}

function headOf(statements: readonly ModelStatement[], report: Report) {
  const names = ofKind(statements, "model");
  const start = { line: 1, column: 1, start: 0, end: 0 };
  if (names.length !== 1) {
    const [found, at] =
      names.length === 0
        ? ["the text does not name its model", start]
        : ["the text names two models", names[1]!.at];
    report.error("model.name", at, found, "one statement such as model pouzin-2022", "model my-model");
  }
  const titles = ofKind(statements, "title");
  return {
    name: names[0]?.name ?? "",
    title: titles[0]?.text ?? names[0]?.name ?? "",
    citations: ofKind(statements, "cite").flatMap(({ keys }) => keys),
  };
}

function correlationsOf(
  statements: readonly ModelStatement[],
  parameters: readonly ModelParameter[],
  report: Report,
): Model["correlations"] {
  const etas = new Set(parameters.flatMap(({ variability }) => variability?.eta ?? []));
  return ofKind(statements, "correlate").map(({ between, value, at }) => {
    const stranger = between.find((eta) => !etas.has(eta));
    if (stranger) {
      report.error(
        "model.correlation",
        at,
        `"${stranger}" has no spread`,
        `parameters with sd or cv, or a name after shared (${[...etas].join(", ") || "there is none"})`,
      );
    }
    if (!(Math.abs(value) < 1) || between[0] === between[1]) {
      report.error(
        "model.correlation",
        at,
        `a correlation of ${value}`,
        "two spreads, and a value between -1 and 1",
      );
    }
    return { between, value };
  });
}

function warnUnused(scope: Scope): void {
  for (const { name, kind, at } of scope.names.values()) {
    if (scope.used.has(name) || (kind !== "param" && kind !== "covariate")) continue;
    const what = kind === "param" ? "parameter" : "covariate";
    scope.report.warning(
      "model.unused",
      at,
      `nothing reads ${what} ${name}`,
      "an equation that does, or no such line",
    );
  }
}
