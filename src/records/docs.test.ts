import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readModel } from "../model/index.ts";
import { printIssue } from "../source/index.ts";
import { readRecords } from "./index.ts";

const page = readFileSync(new URL("../../docs/records.md", import.meta.url), "utf8");

test("the model of the page reads without an issue", () => {
  const [, text = ""] = /^```tapworks\n(.*?)^```$/ms.exec(page)!;
  const { model, issues } = readModel({ path: "records.md", text });
  expect(issues.map(printIssue)).toEqual([]);
  expect(model!.ports.map(({ name }) => name)).toEqual(["oral", "iv"]);
});

test("the fault that the page shows is what is said", () => {
  const text = "ID,TIME,AMT,EVID,CMT,RATE,II,ADDL\n1,0,100,1,1,0,0,3\n";
  const { model } = readModel({
    path: "one.model",
    text: `model one
species A : mg
A' = -0.1 {1/h} * A
dose oral : mg into A = 1
output a : mg = A
`,
  });
  const format = { units: { TIME: "h", AMT: "mg" }, columns: {}, compartments: { 1: "oral" }, between: {} };
  const [issue] = readRecords({ path: "pk.csv", text }, model!, { ...format, otherwise: "locf" }).issues;
  expect(page).toContain(printIssue(issue!).replaceAll("\n", "\n    "));
});
