import type { ColumnOf, Table } from "../../table/index.ts";
import type { XenograftAnalysis } from "../analyse.ts";
import type { GrowthComparison } from "../compare-growth.ts";
import type { Estimate } from "../mixed/types.ts";
import { finiteTable } from "./columns.ts";

interface Row {
  readonly what: string;
  readonly arm: string;
  readonly unit: string;
  readonly estimate: Estimate;
  readonly adjustedP: number;
  readonly note: string;
}

const known = (value: number): Estimate => ({
  value,
  se: Number.NaN,
  df: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  p: Number.NaN,
});

const columns: readonly ColumnOf<Row>[] = [
  { name: "what", is: "What is estimated", text: ({ what }) => what },
  { name: "arm", is: "Arm", text: ({ arm }) => arm },
  {
    name: "value",
    unit: "",
    is: "Estimate in the unit of the row",
    number: ({ estimate }) => estimate.value,
  },
  { name: "unit", is: "Unit of the value, its error and its limits", text: ({ unit }) => unit },
  { name: "se", unit: "", is: "Standard error", number: ({ estimate }) => estimate.se },
  { name: "df", unit: "", is: "Degrees of freedom", number: ({ estimate }) => estimate.df },
  { name: "low", unit: "", is: "Lower 95 % limit", number: ({ estimate }) => estimate.lower },
  { name: "high", unit: "", is: "Upper 95 % limit", number: ({ estimate }) => estimate.upper },
  { name: "p", unit: "", is: "Two-sided p of no difference from 0", number: ({ estimate }) => estimate.p },
];

/** The table `model`: intercepts, growth rates and variances of the mixed model; one row with the reason where there is none. */
export function modelTable({ growth }: XenograftAnalysis): Table {
  const note: ColumnOf<Row> = { name: "note", is: "How to read the row", text: (row) => row.note };
  if ("why" in growth) {
    const row = {
      what: "growth rates",
      arm: "",
      unit: "",
      estimate: known(Number.NaN),
      adjustedP: Number.NaN,
      note: growth.why,
    };
    return finiteTable<Row>([row], [...columns, note]);
  }
  return finiteTable<Row>(modelRows(growth.value), [...columns, note]);
}

function modelRows({ starts, rates, model, notes }: GrowthComparison): readonly Row[] {
  const { residualVariance, groupCovariance, data, logLik } = model.fit;
  const row = (what: string, arm: string, unit: string, estimate: Estimate, note = ""): Row => ({
    what,
    arm,
    unit,
    estimate,
    adjustedP: Number.NaN,
    note,
  });
  const spreads = Array.from({ length: data.q }, (_, k) => Math.sqrt(groupCovariance[k * data.q + k]!));
  const slopeAt = model.random === "intercept" ? -1 : data.q - 1;
  return [
    ...starts.map(({ arm, estimate }) => row("ln V on day 0", arm, "", estimate)),
    ...rates.map(({ arm, estimate }) => row("growth rate", arm, "1/d", estimate)),
    ...spreads.map((value, k) =>
      k === slopeAt
        ? row("sd of growth rates between mice", "", "1/d", known(value))
        : row("sd of ln V between mice", "", "", known(value)),
    ),
    row("sd of ln V within a mouse", "", "", known(Math.sqrt(residualVariance))),
    row("log likelihood (REML)", "", "", known(logLik), notes.join("; ")),
  ];
}

/** The table `contrasts`: differences of growth rates from the control, the test that all are equal, and combination tests. */
export function contrastsTable(analysis: XenograftAnalysis): Table {
  return finiteTable<Row>(contrastRows(analysis), [
    ...columns,
    {
      name: "adjusted_p",
      unit: "",
      is: "p corrected: Dunnett over arms, Holm over looks",
      number: (row) => row.adjustedP,
    },
    { name: "note", is: "How to read the row", text: (row) => row.note },
  ]);
}

function contrastRows({ growth, combination, times }: XenograftAnalysis): readonly Row[] {
  const rows: Row[] = [];
  if ("value" in growth) {
    for (const { arm, difference, adjustedP } of growth.value.differences) {
      rows.push({
        what: "growth rate less that of the control",
        arm,
        unit: "1/d",
        estimate: difference,
        adjustedP,
        note: "",
      });
    }
    const joint = growth.value.equalRates;
    if (joint) {
      const estimate = { ...known(joint.f), df: joint.df2, p: joint.p };
      const note = `F with ${joint.df1} and the given degrees of freedom`;
      rows.push({ what: "all growth rates equal", arm: "", unit: "", estimate, adjustedP: joint.p, note });
    }
  }
  for (const [what, test] of [
    ["log-rank test", times.logRank],
    ["Peto test", times.peto],
  ] as const) {
    const estimate = { ...known(test.chiSquare), df: test.df, p: test.p };
    rows.push({ what, arm: "", unit: "", estimate, adjustedP: test.p, note: times.note });
  }
  if (combination && "why" in combination) {
    rows.push({
      what: "combination",
      arm: "",
      unit: "",
      estimate: known(Number.NaN),
      adjustedP: Number.NaN,
      note: combination.why,
    });
  }
  for (const test of combination && "value" in combination ? combination.value : []) {
    const what = `${test.null}: ln(observed/expected) on day ${test.day}`;
    rows.push({
      what,
      arm: "",
      unit: "",
      estimate: test.logRatio,
      adjustedP: test.adjustedP,
      note: test.verdict,
    });
  }
  return rows;
}
