import { hasErrors, type SourceFile } from "../source/index.ts";
import { baseUnitText } from "../units/index.ts";
import { compartments, type Declared, declareAll, ofKind, stateOf } from "./declarations.ts";
import { warnOfDenominators } from "./denominators.ts";
import { type Measures, measure, mustMeasure } from "./dimensions.ts";
import type { NamedValue } from "./equations.ts";
import { eventsOf } from "./events.ts";
import { expand, type Surroundings } from "./expand.ts";
import { changing, inOrder } from "./order.ts";
import { dimensionOfText, unknownDimension } from "./parameters.ts";
import { outputsOf, portsOf } from "./ports-outputs.ts";
import { printStatement } from "./print-statement.ts";
import type { Report } from "./report.ts";
import { type Scope, startScope } from "./scope.ts";
import { derivativesOf, initialOf } from "./states.ts";
import type { ModelStatement } from "./syntax.ts";
import type { Model, ModelParameter } from "./types.ts";

/** Puts the statements of a model together and checks them. The model can be used when nothing was reported as error. */
export function assemble(
  statements: readonly ModelStatement[],
  { path, text }: SourceFile,
  report: Report,
): Model {
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
  const events = eventsOf(around, statements, measures, moving);
  const outputs = outputsOf(around, statements, measures);
  if (!hasErrors(report.issues)) warnOfDenominators({ values, derivatives, initial, events }, report);
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
    path,
    text,
    equations: {
      values,
      derivatives,
      initial,
      outputs: outputs.map(({ expression }) => expression),
      ports: ports.map(({ shares }) => shares),
      entries: ports.map(({ entry }) => entry),
      events,
      printed: statements.flatMap((statement) => printStatement(statement) ?? []),
    },
  };
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
  return ordered.map((value) => {
    const { statement, name } = declared.values[value.slot]!;
    const stated = statement.kind === "assign" && statement.unit;
    const needed = stated ? dimensionOfText(around.scope, stated) : undefined;
    if (stated) mustMeasure(measures, value.expression, needed, `${name} is in ${stated.text}`);
    const dimension = needed ?? measure(measures, value.expression);
    measures.values[value.slot] = dimension;
    return dimension ? { ...value, unit: baseUnitText(dimension) } : value;
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
