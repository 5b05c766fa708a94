import { type NamedValue, namedValuesTable, plainValue, type Table } from "../../table/index.ts";
import type { XenograftAnalysis } from "../analyse.ts";
import { simeoniValues } from "../simeoni/tables.ts";
import { finite } from "./columns.ts";

/** An arm in the name of a value: "irinotecan-rabusertib" for "Irinotecan + Rabusertib". */
export const armKey = (arm: string): string =>
  arm
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

/** The table `values`: what claims may point at, by arm ("irinotecan.tc") and for the whole experiment ("log_rank.p"). */
export const valuesTable = (analysis: XenograftAnalysis): Table =>
  namedValuesTable(
    valuesOf(analysis)
      .filter(({ value }) => Number.isFinite(value))
      .map((value) => ({ ...value, low: finite(value.low), high: finite(value.high) })),
  );

function valuesOf(analysis: XenograftAnalysis): readonly NamedValue[] {
  return [
    ...efficacyValues(analysis),
    ...timeValues(analysis),
    ...growthValues(analysis),
    ...responseValues(analysis),
    ...combinationValues(analysis),
    ...(analysis.simeoni && "value" in analysis.simeoni ? simeoniValues(analysis.simeoni.value) : []),
  ];
}

function efficacyValues({ efficacy }: XenograftAnalysis): readonly NamedValue[] {
  return efficacy.flatMap(({ arm, day, relative, meanRatio, inhibition }) => {
    const last = efficacy.findLast((row) => row.arm === arm)!.day === day;
    const of = (key: string): readonly NamedValue[] => [
      {
        name: `${key}.tc`,
        value: relative.value,
        unit: "%",
        low: relative.lower,
        high: relative.upper,
        description: `${arm}, T/C of geometric means of V/V0 on day ${day}`,
      },
      plainValue(`${key}.tc_mean`, meanRatio, "%", `${arm}, T/C of mean volumes on day ${day}`),
      plainValue(`${key}.tgi`, inhibition, "%", `${arm}, tumour growth inhibition on day ${day}`),
    ];
    return [...of(`${armKey(arm)}.day${day}`), ...(last ? of(armKey(arm)) : [])];
  });
}

function timeValues({ times, delays }: XenograftAnalysis): readonly NamedValue[] {
  const arms = times.arms.flatMap(({ arm, median, restrictedMean }) => [
    {
      ...plainValue(`${armKey(arm)}.median_time`, median.median, "d", `${arm}, median time to the endpoint`),
      low: median.lower,
      high: median.upper,
    },
    {
      ...plainValue(
        `${armKey(arm)}.rmst`,
        restrictedMean.mean,
        "d",
        `${arm}, restricted mean time to day ${restrictedMean.tau}`,
      ),
      low: restrictedMean.lower,
      high: restrictedMean.upper,
    },
  ]);
  const kills = delays.flatMap(({ arm, delay, grossKill, netKill }) => {
    const least = delay.is === "at least" ? ", at least" : "";
    return [
      plainValue(`${armKey(arm)}.delay`, delay.value, "d", `${arm}, growth delay${least}`),
      plainValue(`${armKey(arm)}.gross_kill`, grossKill.value, "", `${arm}, gross log10 cell kill${least}`),
      plainValue(`${armKey(arm)}.net_kill`, netKill.value, "", `${arm}, net log10 cell kill${least}`),
    ];
  });
  const hazards = times.hazardRatios.map(({ arm, value, lower, upper, method }) => ({
    ...plainValue(
      `${armKey(arm)}.hazard_ratio`,
      value,
      "",
      `${arm}, hazard ratio of the endpoint (${method})`,
    ),
    low: lower,
    high: upper,
  }));
  const { chiSquare, p } = times.logRank;
  return [
    ...arms,
    ...kills,
    ...hazards,
    plainValue("log_rank.chi_square", chiSquare, "", "log-rank statistic over all arms"),
    plainValue("log_rank.p", p, "", "log-rank p over all arms"),
  ];
}

function growthValues({ growth }: XenograftAnalysis): readonly NamedValue[] {
  if ("why" in growth) return [];
  const { rates, differences } = growth.value;
  return [
    ...rates.map(({ arm, estimate: { value, lower, upper } }) => ({
      ...plainValue(`${armKey(arm)}.growth_rate`, value, "1/d", `${arm}, growth rate (mixed model)`),
      low: lower,
      high: upper,
    })),
    ...differences.map(({ arm, difference: { value, lower, upper } }) => ({
      ...plainValue(
        `${armKey(arm)}.growth_rate_difference`,
        value,
        "1/d",
        `${arm}, growth rate less that of the control`,
      ),
      low: lower,
      high: upper,
    })),
  ];
}

function responseValues({ arms, mice }: XenograftAnalysis): readonly NamedValue[] {
  return arms.flatMap((arm) => {
    const own = mice.filter(({ course }) => course.mouse.arm === arm);
    const count = (name: string, of: (one: (typeof own)[number]) => boolean, what: string) =>
      plainValue(
        `${armKey(arm)}.${name}`,
        own.filter(of).length,
        "",
        `${arm}, ${what} among ${own.length} mice`,
      );
    return [
      count("pr", ({ regression }) => regression === "PR", "partial regressions"),
      count("cr", ({ regression }) => regression === "CR" || regression === "TFS", "complete regressions"),
      count("tfs", ({ regression }) => regression === "TFS", "tumour-free at the end"),
      count(
        "mrecist_pr",
        ({ mrecist: { category } }) => category === "PR" || category === "CR",
        "mRECIST responses",
      ),
    ];
  });
}

function combinationValues({ combination }: XenograftAnalysis): readonly NamedValue[] {
  if (!combination || "why" in combination) return [];
  return combination.value.flatMap(({ day, index, adjustedP, null: null_ }, k) => {
    const of = (key: string): readonly NamedValue[] => [
      {
        ...plainValue(`${key}.index`, index.value, "", `observed over expected, ${null_}, day ${day}`),
        low: index.lower,
        high: index.upper,
      },
      plainValue(`${key}.p`, adjustedP, "", `p of ${null_} on day ${day}, corrected over the looks`),
    ];
    return [...of(`combination.day${day}`), ...(k === combination.value.length - 1 ? of("combination") : [])];
  });
}
