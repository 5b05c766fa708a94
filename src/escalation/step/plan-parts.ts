import { convert, inBaseUnits, type Quantity } from "../../units/index.ts";
import type { Setup } from "../designs.ts";
import type { EscalateOptions } from "./options.ts";
import { fail, type Reader } from "./reader.ts";
import type { CalendarPlan, CalibratePlan, OptimisePlan } from "./spec.ts";

/** Days of a mean month: 365.25 / 12. */
const monthDays = 30.4375;

/** What is simulated in calendar time, or null. */
export function readCalendar(
  { accrual }: EscalateOptions,
  windows: readonly number[],
  reader: Reader,
): CalendarPlan | null {
  if (!accrual) return null;
  if (windows.length === 0) {
    fail(reader, ["accrual"], "escalate.accrual", {
      problem: "no window is given",
      needed: "the window in which a toxicity counts",
      write: "window: 21 d",
    });
  }
  const { arrivals = "poisson", late, backfill, trials = 10_000 } = accrual;
  const time = accrual["response-time"];
  return {
    perDay: accrual["per-month"] / monthDays,
    arrivals,
    late: late ? inBaseUnits(late) : null,
    responseDays: time ? convert(time.value, time.unit, "d") : null,
    backfill: backfill
      ? {
          cap: backfill.cap ?? 12,
          needsResponse: backfill["needs-response"] ?? true,
          assign: backfill.assign ?? "highest",
        }
      : null,
    trials,
  };
}

const searched = [
  "cohort",
  "max-patients",
  "cutoff",
  "low",
  "high",
  "below",
  "above",
  "half-width",
  "prior-mtd",
  "prior-variance",
  "overdose",
] as const;

/** What is searched, or null. */
export function readCalibrate({ calibrate }: EscalateOptions, reader: Reader): CalibratePlan | null {
  if (!calibrate) return null;
  const numbers = (values: readonly (number | Quantity)[]) =>
    values.map((value) => (typeof value === "number" ? value : inBaseUnits(value)));
  const grid = Object.fromEntries(
    searched.flatMap((name) => {
      const values = calibrate[name];
      return values ? [[name, numbers(values)]] : [];
    }),
  );
  const combinations = Object.values(grid).reduce((product, values) => product * values.length, 1);
  if (Object.keys(grid).length === 0 || combinations > 2000) {
    fail(reader, ["calibrate"], "escalate.calibrate", {
      problem:
        combinations > 2000 ? `${combinations} combinations of settings` : "nothing is given to search over",
      needed: combinations > 2000 ? "at most 2,000" : `lists of ${searched.join(", ")}`,
      ...(combinations > 2000 ? {} : { write: "calibrate: { cohort: [1, 3], cutoff: [90 %, 95 %] }" }),
    });
  }
  const { loss = "wrong selection", by = "mean", show = 20 } = calibrate;
  return { grid, loss, by, show };
}

/** A setup with some of its numbers replaced by a setting's. */
export function withSetting(setup: Setup, setting: Readonly<Record<string, number>>): Setup {
  const of = (name: (typeof searched)[number]): number | undefined => setting[name];
  const cohort = of("cohort") ?? setup.cohort;
  const mtd = of("prior-mtd");
  return {
    ...setup,
    cohort,
    maxPatients: of("max-patients") ?? setup.maxPatients,
    cutoff: of("cutoff") ?? setup.cutoff,
    low: of("low") ?? setup.low,
    high: of("high") ?? setup.high,
    below: of("below") ?? setup.below,
    above: of("above") ?? setup.above,
    model: {
      ...setup.model,
      halfWidth: of("half-width") ?? setup.model.halfWidth,
      priorMtd: mtd === undefined ? setup.model.priorMtd : mtd - 1,
      priorVariance: of("prior-variance") ?? setup.model.priorVariance,
      overdose: of("overdose") ?? setup.model.overdose,
    },
  };
}

/** What is compared after the escalation, or null. */
export function readOptimise({ optimise }: EscalateOptions, { target }: Setup): OptimisePlan | null {
  if (!optimise) return null;
  const { doses = 2, patients, toxicity, efficacy, neither = 40, both = 60 } = optimise;
  return {
    doses,
    patients,
    toxicity: toxicity ? inBaseUnits(toxicity) : target,
    efficacy: efficacy ? inBaseUnits(efficacy) : 0.2,
    neither,
    both,
  };
}
