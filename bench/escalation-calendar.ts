import {
  boin,
  type CalendarCharacteristics,
  type CalendarOptions,
  characteristics,
  cohortsOf,
  type Design,
  enumerate,
  pairModel,
  pairPosterior,
  simulateCalendar,
  stopAfter,
  titeBoin,
  titeCrm,
  trial,
  weakPrior,
} from "../src/escalation/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const truth = [0.02, 0.05, 0.12, 0.3, 0.45, 0.6];
const target = 0.3;
const short = [cohortsOf(3), stopAfter(36)] as const;
const skeleton = [0.05, 0.1, 0.18, 0.3, 0.42, 0.55];

const designs: readonly (readonly [string, Design, number, Partial<CalendarOptions>])[] = [
  ["BOIN, waiting for every outcome", trial(boin({ target, nDoses: 6 }), ...short), 1_000_000, {}],
  [
    "BOIN with backfill",
    trial(boin({ target, nDoses: 6 }), ...short),
    4000,
    { backfill: {}, responses: truth.map(() => 0.3) },
  ],
  ["TITE-BOIN", trial(titeBoin({ target, nDoses: 6 }), ...short), 10_000, {}],
  ["TITE-CRM", trial(titeCrm({ target, skeleton }), ...short), 200, {}],
];

/** Largest difference of a selection probability from the exact one, in standard errors; of designs that wait for every outcome. */
function worstZ(found: CalendarCharacteristics, design: Design): number {
  const exact = characteristics(enumerate(design), truth);
  return Math.max(
    ...exact.select.map((p, dose) => {
      const error = Math.sqrt((p * (1 - p)) / found.nTrials);
      return Math.abs(p - found.select[dose]!) / Math.max(error, 1 / found.nTrials);
    }),
  );
}

/** Trials in calendar time, patient by patient, 6 doses and 12 cohorts of 3, and one posterior of the two-agent BLRM. */
export const escalationCalendar: Bench = {
  name: "escalation-calendar",
  measure: () => {
    const simulated = designs.map(
      ([name, design, nTrials, more], k): Measurement & { readonly each: number } => {
        const run = (seed: number) =>
          simulateCalendar(design, truth, {
            accrual: { perDay: 0.1 },
            windowDays: 28,
            nTrials,
            seed,
            ...more,
          });
        let seed = 0;
        const each = medianMs(() => run(seed++), 5) / nTrials;
        return {
          name: `${name}: trials a second`,
          value: 1000 / each,
          unit: "1/s",
          baseline: "",
          ratio: 1,
          error: k === 0 ? worstZ(run(99), design) : null,
          aim: k === 0 ? "4 million; error: largest z against exact, under 4.5" : "",
          each,
        };
      },
    );
    const first = simulated[0]!;
    return [
      ...simulated.map(({ each, ...row }) => ({
        ...row,
        baseline: "BOIN, waiting",
        ratio: first.each / each,
      })),
      pairRow(),
    ];
  },
};

/** A posterior of six pairs; its error against twice the lines. */
function pairRow(): Measurement {
  const model = pairModel({ references: [6, 1500], priors: [weakPrior(0.2), weakPrior(0.2)] });
  const at = [3, 6].flatMap((a) => [400, 600, 800].map((b) => [a, b] as const));
  const data = [
    { doses: at[0]!, n: 3, tox: 0 },
    { doses: at[3]!, n: 6, tox: 2 },
  ];
  const limits = [0.16, 0.33];
  const usual = pairPosterior(model, data, at, limits);
  const half = pairPosterior(model, data, at, limits, 2039);
  const ms = medianMs(() => pairPosterior(model, data, at, limits), 7);
  const halfMs = medianMs(() => pairPosterior(model, data, at, limits, 2039), 7);
  const error = Math.max(
    ...usual.flatMap(({ below }, k) => below.map((p, j) => Math.abs(p - half[k]!.below[j]!))),
  );
  return {
    name: "two-agent BLRM: one posterior, 6 pairs",
    value: ms,
    unit: "ms",
    baseline: "half the lines",
    ratio: ms / halfMs,
    error,
    aim: "error: half the lines against all",
  };
}
