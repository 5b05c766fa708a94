import { hasErrors, type Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { convert, inBaseUnits, type Quantity } from "../../units/index.ts";
import { designOf, type Setup } from "../designs.ts";
import { steppedScenarios } from "../scenarios.ts";
import { cohortsWithin, readHistory } from "./history.ts";
import { readOnsets } from "./onsets.ts";
import type { EscalateOptions } from "./options.ts";
import { placesOf, readLevels } from "./plan-levels.ts";
import { readCalendar, readCalibrate, readOptimise } from "./plan-parts.ts";
import { readSetup } from "./plan-setup.ts";
import { fail, levelOf, type Reader } from "./reader.ts";
import type { EscalateSpec, Levels, Scenario, TreatedCohort } from "./spec.ts";
import { readTreated } from "./treated.ts";

/** The plan of a step: every default filled in, doses as levels, probabilities as numbers from 0 to 1. */
export function planEscalate(
  options: EscalateOptions,
  context: PlanContext,
): { readonly spec?: EscalateSpec; readonly issues: readonly Issue[] } {
  const reader: Reader = { issues: [], context };
  const first = readLevels(options.levels, "levels", reader);
  const second = options.second ? readLevels(options.second, "second", reader) : null;
  if (!first || second === undefined) return { issues: reader.issues };
  const levels = placesOf([first, second]);
  const start = options.start ? startOf(options.start, levels, reader) : 0;
  const setup = readSetup(options, [first, second], start, reader);
  const names = [options.design].flat();
  const windows = [options.window ?? []].flat().map(({ value, unit }) => convert(value, unit, "d"));
  const history = readHistory(options, levels, windows, reader);
  const treated =
    history.length > 0 ? cohortsWithin(history, windows[0]!) : readTreated(options, levels, reader);
  const { onsets, onsetsFrom } = readOnsets(options, levels, windows, reader);
  const { method = "auto", random = null, association = 0 } = options;
  // Counts of responses beside toxicities are so many that hardly a decision is met twice.
  const { trials = options.responses ? 10_000 : 100_000 } = options;
  const scenarios = method === "none" ? [] : readScenarios(options, setup, reader);
  const calendar = readCalendar(options, windows, reader);
  const calibrate = readCalibrate(options, reader);
  const optimise = readOptimise(options, setup);
  if (!hasErrors(reader.issues)) requireDesigns(names, setup, treated, reader);
  if (!hasErrors(reader.issues)) {
    requireResponses({ names, setup, scenarios, onsetsFrom, onsets, optimise, calendar }, reader);
    requireSearchable(options, names, setup, reader);
  }
  if (hasErrors(reader.issues)) return { issues: reader.issues };
  return {
    spec: {
      designs: names,
      setup,
      levels,
      scenarios,
      treated,
      method,
      trials,
      seed: context.seed,
      lookAhead: options["look-ahead"] ?? 2,
      random,
      windows,
      insideWindow: (options["inside-window"] ?? []).map(inBaseUnits),
      history,
      onsets,
      onsetsFrom,
      association,
      calendar,
      calibrate,
      optimise,
    },
    issues: reader.issues,
  };
}

/** The first dose; of two agents the pair of this dose and the lowest of the second. */
const startOf = (dose: Quantity, levels: Levels, reader: Reader): number =>
  levelOf(dose, levels, ["start"], reader, undefined) ?? 0;

function readScenarios({ scenarios, responses }: EscalateOptions, setup: Setup, reader: Reader): Scenario[] {
  const { nDoses, target, second } = setup;
  const shares = (option: "scenarios" | "responses", name: string, written: readonly Quantity[]) => {
    const truth = written.map(inBaseUnits);
    if (truth.length !== nDoses || truth.some((p) => p > 1)) {
      fail(reader, [option, name], "escalate.scenario", {
        problem:
          truth.length === nDoses
            ? `"${name}" has a probability above 100 %`
            : `"${name}" has ${truth.length} probabilities`,
        needed: `${nDoses} probabilities, one a ${second ? "pair, row by row" : "level"}, up to 100 %`,
      });
    }
    return truth;
  };
  const stepped = second ? steppedPairs : steppedLevels;
  const named = scenarios
    ? Object.entries(scenarios).map(([name, written]) => ({
        name,
        truth: shares("scenarios", name, written),
      }))
    : stepped(setup, target);
  const strange = Object.keys(responses ?? {}).find((name) => !named.some((one) => one.name === name));
  if (strange !== undefined) {
    fail(reader, ["responses", strange], "escalate.scenario", {
      problem: `there is no scenario "${strange}"`,
      needed: `one of ${named.map(({ name }) => `"${name}"`).join(", ")}`,
    });
  }
  return named.map(({ name, truth }) => {
    const written = responses?.[name];
    return { name, truth, responses: written ? shares("responses", name, written) : null };
  });
}

const steppedLevels = ({ nDoses }: Setup, target: number) =>
  steppedScenarios(nDoses, target).map((truth, k) => ({
    name: k === 0 ? "all above target" : `level ${k} at target`,
    truth,
  }));

/** The diagonals of the grid: pairs whose levels have one sum are equally toxic, and each sum is at the target in turn. */
function steppedPairs({ doses, second }: Setup, target: number) {
  const columns = second?.length ?? 1;
  const diagonals = steppedScenarios(doses.length + columns - 1, target);
  return diagonals.map((along, k) => ({
    name: k === 0 ? "all above target" : `diagonal ${k} at target`,
    truth: doses.flatMap((_, a) => Array.from({ length: columns }, (_, b) => along[a + b]!)),
  }));
}

/** Random scenarios and searches are of probabilities of toxicity that rise with one dose; a search is exact. */
function requireSearchable(
  { random, calibrate }: EscalateOptions,
  names: readonly string[],
  setup: Setup,
  reader: Reader,
): void {
  const looking = names.find((name) => designOf(name, setup).efficacy);
  const option = random ? "random" : "calibrate";
  if ((random || calibrate) && looking !== undefined) {
    fail(reader, [option], "escalate.searched", {
      problem: `${looking} looks at responses, of which ${random ? "random scenarios have none" : "a search knows nothing"}`,
      needed: "scenarios and responses by name",
    });
  } else if (random && setup.second) {
    fail(reader, ["random"], "escalate.searched", {
      problem: "random scenarios are made for one agent, and there are two",
      needed: "scenarios by name",
    });
  }
}

interface WithResponses
  extends Pick<EscalateSpec, "scenarios" | "onsets" | "onsetsFrom" | "optimise" | "calendar"> {
  readonly names: readonly string[];
  readonly setup: Setup;
}

/** Designs that look at responses, and what comes after the escalation, need response probabilities in every scenario. */
function requireResponses(spec: WithResponses, reader: Reader): void {
  const { names, setup, scenarios, onsets, onsetsFrom, optimise, calendar } = spec;
  const looking = names.find((name) => designOf(name, setup).efficacy);
  const what =
    looking ?? (optimise ? "optimise" : calendar?.backfill?.needsResponse ? "backfill" : undefined);
  if (what === undefined || onsets.length > 0 || onsetsFrom) return;
  const without = scenarios.filter(({ responses }) => responses === null).map(({ name }) => `"${name}"`);
  if (without.length === 0) return;
  fail(reader, [looking ? "design" : what === "backfill" ? "accrual" : what], "escalate.responses", {
    problem: `${what} looks at responses, and ${without.length > 3 ? "the scenarios" : without.join(", ")} ${without.length === 1 ? "has" : "have"} none`,
    needed: "response probabilities of the levels by scenario",
    write: `responses: { ${scenarios[0]!.name}: [${scenarios[0]!.truth.map(() => "30 %").join(", ")}] }`,
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
      designOf(name, setup);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fail(reader, names.length > 1 ? ["design", k] : ["design"], "escalate.design", {
        problem: error.message,
        needed: "options that the design can take",
      });
    }
  });
  for (const [k, { n, tox, moderate, eff, both, pending }] of treated.entries()) {
    const consistent = eff <= n && both <= Math.min(tox, eff) && tox + eff - both <= n;
    if (tox + moderate + pending.length <= n && consistent) continue;
    const toxic = tox + moderate + pending.length > n;
    fail(reader, ["treated", k], "escalate.counts", {
      problem: toxic
        ? `${tox + moderate} patients with a toxicity${pending.length > 0 ? ` and ${pending.length} pending` : ""} among ${n}`
        : `${tox} with a toxicity, ${eff} with a response and ${both} with both among ${n} patients`,
      needed: toxic ? "no more toxicities than patients" : "counts that can be of one group of patients",
    });
  }
}
