import type { Assumption, Job, Method, Plain, StepKind, Tables } from "../step/index.ts";
import { printNumber } from "../units/index.ts";
import { analyseXenograft, type XenograftAnalysis } from "./analyse.ts";
import { xenograftFigures } from "./figures.ts";
import { type XenograftOptions, xenograftOptions } from "./options.ts";
import { planXenograft } from "./plan.ts";
import { xenograftSettings } from "./settings.ts";
import { simeoniCoursesTable, simeoniTable } from "./simeoni/tables.ts";
import type { XenograftSpec } from "./spec.ts";
import { armsTable, curvesTable, efficacyTable, survivalTable } from "./tables/arms.ts";
import { miceTable, pointsTable } from "./tables/mice.ts";
import { contrastsTable, modelTable } from "./tables/model.ts";
import { valuesTable } from "./tables/values.ts";

/** The step `xenograft`: growth, delay and survival of tumours in mice. */
export const xenograftStep: StepKind<XenograftOptions, XenograftSpec> = {
  kind: "xenograft",
  summary:
    "tumour volumes in mice: T/C, growth delay, cell kill, responses, survival, mixed model, combinations",
  options: xenograftOptions,
  needs: () => [],
  plan: planXenograft,
  settings: xenograftSettings,
  split: (spec): readonly Job[] => [{ id: "all mice", piece: spec }],
  run: (piece) => tablesOf(asSpec(piece)),
  collect: (_, [tables]) => tables!,
  figures: xenograftFigures,
  methods,
  assumptions,
};

/** What `split` made comes back as it was. */
const asSpec = (piece: Plain): XenograftSpec => piece as XenograftSpec;

function tablesOf({ mice, rules }: XenograftSpec): Tables {
  const analysis = analyseXenograft(mice, rules);
  return {
    values: valuesTable(analysis),
    efficacy: efficacyTable(analysis),
    survival: survivalTable(analysis),
    contrasts: contrastsTable(analysis),
    model: modelTable(analysis),
    mice: miceTable(analysis),
    arms: armsTable(analysis),
    curves: curvesTable(analysis),
    points: pointsTable(analysis),
    ...simeoniTables(analysis),
  };
}

function simeoniTables({ simeoni }: XenograftAnalysis): Tables {
  if (!simeoni) return {};
  return {
    simeoni: simeoniTable(simeoni),
    ...("why" in simeoni ? {} : { simeoni_courses: simeoniCoursesTable(simeoni.value) }),
  };
}

const simeoniMethod: Method = {
  text: "The growth model of Simeoni (exponential, then linear growth; damaged cells pass three stages to death) was fitted to ln V of all mice and arms together by least squares from twelve starts, plasma concentrations falling exponentially after each dose; limits hold the mice as clusters.",
  cite: ["simeoni2004"],
};

function methods({ rules }: XenograftSpec): readonly Method[] {
  const { endpoint, combination, degreesOfFreedom } = rules;
  const reached =
    endpoint.kind === "fold" ? `${endpoint.fold} times the first volume` : `${endpoint.volume} mm³`;
  const growth: Method = {
    text: `Growth rates come from a linear mixed model of ln V with an intercept and a slope per arm and random effects of the mouse, fitted by restricted maximum likelihood to every measured volume, those just before removal included; degrees of freedom by ${degreesOfFreedom === "kenward-roger" ? "Kenward and Roger" : "Satterthwaite"}, comparisons with the control corrected by Dunnett's method. The model is valid where mice leave because of volumes that were measured; means of the mice left are not, and are marked.`,
    cite: ["pinheiro2000", "kenward1997", "dunnett1955", "heitjan1993"],
  };
  const times: Method = {
    text: `The time to ${reached} is interpolated between visits on the log scale; mice that did not reach it are censored at their last visit. Curves by Kaplan and Meier with log-log limits, log-rank test, hazard ratios by Cox's model with Efron's ties, or with Firth's penalty and profile likelihood limits where an arm has no event. Growth delay is the difference of medians, log₁₀ cell kill the delay over log₂10 doubling times of the control; where the treated median is not reached both are lower bounds.`,
    cite: ["kaplan1958", "efron1977", "heinze2001", "corbett2004"],
  };
  const responses: Method = {
    text: "T/C is the ratio of geometric means of V/V₀ with an interval from Welch's t on logarithms. Regressions: PR at half of the first volume or less on three visits in a row, CR below 13.5 mm³ on three visits in a row. mRECIST categories by the published rule from best response and best mean response at day 10 or later.",
    cite: ["corbett2004", "gao2015"],
  };
  return [
    growth,
    times,
    responses,
    ...(combination ? [combinationMethod(combination)] : []),
    ...(rules.simeoni ? [simeoniMethod] : []),
  ];
}

const combinationMethod = ({
  null: null_,
  looks,
}: NonNullable<XenograftSpec["rules"]["combination"]>): Method => ({
  text: `The combination is tested against ${{ bliss: "Bliss independence (growth rates add)", hsa: "the better single drug", "response-additivity": "additive responses (areas under V/V₀ add)" }[null_]} in a mixed model of ln(V/V₀) with a growth rate per arm and per mouse${looks === "all" ? ", at every day that the four arms share, with one correction over the days by Holm's method" : ", once, on the last day that the four arms share"}.`,
  cite: ["demidenko2019", "synergylmm2025", ...(looks === "all" ? ["holm1979"] : [])],
});

function assumptions({ rules, mice }: XenograftSpec): readonly Assumption[] {
  const zeros = mice.flatMap(({ volumes }) => volumes).filter((volume) => volume === 0).length;
  if (zeros === 0) return [];
  return [
    {
      what: "volume that a tumour of volume 0 counts as in logarithms",
      value: `${printNumber(rules.zeroAs)} mm3`,
      why: `${zeros} volumes are 0, which has no logarithm`,
      sensitivity: "",
    },
  ];
}
