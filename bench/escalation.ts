import {
  boin,
  characteristics,
  cohortsOf,
  enumerate,
  simulate,
  stopAfter,
  trial,
} from "../src/escalation/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const truth = [0.02, 0.05, 0.12, 0.3, 0.45, 0.6];
const design = () => trial(boin({ target: 0.3, nDoses: 6 }), cohortsOf(3), stopAfter(36));

/** BOIN with 6 doses and 12 cohorts of 3: the table of final states, each scenario, and simulation beside them. */
export const escalation: Bench = {
  name: "escalation",
  measure: () => {
    const enumeration = enumerate(design());
    const table = medianMs(() => enumerate(design()), 41);
    const scenarios = 200;
    const scenario =
      medianMs(() => {
        for (let k = 0; k < scenarios; k++) characteristics(enumeration, truth);
      }, 21) / scenarios;
    const simulated = design();
    let seed = 0;
    const millionMs = medianMs(() => simulate(simulated, truth, { nTrials: 1e6, seed: seed++ }), 7);
    const tenThousand = millionMs / 100;
    const { select, none } = characteristics(enumeration, truth);
    const sum = select.reduce((a, b) => a + b, none);
    const row = (name: string, ms: number, aim: string, error: number | null): Measurement => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "10,000 simulated trials",
      ratio: ms / tenThousand,
      error,
      aim,
    });
    return [
      row(`BOIN 6 × 12 × 3: ${enumeration.nFinal} final states, MTDs selected`, table, "under 50 ms", null),
      row("one more scenario, exact", scenario, "under 0.4 ms", Math.abs(sum - 1)),
      row("10,000 simulated trials", tenThousand, "2.5 ms: 4 million trials/s", null),
    ];
  },
};
