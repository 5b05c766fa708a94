import { expect, test } from "vitest";
import { registry } from "../../compound/index.ts";
import { openYaml, type Place, printIssue, readPart } from "../../source/index.ts";
import type { PlanContext, Tables } from "../../step/index.ts";
import { numbers, rowObjects, texts } from "../../table/index.ts";
import { simulateStep } from "../index.ts";

const model = `model oral
title "One compartment with absorption"
param KA = 1.5 1/h "absorption" assumed "an example" range 1..2
param CL = 1.1 L/h "clearance" assumed "an example" range 1..2
param V = 20 L "volume" assumed "an example" range 10..30
covariate WT = 70 kg "body weight"
species DEPOT : mg
species CENTRAL : mg
reaction absorb : DEPOT -> CENTRAL at KA * DEPOT
reaction lose : CENTRAL -> nothing at CL * (WT / 70 {kg}) / V * CENTRAL
dose oral : mg into DEPOT = 1
dose iv : mg into CENTRAL = 1
output concentration : mg/L = CENTRAL / V  "in plasma"
`;

const data = `ID,TIME,AMT,EVID,CMT,RATE,II,ADDL,SS,WT,DV
A,0,100,1,2,0,0,0,0,70,.
A,1,.,0,2,.,.,.,.,70,4.7
A,10,.,0,2,.,.,.,.,70,.
B,0,100,1,2,0,24,2,1,35,.
B,3,.,0,2,.,.,.,.,35,7
B,50,.,0,1,.,.,.,.,35,1
`;

const files: Readonly<Record<string, string>> = { "oral.model": model, "pk.csv": data };

const context: PlanContext = {
  ...{ stepName: "observed", seed: 1, compounds: registry, step: () => undefined },
  file: (path) => (files[path] === undefined ? undefined : { path, text: files[path] }),
  place: (...path): Place => ({ file: "study.yaml", path: path.join(".") }),
};

const usual = {
  model: "oral.model",
  data: "pk.csv",
  records: {
    units: { TIME: "h", AMT: "mg", DV: "mg/L", WT: "kg" },
    compartments: { "1": "oral", "2": "iv" },
    observed: { "2": "concentration" },
  },
};

const plan = (settings: object) => simulateStep.plan(simulateStep.options.parse(settings), context);
const issues = (settings: object) => plan(settings).issues.map(printIssue);

function run(settings: object): { tables: Tables; spec: NonNullable<ReturnType<typeof plan>["spec"]> } {
  const { spec } = plan(settings);
  expect(issues(settings)).toEqual([]);
  const parts = simulateStep
    .split(spec!, {})
    .map(({ piece }) => simulateStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return { tables: simulateStep.collect(spec!, parts, {}), spec: spec! };
}

test("the subjects of a file are simulated at its records, observed beside computed", () => {
  const { tables } = run({ ...usual, tolerance: 1e-9 });
  const profiles = tables.profiles!;
  expect(
    rowObjects(profiles).map(({ subject, line, analyte, observed }) => [subject, line, analyte, observed]),
  ).toEqual([
    ["A", 3, "concentration", 4.7],
    ["A", 4, "concentration", Number.NaN],
    ["B", 6, "concentration", 7],
    ["B", 7, "", 1],
  ]);
  const steady = 5 / (1 - Math.exp(-0.0275 * 24));
  const expected = [
    5 * Math.exp(-0.055),
    5 * Math.exp(-0.55),
    steady * Math.exp(-0.0275 * 3),
    steady * Math.exp(-0.0275 * 2),
  ];
  numbers(profiles, "concentration").forEach((value, k) => {
    // The tolerance, ten times.
    expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-8 * expected[k]!);
  });
  const ratio = rowObjects(tables.values!).find(({ name }) => name === "concentration.ratio.median");
  expect(ratio!.value).toBeCloseTo((expected[0]! / 4.7 + expected[2]! / 7) / 2, 8);
  expect(tables.failures!.nRows).toBe(0);
});

test("a plan survives JSON, names every setting, and has a figure with what was observed", () => {
  const { tables, spec } = run(usual);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const names = simulateStep.settings(spec).map(({ name }) => name);
  expect(names).toContain("records.compartments");
  const [figure] = simulateStep.figures(spec, tables);
  expect(figure!.figure.panels?.map(({ title }) => title)).toEqual(["A", "B"]);
  expect(simulateStep.methods(spec)[0]!.text).toContain("2 subjects (6 records of pk.csv)");
  expect(simulateStep.assumptions(spec, tables).map(({ what }) => what)).toEqual([
    "KA, absorption",
    "CL, clearance",
    "V, volume",
  ]);
});

test("a subject whose records cannot be followed is a row of failures; the rest goes on", () => {
  const beside: Readonly<Record<string, string>> = {
    "pk.csv": data.replace("A,0,100,1,2,0,0,0,0", "A,0,100,1,2,0,6,0,1"),
    // 10 mg/h can clear 100 mg every 24 h, and not every 6 h.
    "oral.model": model.replace(
      "CL * (WT / 70 {kg}) / V * CENTRAL",
      "CL / 1.1 {L/h} * 10 {mg/h} * WT / 35 {kg} / 2 * CENTRAL / (5 {mg} + CENTRAL)",
    ),
  };
  const { spec } = simulateStep.plan(simulateStep.options.parse(usual), {
    ...context,
    file: (path) => (beside[path] === undefined ? undefined : { path, text: beside[path] }),
  });
  const parts = simulateStep.split(spec!, {}).map(({ piece }) => simulateStep.run(piece, {}));
  const { failures, profiles } = simulateStep.collect(spec!, parts, {});
  expect(texts(failures!, "subject")).toEqual(["A"]);
  expect(texts(failures!, "status")).toEqual(["not-followed"]);
  expect([...numbers(profiles!, "concentration")].map(Number.isNaN)).toEqual([true, true, false, false]);
});

test.each([
  ["a regimen beside data", { ...usual, dose: "3 mg" }, "dose is given beside data"],
  ["neither", { model: "oral.model" }, "neither a dose nor data is given"],
  ["records without data", { model: "oral.model", dose: "3 mg", records: {} }, "records are described"],
  ["a file that is not there", { ...usual, data: "pc.csv" }, "there is no file pc.csv"],
  [
    "a compartment that is none",
    { ...usual, records: { ...usual.records, compartments: { "1": "orl", "2": "iv" } } },
    'there is no dose or state of oral named "orl"',
  ],
  [
    "an observation in another unit",
    { ...usual, records: { ...usual.records, units: { ...usual.records.units, DV: "h" } } },
    "DV is in h and concentration in mg/L",
  ],
  ["no units", { ...usual, records: {} }, "nothing says in what unit TIME is"],
])("%s is a problem that names what to write", (_, settings, found) => {
  expect(issues(settings).join("\n")).toContain(found);
});

test("settings of a study file read as they are written", () => {
  const text =
    "model: oral.model\ndata: pk.csv\nrecords:\n  units: { TIME: h }\n  compartments: { 1: oral }\n  between: { WT: linear }\n  later-doses: last\n";
  const { value, issues: found } = readPart(openYaml({ path: "study.yaml", text }), [], simulateStep.options);
  expect(found.map(printIssue)).toEqual([]);
  expect(value!.records!.compartments).toEqual({ "1": "oral" });
});
