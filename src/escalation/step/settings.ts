import type { Setting } from "../../step/index.ts";
import { printNumber } from "../../units/index.ts";
import { levelNames } from "./run.ts";
import type { EscalateSpec } from "./spec.ts";

/** The settings of a step, named as its options are. */
export function escalateSettings({ designs, setup, levels, scenarios, ...spec }: EscalateSpec): Setting[] {
  const percent = (share: number) => `${printNumber(100 * share)} %`;
  const yes = (value: boolean) => (value ? "yes" : "no");
  const said: Readonly<Record<string, string>> = {
    design: designs.join(", "),
    levels: `${levelNames(levels).join(", ")} ${levels.unit}`,
    target: percent(setup.target),
    start: `${printNumber(levels.values[setup.start]!)} ${levels.unit}`,
    cohort: String(setup.cohort),
    "max-patients": String(setup.maxPatients),
    cutoff: percent(setup.cutoff),
    low: setup.low === null ? "0.6 × target" : percent(setup.low),
    high: setup.high === null ? "1.4 × target" : percent(setup.high),
    below: percent(setup.below),
    above: percent(setup.above),
    "extra-safety": yes(setup.extraSafety),
    offset: percent(setup.offset),
    "bound-mtd": yes(setup.boundMtd),
    strict: yes(setup.strict),
    "stay-at-1-of-3": yes(setup.stayAtOneOfThree),
    titration: yes(setup.titration),
    variant: setup.variant,
    "top-needs-six": yes(setup.topNeedsSix),
    "titration-step": String(setup.titrationStep),
    "stop-at-dose": setup.stopAtDose ? `${setup.stopAtDose.n}, ${setup.stopAtDose.when}` : "none",
    method: spec.method,
    trials: String(spec.trials),
    random: spec.random ? `${spec.random.n}, ${spec.random.family}` : "none",
    "look-ahead": String(spec.lookAhead),
    ...Object.fromEntries(
      scenarios.map(({ name, truth }) => [`scenarios.${name}`, truth.map((p) => percent(p)).join(", ")]),
    ),
    window:
      spec.windows.length > 0 ? `${spec.windows.map((days) => printNumber(days)).join(", ")} d` : "none",
    "inside-window": spec.insideWindow.map(percent).join(", "),
    patients: spec.history.length > 0 ? `${spec.history.length}` : "none",
    toxicity: spec.onsetsFrom
      ? `${spec.onsetsFrom.step}.${spec.onsetsFrom.table}`
      : spec.onsets.length > 0
        ? `${spec.onsets.length} times`
        : "none",
    treated: spec.treated
      .map(({ dose, n, tox }) => `${printNumber(levels.values[dose]!)} ${levels.unit}: ${tox}/${n}`)
      .join("; "),
  };
  return Object.entries(said).map(([name, value]) => ({ name, value: value === "" ? "none" : value }));
}
