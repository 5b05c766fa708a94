import { printNumber } from "../../units/index.ts";
import { areas, partialAuc } from "../auc/area.ts";
import type { Case } from "../prepare.ts";
import { lastPoint, pointsToLast } from "./points.ts";
import { type Measures, type Outcome, type Parameter, withDose } from "./types.ts";

function toLast(it: Case, read: (area: { auc: number; aumc: number }) => number): Outcome {
  if (it.toLast.times.length === 0) return { why: "no concentration above the limit of quantification" };
  if (it.curve.times[0] !== 0)
    return { why: "no sample at or before the dose, so the area has no beginning" };
  if (it.toLast.times.length === 1) return { why: "no measurable concentration after the dose" };
  return { value: read(areas(it.method, it.toLast)), notes: it.startNote ? [it.startNote] : [] };
}

/** Area from the dose to the last measurable concentration. */
export const aucLast: Parameter = {
  name: "auc_last",
  printed: "AUClast",
  measures: "auc",
  description: "area under the curve from the dose to Tlast",
  needs: [],
  of: (it) => toLast(it, ({ auc }) => auc),
  from: pointsToLast,
};

/** AUClast and the triangle from Clast to the first sample at zero after it. */
export const aucAll: Parameter = {
  name: "auc_all",
  printed: "AUCall",
  measures: "auc",
  description: "AUClast and the triangle down to the first sample below the limit after Tlast",
  needs: ["auc_last"],
  of: ({ curve, toLast }, known) => {
    const after = curve.times[toLast.times.length];
    const triangle =
      after === undefined ? 0 : ((after - toLast.times.at(-1)!) * toLast.concentrations.at(-1)!) / 2;
    return known("auc_last") + triangle;
  },
  from: (it) => {
    const [last = -1] = lastPoint(it);
    return last + 1 < it.measured.times.length ? [last + 1] : [];
  },
};

/** First moment of the curve up to Tlast. */
export const aumcLast: Parameter = {
  name: "aumc_last",
  printed: "AUMClast",
  measures: "aumc",
  description: "area under the first-moment curve, ∫ t c dt, from the dose to Tlast",
  needs: [],
  of: (it) => toLast(it, ({ aumc }) => aumc),
  from: pointsToLast,
};

/** `_pred` quantities extrapolate from the concentration on the terminal line, the others from the measured one. */
interface Kind {
  readonly end: "" | "_pred";
  readonly from: "clast" | "clast_pred";
  readonly words: string;
}

/** The two ways to extrapolate: from the measured and from the predicted last concentration. */
export const extrapolations: readonly Kind[] = [
  { end: "", from: "clast", words: "" },
  { end: "_pred", from: "clast_pred", words: " (predicted)" },
];

const aucInf = ({ end, from, words }: Kind): Parameter => ({
  name: `auc_inf${end}`,
  printed: `AUC∞${words}`,
  measures: "auc",
  description: `AUClast + Clast/λz${words && ", Clast on the terminal line"}`,
  needs: ["auc_last", "lambda_z", from],
  of: (it, known) => {
    const beyond = known(from) / known("lambda_z");
    const value = known("auc_last") + beyond;
    const percent = (100 * beyond) / value;
    const limit = it.rules.accept.maxExtrapolated;
    return {
      value,
      notes: it.profile.afterEarlierDoses ? ["includes what earlier doses left"] : [],
      fails: percent > limit ? [`${printNumber(percent, 3)} % of AUC∞ is extrapolated, over ${limit} %`] : [],
    };
  },
});

const aumcInf = ({ end, from, words }: Kind): Parameter => ({
  name: `aumc_inf${end}`,
  printed: `AUMC∞${words}`,
  measures: "aumc",
  description: `AUMClast + Clast·Tlast/λz + Clast/λz²${words && ", Clast on the terminal line"}`,
  needs: [`auc_inf${end}`, "aumc_last", "lambda_z", "tlast", from],
  of: (_, known) => {
    const rate = known("lambda_z");
    return known("aumc_last") + (known(from) * known("tlast")) / rate + known(from) / (rate * rate);
  },
});

const extrapolated = (name: string, printed: string, { end, words }: Kind): Parameter => ({
  name: `${name}_extrapolated${end}`,
  printed: `${printed} extrapolated${words}`,
  measures: "percent",
  description: `100 (${printed}∞ − ${printed}last) / ${printed}∞`,
  needs: [`${name}_inf${end}`, `${name}_last`],
  of: (_, known) => 100 * (1 - known(`${name}_last`) / known(`${name}_inf${end}`)),
});

const backExtrapolated = ({ end, words }: Kind): Parameter => ({
  name: `auc_back_extrapolated${end}`,
  printed: `AUC back-extrapolated${words}`,
  measures: "percent",
  description: "share of AUC∞ between a bolus and the first sample after it",
  needs: [`auc_inf${end}`],
  of: (it, known) => {
    if (it.profile.route.kind !== "bolus") return { why: "only after an intravenous bolus" };
    if (it.measured.times[0] === 0 && it.measured.concentrations[0]! > 0) return 0;
    const first = it.curve.times[1];
    if (first === undefined) return { why: "no sample after the dose" };
    return (100 * partialAuc(it.method, it.curve, 0, first)) / known(`auc_inf${end}`);
  },
});

/** Areas to infinity, their first moments and extrapolated shares, with measured and predicted Clast. */
export const toInfinity: readonly Parameter[] = extrapolations.flatMap((kind) => [
  aucInf(kind),
  aumcInf(kind),
  extrapolated("auc", "AUC", kind),
  extrapolated("aumc", "AUMC", kind),
  backExtrapolated(kind),
]);

const perDose = (name: string, printed: string, measures: Measures): Parameter => ({
  name: `${name}_per_dose`,
  printed: `${printed}/D`,
  measures,
  description: `${printed} / dose`,
  needs: [name],
  of: (it, known) => withDose(it, (dose) => known(name) / dose),
});

/** Areas over the dose. */
export const areasPerDose: readonly Parameter[] = [
  perDose("auc_last", "AUClast", "auc per dose"),
  perDose("auc_inf", "AUC∞", "auc per dose"),
  perDose("auc_inf_pred", "AUC∞ (predicted)", "auc per dose"),
];
