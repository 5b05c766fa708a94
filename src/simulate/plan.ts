import type { Compound } from "../compound/index.ts";
import { lotIssues } from "../library/index.ts";
import type { Model } from "../model/index.ts";
import { spreadOf } from "../population/index.ts";
import { hasErrors } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import type { DosedOptions, SimulateOptions } from "./options.ts";
import { planPopulation } from "./plan-population.ts";
import { planRegimen } from "./plan-regimen.ts";
import { planSchedule, type Schedule } from "./plan-schedule.ts";
import { planLot, planSet, withValues } from "./plan-set.ts";
import { addUnknown, type Problems, problemsIn } from "./problems.ts";
import { type ResolvedModel, resolveModel } from "./resolve-model.ts";
import type { SimulateSpec } from "./spec.ts";
import { spreadParameters } from "./subject-inputs.ts";

/** The largest table of profiles, in numbers: 400 MB. Without it, the most that the store holds for a while: 8 GB. */
const maxNumbers = { profiles: 5e7, summary: 1e9 };

/** Fills in every default, resolves compound and model, and checks everything that can be checked before computing. */
export function planSimulation(options: SimulateOptions, context: PlanContext) {
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
): SimulateSpec | undefined {
  if (options.records) {
    const found = "records are described, and no data is named";
    problems.add(
      "simulate.records-without-data",
      ["records"],
      found,
      "data, or a regimen alone",
      "data: pk.csv",
    );
  }
  if (!isDosed(options)) {
    problems.add("simulate.no-dose", [], "neither a dose nor data is given", "one of them", "dose: 100 mg");
    return undefined;
  }
  const population = planPopulation(options, problems);
  const schedule = planSchedule(options, problems);
  const resolved = resolveModel(options, context, problems);
  const regimen =
    population &&
    planRegimen(options, schedule, resolved?.model, resolved?.compound, population.of, problems);
  if (!resolved) return undefined;
  const { model } = resolved;
  const outputs = planOutputs(options, model, problems);
  const set = planValues(options, resolved, problems);
  checkSpread(model, problems);
  const written = options.set["f[0]"] === undefined ? context.place("compound") : context.place("set");
  if (Object.keys(set).some((name) => /(^|_)f\[/.test(name)))
    problems.addAll(lotIssues({ parameters: withValues(model, set) }, written));
  if (!population || !schedule || !regimen || tooMuch(options.keep, schedule, population, outputs, problems))
    return undefined;
  return {
    step: context.stepName,
    seed: context.seed,
    compound: compoundOf(resolved),
    species: options.species,
    model: { name: model.name, title: model.title, text: model.text, cite: model.citations },
    set,
    regimen,
    population,
    grid: schedule.grid,
    timeUnit: (schedule.grid.timesH.at(-1) ?? 0) >= 48 ? "d" : "h",
    outputs,
    keep: options.keep,
    tolerance: options.tolerance,
    method: options.method,
  };
}

/** The compound as a plan names it. */
export function compoundOf({ compound, disposition, linker }: ResolvedModel): SimulateSpec["compound"] {
  if (!compound) return null;
  const lot = lotOf(compound);
  const { name } = compound;
  if (disposition) return { name, mark: disposition.mark, why: disposition.why, lot, linker: null };
  const why = `the study names it; of ${name} it takes linker and drug (${linker?.name}), molar mass and lot; all else is the model's`;
  return { name, mark: "assumed", why, lot, linker: linker?.name ?? null };
}

/** Values that replace those of the model: of the lot, the compound's file, the step, the later before the earlier. */
export const planValues = (
  options: SimulateOptions,
  { model, compound, disposition }: ResolvedModel,
  problems: Problems,
): SimulateSpec["set"] => ({
  ...planLot(compound, model, problems),
  ...planSet(disposition?.set ?? {}, model, ["compound"], problems),
  ...planSet(options.set, model, ["set"], problems),
});

const isDosed = (options: SimulateOptions): options is DosedOptions => options.dose !== undefined;

const lotOf = ({ lot }: Compound) => (lot ? { dar: lot.dar, mark: lot.mark, why: lot.why } : null);

function tooMuch(
  keep: SimulateSpec["keep"],
  { grid }: Schedule,
  { size }: SimulateSpec["population"],
  outputs: readonly string[],
  problems: Problems,
): boolean {
  const most = maxNumbers[keep];
  const columns = keep === "profiles" ? outputs.length + 4 : outputs.length;
  const numbers = grid.timesH.length * size * columns;
  if (numbers <= most) return false;
  const summary = keep === "profiles" && grid.timesH.length * size * outputs.length <= maxNumbers.summary;
  problems.add(
    "simulate.too-much",
    ["population", "size"],
    `${size} subjects at ${grid.timesH.length} times with ${outputs.length} outputs`,
    `at most ${most / 1e6} million numbers; fewer subjects, times or outputs${summary ? ", or only what summarises them (keep: summary)" : ""}`,
    summary ? "keep: summary" : `size: ${Math.floor((size * most) / numbers)}`,
  );
  return true;
}

/** The outputs that are wanted; names that the model does not have are problems. */
export function planOutputs(options: SimulateOptions, model: Model, problems: Problems): string[] {
  const names = model.outputs.map(({ name }) => name);
  if (names.length === 0) {
    problems.add(
      "simulate.no-output",
      ["model"],
      `the model ${model.name} has no outputs`,
      "at least one output statement",
    );
  }
  const wanted = options.outputs ?? names;
  wanted.forEach((name, k) => {
    if (!names.includes(name)) {
      addUnknown(
        problems,
        "simulate.unknown-output",
        ["outputs", k],
        `output of ${model.name} named`,
        name,
        names,
      );
    } else if (wanted.indexOf(name) < k) {
      problems.add("simulate.output-twice", ["outputs", k], `"${name}" is listed twice`, "each output once");
    }
  });
  return [...wanted];
}

function checkSpread(model: Model, problems: Problems): void {
  if (spreadOf(spreadParameters(model, {}), model.correlations)) return;
  problems.add(
    "simulate.correlations",
    ["model"],
    `the correlations of ${model.name} contradict each other`,
    "correlations that random parameters can have (a positive definite matrix)",
  );
}
