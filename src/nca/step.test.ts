import { readFileSync } from "node:fs";
import fc from "fast-check";
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
  [{ ...adcOptions, lloq: "5 nM" }, "nca.unit"],
  [{ ...adcOptions, per: "kg", units: { clearance: "L/h/m2" } }, "nca.unit"],
  [{ ...adcOptions, blq: "half-lloq", lloq: undefined }, "nca.no-lloq"],
  [{ ...adcOptions, doses: [1, 2] }, "nca.no-dose"],
  [{ ...adcOptions, units: { auc: "nM*h" } }, "nca.unit"],
  [{ ...adcOptions, units: { concentration: "nM" } }, "nca.unit"],
  [{ profiles: "human", dose: "3 mg" }, "nca.not-with-profiles"],
])("options %o give an issue %s and no plan", (options, code) => {
  const { spec, issues } = ncaStep.plan(ncaOptions.parse(options), context({ "adc.csv": adcCsv }));
  expect(hasErrors(issues)).toBe(true);
  expect(issues.map((issue) => issue.code).join(" ")).toContain(code);
  expect(spec).toBeUndefined();
});

test.each([
  { analite: "x" },
  { infuse: "0.5 mg" },
  { infuse: "-1 h" },
  { tau: "0 h" },
  { lloq: "5 mg" },
  { doses: [] },
])("option %o is refused", (option) => {
  expect(ncaOptions.safeParse({ profiles: "human" }).success).toBe(true);
  expect(ncaOptions.safeParse({ profiles: "human", ...option }).success).toBe(false);
});

test("a planned simulation gives the infusion time and knows its analytes", () => {
  const spec = { outputs: ["conjugate", "free-drug"], regimen: { infuseH: 1.5, timesH: [0, 504] } };
  const planned = { ...context(), step: () => ({ kind: "simulate", spec }) };
  const plan = (option: object) => ncaStep.plan(ncaOptions.parse({ profiles: "human", ...option }), planned);
  expect(plan({ analyte: "conjugate" }).spec).toMatchObject({ settings: { infusionH: 1.5 } });
  expect(plan({ analyte: "conjugat" }).issues).toMatchObject([
    { code: "nca.no-analyte", needed: "one of conjugate, free-drug", write: "analyte: conjugate" },
  ]);
  expect(plan({}).issues).toMatchObject([{ code: "nca.no-analyte" }]);
  expect(plan({ analyte: "conjugate", doses: [3] }).issues).toMatchObject([{ code: "nca.no-dose" }]);
});

test("subjects whose simulation failed are left out, and rows before the first dose are not samples", () => {
  const human = simulated(0.05, 3, 300);
  const failures = table([numberColumn("subject", [2])]);
  const tables = runStep({ profiles: "human", analyte: "conjugate" }, {}, { human: { ...human, failures } });
  expect(cell(tables, "cmax.n").value).toBe(1);
  const early = human.profiles!.columns.map((one) =>
    one.kind === "number" && (one.name === "dose" || one.name === "time_after_dose")
      ? { ...one, values: one.values.map((v, k) => (k === 0 ? (one.name === "dose" ? 0 : Number.NaN) : v)) }
      : one,
  );
  const inputs = { human: { ...human, profiles: table(early) } };
  const later = runStep({ profiles: "human", analyte: "conjugate" }, {}, inputs);
  expect(cell(later, "tmax.max").value).toBeCloseTo(1 / 24, 12);
});

test("times that fall are reported with the line of the file", () => {
  const text = "subject,time [h],concentration [mg/L]\n1,0,0\n1,2,5\n1,1,6\n";
  const { issues } = ncaStep.plan(ncaOptions.parse({ data: "x.csv" }), context({ "x.csv": text }));
  expect(issues.map(({ code, where }) => [code, where.line])).toEqual([["nca.times-fall", 4]]);
});

test.each([
  ["concentration [mg/L]", "-1"],
  ["concentration [mg/L]", "inf"],
  ["dose [mg]", "0"],
  ["weight [kg]", "-70"],
  ["blq", "2"],
  ["dose-number", "1.5"],
])("a value that %s cannot have, %s, is reported with its line", (head, value) => {
  const heads = ["concentration [mg/L]", "dose [mg]", "weight [kg]", "blq", "dose-number"];
  const row = (changed: boolean) => heads.map((one) => (changed && one === head ? value : "1")).join(",");
  const text = `subject,time [h],${heads.join(",")}\n1,0,${row(false)}\n1,1,${row(true)}\n`;
  const { issues } = ncaStep.plan(ncaOptions.parse({ data: "x.csv" }), context({ "x.csv": text }));
  expect(issues.map(({ code, where }) => [code, where.line])).toContainEqual(["nca.range", 3]);
});

test("a data file with a random mistake gives issues or runs to the end, and never throws", () => {
  const lines = theophylline.split("\n").slice(0, 24).join("\n");
  const pieces = ["", "1", "0", "5", ".", "-", ",", "\n", "x", "1e400", '"', "NaN"];
  const mistake = fc.record({
    at: fc.nat(lines.length - 1),
    length: fc.nat(2),
    put: fc.constantFrom(...pieces),
    option: fc.constantFrom(
      {},
      { per: "m2" },
      { dose: "320 mg" },
      { infuse: "1 h" },
      { route: "extravascular" },
    ),
  });
  let ran = 0;
  fc.assert(
    fc.property(mistake, ({ at, length, put, option }) => {
      const text = lines.slice(0, at) + put + lines.slice(at + length);
      const options = ncaOptions.parse({ data: "x.csv", ...option });
      const { spec, issues } = ncaStep.plan(options, context({ "x.csv": text }));
      expect(spec !== undefined || hasErrors(issues)).toBe(true);
      if (!spec) return;
      ran += 1;
      const tables = ncaStep.collect(
        spec,
        ncaStep.split(spec, {}).map(({ piece }) => ncaStep.run(piece, {})),
        {},
      );
      ncaStep.figures(spec, tables);
    }),
    { seed: 20071024, numRuns: 400 },
  );
  expect(ran).toBeGreaterThan(100);
});

test("units that do not go with those of a simulation are refused when it has run", () => {
  const inputs = { human: simulated(0.05, 3, 300) };
  const options = { profiles: "human", analyte: "conjugate", lloq: "1 nM" };
  expect(() => runStep(options, {}, inputs)).toThrow("does not go with concentrations in ug/mL");
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

test("profiles of a step that gives none are refused while planning", () => {
  const other = { ...context(), step: () => ({ kind: "nca", spec: {} }) };
  const { issues } = ncaStep.plan(ncaOptions.parse({ profiles: "earlier" }), other);
  expect(issues[0]).toMatchObject({ found: '"earlier" is a step of kind nca, which gives no profiles' });
});
