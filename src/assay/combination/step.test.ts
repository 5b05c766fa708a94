import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderFigure } from "../../figure/index.ts";
import { numbers, texts } from "../../table/index.ts";
import { combinationOptions } from "./options.ts";
import { combinationStep } from "./step.ts";

const file = new URL("../../../reference/assay/combination/adc_docetaxel_synergistic.csv", import.meta.url);

function run(text: string) {
  const options = combinationOptions.parse({
    data: "matrix.csv",
    columns: {
      drug1: { column: "d1", unit: "nM" },
      drug2: { column: "d2", unit: "nM" },
      response: "effect",
      plate: "rep",
    },
    drugs: ["conjugate", "docetaxel"],
    response: "viability",
    null: "loewe",
    bootstraps: 10,
  });
  const { spec, issues } = combinationStep.plan(options, {
    stepName: "pair",
    seed: 1,
    compounds: new Map(),
    file: () => ({ path: "matrix.csv", text }),
    step: () => undefined,
    place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
  });
  expect(issues).toEqual([]);
  const [job] = combinationStep.split(spec!, {});
  const piece = JSON.parse(JSON.stringify(job!.piece));
  return { spec: spec!, tables: combinationStep.collect(spec!, [combinationStep.run(piece, {})], {}) };
}

test("a matrix with plates becomes tables, values and three figures", () => {
  const { spec, tables } = run(readFileSync(file, "utf8"));
  expect(Object.keys(tables).sort()).toEqual([
    "fits",
    "indices",
    "isoboles",
    "matrix",
    "nulls",
    "values",
    "verdict",
  ]);
  expect(tables.matrix!.nRows).toBe(64);
  expect(tables.nulls!.nRows).toBe(12 * 49);
  const decided = texts(tables.verdict!, "decides").indexOf("yes");
  expect(texts(tables.verdict!, "verdict")[decided]).toBe("synergy");
  const names = texts(tables.values!, "name");
  expect(numbers(tables.values!, "value")[names.indexOf("verdict")]).toBe(1);
  expect(names).toContain("bliss.score");
  expect(names).toContain("musyc.alpha12");
  const figures = combinationStep.figures(spec, tables);
  expect(figures.map((figure) => figure.name)).toEqual(["excess", "isobologram", "index"]);
  for (const { figure } of figures) expect(renderFigure(figure)).toMatch(/^<svg/);
});

test("a matrix without single agents still gives its means, and says what is missing", () => {
  const rows = readFileSync(file, "utf8").trim().split("\n");
  const combined = rows.filter((row, k) => {
    const [, d1, d2] = row.split(",").map(Number);
    return k === 0 || (d1! > 0 && d2! > 0) || (d1 === 0 && d2 === 0);
  });
  const { spec, tables } = run(`${combined.join("\n")}\n`);
  expect(new Set(texts(tables.verdict!, "verdict"))).toEqual(new Set(["not assessable"]));
  expect(texts(tables.verdict!, "note")[0]).toMatch(/drug 1 was never given alone/);
  expect(tables.matrix!.nRows).toBe(50);
  expect(tables.nulls!.nRows).toBe(0);
  expect(combinationStep.figures(spec, tables)).toEqual([]);
});
