import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderFigure } from "../../figure/index.ts";
import { numbers, type Table, texts } from "../../table/index.ts";
import { bystanderOptions } from "./options.ts";
import { coCultureTruth, simulatedCoCulture } from "./simulated.ts";
import { bystanderStep } from "./step.ts";

const file = new URL("../../../examples/bystander/co-culture.csv", import.meta.url).pathname;
const data = readFileSync(file, "utf8");

const usual = {
  data: "co-culture.csv",
  columns: { response: "viability" },
  response: "viability",
  conjugate: "cleavable",
  payload: "payload",
  controls: ["non-cleavable", "naked antibody"],
  at: "1 nM",
  "payload-at": "3 nM",
};

const plan = (more: object = {}, text = data) =>
  bystanderStep.plan(bystanderOptions.parse({ ...usual, ...more }), {
    stepName: "neighbours",
    seed: 1,
    compounds: new Map(),
    file: (path) => (path === "co-culture.csv" ? { path, text } : undefined),
    step: () => undefined,
    place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
  });

function run(text = data) {
  const { spec, issues } = plan({}, text);
  expect(issues).toEqual([]);
  const [job] = bystanderStep.split(spec!, {});
  const piece = JSON.parse(JSON.stringify(job!.piece));
  return { spec: spec!, tables: bystanderStep.collect(spec!, [bystanderStep.run(piece, {})], {}) };
}

const value = (values: Table, name: string) => {
  const row = texts(values, "name").indexOf(name);
  expect(row, name).toBeGreaterThanOrEqual(0);
  return {
    value: numbers(values, "value")[row]!,
    low: numbers(values, "low")[row]!,
    high: numbers(values, "high")[row]!,
  };
};

/** The index that the truth gives at 1 nM, with free payload at 3 nM. */
function trueIndex(drug: string, negative: number): number {
  const { alone, beside } = coCultureTruth[drug]!;
  const payload = coCultureTruth.payload!.alone(3);
  return (alone(1) - beside(1 - negative)(1)) / (alone(1) - payload);
}

test("the data of the example are those that its record describes", () => {
  expect(data).toBe(simulatedCoCulture(20071024));
});

test("what was put in comes out: index, shift, what is left, and what needs release", () => {
  const { values } = run().tables;
  for (const negative of [0.75, 0.5, 0.25]) {
    const mixture = String(100 * negative);
    const index = value(values!, `cleavable.${mixture}.index`);
    // Two means of four wells with an error of 4 %, over a window of 0.9: three standard errors.
    expect(Math.abs(index.value - trueIndex("cleavable", negative))).toBeLessThan(0.1);
    expect(index.low).toBeGreaterThan(0);
    expect(value(values!, `non-cleavable.${mixture}.index`).low).toBeLessThan(0);
    expect(value(values!, `cleavable.${mixture}.shift`).low).toBeGreaterThan(10);
    expect(value(values!, `cleavable.${mixture}.left`).high).toBeLessThan(100 * negative);
    expect(value(values!, `cleavable.${mixture}.release over non-cleavable`).low).toBeGreaterThan(0);
  }
});

test("a curve alone that does not reach half effect makes the shift a lower bound and says so", () => {
  const { shifts } = run().tables;
  const row = texts(shifts!, "drug").indexOf("cleavable");
  expect(numbers(shifts!, "high")[row]).toBe(Number.POSITIVE_INFINITY);
  expect(texts(shifts!, "note")[row]).toMatch(/lower bound/);
});

test("both figures are drawn", () => {
  const { spec, tables } = run();
  const figures = bystanderStep.figures(spec, tables);
  expect(figures.map(({ name }) => name)).toEqual(["bystander", "index"]);
  for (const { figure } of figures) expect(renderFigure(figure)).toMatch(/^<svg/);
});

test("intervals of the index cover the truth in about 95 of 100 simulations", () => {
  const wanted = trueIndex("cleavable", 0.5);
  const covered = Array.from({ length: 60 }, (_, seed) => {
    const head = simulatedCoCulture(seed)
      .split("\n")
      .filter((line, k) => k === 0 || /^(cleavable|payload|non-cleavable|naked).*,(1|3),\d,/.test(line));
    const { indices } = run(head.join("\n")).tables;
    const drug = texts(indices!, "drug");
    const row = drug.findIndex(
      (name, k) =>
        name === "cleavable" && numbers(indices!, "negative")[k] === 50 && numbers(indices!, "dose")[k] === 1,
    );
    return numbers(indices!, "low")[row]! < wanted && numbers(indices!, "high")[row]! > wanted;
  }).filter(Boolean).length;
  // 60 draws at 95 %: 52 or fewer in less than one of 100.
  expect(covered).toBeGreaterThan(52);
});

test.each([
  [{ conjugate: "cleavible" }, /no row has the drug "cleavible"/],
  [{ at: "2 nM" }, /was not given at 2 nM/],
  [{ at: "1 h" }, /h/],
  [{ data: "other.csv" }, /there is no file/],
])("%j is refused with what was found", (more, found) => {
  const { spec, issues } = plan(more);
  expect(spec).toBeUndefined();
  expect(issues.map((issue) => issue.found).join()).toMatch(found);
});

test.each([
  [/,negative,/g, ",neg,", /called "neg"/],
  [/,0\.5,/g, ",50,", /"50" as the share/],
])("rows with %s as %s are refused", (from, to, found) => {
  const { issues } = plan(
    {},
    data.replace("drug,read,negative,", "HEAD").replaceAll(from, to).replace("HEAD", "drug,read,negative,"),
  );
  expect(issues.map((issue) => issue.found).join()).toMatch(found);
});
