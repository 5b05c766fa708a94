import type { Model } from "../../model/index.ts";
import { type FileSubject, type RecordFormat, readRecords } from "../../records/index.ts";
import { hasErrors, type SourceFile } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { dimensionOf, sameDimension } from "../../units/index.ts";
import type { SimulateOptions } from "../options.ts";
import { compoundOf, planOutputs, planValues } from "../plan.ts";
import { addUnknown, type Problems, problemsIn } from "../problems.ts";
import { resolveModel } from "../resolve-model.ts";
import type { RecordedSpec } from "./spec.ts";

/** Settings that say who is given what, when: the file says it. */
const saidByFile = [
  ...["dose", "into", "cap", "every", "doses", "infuse", "until", "population", "subject", "sample"],
] as readonly (keyof SimulateOptions)[];

/** Fills in every default of a simulation of recorded subjects, and reads the file to check it. */
export function planRecorded(options: SimulateOptions, context: PlanContext) {
  const problems = problemsIn(context);
  const spec = planSpec(options, context, problems);
  return hasErrors(problems.issues) || !spec
    ? { issues: problems.issues }
    : { spec, issues: problems.issues };
}

function planSpec(
  options: SimulateOptions,
  context: PlanContext,
  problems: Problems,
): RecordedSpec | undefined {
  for (const name of saidByFile.filter((one) => options[one] !== undefined)) {
    problems.add(
      "simulate.dose-and-data",
      [name],
      `${name} is given beside data`,
      "data alone, or a regimen alone",
    );
  }
  const source = fileOf(options, context, problems);
  const resolved = resolveModel(options, context, problems);
  if (!source || !resolved) return undefined;
  const { model } = resolved;
  const outputs = planOutputs(options, model, problems);
  const set = planValues(options, resolved, problems);
  const format = formatOf(options);
  checkNames(format, model, problems);
  if (hasErrors(problems.issues)) return undefined;
  const { subjects, observedUnit = "", issues } = readRecords(source, model, format);
  problems.addAll(issues);
  const observed = observedIn(options, outputs, model, observedUnit, problems);
  if (!subjects || !observed) return undefined;
  const lastH = lastTime(subjects);
  const { sameTime, laterDoses, pending, longLag } = conventionsOf(options);
  return {
    ...{ step: context.stepName, compound: compoundOf(resolved), species: options.species },
    model: { name: model.name, title: model.title, text: model.text, cite: model.citations },
    ...{
      set,
      outputs,
      timeUnit: lastH >= 48 ? "d" : "h",
      tolerance: options.tolerance,
      method: options.method,
    },
    records: {
      ...{
        path: options.data ?? source.path,
        text: source.text,
        nSubjects: subjects.length,
        format,
        observed,
        observedUnit,
      },
      nRecords: subjects.reduce((sum, { occasions }) => sum + recordsIn(occasions), 0),
      conventions: { sameTime, laterDoses, pending, longLag },
    },
  };
}

const recordsIn = (occasions: FileSubject["occasions"]): number =>
  occasions.reduce((sum, { records }) => sum + records.length, 0);

const lastTime = (subjects: readonly FileSubject[]): number =>
  Math.max(
    0,
    ...subjects.flatMap(({ occasions }) => occasions.map(({ records }) => records.at(-1)?.timeH ?? 0)),
  );

function fileOf({ data }: SimulateOptions, context: PlanContext, problems: Problems): SourceFile | undefined {
  const source = data === undefined ? undefined : context.file(data);
  if (!source)
    problems.add("simulate.no-file", ["data"], `there is no file ${data} beside the study`, "a CSV file");
  return source;
}

function formatOf({ records }: SimulateOptions): RecordedSpec["records"]["format"] {
  const { units = {}, columns = {}, compartments = {}, between = "locf" } = records ?? {};
  const all = typeof between === "string";
  return { units, columns, compartments, between: all ? {} : between, otherwise: all ? between : "locf" };
}

const conventionsOf = ({ records }: SimulateOptions) => ({
  sameTime: records?.["same-time"] ?? ("as written" as const),
  laterDoses: records?.["later-doses"] ?? ("first" as const),
  pending: records?.pending ?? ("cancelled" as const),
  longLag: records?.["long-lag"] ?? ("doses before" as const),
});

function checkNames({ compartments, between }: RecordFormat, model: Model, problems: Problems): void {
  const places = [...model.ports, ...model.states].map(({ name }) => name);
  for (const [number, name] of Object.entries(compartments)) {
    const at = ["records", "compartments", number];
    if (!/^\d+$/.test(number))
      problems.add(
        "simulate.compartment",
        at,
        `"${number}" is not the number of a compartment`,
        "a whole number",
        "1",
      );
    else if (!places.includes(name))
      addUnknown(
        problems,
        "simulate.unknown-compartment",
        at,
        `dose or state of ${model.name} named`,
        name,
        places,
      );
  }
  const inputs = [...model.parameters, ...model.covariates].map(({ name }) => name);
  for (const name of Object.keys(between)) {
    if (inputs.some((one) => one.toUpperCase() === name.toUpperCase())) continue;
    const at = ["records", "between", name];
    addUnknown(problems, "simulate.unknown-covariate", at, `covariate of ${model.name} named`, name, inputs);
  }
}

/** Which outputs are observed; undefined where that is said wrongly. */
function observedIn(
  { records, outputs: wanted }: SimulateOptions,
  outputs: readonly string[],
  model: Model,
  observedUnit: string,
  problems: Problems,
): Record<string, string> | undefined {
  const before = problems.issues.length;
  const given = records?.observed ?? {};
  for (const [number, name] of Object.entries(given)) {
    if (!outputs.includes(name)) {
      const at = ["records", "observed", number];
      addUnknown(
        problems,
        "simulate.unknown-output",
        at,
        "output among those simulated named",
        name,
        outputs,
      );
      continue;
    }
    checkUnit(name, observedUnit, model, ["records", "observed", number], problems);
  }
  const [only] = outputs;
  const alone = Object.keys(given).length === 0 && outputs.length === 1 && only !== undefined;
  if (alone && fits(only, observedUnit, model)) return { "": only };
  if (alone && wanted) checkUnit(only, observedUnit, model, ["records", "units"], problems);
  return problems.issues.length > before ? undefined : given;
}

const fits = (name: string, observedUnit: string, model: Model): boolean => {
  const unit = model.outputs.find((output) => output.name === name)?.unit ?? "1";
  return observedUnit !== "" && sameDimension(dimensionOf(observedUnit), dimensionOf(unit));
};

function checkUnit(
  name: string,
  observedUnit: string,
  model: Model,
  at: readonly string[],
  problems: Problems,
): void {
  if (observedUnit === "" || fits(name, observedUnit, model)) return;
  const unit = model.outputs.find((output) => output.name === name)?.unit ?? "1";
  problems.add(
    "unit.wrong-dimension",
    at,
    `DV is in ${observedUnit} and ${name} in ${unit}`,
    `a unit like ${unit}`,
    `DV: ${unit}`,
  );
}
