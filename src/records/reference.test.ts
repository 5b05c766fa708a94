import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readModel } from "../model/index.ts";
import { type Conventions, type RecordedSubject, readRecords, solveRecords } from "./index.ts";

const file = new URL("../../../shared/reference/simulation/events/cases.csv", import.meta.url);
const here = existsSync(file);

const { model, issues } = readModel({
  path: "cases.model",
  text: `model cases
param KA = 1.5 1/h "absorption" derived "the data set states it"
param CL = 1.1 L/h "clearance" derived "the data set states it"
param V = 20 L "volume" derived "the data set states it"
covariate lagt = 0 h "lag into the central compartment"
covariate bioav = 1 1 "part that enters the central compartment"
covariate rat2 = 10 mg/h "modelled rate"
covariate dur2 = 2 h "modelled duration"
species DEPOT : mg "at the place of absorption"
species CENTRAL : mg "central"
reaction absorb : DEPOT -> CENTRAL at KA * DEPOT
reaction lose : CENTRAL -> nothing at CL / V * CENTRAL
dose oral : mg into DEPOT = 1
dose iv : mg into CENTRAL = 1 bioavailability bioav lag lagt duration dur2 rate rat2
output cp : ug/L = CENTRAL / V
`,
});

interface Case {
  readonly subject: RecordedSubject;
  /** Concentrations by record, ug/L. */
  readonly expected: readonly number[];
}

const units = { TIME: "h", AMT: "mg", DV: "ug/L", lagt: "h", bioav: "1", rat2: "mg/h", dur2: "h" };

function cases(): ReadonlyMap<string, Case> {
  const source = { path: "cases.csv", text: readFileSync(file, "utf8") };
  const { subjects } = readRecords(source, model!, {
    ...{ units, columns: { DV: "cp" }, compartments: { 1: "oral", 2: "iv" }, between: {}, otherwise: "locf" },
  });
  return new Map(
    subjects!.map(({ id, occasions: [subject] }) => [
      id,
      { subject: subject!, expected: subject!.rows.map(({ observed }) => observed) },
    ]),
  );
}

const all = here ? cases() : new Map<string, Case>();
const ids = [...all.keys()];

/** Cases in which NONMEM follows the steady state backwards, to negative concentrations, because the lag exceeds II. */
const special: Readonly<Record<string, Partial<Conventions>>> = {
  409: { longLag: "followed back" },
  509: { longLag: "followed back" },
  610: { longLag: "followed back" },
  909: { longLag: "followed back" },
};

test("the model of the cases is read", () => {
  expect(issues).toEqual([]);
});

test.skipIf(!here)("all 28 cases are there", () => {
  expect(ids.length).toBe(28);
});

const methods = ["automatic", "explicit", "stiff"] as const;

test.skipIf(!here).each(ids.flatMap((id) => methods.map((method) => [id, method] as const)))(
  "case %s equals NONMEM 7.4.3, %s (skipped where shared/reference is not beside the project)",
  (id, method) => {
    const { subject, expected } = all.get(id)!;
    const absoluteTolerance = () => new Float64Array(2).fill(1e-9);
    const settings = { relativeTolerance: 1e-8, absoluteTolerance, method, maxSteps: 10_000 };
    const [solution] = solveRecords({
      ...settings,
      model: model!,
      subjects: [subject],
      conventions: special[id] ?? {},
    });
    expect([solution!.status, solution!.advice]).toEqual(["ok", ""]);
    expected.forEach((value, k) => {
      if (Number.isNaN(value)) return;
      // The file gives five digits of cp, so that half a unit of the last is at most 5e-5; base units are mg/L.
      expect(Math.abs(solution!.outputs[k]! * 1000 - value)).toBeLessThanOrEqual(
        5.01e-5 * Math.abs(value) + 1e-6,
      );
    });
  },
);
