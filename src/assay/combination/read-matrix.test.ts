import { expect, test } from "vitest";
import { readCombination } from "./read.ts";

const options = {
  layout: "matrix" as const,
  columns: {
    drug1: { column: "conjugate", unit: "nM" },
    drug2: { column: "docetaxel", unit: "nM" },
    response: { column: "viability", unit: "%" },
  },
  response: "viability" as const,
};
const read = (text: string, more: object = {}) =>
  readCombination({ path: "matrix.csv", text }, { ...options, ...more }, (...path) => ({
    file: "study.yaml",
    path: path.join("."),
  }));

const first = ["plate 1,0,0.3,1", "0,100,81,64", "0.01,92,75,58"].join("\n");
const second = ["plate 2,0,0.3,1", "0,98,83,61", "0.01,,OVRFLW,60"].join("\n");

test("rows are doses of drug 1, columns doses of drug 2, and cells shares", () => {
  const { read: got, issues } = read(first);
  expect(issues).toEqual([]);
  expect(got!.drugs).toEqual([
    { name: "conjugate", unit: "nM" },
    { name: "docetaxel", unit: "nM" },
  ]);
  expect(got!.wells.doses1).toEqual([0, 0, 0, 0.01, 0.01, 0.01]);
  expect(got!.wells.doses2).toEqual([0, 0.3, 1, 0, 0.3, 1]);
  expect(got!.wells.viability).toEqual([1, 0.81, 0.64, 0.92, 0.75, 0.58]);
  expect(got!.wells.nPlates).toBe(1);
});

test("further blocks are plates; empty cells and readings beyond the range are missing", () => {
  const { wells, notes } = read(`${first}\n\n${second}\n`).read!;
  expect(wells.nPlates).toBe(2);
  expect(wells.plates).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  expect(wells.viability.slice(9)).toEqual([null, null, 0.6]);
  expect(notes.join()).toMatch(/2 wells without a response/);
});

test("semicolons and decimal commas are read", () => {
  const { read: got } = read(first.replaceAll(",", ";").replaceAll(".", ","));
  expect(got!.wells.doses2).toEqual([0, 0.3, 1, 0, 0.3, 1]);
});

test.each([
  ["0,100,81\n0.01,92,75", 1, /the first row begins with 0/],
  ["corner,0,x\n0,100,81", 1, /"x" in a row of doses/],
  ["corner,0,1\n0,100,dead", 2, /"dead" in the cell of 0 and 1/],
  ["corner,0\n0,100,81", 2, /"81" stands under no dose/],
  ["corner,0,1\n-1,100,81", 2, /a dose of -1/],
  ["corner,0,1", 1, /no row of responses/],
])("%j is refused with its line", (text, line, found) => {
  const { read: got, issues } = read(text);
  expect(got).toBeUndefined();
  expect(issues[0]!.found).toMatch(found);
  expect(issues[0]!.where.line).toBe(line);
});
