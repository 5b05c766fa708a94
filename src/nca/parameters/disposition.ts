import type { Case } from "../prepare.ts";
import { extrapolations } from "./exposure.ts";
import { type Outcome, type Parameter, withDose } from "./types.ts";

const earlier = "earlier doses still contribute; see the steady-state clearance";

/** Half the infusion time, by which the mean residence time of the drug falls short of that of the input. */
const meanInputTime = ({ profile: { route } }: Case): number =>
  route.kind === "infusion" ? route.durationH / 2 : 0;

const afterOneDose = (it: Case, value: () => Outcome): Outcome =>
  it.profile.afterEarlierDoses ? { why: earlier } : value();

/** AUMClast/AUClast − T/2. */
export const mrtLast: Parameter = {
  name: "mrt_last",
  printed: "MRTlast",
  measures: "time",
  description: "mean residence time to Tlast, AUMClast/AUClast, less half the infusion time",
  needs: ["aumc_last", "auc_last"],
  of: (it, known) => afterOneDose(it, () => known("aumc_last") / known("auc_last") - meanInputTime(it)),
};

type Kind = (typeof extrapolations)[number];

const mrt = ({ end, words }: Kind): Parameter => ({
  name: `mrt${end}`,
  printed: `MRT${words}`,
  measures: "time",
  description:
    "mean residence time, AUMC∞/AUC∞, less half the infusion time; after an extravascular dose it includes absorption",
  needs: [`aumc_inf${end}`, `auc_inf${end}`],
  of: (it, known) =>
    afterOneDose(it, () => known(`aumc_inf${end}`) / known(`auc_inf${end}`) - meanInputTime(it)),
});

const clearance = ({ end, words }: Kind): Parameter => ({
  name: `cl${end}`,
  printed: `CL${words}`,
  printedExtravascular: `CL/F${words}`,
  measures: "clearance",
  description: "dose / AUC∞; after an extravascular dose over the bioavailability F",
  needs: [`auc_inf${end}`],
  of: (it, known) => afterOneDose(it, () => withDose(it, (dose) => dose / known(`auc_inf${end}`))),
});

const vz = ({ end, words }: Kind): Parameter => ({
  name: `vz${end}`,
  printed: `Vz${words}`,
  printedExtravascular: `Vz/F${words}`,
  measures: "volume",
  description: "CL / λz; after an extravascular dose over the bioavailability F",
  needs: [`cl${end}`, "lambda_z"],
  of: (_, known) => known(`cl${end}`) / known("lambda_z"),
});

const vss = ({ end, words }: Kind): Parameter => ({
  name: `vss${end}`,
  printed: `Vss${words}`,
  measures: "volume",
  description: "volume at steady state, CL · MRT, after an intravenous dose",
  needs: [`cl${end}`, `mrt${end}`],
  of: (it, known) =>
    it.profile.route.kind === "extravascular"
      ? { why: "needs an intravenous dose: the residence time would include absorption" }
      : known(`cl${end}`) * known(`mrt${end}`),
});

/** Mean residence time, clearance and volumes, from AUC∞ with measured and predicted Clast. */
export const dispositions: readonly Parameter[] = extrapolations.flatMap((kind) => [
  mrt(kind),
  clearance(kind),
  vz(kind),
  vss(kind),
]);

/** What a single compartment with the same mean residence time would have: ln 2 · MRT and 1/MRT. */
export const effective: readonly Parameter[] = [
  {
    name: "half_life_effective",
    printed: "t½ effective",
    measures: "time",
    description: "effective half-life, ln 2 · MRT",
    needs: ["mrt"],
    of: (_, known) => Math.LN2 * known("mrt"),
  },
  {
    name: "kel",
    printed: "kel",
    measures: "rate",
    description: "rate of elimination from the mean residence time, 1/MRT",
    needs: ["mrt"],
    of: (_, known) => 1 / known("mrt"),
  },
];
