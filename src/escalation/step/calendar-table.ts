import { type Table, tableOf } from "../../table/index.ts";
import type { CalendarOptions } from "../calendar/options.ts";
import { type CalendarCharacteristics, simulateCalendar } from "../calendar/simulate-calendar.ts";
import { aroundTarget } from "../overdose.ts";
import type { Design } from "../types.ts";
import { percent } from "./columns.ts";
import type { CalendarPlan, EscalatePiece, Scenario } from "./spec.ts";

/** The design in calendar time, by scenario: duration, patients, selection, each mean with its standard error. */
export function calendarTable(design: Design, piece: EscalatePiece, plan: CalendarPlan): Table {
  const fromTimes = piece.onsets.length > 0;
  // Times seen replace the scenarios; they are simulated once, with the trial's own window.
  const scenarios = fromTimes ? piece.scenarios.slice(0, 1) : piece.scenarios;
  const rows = scenarios.map((scenario) => {
    const result = simulateCalendar(design, scenario.truth, optionsOf(piece, plan, scenario));
    return { scenario: scenario.name, result, around: aroundTarget(result, piece.setup.target, design.best) };
  });
  const share = (p: number, { nTrials }: CalendarCharacteristics) => Math.sqrt((p * (1 - p)) / nTrials);
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => piece.design },
    { name: "scenario", is: "Scenario", text: (row) => row.scenario },
    { name: "trials", is: "Simulated trials", number: ({ result }) => result.nTrials },
    {
      name: "duration",
      is: "Mean time from the beginning of accrual to the last outcome",
      unit: "d",
      number: ({ result }) => result.duration.mean,
    },
    {
      name: "duration_error",
      is: "Its Monte Carlo standard error",
      unit: "d",
      number: ({ result }) => result.duration.standardError,
    },
    ...[5, 50, 95].map((p, k) => ({
      name: `duration_p${p}`,
      is: `Percentile ${p} of the duration over trials`,
      unit: "d",
      number: ({ result }: { result: CalendarCharacteristics }) => result.duration.percentiles[k]!,
    })),
    percent("select_mtd", "Probability that the right level is selected", ({ around }) => around.selectMtd),
    percent("select_mtd_error", "Its Monte Carlo standard error", ({ around, result }) =>
      share(around.selectMtd, result),
    ),
    percent(
      "select_above",
      "Probability that a level above the target is selected",
      ({ around }) => around.selectAbove,
    ),
    percent("select_none", "Probability that no level is selected", ({ result }) => result.none),
    {
      name: "patients",
      is: "Mean patients, backfilled ones included",
      number: ({ result }) => result.totalPatients,
    },
    {
      name: "patients_error",
      is: "Its Monte Carlo standard error",
      number: ({ result }) => result.standardErrors.totalPatients,
    },
    {
      name: "toxicities",
      is: "Mean patients with a dose-limiting toxicity",
      number: ({ result }) => result.totalToxicities,
    },
    percent(
      "overdosed",
      "Mean share of patients treated above the target",
      ({ around }) => around.patientsAbove,
    ),
    {
      name: "backfilled",
      is: "Mean patients who were backfilled",
      number: ({ result }) => result.backfilled,
    },
    {
      name: "turned_away",
      is: "Mean patients who came and could not be treated",
      number: ({ result }) => result.turnedAway,
    },
  ]);
}

function optionsOf(
  { windows, onsets, levels, association, seed }: EscalatePiece,
  { perDay, arrivals, late, responseDays, backfill, trials }: CalendarPlan,
  { responses }: Scenario,
): CalendarOptions {
  const own = (level: number) => onsets.filter(({ dose }) => dose === level);
  const known = onsets.length > 0 && onsets.every(({ response }) => response !== null);
  return {
    accrual: { perDay, arrivals },
    windowDays: windows[0]!,
    nTrials: trials,
    seed,
    association,
    ...(responses ? { responses } : {}),
    ...(responseDays === null ? {} : { responseDays }),
    ...(backfill ? { backfill } : {}),
    ...(onsets.length > 0
      ? {
          onset: {
            kind: "times",
            days: levels.values.map((_, level) =>
              own(level).map(({ toxicity }) => toxicity ?? Number.POSITIVE_INFINITY),
            ),
            ...(known
              ? {
                  responded: levels.values.map((_, level) =>
                    own(level).map(({ response }) => response === true),
                  ),
                }
              : {}),
          } as const,
        }
      : late === null
        ? {}
        : { onset: { kind: "weibull", late } as const }),
  };
}
