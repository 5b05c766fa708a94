import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvOf, oracleOf } from "../../test/xenograft-reference.ts";
import { renderFigure } from "../figure/index.ts";
import { printIssue } from "../source/index.ts";
import type { PlanContext, Tables } from "../step/index.ts";
import { rowObjects, type Table } from "../table/index.ts";
import { xenograftOptions } from "./options.ts";
import { xenograftStep } from "./step.ts";

const oracle = oracleOf("LS_1034");

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "mice",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({
    file: "study.yaml",
    line: 3,
    path: ["steps", "mice", "xenograft", ...path].join("."),
  }),
});

const plan = (options: unknown, csv: string) =>
  xenograftStep.plan(xenograftOptions.parse(options), context({ "mice.csv": csv }));

/** Plans, splits, runs and collects as a study does; the piece goes through JSON, as between machines. */
function runStep(options: unknown, csv: string) {
  const { spec, issues } = plan(options, csv);
  expect(issues.filter(({ severity }) => severity === "error").map(printIssue)).toEqual([]);
  const jobs = xenograftStep.split(JSON.parse(JSON.stringify(spec)), {});
  const parts = jobs.map(({ piece }) => xenograftStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return { spec: spec!, tables: xenograftStep.collect(spec!, parts, {}) };
}

const rows = (table: Table | undefined) => rowObjects(table!);
const value = (tables: Tables, name: string) => {
  const row = rows(tables.values).find((one) => one.name === name);
  expect(row, name).toBeDefined();
  return Number(row!.value);
};

const real = {
  data: "mice.csv",
  columns: { volume: { column: "TV", unit: "mm3" } },
  control: "Vehicle",
  days: ["10 d", "17 d"],
  "degrees-of-freedom": "satterthwaite",
  combination: {
    a: "Rabusertib",
    b: "Irinotecan",
    combination: "Irinotecan+Rabusertib",
    null: "bliss",
    looks: "all",
  },
};

let kept: ReturnType<typeof runStep> | undefined;

/** LS_1034 with the options above, computed once. */
const analysed = () => {
  kept ??= runStep(real, csvOf("LS_1034"));
  return kept;
};

test("LS_1034 through a study: T/C, hazard ratio, growth rate and the combination are those of the published programs", () => {
  const { tables } = analysed();
  const efficacy = oracle.efficacy.find(
    (row: Record<string, unknown>) => row.day === 17 && row.arm === "Irinotecan",
  );
  expect(value(tables, "irinotecan.tc") / efficacy.TC_geomean_RTV_pct).toBeCloseTo(1, 9);
  expect(value(tables, "irinotecan.day17.tgi") / efficacy.TGI_delta_mean_pct).toBeCloseTo(1, 9);
  // Firth's estimate: coxphf stops at steps of 1e-5.
  expect(Math.log(value(tables, "irinotecan.hazard_ratio"))).toBeCloseTo(oracle.firth_cox.coef[0], 4);
  const slope = oracle.slopes.slopes.find((row: { Treatment: string }) => row.Treatment === "Irinotecan");
  expect(value(tables, "irinotecan.growth_rate") / slope["Day.trend"]).toBeCloseTo(1, 5);
  const bliss = oracle.SynergyLMM.Bliss.synergy.find((row: { Time: number }) => row.Time === 17);
  expect(value(tables, "combination.day17.index") / bliss.Estimate).toBeCloseTo(1, 4);
  expect(value(tables, "log_rank.p") / oracle.logrank.p).toBeCloseTo(1, 9);
});

test("differences of growth rates equal emmeans; their p values equal its approximation to Dunnett's", () => {
  const { tables } = analysed();
  for (const { contrast, ...wanted } of oracle.slopes.dunnett) {
    const arm = contrast.replace(/^\(?(.*?)\)? - Vehicle$/, "$1");
    const found = rows(tables.contrasts).find((row) => row.arm === arm)!;
    expect(Number(found.value) / wanted.estimate).toBeCloseTo(1, 5);
    expect(Number(found.se) / wanted.SE).toBeCloseTo(1, 4);
    // emmeans approximates Dunnett's p to about 0.03 at most.
    expect(Math.abs(Number(found.adjusted_p) - wanted["p.value"])).toBeLessThan(0.03);
  }
});

test("an arm that never comes to its median has a delay and a kill of at least so much, and says so", () => {
  const { tables } = analysed();
  const row = rows(tables.survival).find(({ arm }) => arm === "Irinotecan")!;
  expect(row.bound).toBe("at least");
  // Observed to day 33, control median 14.76.
  expect(row.delay).toBeCloseTo(33 - oracle.growth_delay[0].C_median, 9);
  expect(row.median).toBeNaN();
  expect(row.note).toContain("lower bounds");
});

test("days after the first removal are marked in every table that has means", () => {
  const csv = "mouse,arm,day,volume [mm3]\n".concat(
    ...["a", "b", "c"].flatMap((mouse, k) =>
      [0, 3, 7, 10].flatMap((day) =>
        ["x", "y"].flatMap((arm) =>
          arm === "x" && k === 2 && day > 3
            ? []
            : [`${arm}${mouse},${arm},${day},${Math.round(100 * Math.exp(0.1 * day + 0.1 * k))}\n`],
        ),
      ),
    ),
  );
  const { tables } = runStep({ data: "mice.csv", control: "y", days: ["3 d", "7 d"] }, csv);
  const flagged = rows(tables.arms).filter((row) => row.after_dropout === 1);
  expect(flagged.map(({ arm, day }) => [arm, day])).toEqual([
    ["x", 7],
    ["x", 10],
  ]);
  expect(rows(tables.efficacy).map((row) => row.after_dropout)).toEqual([0, 1]);
});

test("figures show the tables of the step and can be drawn", () => {
  const { spec, tables } = runStep(
    real,
    csvOf("SW837").replaceAll("Irinotecan + Rabusertib", "Irinotecan+Rabusertib"),
  );
  const figures = xenograftStep.figures(spec, tables);
  expect(figures.map(({ name }) => name)).toEqual(["growth", "times", "waterfall"]);
  for (const { shows, figure } of figures) {
    expect(tables[shows]).toBeDefined();
    expect(renderFigure(figure)).toContain("</svg>");
  }
});

test("what cannot be computed says why, and the rest of the tables is there", () => {
  const csv =
    "mouse,arm,day,volume [mm3]\na,control,0,100\nb,control,0,120\nc,drug,0,90\nd,drug,0,95\ne,drug,7,0\nf,drug,0,0\n";
  const { tables } = runStep({ data: "mice.csv", control: "control" }, csv);
  expect(rows(tables.model)[0]!.note).toContain("fewer than two days");
  expect(rows(tables.contrasts)[0]!.note).toContain("no tumour reached the endpoint");
  // Four mice with measures, then two whose first volume is 0, with the reason.
  expect(rows(tables.mice)).toHaveLength(6);
  for (const { note, growth_rate } of rows(tables.mice).slice(4)) {
    expect(note).toContain("V0 is 0");
    expect(growth_rate).toBeNaN();
  }
  expect(rows(tables.efficacy)).toEqual([]);
});

test.each([
  [{ ...real, control: "vehicle" }, 'no arm "vehicle"; needed: one of Vehicle, Rabusertib', "Write Vehicle"],
  [{ ...real, data: "none.csv" }, 'there is no file "none.csv"', "CSV file"],
  [{ ...real, columns: {} }, 'column "TV" has no unit', "units: { size: mm3 }"],
  [{ ...real, combination: { ...real.combination, a: "Rabu" } }, 'no arm "Rabu"', "combination.a"],
])("options that do not fit are issues: %#", (options, ...wanted) => {
  const { spec, issues } = plan(options, csvOf("LS_1034"));
  expect(spec).toBeUndefined();
  for (const part of wanted) expect(issues.map(printIssue).join("\n")).toContain(part);
});

test("settings name the options and hold every default", () => {
  const { spec } = plan({ data: "mice.csv", control: "Vehicle", columns: real.columns }, csvOf("LS_1034"));
  const settings = Object.fromEntries(xenograftStep.settings(spec!).map(({ name, value }) => [name, value]));
  expect(settings).toMatchObject({
    layout: "long",
    endpoint: "fold: 4",
    "found-dead": "censored",
    random: "auto",
    "degrees-of-freedom": "kenward-roger",
    combination: "none",
    mice: "41",
  });
  const cited = xenograftStep.methods(spec!).flatMap(({ cite }) => cite);
  const known = JSON.parse(
    readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
  );
  for (const key of cited) expect(known[key], key).toBeDefined();
});

const simulatedArms = readFileSync(
  new URL("../../reference/xenograft/simeoni_synth_a.csv", import.meta.url),
  "utf8",
);

test("the model of Simeoni is fitted to the arms with their doses, with parameters as values and a figure", () => {
  const treated = simulatedArms.match(/^(?!arm|control)[^,]+/m)![0];
  const options = {
    data: "mice.csv",
    columns: { volume: { column: "volume", unit: "cm3" } },
    control: "control",
    simeoni: {
      "half-life": `${Math.LN2 / 0.35} d`,
      doses: { [treated]: { amount: "1 mg/kg", days: ["7 d", "14 d"] } },
    },
  };
  const { spec, tables } = runStep(options, simulatedArms);
  // The rate constants of the fit in R; the volume unit is mm³ here.
  expect(value(tables, "simeoni.k2")).toBeCloseTo(0.347394631077234, 3);
  expect(value(tables, "simeoni.lambda1") / 355.892211782071).toBeCloseTo(1, 3);
  expect(rows(tables.simeoni).at(-1)).toMatchObject({ parameter: "threshold", unit: "mg/kg" });
  expect(xenograftStep.figures(spec, tables).map(({ name }) => name)).toContain("simeoni");
});

const days = ["1 d"];
test.each([
  [{ doses: { Nobody: { amount: "1 mg/kg", days } } }, /the file has no arm "Nobody"/],
  [{ volume: "2 L", doses: { Irinotecan: { amount: "1 mg/kg", days } } }, /is no concentration/],
  [
    { doses: { Irinotecan: { amount: "1 mg/kg", days }, Rabusertib: { amount: "1 mg", days } } },
    /doses of one kind/,
  ],
])("simeoni: %j is refused with what is needed", (more, needed) => {
  const { issues } = plan({ ...real, simeoni: { "half-life": "2 d", ...more } }, csvOf("LS_1034"));
  expect(issues.map(printIssue).join()).toMatch(needed);
});
