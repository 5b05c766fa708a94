import type { Case } from "../prepare.ts";
import { type Outcome, type Parameter, withDose } from "./types.ts";

const holds = "holds at steady state";

/** What repeated doses allow, or why one dose does not. */
const afterSeveral = (it: Case, value: () => Outcome): Outcome =>
  it.profile.afterEarlierDoses ? value() : { why: "only after repeated doses" };

/** Dose / AUCτ, the clearance once every interval is like the one before. */
const clearance: Parameter = {
  name: "cl_ss",
  printed: "CLss",
  printedExtravascular: "CLss/F",
  measures: "clearance",
  description: "dose / AUCτ, the clearance at steady state",
  needs: ["auc_tau"],
  of: (it, known) =>
    afterSeveral(it, () => withDose(it, (dose) => ({ value: dose / known("auc_tau"), notes: [holds] }))),
};

/** AUMCτ/AUCτ + τ (AUC∞ − AUCτ)/AUCτ − T/2. */
const residence: Parameter = {
  name: "mrt_ss",
  printed: "MRTss",
  measures: "time",
  description:
    "mean residence time at steady state, AUMCτ/AUCτ + τ (AUC∞ − AUCτ)/AUCτ, less half the infusion time",
  needs: ["auc_tau", "aumc_tau", "auc_inf"],
  of: (it, known) =>
    afterSeveral(it, () => {
      const { tauH, route } = it.profile;
      if (tauH === undefined) return { why: "no dosing interval" };
      const [tau, all] = [known("auc_tau"), known("auc_inf")];
      const input = route.kind === "infusion" ? route.durationH / 2 : 0;
      return { value: known("aumc_tau") / tau + (tauH * (all - tau)) / tau - input, notes: [holds] };
    }),
};

/** CLss / λz. */
const terminalVolume: Parameter = {
  name: "vz_ss",
  printed: "Vz from CLss",
  printedExtravascular: "Vz/F from CLss",
  measures: "volume",
  description: "CLss / λz, the terminal volume at steady state",
  needs: ["cl_ss", "lambda_z"],
  of: (_, known) => known("cl_ss") / known("lambda_z"),
};

/** CLss · MRTss. */
const steadyVolume: Parameter = {
  name: "vss_ss",
  printed: "Vss from CLss",
  measures: "volume",
  description: "CLss · MRTss, the volume at steady state from an interval of it",
  needs: ["cl_ss", "mrt_ss"],
  of: (it, known) =>
    it.profile.route.kind === "extravascular"
      ? { why: "needs an intravenous dose: the residence time would include absorption" }
      : known("cl_ss") * known("mrt_ss"),
};

const overFirst = (
  name: string,
  printed: string,
  metric: string,
  ofFirst: string,
  description: string,
): Parameter => ({
  name,
  printed,
  measures: "number",
  description,
  needs: [metric],
  of: (it, known) =>
    afterSeveral(it, () => {
      const first = it.first?.[ofFirst];
      if (!first) return { why: "no samples after the first dose to compare with" };
      if (!(first.value > 0)) return { why: `after the first dose: ${first.notes[0] ?? "the value is 0"}` };
      return { value: known(metric) / first.value, notes: [], fails: first.fails };
    }),
});

/** Clearance, residence and volumes from one interval at steady state, and how much doses accumulate. */
export const steadyState: readonly Parameter[] = [
  clearance,
  residence,
  terminalVolume,
  steadyVolume,
  overFirst("accumulation_auc", "accumulation (AUC)", "auc_tau", "auc_tau", "AUCτ over AUCτ after dose 1"),
  overFirst("accumulation_cmax", "accumulation (Cmax)", "cmax", "cmax", "Cmax over Cmax after dose 1"),
  overFirst(
    "accumulation_ctrough",
    "accumulation (Ctrough)",
    "ctrough",
    "ctrough",
    "Ctrough over Ctrough after dose 1",
  ),
  overFirst(
    "linearity",
    "AUCτ over AUC∞ of dose 1",
    "auc_tau",
    "auc_inf",
    "AUCτ over AUC∞ after dose 1; 1 at steady state where kinetics do not change with time or dose",
  ),
];
