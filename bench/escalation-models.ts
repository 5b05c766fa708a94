import {
  blrm,
  characteristics,
  cohortsOf,
  crm,
  type Design,
  enumerate,
  ewoc,
  stopAfter,
  stopAfterSelectingNext,
  trial,
  weakPrior,
} from "../src/escalation/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const skeleton = [0.05, 0.12, 0.25, 0.4, 0.55];
const doses = [36, 60, 90, 126, 168, 223];
const truth = [0.02, 0.05, 0.08, 0.15, 0.25, 0.4];

const designs: readonly (readonly [string, string, () => Design])[] = [
  [
    "CRM, 24 patients in cohorts of 3",
    "under 1 s",
    () => trial(crm({ target: 0.25, skeleton }), cohortsOf(3), stopAfter(24)),
  ],
  [
    "BLRM with overdose control, 6 doses × 8 cohorts of 3",
    "under 5 s",
    () =>
      trial(
        blrm({ doses, reference: 168, prior: weakPrior(0.33) }),
        cohortsOf(3),
        stopAfterSelectingNext(24),
      ),
  ],
  [
    "EWOC, 6 doses × 8 cohorts of 3",
    "under 5 s",
    () => trial(ewoc({ doses, target: 0.33 }), cohortsOf(3), stopAfter(24)),
  ],
];

/** Exact characteristics of model-based designs: every posterior anew, then one more scenario. */
export const escalationModels: Bench = {
  name: "escalation-models",
  measure: () =>
    designs.flatMap(([name, aim, build]) => {
      const enumeration = enumerate(build());
      const table = medianMs(() => enumerate(build()), 5);
      const scenarios = 200;
      const p = truth.slice(0, enumeration.nDoses);
      const scenario =
        medianMs(() => {
          for (let k = 0; k < scenarios; k++) characteristics(enumeration, p);
        }, 11) / scenarios;
      const { select, none } = characteristics(enumeration, p);
      const error = Math.abs(select.reduce((a, b) => a + b, none) - 1);
      const row = (what: string, ms: number, wanted: string, off: number | null): Measurement => ({
        name: what,
        value: ms,
        unit: "ms",
        baseline: "one more scenario",
        ratio: ms / scenario,
        error: off,
        aim: wanted,
      });
      return [
        row(`${name}: ${enumeration.nFinal} final states`, table, aim, null),
        row("  one more scenario, exact", scenario, "under 1 ms", error),
      ];
    }),
};
