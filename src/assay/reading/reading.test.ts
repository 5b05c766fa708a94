import { expect, test } from "vitest";
import { hasErrors } from "../../source/index.ts";
import { numbers, texts } from "../../table/index.ts";
import { readLongTable } from "./long-table.ts";
import { plateFormats, rowLetters, wellName, wellPlace } from "./plate-blocks.ts";
import { edgeEffect, robustZPrime, ssmd, zPrime } from "./plate-quality.ts";
import { oddResponses, viabilityOf } from "./response.ts";
import { readWells, withMap } from "./wells.ts";

/** A reader's block: a corner, the numbers of the columns, the letters of the rows. */
const block = (
  nRows: number,
  nColumns: number,
  cell: (row: number, column: number) => string,
  separator = "\t",
) =>
  [
    ["<>", ...Array.from({ length: nColumns }, (_, k) => String(k + 1))].join(separator),
    ...Array.from({ length: nRows }, (_, row) =>
      [rowLetters(row), ...Array.from({ length: nColumns }, (_, k) => cell(row, k))].join(separator),
    ),
  ].join("\r\n");

const place = () => ({ file: "study.yaml" });

test.each(plateFormats)(
  "a plate of %i × %i wells is found between whatever else the export says",
  (nRows, nColumns) => {
    const text = `\uFEFFReader 9000\r\nDate\t2007-10-24\r\n\r\nLuminescence\r\n${block(nRows, nColumns, (r, c) => `${r * 100 + c}`)}\r\n\r\nEnd`;
    const { table, issues } = readWells({ path: "plate.txt", text });
    expect(issues).toEqual([]);
    expect(table?.nRows).toBe(nRows * nColumns);
    expect(numbers(table!, "Luminescence")[nColumns + 2]).toBe(102);
    expect(texts(table!, "well")[nColumns + 2]).toBe("B03");
    const nEdge = numbers(table!, "edge").reduce((sum, value) => sum + value, 0);
    expect(nEdge).toBe(2 * nRows + 2 * nColumns - 4);
  },
);

test("a map in the same file is a second block, and its texts stay texts", () => {
  const text = `Signal\n${block(8, 12, (_, c) => `${c}`)}\nDrug\n${block(8, 12, (r) => (r === 0 ? "blank" : "conjugate"))}`;
  const { table } = readWells({ path: "plate.txt", text });
  expect(texts(table!, "Drug").slice(11, 13)).toEqual(["blank", "conjugate"]);
});

test("decimal commas are read where semicolons part cells", () => {
  const { table } = readWells({ path: "p.csv", text: block(8, 12, () => "1,25", ";") });
  expect(numbers(table!, "read 1")[5]).toBe(1.25);
});

test("wells beyond the range of the reader are missing and reported once with their line", () => {
  const text = block(8, 12, (r, c) => (r === 2 && c > 9 ? "OVRFLW" : "100"));
  const { table, issues } = readWells({ path: "plate.txt", text });
  expect(numbers(table!, "read 1")[2 * 12 + 10]).toBeNaN();
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: "plate.overflow", severity: "warning", where: { line: 4 } });
  expect(issues[0]!.found).toContain("2 wells");
});

test("a file without a block says what a block looks like", () => {
  const { table, issues } = readWells({ path: "plate.txt", text: "well,value\nA1,3\n" });
  expect(table).toBeUndefined();
  expect(issues[0]!.needed).toContain("1 to 12");
});

test("names of wells are read with and without a zero, and written with one", () => {
  expect(wellPlace("b7")).toEqual({ row: 1, column: 6 });
  expect(wellPlace("AF48")).toEqual({ row: 31, column: 47 });
  expect(wellName(31, 47)).toBe("AF48");
  expect(wellPlace("7B")).toBeUndefined();
});

test("a map by well joins whatever its order, and names each well that stands twice or is not there", () => {
  const { table } = readWells({ path: "plate.txt", text: block(8, 12, () => "1") });
  const good = withMap(table!, {
    path: "map.csv",
    text: "well,drug,dose [nM]\nA2,conjugate,10\nA01,vehicle,0\n",
  });
  expect(texts(good.table!, "drug").slice(0, 3)).toEqual(["vehicle", "conjugate", ""]);
  expect(numbers(good.table!, "dose")[2]).toBeNaN();
  const bad = withMap(table!, { path: "map.csv", text: "well,drug\nA1,x\nA01,y\nK1,z\n" });
  expect(bad.issues.map((issue) => issue.where.line)).toEqual([3, 4]);
});

test("Z′ and SSMD equal their formulas by hand", () => {
  // means 100 and 10, standard deviations 2 and 1
  const [positive, negative] = [
    [98, 100, 102],
    [9, 10, 11],
  ];
  expect(zPrime(positive, negative)).toBeCloseTo(1 - 9 / 90, 12);
  expect(ssmd(positive, negative)).toBeCloseTo(90 / Math.sqrt(5), 12);
  expect(robustZPrime([98, 100, 102, 100, 1e6], negative)).toBeGreaterThan(0.8);
});

test("an edge that reads a fifth lower is seen; one that does not is not", () => {
  const edge = [1, 1, 1, 1, 0, 0, 0, 0];
  expect(edgeEffect([80, 82, 79, 81, 100, 102, 99, 101], edge)).toMatchObject({ nEdge: 4, nInside: 4 });
  expect(edgeEffect([80, 82, 79, 81, 100, 102, 99, 101], edge).p).toBeLessThan(1e-4);
  expect(edgeEffect([100, 102, 99, 101, 100, 102, 99, 101], edge).p).toBeCloseTo(1, 12);
});

test("a long table gives one curve per combination of its columns, in the units of its heads", () => {
  const text = "cells,drug,conc (nM),effect [%]\nA,x,0,100\nA,x,1,\nB,x,1,80\n";
  const { data, issues } = readLongTable(
    { path: "d.csv", text },
    { dose: "conc", response: "effect", curve: ["cells", "drug"] },
    place,
  );
  expect(issues).toEqual([]);
  expect(data).toMatchObject({ doseUnit: "nM", responseUnit: "%" });
  expect(data!.curves.map((curve) => curve.name)).toEqual(["A, x", "B, x"]);
  expect(data!.curves[0]!.responses).toEqual([100, null]);
});

test("a dose below zero is refused with its line, because it is a logarithm", () => {
  const text = "dose [nM],response\n1,0.5\n-1,0.9\n";
  const { issues } = readLongTable(
    { path: "d.csv", text },
    { dose: "dose", response: "response", curve: [] },
    place,
  );
  expect(hasErrors(issues)).toBe(true);
  expect(issues[0]).toMatchObject({ code: "assay.negative-dose", where: { line: 3 } });
});

test("responses that do not fit their declared kind are remarked on, never reinterpreted", () => {
  expect(oddResponses("viability", 1, [98, 50, 3])?.needed).toContain("%");
  expect(oddResponses("viability", 100, [0.98, 0.5, 0.3, 0.1])?.needed).toContain("without a unit");
  expect(oddResponses("viability", 100, [98, 50, 3, 1])).toBeUndefined();
  expect(oddResponses("signal", 1, [98_000])).toBeUndefined();
  expect(viabilityOf(60, 110, 10)).toBe(0.5);
});
