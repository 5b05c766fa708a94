import { expect, test } from "vitest";
import { registry } from "../compound/index.ts";
import { quantiles } from "../math/index.ts";
import { bsaFormula } from "../population/index.ts";
import { type Issue, type Place, printIssue, type SourceFile } from "../source/index.ts";
import type { PlanContext, Tables } from "../step/index.ts";
import { numbers, rowObjects, texts } from "../table/index.ts";
import { type SimulateSpec, simulateStep } from "./index.ts";

const files: Readonly<Record<string, string>> = {
  "leaky.model": `model leaky
param k = 1 1/h "loss" assumed "an example" range 0.5..2
param grow = 0 1/h "growth" assumed "an example" range 0..1
param cap = 1 mg "level at which it grows without end" assumed "an example" range 0.5..2
species A : mg "drug"
A' = grow * A^2 / cap - k * A
dose drug : mg "drug" into A = 1
output amount : mg = A "drug"
`,
  "stopping.model": `model stopping
param k = 0.1 1/h "loss" assumed "an example" range 0.05..0.2 sd 0.3
species A : mg "drug"
reaction lose : A -> nothing at k * A
dose drug : mg "drug" into A = 1
event half : when A < 50 {mg} set A = 40 {mg}
event gone : when A < 20 {mg} stop "below a fifth"
output amount : mg = A "drug"
`,
  "quiet.model": `model quiet
param k = 1 1/h "loss" assumed "an example" range 0.5..2
species A : nmol = 1 {nmol} "something that is there already"
A' = -k * A
output amount : nmol = A "what is left"
`,
  "molar.model": `model molar
param CL = 1 L/h "clearance" assumed "an example" range 0.5..2
param V = 3 L "volume" assumed "an example" range 1..5
species A : nmol "antibody"
A' = -CL / V * A
dose adc : nmol "antibody" into A = 1
output conjugate : nM = A / V "antibody"
`,
  "broken.model": "model broken\nparam k = 1 1/h\nA' = k *",
};

const context: PlanContext = {
  stepName: "human",
  seed: 20071024,
  compounds: registry,
  file: (path): SourceFile | undefined => {
    const text = files[path];
    return text === undefined ? undefined : { path, text };
  },
  step: () => undefined,
  place: (...path): Place => ({ file: "study.yaml", path: ["steps.human.simulate", ...path].join(".") }),
};

const planned = (settings: object) => simulateStep.plan(simulateStep.options.parse(settings), context);

const issuesOf = (settings: object): readonly Issue[] => planned(settings).issues;

function specOf(settings: object): SimulateSpec {
  const { spec, issues } = planned(settings);
  if (!spec || "records" in spec) throw new Error(issues.map(printIssue).join("\n"));
  return spec;
}

/** Runs every job through JSON, as a worker would get it. */
function simulate(settings: object, order: "forward" | "backward" = "forward"): Tables {
  const spec = specOf(settings);
  const jobs = simulateStep.split(spec, {});
  const parts = new Map<string, Tables>();
  for (const { id, piece } of order === "forward" ? jobs : [...jobs].reverse()) {
    parts.set(id, simulateStep.run(JSON.parse(JSON.stringify(piece)), {}));
  }
  return simulateStep.collect(
    spec,
    jobs.map(({ id }) => parts.get(id)!),
    {},
  );
}

const result = (tables: Tables, name: string) => rowObjects(tables.values!).find((row) => row.name === name);

const flat = { model: "one-compartment", dose: "100 mg" };
const q3w = { compound: "huC242-DM4", dose: "168 mg/m2", every: "3 wk", doses: 2, infuse: "2 h" };

test("a plan survives JSON", () => {
  const spec = specOf({ ...q3w, population: { size: 3 } });
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
});

test("168 mg/m2 in the typical subject of 170 cm and 70 kg is 305.4 mg", () => {
  const { subjects } = simulate({ ...q3w, outputs: ["conjugate"] });
  expect(numbers(subjects!, "dose_mg")[0]).toBeCloseTo(305.4, 1);
});

test("a cap on body surface area, on body weight or on the amount limits the dose", () => {
  const dose = (settings: object) =>
    numbers(simulate({ model: "two-compartment", ...settings }).subjects!, "dose_mg")[0];
  expect(dose({ dose: "168 mg/m2", cap: "1.5 m2" })).toBeCloseTo(252, 10);
  expect(dose({ dose: "168 mg/m2", cap: "200 mg" })).toBe(200);
  expect(dose({ dose: "168 mg/m2", cap: "2.2 m2" })).toBeCloseTo(305.4, 1);
  expect(dose({ dose: "3.6 mg/kg", cap: "60 kg" })).toBeCloseTo(216, 10);
});

test("a dose on adjusted ideal body weight is that of the label: 165 cm, 80 kg, 6 mg/kg is 395.4 mg", () => {
  const { subjects } = simulate({
    model: "two-compartment",
    dose: "6 mg/kg",
    weight: "adjusted ideal",
    subject: { sex: "female", height: "165 cm", weight: "80 kg" },
  });
  expect(numbers(subjects!, "dose_mg")[0]).toBeCloseTo(395.4, 10);
});

test("the formula for body surface area that is named is the one used", () => {
  const { subjects } = simulate({ model: "two-compartment", dose: "100 mg/m2", bsa: "du-bois" });
  expect(numbers(subjects!, "dose_mg")[0]).toBeCloseTo(100 * bsaFormula("du-bois").area(170, 70), 10);
});

test("every dose has a row before it, in the interval of the dose before, and a row after it", () => {
  const { profiles } = simulate({ ...flat, every: "1 d", doses: 3, sample: ["12 h"] });
  const rows = rowObjects(profiles!).map(({ time, dose, concentration }) => [time, dose, concentration]);
  expect(rows.map(([time, dose]) => [time, dose])).toEqual(
    [
      [0, 0],
      [0, 1],
      [12, 1],
      [24, 1],
      [24, 2],
      [36, 2],
      [48, 2],
      [48, 3],
      [60, 3],
      [72, 3],
    ].map(([hours, dose]) => [hours! / 24, dose]),
  );
  expect(rows[0]?.[2]).toBe(0);
  expect(Number(rows[4]?.[2]) - Number(rows[3]?.[2])).toBeCloseTo(100 / 20, 5);
});

test("time after dose starts again with every dose and is missing before the first", () => {
  const { profiles } = simulate({ ...flat, every: "1 d", doses: 2, sample: ["6 h"] });
  const after = [...numbers(profiles!, "time_after_dose")];
  expect(after).toEqual([Number.NaN, 0, 0.25, 1, 0, 0.25, 1]);
});

test("one compartment through the whole step equals its closed form", () => {
  const { profiles } = simulate({ ...flat, tolerance: 1e-10 });
  const [times, values] = [numbers(profiles!, "time"), numbers(profiles!, "concentration")];
  for (let k = 1; k < times.length; k++) {
    const expected = (100 / 20) * Math.exp((-1 / 20) * 24 * times[k]!);
    // The relative tolerance, gathered over the steps, and the absolute one for the tail.
    expect(Math.abs(values[k]! - expected)).toBeLessThan(1e-8 * expected + 1e-13);
  }
});

test("the usual times hold the end of the infusion and the first week day by day", () => {
  const { grid } = specOf({ ...q3w, doses: 1, every: "3 wk" });
  expect(grid.timesH.slice(0, 12)).toEqual([0, 0, 1, 2, 2.5, 3, 4, 6, 10, 14, 24, 48]);
  expect(grid.timesH.at(-1)).toBe(504);
});

test("subjects are the same however many there are and in whatever order their jobs run", () => {
  const settings = { ...q3w, doses: 1, outputs: ["conjugate"], sample: ["2 h", "7 d"] };
  const many = simulate({ ...settings, population: { size: 60 } });
  const few = simulate({ ...settings, population: { size: 30 } });
  const backward = simulate({ ...settings, population: { size: 60 } }, "backward");
  const n = few.profiles!.nRows;
  expect(numbers(many.profiles!, "conjugate").slice(0, n)).toEqual(numbers(few.profiles!, "conjugate"));
  expect(rowObjects(many.subjects!).slice(0, 30)).toEqual(rowObjects(few.subjects!));
  expect(backward).toEqual(many);
});

test("without variability subjects differ in body size alone", () => {
  const settings = { ...q3w, doses: 1, outputs: ["conjugate"], population: { size: 5, variability: "no" } };
  const { subjects } = simulate(settings);
  expect(new Set(numbers(subjects!, "Vc")).size).toBe(1);
  expect(new Set(numbers(subjects!, "weight")).size).toBe(5);
});

test("the summary holds type 7 quantiles over subjects at each time", () => {
  const { profiles, summary } = simulate({
    ...q3w,
    doses: 1,
    outputs: ["conjugate"],
    sample: ["7 d"],
    population: { size: 11 },
  });
  const values = numbers(profiles!, "conjugate").filter((_, k) => k % 4 === 2);
  const row = rowObjects(summary!)[2]!;
  expect([row.p5, row.median, row.p95]).toEqual(quantiles(values, [0.05, 0.5, 0.95]));
  expect([row.time, row.n, row.unit]).toEqual([7, 11, "ug/mL"]);
});

test("named results: maximum and trough after the first dose and the last", () => {
  const tables = simulate({ ...flat, every: "1 d", doses: 3, sample: ["1 h"], tolerance: 1e-10 });
  const left = Math.exp(-24 / 20);
  expect(result(tables, "concentration.cmax.median")?.value).toBeCloseTo(5, 8);
  expect(result(tables, "concentration.trough.median")?.value).toBeCloseTo(5 * left, 8);
  expect(result(tables, "concentration.cmax.last.median")?.value).toBeCloseTo(5 * (1 + left + left ** 2), 8);
});

test("T-DM1 at 3.6 mg/kg in 300 virtual women is within one standard deviation of the MARIANNE study", () => {
  const tables = simulate({
    compound: "T-DM1",
    dose: "3.6 mg/kg",
    infuse: "90 min",
    every: "3 wk",
    doses: 1,
    population: { size: 300, of: "oncology-women" },
  });
  // 74.4 ± 10.1 and 1.34 ± 0.80 ug/mL (marianne2019).
  expect(Math.abs(Number(result(tables, "conjugate.cmax.mean")?.value) - 74.4)).toBeLessThan(10.1);
  expect(Math.abs(Number(result(tables, "conjugate.trough.median")?.value) - 1.34)).toBeLessThan(0.8);
});

test("values that are set replace those of the model, those of the compound and covariates alike", () => {
  const slow = simulate({ ...flat, set: { CL: "0.5 L/h" }, sample: ["24 h"], tolerance: 1e-10 });
  expect(numbers(slow.profiles!, "concentration")[2]).toBeCloseTo(5 * Math.exp((-0.5 / 20) * 24), 8);
  const spec = specOf({ ...q3w, set: { MWadc: "149 kDa" } });
  expect(spec.set.MWadc).toEqual({ value: 149, unit: "kDa" });
  expect(spec.set.MWnab).toEqual({ value: 147028, unit: "Da" });
  const high = simulate({ compound: "T-DM1", dose: "250 mg", set: { WT: "140 kg" }, sample: ["7 d"] });
  const low = simulate({ compound: "T-DM1", dose: "250 mg", sample: ["7 d"] });
  expect(numbers(high.profiles!, "conjugate")[2]).toBeLessThan(numbers(low.profiles!, "conjugate")[2]!);
});

test("the body weight of a subject reaches the model", () => {
  const at = (weight: string) =>
    numbers(
      simulate({ compound: "T-DM1", dose: "250 mg", subject: { weight }, sample: ["1 h"] }).profiles!,
      "conjugate",
    )[1]!;
  expect(at("140 kg") / at("70 kg")).toBeCloseTo(2 ** -0.596, 10);
});

test("a dose in mg enters a model that counts nmol through the compound's molar mass, and not without one", () => {
  const settings = { model: "molar.model", dose: "150 mg" };
  expect(issuesOf(settings).map(({ code }) => code)).toEqual(["simulate.dose-kind"]);
  expect(specOf({ model: "molar.model", dose: "1000 nmol" }).regimen.dose).toBe(1000);
  expect(specOf({ compound: "T-DM1", dose: "2 nmol/kg" }).regimen.dose).toBeCloseTo(2 * 0.148773, 10);
});

test("a subject that cannot be integrated becomes a row of failures and missing values; the rest goes on", () => {
  const bad = simulate({ model: "leaky.model", dose: "100 mg", set: { grow: "1 1/h" }, sample: ["1 h"] });
  expect(bad.failures!.nRows).toBe(1);
  expect(texts(bad.failures!, "advice")[0]).not.toBe("");
  expect(Number.isNaN(numbers(bad.profiles!, "amount").at(-1))).toBe(true);
  const good = simulate({ model: "leaky.model", dose: "100 mg", sample: ["1 h"] });
  expect(good.failures!.nRows).toBe(0);
});

test("events of a model are a table, and a subject that one stopped has missing values after it", () => {
  const settings = { model: "stopping.model", dose: "100 mg", sample: ["1 h", "100 h"], until: "100 h" };
  const { events, failures, profiles } = simulate(settings);
  const [half, gone] = rowObjects(events!);
  expect(half).toMatchObject({ subject: 1, event: "half", stopped: "" });
  expect(gone).toMatchObject({ subject: 1, event: "gone", stopped: "below a fifth" });
  // From 100 to 50 mg, then from 40 to 20 mg, at 0.1 1/h; the tolerance is 1e-6 and time is in days.
  expect(Number(half!.time) * 24).toBeCloseTo(10 * Math.log(2), 4);
  expect(Number(gone!.time) * 24).toBeCloseTo(20 * Math.log(2), 4);
  expect(numbers(profiles!, "amount").at(-1)).toBeNaN();
  expect(failures!.nRows).toBe(0);
  const many = simulate({ ...settings, population: { of: "oncology-adults", size: 150 } });
  expect(many.events!.nRows).toBe(300);
  expect(simulate({ model: "leaky.model", dose: "100 mg", sample: ["1 h"] }).events).toBeUndefined();
});

test("an assumed clearance moved to ten times its value leaves a tenth of the AUC, and the same maximum", () => {
  const sample = Array.from({ length: 1599 }, (_, k) => `${(k + 1) / 4} h`);
  const { assumptions } = simulate({ ...flat, until: "400 h", sample });
  const row = rowObjects(assumptions!).find(({ parameter }) => parameter === "CL");
  // Trapezoids a quarter of an hour wide err by (k·h)²/12 = 0.13 % of the tenth.
  expect(Math.abs(Number(row?.auc_at_high) + 90)).toBeLessThan(0.02);
  expect(Number(row?.cmax_at_high)).toBeCloseTo(0, 8);
});

test("a model assumed for a compound lists its parameters over the middle 90 % of subjects", () => {
  const spec = specOf({ ...q3w, doses: 1, outputs: ["conjugate"], sample: ["2 h", "7 d"] });
  const tables = simulate({ ...q3w, doses: 1, outputs: ["conjugate"], sample: ["2 h", "7 d"] });
  const rows = rowObjects(tables.assumptions!);
  expect(rows.map((row) => row.parameter)).toContain("kdec (with 8 parameters)");
  const vc = rows.find((row) => row.parameter === "Vc");
  expect(Number(vc?.high) / 3.37).toBeCloseTo(Math.exp(1.6448536 * 0.245), 6);
  const [first] = simulateStep.assumptions(spec, tables);
  expect(first?.what).toBe("pharmacokinetics of huC242-DM4 in patients");
});

test("figures show the summary: one per output, with a band when there are several subjects", () => {
  const settings = { ...q3w, doses: 1, outputs: ["conjugate", "mean_dar"], sample: ["2 h", "7 d"] };
  const spec = specOf({ ...settings, population: { size: 4 } });
  const figures = simulateStep.figures(spec, simulate({ ...settings, population: { size: 4 } }));
  expect(figures.map(({ name, shows }) => [name, shows])).toEqual([
    ["conjugate", "summary"],
    ["mean_dar", "summary"],
    ["assumptions", "assumptions"],
  ]);
  expect(figures[0]?.figure.marks.map(({ mark }) => mark)).toEqual(["rug", "band", "line"]);
  expect(figures.slice(0, 2).map(({ figure }) => figure.y.scale)).toEqual(["log", "linear"]);
});

test("methods cite the model, the integrators, the formula and the population", () => {
  const keys = simulateStep.methods(specOf({ ...q3w, population: { size: 2 } })).flatMap(({ cite }) => cite);
  for (const key of ["pouzin2022", "tsitouras2011", "mosteller1987", "sacco2010", "salmon2011"]) {
    expect(keys).toContain(key);
  }
});

test("the lot of a compound is the lot that the model starts from", () => {
  const lot = { dar: 4, fractions: [0, 0, 0, 0, 1], mark: "assumed" as const, why: "pure" };
  const compounds = new Map([["pure", { ...registry.get("huC242-DM4")!, name: "pure", lot }]]);
  const options = simulateStep.options.parse({ compound: "pure", dose: "100 mg", sample: ["1 h"] });
  const { spec } = simulateStep.plan(options, { ...context, compounds });
  const profiles = simulateStep.run({ kind: "subjects", from: 1, to: 1, spec: spec! }, {}).profiles!;
  expect(numbers(profiles, "mean_dar_total")[1]).toBeCloseTo(4, 10);
  expect(numbers(profiles, "naked_antibody")[1]).toBeCloseTo(0, 10);
});

test("a lot whose shares do not sum to 1 within 1 % is refused; shares off by rounding are divided by their sum, and the report says so", () => {
  const chain = { model: "dar-chain-pouzin-2022", dose: "168 mg/m2" };
  const [issue] = issuesOf({ ...chain, set: { "f[0]": 0.5 } });
  expect(issue && printIssue(issue)).toMatch(
    /the shares f of the lot, 0.5, 0.085, .* sum to 1.427; needed: shares of antibody with 0, 1, 2, ... drugs, none negative, that sum to 1 within 1 %/,
  );
  const said = simulateStep.methods(specOf(chain)).map(({ text }) => text);
  expect(said).toContain("The shares f of the lot sum to 0.998 by rounding; they were divided by their sum.");
});

test("the shares of a lot are divided by their sum also where the model's text does not", () => {
  const text = `model mine
index i = 0..2
param f[i] = 0.1 0.5 0.395 1 "lot" reported pouzin2022
param k = 0.1 1/d "loss" reported pouzin2022
species A[i] : nmol "antibody"
reaction go[i] : A[i] -> nothing at k * A[i]
dose adc : nmol "conjugate" into A[i] = f[i]
output all : nmol = sum(i: A[i]) "antibody"
`;
  const beside = { ...context, file: (path: string): SourceFile => ({ path, text }) };
  const options = simulateStep.options.parse({ model: "mine.txt", dose: "1 nmol", sample: ["0 h"] });
  const { spec } = simulateStep.plan(options, beside);
  const profiles = simulateStep.run({ kind: "subjects", from: 1, to: 1, spec: spec! }, {}).profiles!;
  expect(Math.max(...numbers(profiles, "all"))).toBeCloseTo(1, 12);
});

test("a study can use a composition beside it; a port that nothing gives is reported at its line", () => {
  const beside = {
    ...context,
    file: (path: string): SourceFile | undefined =>
      path === "mine.txt"
        ? { path, text: "model mine\nuse kill-emax as kill (kmax = 1 {1/h}, ec50 = 1 {nM})\n" }
        : undefined,
  };
  const { issues } = simulateStep.plan(
    simulateStep.options.parse({ model: "mine.txt", dose: "1 nmol" }),
    beside,
  );
  expect(issues.map(printIssue).join("\n")).toMatch(
    /mine.txt:2 {2}kill-emax needs driver .*\n.*\n?mine.txt:2 {2}kill-emax needs hill/s,
  );
});
