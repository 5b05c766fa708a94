import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderFigure } from "../../figure/index.ts";
import type { SourceFile } from "../../source/index.ts";
import { seal, type Tables } from "../../step/index.ts";
import { rowObjects } from "../../table/index.ts";
import { doseResponseOptions } from "./options.ts";
import { doseResponseStep } from "./step.ts";

const step = seal(doseResponseStep);

const example = readFileSync(
  new URL("../../../examples/dose-response/viability.csv", import.meta.url),
  "utf8",
);

function plan(options: unknown, text = example) {
  const file = (path: string): SourceFile | undefined => (path === "d.csv" ? { path, text } : undefined);
  return step.plan(doseResponseOptions.parse(options), {
    stepName: "ic50",
    seed: 1,
    compounds: new Map(),
    file,
    step: () => undefined,
    place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
  });
}

function run(options: unknown, text = example): Tables {
  const { spec, issues } = plan(options, text);
  if (spec === undefined) throw new Error(JSON.stringify(issues));
  const parts = step.split(spec, {}).map((job) => step.run(JSON.parse(JSON.stringify(job.piece)), {}));
  return step.collect(spec, parts, {});
}

const columns = { dose: "conc", response: "viability", curve: ["cells", "linker"] };
const usual = { data: "d.csv", columns, response: "viability" };

const namedValue = (tables: Tables, name: string) =>
  rowObjects(tables.values!).find((row) => row.name === name);

test("IC50s of the example lie within their intervals of the truth, in four units", () => {
  const conjugate = { "dose-of": "antibody", dar: 3.5, "molar-mass": "150 kDa", "payload-mass": "780 Da" };
  const tables = run({ ...usual, conjugate });
  for (const [name, truth, unit] of [
    ["antigen-positive, cleavable.ic50", 0.05, "nM"],
    ["antigen-positive, cleavable.ic50.payload", 0.175, "nM"],
    ["antigen-positive, cleavable.ic50.conjugate-mass", 7.5, "ng/mL"],
    ["antigen-positive, non-cleavable.ic50", 0.15, "nM"],
  ] as const) {
    const { low, high, unit: own } = namedValue(tables, name)!;
    expect(Number(low)).toBeLessThan(truth);
    expect(Number(high)).toBeGreaterThan(truth);
    expect(own).toBe(unit);
  }
});

test("the ratio of two parallel curves covers the truth, and curves that are not parallel carry a note", () => {
  const { potency } = run({ ...usual, reference: "antigen-positive, cleavable" });
  const rows = rowObjects(potency!);
  const parallel = rows.find((row) => row.curve === "antigen-positive, non-cleavable")!;
  expect(Number(parallel.parallel_low)).toBeLessThan(3);
  expect(Number(parallel.parallel_high)).toBeGreaterThan(3);
  expect(parallel.note).toBe("");
  expect(rows.find((row) => row.curve === "mixed, cleavable")!.note).toContain("not parallel");
});

test("ROUT leaves out the well that the record of the example names, and nothing else", () => {
  const { points } = run({ ...usual, robust: "rout" });
  const out = rowObjects(points!).filter((row) => row.weight === 0);
  expect(out.map(({ curve, dose }) => [curve, Number(Number(dose).toPrecision(6))])).toEqual([
    ["antigen-negative, cleavable", 0.3],
  ]);
});

test("a curve that cannot be fitted is a row that says why, and the others are computed", () => {
  const bad =
    "constant,x,0,1,50\nconstant,x,1,1,50\nconstant,x,10,1,50\nsingle,x,3,1,40\nsingle,x,3,2,42\nempty,x,1,1,\n";
  const tables = run(usual, example + bad);
  const fits = rowObjects(tables.fits!);
  expect(fits.filter((row) => row.status === "fitted")).toHaveLength(4);
  const noteOf = (curve: string) => fits.find((row) => row.curve === curve)?.note;
  expect(noteOf("constant, x")).toMatch(/50 at every dose.*needed/);
  expect(noteOf("single, x")).toMatch(/one dose above 0 only/);
  expect(noteOf("empty, x")).toMatch(/all responses are missing/);
  const { figure } = step.figures(plan(usual, example + bad).spec!, tables)[0]!;
  expect(renderFigure(figure, { theme: "page" })).toContain("<svg");
});

test("what the response is must be declared", () => {
  expect(doseResponseOptions.safeParse({ data: "d.csv" }).success).toBe(false);
});

test("every problem of the options is reported with what to write instead", () => {
  const { spec, issues } = plan({
    ...usual,
    response: "signal",
    model: "log-logistic-3",
    hold: { slope: 1 },
    weights: "1/y",
    robust: "huber",
    level: "150 %",
    reference: "antigen-positive, cleavabel",
    conjugate: { "dose-of": "antibody", dar: 3.5, "molar-mass": "150 nM" },
  });
  expect(spec).toBeUndefined();
  expect(issues.map(({ code, where }) => [code, where.path])).toEqual([
    ["dose-response.no-ends", "model"],
    ["dose-response.weights", "weights"],
    ["dose-response.hold", "hold.slope"],
    ["dose-response.share", "level"],
    ["dose-response.quantity", "conjugate.molar-mass"],
    ["dose-response.reference", "reference"],
  ]);
  expect(issues.at(-1)?.write).toBe("antigen-positive, cleavable");
});

test("percent in a column without a unit is warned of, and not divided by 100", () => {
  const { spec, issues } = plan(usual, example.replace(" [%]", ""));
  expect(issues).toMatchObject([{ code: "dose-response.odd-responses", severity: "warning" }]);
  expect(spec).toMatchObject({ settings: { responseUnit: "", absolute: 0.5 } });
});

test("quantal responses need totals, and give an IC50 by their likelihood", () => {
  const text = "dose [nM],dead,n\n0,0,50\n1,5,50\n2,14,50\n4,27,50\n8,41,50\n16,48,50\n";
  const quantal = {
    data: "d.csv",
    response: "quantal",
    columns: { response: "dead", total: "n" },
    model: "log-logistic-2",
  };
  const { low, high, value } = namedValue(run(quantal, text), "ic50")!;
  expect(Number(value)).toBeGreaterThan(2.5);
  expect(Number(value)).toBeLessThan(5);
  expect(Number(low)).toBeLessThan(Number(value));
  expect(Number(high)).toBeGreaterThan(Number(value));
  const without = plan({ ...quantal, columns: { response: "dead" } }, text);
  expect(without.issues[0]).toMatchObject({ code: "dose-response.total" });
});

test("a missing file is named", () => {
  expect(plan({ ...usual, data: "other.csv" }).issues[0]).toMatchObject({ code: "dose-response.no-file" });
});

test("a Prism file gives a curve per Y column", () => {
  const rows = (values: readonly number[]) =>
    `<Subcolumn>${values.map((value) => `<d>${value}</d>`).join("")}</Subcolumn>`;
  const doses = [0, 0.1, 0.3, 1, 3, 10, 30];
  const y = (ec50: number) => doses.map((dose, k) => 100 / (1 + dose / ec50) + ((k * 7) % 3) - 1);
  const curve = (title: string, ec50: number) => `<YColumn><Title>${title}</Title>${rows(y(ec50))}</YColumn>`;
  const text = `<GraphPadPrismFile><Table TableType="XY"><Title>t</Title><XColumn>${rows(doses)}</XColumn>${curve("a", 1)}${curve("b", 3)}</Table></GraphPadPrismFile>`;
  const options = {
    data: "d.pzfx",
    columns: { dose: { column: "dose", unit: "nM" }, response: { column: "response", unit: "%" } },
    response: "viability",
  };
  const { spec, issues } = step.plan(doseResponseOptions.parse(options), {
    stepName: "ic50",
    seed: 1,
    compounds: new Map(),
    file: (path) => (path === "d.pzfx" ? { path, text } : undefined),
    step: () => undefined,
    place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
  });
  expect(issues).toEqual([]);
  const parts = step.split(spec!, {}).map((job) => step.run(job.piece, {}));
  const tables = step.collect(spec!, parts, {});
  // Errors of at most one percentage point leave the IC50 within a tenth or so.
  expect(Number(namedValue(tables, "a.ic50")!.value)).toBeCloseTo(1, 0);
  expect(Number(namedValue(tables, "b.ic50")!.value)).toBeCloseTo(3, 0);
});
