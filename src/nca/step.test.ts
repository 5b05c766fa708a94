import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasErrors } from "../source/index.ts";
import type { PlanContext, Tables } from "../step/index.ts";
import { numberColumn, numbers, rowObjects, type Table, table, texts } from "../table/index.ts";
import { type NcaOptions, ncaOptions } from "./options.ts";
import { ncaStep } from "./step.ts";

const example = new URL("../../examples/theophylline/", import.meta.url);

const context = (files: Readonly<Record<string, string>> = {}): PlanContext => ({
  stepName: "analysis",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({
    file: "study.yaml",
    line: 3,
    path: ["steps", "analysis", "nca", ...path].join("."),
  }),
});

/** Plans, splits, runs and collects as a study does; every piece goes through JSON, as between machines. */
function runStep(options: unknown, files = {}, inputs: Readonly<Record<string, Tables>> = {}): Tables {
  const read: NcaOptions = ncaOptions.parse(options);
  const { spec, issues } = ncaStep.plan(read, context(files));
  expect(issues).toEqual([]);
  const jobs = ncaStep.split(JSON.parse(JSON.stringify(spec)), inputs);
  const parts = jobs.map(({ piece }) => ncaStep.run(JSON.parse(JSON.stringify(piece)), inputs));
  return ncaStep.collect(spec!, parts, inputs);
}

const cell = (tables: Tables, name: string) => {
  const row = rowObjects(tables.values!).find((one) => one.name === name);
  expect(row, name).toBeDefined();
  return { value: Number(row!.value), unit: row!.unit };
};

const theophylline = readFileSync(new URL("theophylline.csv", example), "utf8");
const oracle = JSON.parse(
  readFileSync(new URL("../../reference/nca/theophylline.json", import.meta.url), "utf8"),
);

test("theophylline in the example equals PKNCA 0.12.1, subject by subject", () => {
  const options = { data: "theophylline.csv", route: "extravascular" };
  const { subjects_wide } = runStep(options, { "theophylline.csv": theophylline });
  const rows = rowObjects(subjects_wide!);
  const names = {
    cmax: "cmax",
    tmax: "tmax",
    auc_last: "auclast",
    auc_inf: "aucinf.obs",
    auc_inf_pred: "aucinf.pred",
    aumc_inf: "aumcinf.obs",
    half_life: "half.life",
    lambda_z_points: "lambda.z.n.points",
    mrt: "mrt.obs",
  };
  expect(rows).toHaveLength(12);
  for (const published of oracle.PKNCA.lin_up_log_down.results) {
    const row = rows.find(({ subject }) => subject === Number(published.ID))!;
    for (const [ours, theirs] of Object.entries(names)) {
      // Fifteen digits are printed; both sum the same dozen of areas in another order.
      expect(Number(row[ours]) / published[theirs], `${published.ID} ${ours}`).toBeCloseTo(1, 8);
    }
  }
});

test("a dose by body weight gives the clearance per kg of the dose over the area", () => {
  const options = { data: "theophylline.csv", route: "extravascular", per: "kg" };
  const { subjects_wide } = runStep(options, { "theophylline.csv": theophylline });
  const first = rowObjects(subjects_wide!)[0]!;
  // 4.02 mg/kg over AUC∞ in mg h/L, in mL
  expect(first.cl).toBeCloseTo((1000 * 4.02) / Number(first.auc_inf), 9);
  const column = subjects_wide!.columns.find(({ name }) => name === "cl")!;
  expect(column.unit).toBe("mL/h/kg");
});

const adcCsv = readFileSync(new URL("../../reference/nca/synthetic_adc_blq_a.csv", import.meta.url), "utf8");
const adc = JSON.parse(
  readFileSync(new URL("../../reference/nca/synthetic_adc_blq_a.json", import.meta.url), "utf8"),
);
const adcOptions = {
  data: "adc.csv",
  columns: {
    subject: "ID",
    time: { column: "TIME", unit: "h" },
    concentration: { column: "CONC_RAW", unit: "ug/mL" },
    dose: { column: "DOSE", unit: "mg" },
    weight: { column: "WT", unit: "kg" },
    bsa: { column: "BSA", unit: "m2" },
    blq: "BLQ",
  },
  infuse: "0.5 h",
  lloq: "5 ug/mL",
};

test.each([
  ["m2", { clearance: "mL/h/m2" }, "cl", "cl_mL_h_m2"],
  ["kg", {}, "cl", "cl_mL_h_kg"],
  ["m2", {}, "vss", "vss_L_m2"],
  ["kg", {}, "vss", "vss_mL_kg"],
  ["none", {}, "auc_inf_per_dose", "aucinf_per_mg"],
  ["m2", {}, "auc_inf_per_dose", "aucinf_per_mg_m2"],
  ["m2", {}, "cmax_per_dose", "cmax_per_mg_m2"],
])("per %s %o: %s of the synthetic conjugate equals %s", (per, units, ours, theirs) => {
  const { subjects_wide } = runStep({ ...adcOptions, per, units }, { "adc.csv": adcCsv });
  const rows = rowObjects(subjects_wide!);
  expect(adc.normalised).toHaveLength(rows.length);
  for (const published of adc.normalised) {
    const row = rows.find(({ subject }) => subject === Number(published.ID))!;
    // The file holds 15 digits.
    expect(Number(row[ours]) / published[theirs], `${published.ID}`).toBeCloseTo(1, 8);
  }
});

/** Two doses of a one-compartment bolus, 24 h apart, as a simulation gives them: rows before and after each dose. */
function simulated(k: number, volume: number, doseMg: number): Tables {
  const c0 = doseMg / volume;
  const grid = [0, 1, 2, 4, 8, 16, 24];
  const after = [c0, c0 * (1 + Math.exp(-24 * k))];
  const rows = [1, 2].flatMap((subject) =>
    after.flatMap((start, n) =>
      grid.map((t) => ({ subject, dose: n + 1, time: 24 * n + t, t, c: start * Math.exp(-k * t) })),
    ),
  );
  const profiles: Table = table([
    numberColumn(
      "subject",
      rows.map((row) => row.subject),
    ),
    numberColumn(
      "dose",
      rows.map((row) => row.dose),
    ),
    numberColumn(
      "time",
      rows.map((row) => row.time / 24),
      { unit: "d" },
    ),
    numberColumn(
      "time_after_dose",
      rows.map((row) => row.t / 24),
      { unit: "d" },
    ),
    numberColumn(
      "conjugate",
      rows.map((row) => row.c),
      { unit: "ug/mL" },
    ),
    numberColumn(
      "dm4",
      rows.map((row) => row.c),
      { unit: "nM" },
    ),
  ]);
  const subjects = table([
    numberColumn("subject", [1, 2]),
    numberColumn("weight", [70, 80], { unit: "kg" }),
    numberColumn("bsa", [1.8, 2], { unit: "m2" }),
    numberColumn("dose_mg", [doseMg, doseMg], { unit: "mg" }),
    numberColumn("infusion", [0, 0], { unit: "h" }),
  ]);
  return { profiles, subjects };
}

test("a simulated bolus gives back clearance and volume; areas are in the units of its columns", () => {
  const tables = runStep({ profiles: "human", analyte: "conjugate" }, {}, { human: simulated(0.05, 3, 300) });
  expect(cell(tables, "cl.mean")).toEqual({ value: expect.closeTo(0.15, 10), unit: "L/h" });
  expect(cell(tables, "vss.mean").value).toBeCloseTo(3, 10);
  // 100 ug/mL over 0.05 1/h, in days
  expect(cell(tables, "auc_inf.mean")).toEqual({ value: expect.closeTo(2000 / 24, 9), unit: "ug*d/mL" });
  expect(cell(tables, "half_life.mean")).toEqual({
    value: expect.closeTo(Math.LN2 / 0.05 / 24, 10),
    unit: "d",
  });
});

test("the second of two doses has an interval, a trough and the steady-state clearance, not the single-dose one", () => {
  const human = simulated(0.05, 3, 300);
  const tables = runStep({ profiles: "human", analyte: "conjugate" }, {}, { human });
  const decay = Math.exp(-24 * 0.05);
  expect(cell(tables, "dose2.ctrough.mean").value).toBeCloseTo(100 * (1 + decay) * decay, 9);
  const aucTau = (2000 * (1 + decay) * (1 - decay)) / 24;
  expect(cell(tables, "dose2.auc_tau.mean").value).toBeCloseTo(aucTau, 9);
  expect(cell(tables, "dose2.cavg.mean").value).toBeCloseTo(aucTau, 9);
  const names = texts(tables.values!, "name");
  expect(names).toContain("dose2.cl_ss.mean");
  expect(names).not.toContain("dose2.cl.mean");
  const long = rowObjects(tables.parameters!);
  const cl = long.find(({ dose, parameter }) => dose === 2 && parameter === "cl")!;
  expect(cl.note).toBe("earlier doses still contribute; see the steady-state clearance");
});

test("the answer does not depend on how subjects are split into jobs", () => {
  const inputs = { human: simulated(0.05, 3, 300) };
  const { spec } = ncaStep.plan({ profiles: "human", analyte: "conjugate" }, context());
  const [whole] = ncaStep.split(spec!, inputs);
  const source = { kind: "profiles", step: "human" };
  const parts = [[1], [2]].map((subjects) =>
    ncaStep.run({ ...(whole!.piece as object), source: { ...source, subjects } }, inputs),
  );
  const together = ncaStep.collect(spec!, [ncaStep.run(whole!.piece, inputs)], inputs);
  expect(ncaStep.collect(spec!, parts, inputs)).toEqual(together);
});

test("concentrations in nM need the molar mass for a clearance, and say so where it is not given", () => {
  const inputs = { human: simulated(0.05, 3, 300) };
  const without = runStep({ profiles: "human", analyte: "dm4" }, {}, inputs);
  const cl = rowObjects(without.parameters!).find(({ parameter }) => parameter === "cl")!;
  expect(cl.note).toBe("no dose is known in the units of the concentration");
  expect(cl.value).toBeNaN();
  const molar = runStep({ profiles: "human", analyte: "dm4", "molar-mass": "780 Da" }, {}, inputs);
  // 300 mg are 384615 nmol; AUC∞ is 2000 nM h
  expect(cell(molar, "cl.mean").value).toBeCloseTo(3e8 / 780 / 2000, 6);
});

test("an analyte that is not there is refused with the ones that are", () => {
  const inputs = { human: simulated(0.05, 3, 300) };
  expect(() => runStep({ profiles: "human", analyte: "adc" }, {}, inputs)).toThrow(
    'there is no analyte "adc"; write analyte: with one of conjugate, dm4',
  );
});

test.each([
  [{}, "nca.source"],
  [{ profiles: "a", data: "b.csv" }, "nca.source"],
  [{ data: "none.csv" }, "nca.no-file"],
  [{ data: "adc.csv" }, "csv."],
  [{ ...adcOptions, columns: { ...adcOptions.columns, time: "TIME" } }, "nca.column-unit"],
  [
    { ...adcOptions, columns: { ...adcOptions.columns, time: { column: "TIME", unit: "hs" } } },
    "nca.column-unit",
  ],
  [{ ...adcOptions, infuse: "0.5 mg" }, "nca.quantity"],
  [{ ...adcOptions, infuse: "-1 h" }, "nca.range"],
  [{ ...adcOptions, lloq: "5 nM" }, "nca.unit"],
  [{ ...adcOptions, per: "kg", units: { clearance: "L/h/m2" } }, "nca.unit"],
  [{ ...adcOptions, blq: "half-lloq", lloq: undefined }, "nca.no-lloq"],
  [{ profiles: "human", dose: "3 mg" }, "nca.not-with-profiles"],
])("options %o give an issue %s and no plan", (options, code) => {
  const { spec, issues } = ncaStep.plan(ncaOptions.parse(options), context({ "adc.csv": adcCsv }));
  expect(hasErrors(issues)).toBe(true);
  expect(issues.map((issue) => issue.code).join(" ")).toContain(code);
  expect(spec).toBeUndefined();
});

test("an unknown option is refused", () => {
  expect(ncaOptions.safeParse({ profiles: "human", analite: "x" }).success).toBe(false);
});

test("times that fall are reported with the line of the file", () => {
  const text = "subject,time [h],concentration [mg/L]\n1,0,0\n1,2,5\n1,1,6\n";
  const { issues } = ncaStep.plan(ncaOptions.parse({ data: "x.csv" }), context({ "x.csv": text }));
  expect(issues.map(({ code, where }) => [code, where.line])).toEqual([["nca.times-fall", 4]]);
});

test("every default is in the plan", () => {
  const { spec } = ncaStep.plan({ profiles: "human" }, context());
  expect(spec).toMatchObject({
    settings: {
      doses: "first and last",
      method: "linear-up-log-down",
      blq: "standard",
      includeTmax: "by-route",
      accept: { minSpan: 2, minR2: 0.9, maxExtrapolated: 20 },
      per: "none",
      units: { time: "as given", clearance: "L/h" },
    },
  });
});

test("the figure of measured data shows one panel per subject, no more than twelve, with points above zero only", () => {
  const options = ncaOptions.parse({ data: "theophylline.csv", route: "extravascular" });
  const files = { "theophylline.csv": theophylline };
  const { spec } = ncaStep.plan(options, context(files));
  const [shown] = ncaStep.figures(spec!, runStep(options, files));
  expect(shown!.figure.panels).toHaveLength(12);
  for (const mark of shown!.figure.panels!.flatMap((panel) => panel.marks)) {
    if (mark.mark !== "points") continue;
    expect(Array.from(mark.y as Float64Array).every((c) => Number.isNaN(c) || c > 0)).toBe(true);
  }
  expect(numbers(runStep(options, files).points!, "concentration")).toHaveLength(132);
});
