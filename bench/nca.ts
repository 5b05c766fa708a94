import { analyse, type Profile } from "../src/nca/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const times = [0.5, 1, 2, 4, 8, 12, 24, 48, 72, 96, 120, 168];

/** Mono-exponential boluses with half-lives from one to three days, whose parameters are known in closed form. */
const subjects = Array.from({ length: 1000 }, (_, k) => {
  const [volume, rate] = [3 + (k % 7) / 5, Math.LN2 / (24 + 48 * (k / 1000))];
  const profile: Profile = {
    times,
    concentrations: times.map((t) => (300 / volume) * Math.exp(-rate * t)),
    dose: 300,
    route: { kind: "bolus" },
    tauH: 504,
  };
  return { profile, clearance: rate * volume };
});

/** Every parameter of 1,000 subjects with 12 samples each; PKNCA takes 10.7 s, NonCompart 1.8 s. */
export const nca: Bench = {
  name: "nca",
  measure: () => {
    const run = () => subjects.map(({ profile }) => analyse(profile).results);
    for (let k = 0; k < 5; k++) run();
    const error = Math.max(
      ...run().map((results, k) => Math.abs(results.cl!.value / subjects[k]!.clearance - 1)),
    );
    const ms = medianMs(run, 11);
    return [
      {
        name: "1,000 subjects × 12 samples, all parameters",
        value: ms,
        unit: "ms",
        baseline: "NonCompart 0.8.0 (1.8 s)",
        ratio: ms / 1800,
        error,
        aim: "under 100 ms",
      },
    ];
  },
};
