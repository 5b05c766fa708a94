import type { Table } from "../../table/index.ts";
import type { XenograftAnalysis } from "../analyse.ts";
import { finiteTable } from "./columns.ts";

interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly description: string;
}

/** An arm in the name of a value: "irinotecan-rabusertib" for "Irinotecan + Rabusertib". */
export const armKey = (arm: string): string =>
  arm
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

const plain = (name: string, value: number, unit: string, description: string): Value => ({
  name,
  value,
  unit,
  low: Number.NaN,
  high: Number.NaN,
  description,
});

/** The table `values`: what claims may point at, by arm ("irinotecan.tc") and for the whole experiment ("log_rank.p"). */
export const valuesTable = (analysis: XenograftAnalysis): Table =>
  finiteTable<Value>(
    valuesOf(analysis).filter(({ value }) => Number.isFinite(value)),
    [
      { name: "name", is: "Name for claims", text: ({ name }) => name },
      { name: "value", unit: "", is: "Value", number: ({ value }) => value },
      { name: "unit", is: "Unit", text: ({ unit }) => unit },
      { name: "low", unit: "", is: "Lower 95 % limit", number: ({ low }) => low },
      { name: "high", unit: "", is: "Upper 95 % limit", number: ({ high }) => high },
      { name: "description", is: "What the value is", text: ({ description }) => description },
    ],
  );

function valuesOf(analysis: XenograftAnalysis): readonly Value[] {
  return [
    ...efficacyValues(analysis),
    ...timeValues(analysis),
    ...growthValues(analysis),
    ...responseValues(analysis),
    ...combinationValues(analysis),
  ];
}

function efficacyValues({ efficacy }: XenograftAnalysis): readonly Value[] {
  return efficacy.flatMap(({ arm, day, relative, meanRatio, inhibition }) => {
    const last = efficacy.findLast((row) => row.arm === arm)!.day === day;
    const of = (key: string): readonly Value[] => [
      {
        name: `${key}.tc`,
        value: relative.value,
        unit: "%",
        low: relative.lower,
        high: relative.upper,
        description: `${arm}, T/C of geometric means of V/V0 on day ${day}`,
      },
      plain(`${key}.tc_mean`, meanRatio, "%", `${arm}, T/C of mean volumes on day ${day}`),
      plain(`${key}.tgi`, inhibition, "%", `${arm}, tumour growth inhibition on day ${day}`),
    ];
    return [...of(`${armKey(arm)}.day${day}`), ...(last ? of(armKey(arm)) : [])];
  });
}

function timeValues({ times, delays }: XenograftAnalysis): readonly Value[] {
  const arms = times.arms.flatMap(({ arm, median, restrictedMean }) => [
    {
      ...plain(`${armKey(arm)}.median_time`, median.median, "d", `${arm}, median time to the endpoint`),
      low: median.lower,
      high: median.upper,
    },
    {
      ...plain(
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
      plain(`${armKey(arm)}.delay`, delay.value, "d", `${arm}, growth delay${least}`),
      plain(`${armKey(arm)}.gross_kill`, grossKill.value, "", `${arm}, gross log10 cell kill${least}`),
      plain(`${armKey(arm)}.net_kill`, netKill.value, "", `${arm}, net log10 cell kill${least}`),
    ];
  });
  const hazards = times.hazardRatios.map(({ arm, value, lower, upper, method }) => ({
    ...plain(`${armKey(arm)}.hazard_ratio`, value, "", `${arm}, hazard ratio of the endpoint (${method})`),
    low: lower,
    high: upper,
  }));
  const { chiSquare, p } = times.logRank;
  return [
    ...arms,
    ...kills,
    ...hazards,
    plain("log_rank.chi_square", chiSquare, "", "log-rank statistic over all arms"),
    plain("log_rank.p", p, "", "log-rank p over all arms"),
  ];
}

function growthValues({ growth }: XenograftAnalysis): readonly Value[] {
  if ("why" in growth) return [];
  const { rates, differences } = growth.value;
  return [
    ...rates.map(({ arm, estimate: { value, lower, upper } }) => ({
      ...plain(`${armKey(arm)}.growth_rate`, value, "1/d", `${arm}, growth rate (mixed model)`),
      low: lower,
      high: upper,
    })),
    ...differences.map(({ arm, difference: { value, lower, upper } }) => ({
      ...plain(
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

function responseValues({ arms, mice }: XenograftAnalysis): readonly Value[] {
  return arms.flatMap((arm) => {
    const own = mice.filter(({ course }) => course.mouse.arm === arm);
    const count = (name: string, of: (one: (typeof own)[number]) => boolean, what: string) =>
      plain(`${armKey(arm)}.${name}`, own.filter(of).length, "", `${arm}, ${what} among ${own.length} mice`);
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

function combinationValues({ combination }: XenograftAnalysis): readonly Value[] {
  if (!combination || "why" in combination) return [];
  return combination.value.flatMap(({ day, index, adjustedP, null: null_ }, k) => {
    const of = (key: string): readonly Value[] => [
      {
        ...plain(`${key}.index`, index.value, "", `observed over expected, ${null_}, day ${day}`),
        low: index.lower,
        high: index.upper,
      },
      plain(`${key}.p`, adjustedP, "", `p of ${null_} on day ${day}, corrected over the looks`),
    ];
    return [...of(`combination.day${day}`), ...(k === combination.value.length - 1 ? of("combination") : [])];
  });
}
