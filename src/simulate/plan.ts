import type { Model } from "../model/index.ts";
import { type Population, populationOf, populations, spreadOf } from "../population/index.ts";
import { hasErrors } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { convert, inBaseUnits, printQuantity } from "../units/index.ts";
import { ascending, sampleGrid, usualTimes } from "./grid.ts";
import type { SimulateOptions } from "./options.ts";
import { planRegimen } from "./plan-regimen.ts";
import { planSet } from "./plan-set.ts";
import { addUnknown, type Problems, problemsIn } from "./problems.ts";
import { resolveModel } from "./resolve-model.ts";
import type { Grid, Regimen, SimulateSpec } from "./spec.ts";
import { spreadParameters } from "./subject-inputs.ts";

/** How long a single dose is followed when the settings do not say, in h. */
const singleDoseH = 21 * 24;

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
  const population = planPopulation(options, problems);
  const resolved = resolveModel(options, context, problems);
  if (!population || !resolved) return undefined;
  const { model, compound, disposition } = resolved;
  const regimen = planRegimen(options, model, compound, population.of, problems);
  const grid = regimen && planGrid(options, regimen, problems);
  const outputs = planOutputs(options, model, problems);
  const set = {
    ...planSet(disposition?.set ?? {}, model, ["compound"], problems),
    ...planSet(options.set, model, ["set"], problems),
  };
  checkSpread(model, problems);
  if (!regimen || !grid) return undefined;
  return {
    step: context.stepName,
    seed: context.seed,
    compound:
      compound && disposition ? { name: compound.name, mark: disposition.mark, why: disposition.why } : null,
    species: options.species,
    model: { name: model.name, title: model.title, text: model.text, cite: model.citations },
    set,
    regimen,
    population,
    grid,
    timeUnit: (grid.timesH.at(-1) ?? 0) >= 48 ? "d" : "h",
    outputs,
    tolerance: options.tolerance,
    method: options.method,
  };
}

function planPopulation(
  options: SimulateOptions,
  problems: Problems,
): SimulateSpec["population"] | undefined {
  const wanted = options.population;
  const named = wanted?.of
    ? populations.find(({ name }) => name === wanted.of)
    : populationOf(options.species);
  if (!named) return undefined;
  if (named.species !== options.species) {
    const fitting = populations.filter(({ species }) => species === options.species).map(({ name }) => name);
    problems.add(
      "simulate.other-species",
      ["population", "of"],
      `${named.name} is of the species ${named.species}, and the step simulates ${options.species}`,
      `one of ${fitting.join(", ")}, or species: ${named.species}`,
      fitting[0],
    );
    return undefined;
  }
  if (wanted && options.subject) {
    problems.add(
      "simulate.subject-and-population",
      ["subject"],
      "a single subject and a population",
      "one of them",
    );
  }
  const variability = wanted?.variability === true || wanted?.variability === "yes";
  return { size: wanted?.size ?? 0, variability, of: withTypical(named, options.subject) };
}

/** The population with the typical subject that the settings describe. */
function withTypical(population: Population, subject: SimulateOptions["subject"]): Population {
  if (!subject) return population;
  const { sex, weight, height } = subject;
  const typical = {
    ...population.typical,
    ...(sex ? { sex } : {}),
    ...(weight ? { weightKg: convert(weight.value, weight.unit, "kg") } : {}),
    ...(height ? { heightCm: convert(height.value, height.unit, "cm") } : {}),
  };
  return { ...population, typical };
}

function planGrid(options: SimulateOptions, regimen: Regimen, problems: Problems): Grid | undefined {
  const last = regimen.timesH.at(-1) ?? 0;
  const interval = options.every ? inBaseUnits(options.every) : singleDoseH;
  const untilH = options.until ? inBaseUnits(options.until) : last + interval;
  if (untilH < last + regimen.infuseH || untilH <= last) {
    const found = options.until ? printQuantity(options.until) : `${untilH} h`;
    problems.add(
      "simulate.ends-early",
      [options.until ? "until" : "infuse"],
      `the simulation ends at ${found}, before the end of dose ${regimen.timesH.length} (${(last + regimen.infuseH) / 24} d)`,
      "an end after the last dose",
      `until: ${Math.ceil((last + interval) / 24)} d`,
    );
    return undefined;
  }
  const sample = options.sample && ascending(options.sample.map(inBaseUnits));
  return sampleGrid(regimen.timesH, (end) => sample ?? usualTimes(regimen.infuseH, end), untilH);
}

function planOutputs(options: SimulateOptions, model: Model, problems: Problems): string[] {
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
