import { hasErrors, type Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import {
  convert,
  describeDimension,
  dimensionOf,
  inBaseUnits,
  isProblem,
  printNumber,
  type Quantity,
  readQuantityLike,
  sameDimension,
} from "../../units/index.ts";
import { designs, type Setup } from "../designs.ts";
import { steppedScenarios } from "../scenarios.ts";
import { cohortsWithin, readHistory } from "./history.ts";
import { readOnsets } from "./onsets.ts";
import type { EscalateOptions } from "./options.ts";
import { fail, levelOf, type Reader } from "./reader.ts";
import type { EscalateSpec, Levels, Scenario, TreatedCohort } from "./spec.ts";
import { readTreated } from "./treated.ts";

/** The plan of a step: every default filled in, doses as levels, probabilities as numbers from 0 to 1. */
export function planEscalate(
  options: EscalateOptions,
  context: PlanContext,
): { readonly spec?: EscalateSpec; readonly issues: readonly Issue[] } {
  const reader: Reader = { issues: [], context };
  const levels = readLevels(options.levels, reader);
  if (!levels) return { issues: reader.issues };
  const setup = readSetup(options, levels, reader);
  const names = [options.design].flat();
  const scenarios = readScenarios(options.scenarios, setup, reader);
  const windows = [options.window ?? []].flat().map(({ value, unit }) => convert(value, unit, "d"));
  const insideWindow = (options["inside-window"] ?? []).map(inBaseUnits);
  const history = readHistory(options, levels, windows, reader);
  const treated =
    history.length > 0 ? cohortsWithin(history, windows[0]!) : readTreated(options, levels, reader);
  const { onsets, onsetsFrom } = readOnsets(options, levels, windows, reader);
  if (!hasErrors(reader.issues)) requireDesigns(names, setup, treated, reader);
  if (hasErrors(reader.issues)) return { issues: reader.issues };
  const { method = "auto", trials = 100_000 } = options;
  const lookAhead = options["look-ahead"] ?? 2;
  const { random = null } = options;
  const { seed } = context;
  const late = { windows, insideWindow, history, onsets, onsetsFrom };
  const asked = { method, trials, seed, lookAhead, random };
  const spec = { designs: names, setup, levels, scenarios, treated, ...asked, ...late };
  return { spec, issues: reader.issues };
}

const doseUnits = ["mg/m2", "mg/kg", "mg"];

function readLevels(written: string | readonly string[], reader: Reader): Levels | undefined {
  const parts = typeof written === "string" ? written.split(",").map((part) => part.trim()) : written;
  const unit = /^[\d.\s]*(.*)$/.exec(parts.at(-1) ?? "")?.[1] ?? "";
  const quantities: Quantity[] = [];
  for (const part of parts) {
    const read = readQuantityLike(/^[\d.\s]+$/.test(part) ? `${part} ${unit}` : part, doseUnits);
    if (isProblem(read)) fail(reader, ["levels"], "escalate.levels", read);
    else quantities.push(read);
  }
  if (hasErrors(reader.issues)) return undefined;
  return increasing(quantities, reader);
}

function increasing(quantities: readonly Quantity[], reader: Reader): Levels | undefined {
  const { unit } = quantities[0]!;
  const strange = quantities.find((one) => !sameDimension(dimensionOf(one.unit), dimensionOf(unit)));
  if (strange) {
    fail(reader, ["levels"], "escalate.levels", {
      problem: `"${strange.value} ${strange.unit}" is ${describeDimension(dimensionOf(strange.unit))}`,
      needed: `levels that all measure what "${unit}" does`,
    });
    return undefined;
  }
  const values = quantities.map((one) => convert(one.value, one.unit, unit));
  const at = values.findIndex((value, k) => k > 0 && !(value > values[k - 1]!));
  if (at < 0) return { values, unit };
  fail(reader, ["levels"], "escalate.levels", {
    problem: `level ${at + 1}, ${printNumber(values[at]!)} ${unit}, is not above level ${at}, ${printNumber(values[at - 1]!)} ${unit}`,
    needed: "levels that increase",
    write: `${[...new Set(values)].sort((a, b) => a - b).join(", ")} ${unit}`,
  });
  return undefined;
}

function readSetup(options: EscalateOptions, levels: Levels, reader: Reader): Setup {
  const { cohort = 3 } = options;
  const shareOf = (
    name: "target" | "cutoff" | "low" | "high" | "below" | "above" | "offset",
    usual: number,
  ) => {
    const written = options[name];
    if (written === undefined) return usual;
    const value = inBaseUnits(written);
    if (value < 1) return value;
    fail(reader, [name], "escalate.share", {
      problem: `${printNumber(written.value)} ${written.unit} is ${value === 1 ? "certainty" : "more than 100 %"}`,
      needed: "a probability between 0 and 100 %",
      write: value > 1 && value < 100 && written.unit !== "%" ? `${printNumber(value)} %` : `${name}: 25 %`,
    });
    return usual;
  };
  const stop = options["stop-at-dose"];
  return {
    nDoses: levels.values.length,
    doses: levels.values,
    target: shareOf("target", 0.3),
    start: options.start ? (levelOf(options.start, levels, ["start"], reader) ?? 0) : 0,
    cohort,
    maxPatients: options["max-patients"] ?? 10 * cohort,
    cutoff: shareOf("cutoff", 0.95),
    low: options.low ? shareOf("low", 0) : null,
    high: options.high ? shareOf("high", 1) : null,
    below: shareOf("below", 0.05),
    above: shareOf("above", 0.05),
    extraSafety: options["extra-safety"] ?? false,
    offset: shareOf("offset", 0.05),
    boundMtd: options["bound-mtd"] ?? false,
    strict: options.strict ?? false,
    stayAtOneOfThree: options["stay-at-1-of-3"] ?? false,
    titration: options.titration ?? false,
    variant: options.variant ?? "de-escalate",
    topNeedsSix: options["top-needs-six"] ?? false,
    titrationStep: options["titration-step"] ?? 1,
    stopAtDose: stop ? { n: stop.n, when: stop.when ?? "staying" } : null,
  };
}

function readScenarios(
  written: EscalateOptions["scenarios"],
  { nDoses, target }: Setup,
  reader: Reader,
): Scenario[] {
  if (!written) {
    return steppedScenarios(nDoses, target).map((truth, k) => ({
      name: k === 0 ? "all above target" : `level ${k} at target`,
      truth,
    }));
  }
  return Object.entries(written).map(([name, shares]) => {
    const truth = shares.map(inBaseUnits);
    if (truth.length !== nDoses || truth.some((p) => p > 1)) {
      fail(reader, ["scenarios", name], "escalate.scenario", {
        problem:
          truth.length === nDoses
            ? `"${name}" has a probability above 100 %`
            : `"${name}" has ${truth.length} probabilities`,
        needed: `${nDoses} probabilities, one a level, up to 100 %`,
      });
    }
    return { name, truth };
  });
}

/** Designs say themselves what they cannot take; here it becomes an issue at the design. */
function requireDesigns(
  names: readonly string[],
  setup: Setup,
  treated: readonly TreatedCohort[],
  reader: Reader,
): void {
  names.forEach((name, k) => {
    try {
      designs[name]!.build(setup);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fail(reader, names.length > 1 ? ["design", k] : ["design"], "escalate.design", {
        problem: error.message,
        needed: "options that the design can take",
      });
    }
  });
  for (const [k, { n, tox, moderate }] of treated.entries()) {
    if (tox + moderate <= n) continue;
    fail(reader, ["treated", k], "escalate.counts", {
      problem: `${tox + moderate} patients with a toxicity among ${n}`,
      needed: "no more toxicities than patients",
    });
  }
}
