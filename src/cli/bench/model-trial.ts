import { basename } from "node:path";
import { libraryModel, readComposition } from "../../library/index.ts";
import { compile, type Model } from "../../model/index.ts";
import { individualParameters, spreadOf } from "../../population/index.ts";
import type { BatchSubject, DoseEvent } from "../../solve/index.ts";
import { hasErrors, printIssue, type SourceFile } from "../../source/index.ts";
import { inBaseUnits, isProblem, readQuantityLike } from "../../units/index.ts";
import { readText } from "../files.ts";
import { exitCodes } from "../index.ts";
import type { Trial } from "./trial.ts";
import { refuse } from "./wording.ts";

/** What the command line says of a model's subjects; texts with units. */
export interface ModelOptions {
  readonly dose?: string;
  readonly into?: string;
  readonly every?: string;
  readonly doses?: string;
  readonly infuse?: string;
  readonly until?: string;
  readonly sample?: string;
}

/** Times when nothing is said of them. */
const nTimes = 100;
const maxSteps = 100_000;
/** Absolute tolerances as simulations have them: this share of the relative one, times what one dose brings. */
const absoluteShare = 1e-6;

/** Subjects drawn from a model file's own spread; where it has none, the typical one as many times. */
export function modelTrial(name: string, options: ModelOptions, nSubjects: number): Trial | undefined {
  const model = modelNamed(name);
  if (!model) return undefined;
  const given = regimenOf(model, options);
  if (!given) return undefined;
  const { doses, timesH } = given;
  const inputs = inputsOf(model, nSubjects);
  const system = compile(model);
  const subjects = (tolerance: number): BatchSubject[] =>
    inputs.map((own) => {
      const bound = system.bind(own);
      const sizes = [
        ...bound.initial(),
        ...doses.flatMap(({ port, amount }) => [...bound.doseShares(port)].map((share) => share * amount)),
      ];
      const largest = Math.max(...sizes.map(Math.abs).filter(Number.isFinite), 0) || 1;
      const absoluteTolerance = new Float64Array(system.nStates).fill(tolerance * absoluteShare * largest);
      return { inputs: own, doses, absoluteTolerance };
    });
  return {
    model,
    about: `${model.name}${model.parameters.some(({ variability }) => variability) ? "" : " (the typical subject)"}, ${doses.length} ${doses.length === 1 ? "dose" : "doses"}, ${timesH.length} times`,
    nSubjects: inputs.length,
    batch: (tolerance) => ({
      ...{ model, timesH, maxSteps, relativeTolerance: tolerance, method: "automatic" },
      subjects: subjects(tolerance),
    }),
  };
}

function modelNamed(name: string): Model | undefined {
  const source = sourceOf(name);
  if (!source)
    return refuse(name, "there is no such file", "a model file, a model of the library, or a study file");
  const { model, issues } = readComposition(source);
  for (const issue of issues) {
    if (issue.severity === "error") process.stderr.write(`${printIssue(issue)}\n`);
  }
  if (hasErrors(issues)) process.exitCode = exitCodes.badInput;
  if (model && model.outputs.length === 0)
    return refuse(basename(name), "the model has no outputs", "at least one output statement to measure");
  return model;
}

function sourceOf(name: string): SourceFile | undefined {
  const found = libraryModel(name);
  if (found) return { path: `${found.name} (library)`, text: found.text };
  const text = readText(name);
  return text === undefined ? undefined : { path: name, text };
}

function inputsOf(model: Model, nSubjects: number): readonly Float64Array[] {
  const parameters = model.parameters.map(({ quantity, variability }) => ({
    typical: inBaseUnits(quantity),
    ...(variability ? { variability } : {}),
  }));
  const covariates = model.covariates.map(({ quantity }) => inBaseUnits(quantity));
  const spread = spreadOf(parameters, model.correlations);
  const typical = Float64Array.from([...parameters.map((parameter) => parameter.typical), ...covariates]);
  if (!spread || spread.etas.length === 0) return Array.from({ length: nSubjects }, () => typical);
  return Array.from({ length: nSubjects }, (_, k) =>
    Float64Array.from([...individualParameters(spread, 1, "bench", k + 1), ...covariates]),
  );
}

interface Given {
  readonly doses: readonly DoseEvent[];
  readonly timesH: Float64Array;
}

function regimenOf(model: Model, options: ModelOptions): Given | undefined {
  const { until, sample } = options;
  if (until === undefined)
    return refuse("--until", "nothing", "the time up to which a model file is simulated", '--until "12 wk"');
  const untilH = timeOf("--until", until);
  const everyH = sample === undefined ? untilH && untilH / nTimes : timeOf("--sample", sample);
  if (untilH === undefined || everyH === undefined) return undefined;
  const doses = options.dose === undefined ? [] : dosesOf(model, options.dose, options, untilH);
  if (!doses) return undefined;
  const n = Math.floor(untilH / everyH + 1e-9);
  if (n < 1 || n > 100_000)
    return refuse(
      "--sample",
      `${n} times up to --until`,
      "between 1 and 100000 output times",
      '--sample "6 h"',
    );
  return { doses, timesH: Float64Array.from({ length: n + 1 }, (_, k) => k * everyH) };
}

function dosesOf(
  model: Model,
  dose: string,
  { into, every, doses = "1", infuse = "0 h" }: ModelOptions,
  untilH: number,
): readonly DoseEvent[] | undefined {
  const names = model.ports.map(({ name }) => name);
  const port = into === undefined ? 0 : names.indexOf(into);
  if (!model.ports[port])
    return refuse(
      "--into",
      `found "${into ?? ""}"`,
      `a dose of the model (${names.join(", ") || "it has none"})`,
    );
  const amount = readQuantityLike(dose, [model.ports[port].unit]);
  if (isProblem(amount))
    return refuse("--dose", amount.problem, amount.needed, `--dose "${amount.write ?? ""}"`);
  const n = Number(doses);
  if (!Number.isInteger(n) || n < 1 || n > 10_000)
    return refuse("--doses", `found "${doses}"`, "a whole number from 1 to 10000", "--doses 4");
  if (n > 1 && every === undefined)
    return refuse("--every", "nothing", `the time between ${n} doses`, '--every "3 wk"');
  const everyH = every === undefined ? 0 : timeOf("--every", every);
  const durationH = timeOf("--infuse", infuse, true);
  if (everyH === undefined || durationH === undefined) return undefined;
  return Array.from({ length: n }, (_, k) => ({
    ...{ timeH: k * everyH, durationH, port },
    amount: inBaseUnits(amount),
  })).filter(({ timeH }) => timeH <= untilH);
}

function timeOf(option: string, text: string, zero = false): number | undefined {
  const time = readQuantityLike(text, ["h", "d", "wk"]);
  if (isProblem(time))
    return refuse(option, time.problem, time.needed, `${option} "${time.write ?? "24 h"}"`);
  if (time.value > 0 || (zero && time.value === 0)) return inBaseUnits(time);
  return refuse(option, `"${text}" is not above 0`, "a time above 0", `${option} "24 h"`);
}
