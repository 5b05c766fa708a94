import type { Table } from "../../table/index.ts";
import type { XenograftAnalysis } from "../analyse.ts";
import type { ArmDay } from "../arms/by-day.ts";
import { killRating } from "../arms/delay.ts";
import type { Efficacy } from "../arms/efficacy.ts";
import type { SurvivalPoint } from "../survival/kaplan-meier.ts";
import { finiteTable } from "./columns.ts";

/** The table `arms`: one row per arm and day. */
export const armsTable = ({ byDay }: XenograftAnalysis): Table =>
  finiteTable<ArmDay>(byDay, [
    { name: "arm", is: "Arm", text: ({ arm }) => arm },
    { name: "day", unit: "d", is: "Day from the baseline", number: ({ day }) => day },
    { name: "n", unit: "", is: "Mice measured", number: ({ n }) => n },
    { name: "n_start", unit: "", is: "Mice at the start", number: ({ nStart }) => nStart },
    {
      name: "after_dropout",
      unit: "",
      is: "1: a mouse had left before, so that means of those left are biased",
      number: ({ afterDropout }) => (afterDropout ? 1 : 0),
    },
    { name: "mean", unit: "mm3", is: "Mean volume", number: (row) => row.mean },
    { name: "sd", unit: "mm3", is: "Standard deviation", number: (row) => row.sd },
    { name: "sem", unit: "mm3", is: "Standard error of the mean", number: (row) => row.sem },
    { name: "median", unit: "mm3", is: "Median volume", number: (row) => row.median },
    {
      name: "geometric_mean",
      unit: "mm3",
      is: "Geometric mean; missing where a volume is 0",
      number: (row) => row.geometricMean,
    },
    { name: "mean_relative", unit: "", is: "Mean of V/V0", number: (row) => row.meanRelative },
    { name: "median_relative", unit: "", is: "Median of V/V0", number: (row) => row.medianRelative },
    {
      name: "geometric_mean_relative",
      unit: "",
      is: "Geometric mean of V/V0",
      number: (row) => row.geometricMeanRelative,
    },
  ]);

/** The table `efficacy`: one row per treated arm and day of comparison. */
export const efficacyTable = ({ efficacy }: XenograftAnalysis): Table =>
  finiteTable<Efficacy>(efficacy, [
    { name: "arm", is: "Treated arm", text: ({ arm }) => arm },
    { name: "day", unit: "d", is: "Day from the baseline", number: ({ day }) => day },
    { name: "n_treated", unit: "", is: "Treated mice measured", number: ({ nTreated }) => nTreated },
    { name: "n_control", unit: "", is: "Control mice measured", number: ({ nControl }) => nControl },
    {
      name: "after_dropout",
      unit: "",
      is: "1: a mouse of either arm had left before",
      number: (row) => (row.afterDropout ? 1 : 0),
    },
    { name: "tc", unit: "%", is: "T/C of geometric means of V/V0", number: ({ relative }) => relative.value },
    { name: "tc_low", unit: "%", is: "Lower 95 % limit", number: ({ relative }) => relative.lower },
    { name: "tc_high", unit: "%", is: "Upper 95 % limit", number: ({ relative }) => relative.upper },
    {
      name: "tc_p",
      unit: "",
      is: "Two-sided p of Welch's t test on ln(V/V0)",
      number: ({ relative }) => relative.p,
    },
    { name: "tc_mean", unit: "%", is: "T/C of mean volumes", number: (row) => row.meanRatio },
    { name: "tc_median", unit: "%", is: "T/C of median volumes", number: (row) => row.medianRatio },
    {
      name: "tc_mean_relative",
      unit: "%",
      is: "T/C of means of V/V0",
      number: (row) => row.meanRelativeRatio,
    },
    {
      name: "tc_median_relative",
      unit: "%",
      is: "T/C of medians of V/V0",
      number: (row) => row.medianRelativeRatio,
    },
    {
      name: "tgi",
      unit: "%",
      is: "100 - 100 (T - T0)/(C - C0) of means; above 100: shrinkage",
      number: (row) => row.inhibition,
    },
    {
      name: "tgi_median",
      unit: "%",
      is: "The same from medians of V - V0",
      number: (row) => row.medianInhibition,
    },
    {
      name: "shrinkage",
      unit: "%",
      is: "100 (T - T0)/T0 where the mean tumour shrank",
      number: (row) => row.shrinkage,
    },
  ]);

/** The table `survival`: one row per arm, times to the endpoint and what follows from them. */
export const survivalTable = ({ times, delays }: XenograftAnalysis): Table =>
  finiteTable(
    times.arms.map((arm) => ({
      ...arm,
      delay: delays.find((delay) => delay.arm === arm.arm),
      hazard: times.hazardRatios.find((ratio) => ratio.arm === arm.arm),
    })),
    [
      { name: "arm", is: "Arm", text: ({ arm }) => arm },
      { name: "n", unit: "", is: "Mice", number: ({ n }) => n },
      { name: "events", unit: "", is: "Mice that reached the endpoint", number: ({ events }) => events },
      {
        name: "median",
        unit: "d",
        is: "Median time to the endpoint; missing where not reached",
        number: ({ median }) => median.median,
      },
      {
        name: "median_low",
        unit: "d",
        is: "Lower 95 % limit (log-log)",
        number: ({ median }) => median.lower,
      },
      {
        name: "median_high",
        unit: "d",
        is: "Upper 95 % limit (log-log)",
        number: ({ median }) => median.upper,
      },
      {
        name: "rmst",
        unit: "d",
        is: "Restricted mean time to the endpoint",
        number: ({ restrictedMean }) => restrictedMean.mean,
      },
      {
        name: "rmst_se",
        unit: "d",
        is: "Its standard error",
        number: ({ restrictedMean }) => restrictedMean.se,
      },
      {
        name: "rmst_until",
        unit: "d",
        is: "Up to this day",
        number: ({ restrictedMean }) => restrictedMean.tau,
      },
      {
        name: "delay",
        unit: "d",
        is: "Growth delay, T - C",
        number: ({ delay }) => delay?.delay.value ?? Number.NaN,
      },
      {
        name: "delay_percent",
        unit: "%",
        is: "100 (T - C)/C",
        number: ({ delay }) => delay?.delayPercent.value ?? Number.NaN,
      },
      {
        name: "gross_kill",
        unit: "",
        is: "log10 cell kill, gross",
        number: ({ delay }) => delay?.grossKill.value ?? Number.NaN,
      },
      {
        name: "net_kill",
        unit: "",
        is: "log10 cell kill, net of the treatment",
        number: ({ delay }) => delay?.netKill.value ?? Number.NaN,
      },
      {
        name: "kill_rating",
        is: "Rating of the gross kill",
        text: ({ delay }) =>
          Number.isFinite(delay?.grossKill.value) ? killRating(delay!.grossKill.value) : "",
      },
      {
        name: "bound",
        is: "at least: delay and kill are lower bounds",
        text: ({ delay }) => (Number.isFinite(delay?.delay.value) ? delay!.delay.is : ""),
      },
      {
        name: "hazard_ratio",
        unit: "",
        is: "Hazard of the endpoint over that of the control",
        number: ({ hazard }) => hazard?.value ?? Number.NaN,
      },
      {
        name: "hazard_low",
        unit: "",
        is: "Lower 95 % limit",
        number: ({ hazard }) => hazard?.lower ?? Number.NaN,
      },
      {
        name: "hazard_high",
        unit: "",
        is: "Upper 95 % limit",
        number: ({ hazard }) => hazard?.upper ?? Number.NaN,
      },
      { name: "hazard_p", unit: "", is: "Two-sided p", number: ({ hazard }) => hazard?.p ?? Number.NaN },
      {
        name: "hazard_method",
        is: "cox, or firth where an arm has no event",
        text: ({ hazard }) => hazard?.method ?? "",
      },
      { name: "note", is: "How to read the row", text: ({ delay }) => delay?.note ?? "" },
    ],
  );

/** The table `curves`: the Kaplan–Meier curve of every arm, beginning with 1 at the start. */
export const curvesTable = ({ times }: XenograftAnalysis): Table =>
  finiteTable(
    times.arms.flatMap(({ arm, n, curve }) => [
      { arm, point: beginning(n) },
      ...curve.map((point) => ({ arm, point })),
    ]),
    [
      { name: "arm", is: "Arm", text: ({ arm }) => arm },
      { name: "day", unit: "d", is: "Day from the baseline", number: ({ point }) => point.time },
      {
        name: "at_risk",
        unit: "",
        is: "Mice still to reach the endpoint",
        number: ({ point }) => point.atRisk,
      },
      { name: "events", unit: "", is: "Events on the day", number: ({ point }) => point.events },
      {
        name: "survival",
        unit: "%",
        is: "Share that has not reached the endpoint",
        number: ({ point }) => 100 * point.survival,
      },
      { name: "low", unit: "%", is: "Lower 95 % limit (log-log)", number: ({ point }) => 100 * point.lower },
      { name: "high", unit: "%", is: "Upper 95 % limit (log-log)", number: ({ point }) => 100 * point.upper },
    ],
  );

const beginning = (atRisk: number): SurvivalPoint => ({
  time: 0,
  atRisk,
  events: 0,
  survival: 1,
  se: 0,
  lower: 1,
  upper: 1,
});
