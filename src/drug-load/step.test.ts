import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registry } from "../compound/index.ts";
import { renderFigure } from "../figure/index.ts";
import { openYaml, printIssue, readPart } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { rowObjects } from "../table/index.ts";
import { drugLoadOptions } from "./options.ts";
import { drugLoadStep } from "./step.ts";

const example = new URL("../../examples/drug-load/", import.meta.url);
const exampleFile = (name: string) => readFileSync(new URL(name, example), "utf8");

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "lot",
  seed: 1,
  compounds: registry,
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 9, path: path.join(".") }),
});

const plan = (options: unknown, text: string) =>
  drugLoadStep.plan(drugLoadOptions.parse(options), context({ "data.csv": text }));

/** Plans, splits, runs and collects as a study does; the piece goes through JSON, as between machines. */
function runStep(options: unknown, text: string) {
  const { spec, issues } = plan(options, text);
  expect(issues.map(printIssue)).toEqual([]);
  const plain = JSON.parse(JSON.stringify(spec)) as NonNullable<typeof spec>;
  const parts = drugLoadStep.split(plain, {}).map(({ piece }) => drugLoadStep.run(piece, {}));
  const tables = drugLoadStep.collect(plain, parts, {});
  const values = new Map(rowObjects(tables.values!).map(({ name, value }) => [name, Number(value)]));
  return { spec: plain, tables, values };
}

const hic = ["drugs,area", ...[5, 22, 42, 22, 9].map((area, k) => `${2 * k},${area}`)].join("\n");

test("areas of hydrophobic interaction give their mean, the unconjugated share, and an interval from a stated error", () => {
  const { values, tables } = runStep({ hic: { file: "data.csv" }, error: "2 %" }, hic);
  // (0·5 + 2·22 + 4·42 + 6·22 + 8·9) / 100
  expect(values.get("average")).toBeCloseTo(4.16, 12);
  expect(values.get("unconjugated")).toBeCloseTo(0.05, 12);
  expect(values.get("average.low")).toBeCloseTo(4.13, 2);
  expect(values.get("average.high")).toBeCloseTo(4.19, 2);
  const rows = rowObjects(tables.distribution!);
  // Four disulfides with two drugs each, each used with probability 4.16/8.
  expect(Number(rows[0]!.binomial)).toBeCloseTo((1 - 4.16 / 8) ** 4, 12);
  expect(rows.filter(({ drugs }) => Number(drugs) % 2 === 1).every(({ binomial }) => binomial === 0)).toBe(
    true,
  );
  expect(tables.amounts).toBeUndefined();
});

test("without replicates and without an error there is no interval, and the methods say so", () => {
  const { values, spec } = runStep({ hic: { file: "data.csv" } }, hic);
  expect(values.get("average.low")).toBeNaN();
  expect(drugLoadStep.methods(spec)[0]?.text).toContain("there is no interval");
});

test("glycans are not counted twice: a mass that holds them needs glycans: none", () => {
  const glycosylated = registry.get("huC242-DM4")!;
  const compounds = new Map([
    ["mine", { ...glycosylated, antibody: { ...glycosylated.antibody, glycans: "with" as const } }],
  ]);
  const planned = (glycans: string) =>
    drugLoadStep.plan(
      drugLoadOptions.parse({ compound: "mine", intact: { file: "data.csv", tolerance: "15 Da", glycans } }),
      { ...context({ "data.csv": "mass [Da],intensity\n147028,1\n" }), compounds },
    );
  expect(planned("G0F to G2F").issues[0]).toMatchObject({
    code: "drug-load.glycans-twice",
    write: "glycans: none",
  });
  expect(planned("none").issues.filter(({ code }) => code === "drug-load.glycans-twice")).toEqual([]);
});

test("amounts of huC242-DM4 agree with the masses of its parts at the load found", () => {
  const { tables, values } = runStep({ compound: "huC242-DM4", hic: { file: "data.csv" } }, hic);
  const mass = 147_028 + 4.16 * 880.51;
  expect(values.get("conjugate.mass")).toBeCloseTo(mass, 6);
  expect(values.get("per_mg.antibody")).toBeCloseTo(1e6 / mass, 9);
  const rows = rowObjects(tables.amounts!);
  for (const row of rows) {
    expect(Number(row.drug) / Number(row.antibody)).toBeCloseTo(4.16, 9);
    expect(Number(row.drug_mass)).toBeCloseTo(Number(row.drug) * 0.78037, 9);
    expect(Number(row.conjugate)).toBeCloseTo(Number(row.antibody) * mass * 1e-6, 12);
  }
  expect(rows.map(({ amount }) => amount)).toContain("1 µg of drug");
});

test("reduced chains give twice the mean of light and heavy, by replicate, with Student's interval", () => {
  const rows = (replicate: string, heavy: readonly number[]) => [
    ...[40, 60].map((area, n) => `${replicate},light,${n},${area}`),
    ...heavy.map((area, n) => `${replicate},Heavy,${n},${area}`),
  ];
  const text = ["replicate,chain,drugs,area", ...rows("a", [20, 40, 25, 15]), ...rows("b", [30, 40, 20, 10])];
  const { values, tables } = runStep({ reduced: { file: "data.csv" } }, text.join("\n"));
  // 2 (0.6 + 1.35) and 2 (0.6 + 1.10); t(0.975, 1) = 12.7062, sd = 0.5/√2.
  expect(values.get("average")).toBeCloseTo(3.65, 12);
  expect(values.get("average.high")! - 3.65).toBeCloseTo((12.7062 * 0.5) / 2, 3);
  expect(values.get("unconjugated")).toBeNaN();
  expect(rowObjects(tables.chains!)).toHaveLength(12);
});

const coefficients = { antibody252: 83_000, antibody280: 224_000, drug252: 26_000, drug280: 5_300 };

test("absorbances of a known mixture give its load", () => {
  const [a252, a280] = [83_000 + 3.5 * 26_000, 224_000 + 3.5 * 5_300].map((e) => e * 2e-6);
  const options = { compound: "huC242-DM4", uv: { file: "data.csv", ...coefficients }, error: "1 %" };
  const { values, spec, tables } = runStep(options, `a252,a280\n${a252},${a280}`);
  expect(values.get("average")).toBeCloseTo(3.5, 9);
  expect(values.get("conjugate.mass")).toBeCloseTo(150_109.8, 1);
  expect(values.get("average.low")).toBeLessThan(3.5);
  expect(renderFigure(drugLoadStep.figures(spec, tables)[0]!.figure)).toContain("expected by chance");
});

test("the simulated example gives back the loads put into it", () => {
  const yaml = openYaml({ path: "study.yaml", text: exampleFile("study.yaml") });
  const options = readPart(yaml, ["steps", "spectrum", "drug-load"], drugLoadOptions);
  expect(options.issues).toEqual([]);
  const { values, tables, spec } = runStep(
    { compound: "huC242-DM4", intact: { file: "data.csv", tolerance: "15 Da" } },
    exampleFile("intact.csv"),
  );
  // The fractions of the registry have the mean 3.2956. 4 % of scatter per peak leaves the mean good to about 1 %.
  expect(Math.abs(values.get("average")! / 3.2956 - 1)).toBeLessThan(0.02);
  expect(values.get("average.low")).toBeLessThan(values.get("average")!);
  expect(Math.abs(values.get("unconjugated")! - 0.071)).toBeLessThan(0.01);
  const peaks = rowObjects(tables.peaks!);
  expect(peaks.filter(({ glycans }) => glycans === "")).toHaveLength(3);
  const figures = drugLoadStep.figures(spec, tables);
  expect(figures.map(({ name }) => name)).toEqual(["distribution", "spectrum"]);
  // The highest load of the example is 8; its number stands over a peak of each replicate.
  expect(renderFigure(figures[1]!.figure).match(/>8<\/text>/g)?.length).toBeGreaterThanOrEqual(1);
  for (const { figure, shows } of figures) {
    expect(Object.keys(tables)).toContain(shows);
    expect(renderFigure(figure)).toMatch(/^<svg/);
  }
});

test("settings name what was chosen, defaults included", () => {
  const { spec } = runStep({ compound: "huC242-DM4", hic: { file: "data.csv" } }, hic);
  const settings = new Map(drugLoadStep.settings(spec).map(({ name, value }) => [name, value]));
  expect(settings.get("sites")).toBe("96");
  expect(settings.get("hic.ratio")).toBe("0");
  expect(settings.get("error")).toBe("not given");
});

/** Options, text of the file, code, line or undefined, part of the message. */
const bad: readonly (readonly [object, string, string, number, string])[] = [
  [{}, hic, "drug-load.method", 9, "no measurement is named"],
  [
    { hic: { file: "data.csv" }, uv: { file: "data.csv", ...coefficients } },
    hic,
    "drug-load.method",
    9,
    "hic and uv are both named",
  ],
  [{ compound: "huC242-DM5", hic: { file: "data.csv" } }, hic, "drug-load.unknown-compound", 9, "huC242-DM5"],
  [{ hic: { file: "other.csv" } }, hic, "drug-load.no-file", 9, "other.csv"],
  [{ hic: { file: "data.csv" } }, "drugs,area\n0,5\n1.5,2", "drug-load.hic-row", 3, "1.5"],
  [{ hic: { file: "data.csv" } }, "drugs,area\n0,-5", "drug-load.hic-row", 2, "-5"],
  [{ hic: { file: "data.csv" } }, "drugs,area\n0,0", "drug-load.no-load", 9, "no peak has an area"],
  [{ hic: { file: "data.csv" } }, "drugs,area\n20,1", "drug-load.no-load", 9, "sites for 8"],
  [{ reduced: { file: "data.csv" } }, "chain,drugs,area\nmiddle,0,5", "drug-load.reduced-row", 2, '"middle"'],
  [
    { reduced: { file: "data.csv" } },
    "chain,drugs,area\nlight,0,5",
    "drug-load.no-load",
    9,
    "no peak has an area",
  ],
  [
    { intact: { file: "data.csv", tolerance: "15 Da" } },
    "mass [Da],intensity\n147028,1",
    "drug-load.no-masses",
    9,
    "no masses",
  ],
  [
    { compound: "AVE1642", intact: { file: "data.csv", tolerance: "15 Da" } },
    "mass [Da],intensity\n147028,1",
    "drug-load.no-masses",
    9,
    "AVE1642",
  ],
  [
    { compound: "huC242-DM4", intact: { file: "data.csv", tolerance: "15 Da" } },
    "mass [Da],intensity\n0,1",
    "drug-load.intact-row",
    2,
    "0 Da",
  ],
  [
    { compound: "huC242-DM4", intact: { file: "data.csv", tolerance: "15 Da" } },
    "mass [kDa],intensity\n100,1",
    "drug-load.no-load",
    9,
    "no peak lies within 15 Da",
  ],
  [
    { uv: { file: "data.csv", ...coefficients } },
    "a252,a280\n0.3,1",
    "drug-load.no-load",
    9,
    "A252/A280 is 0.3",
  ],
  [{ uv: { file: "data.csv", ...coefficients } }, "a252,a280\n0,1", "drug-load.uv-row", 2, "0 and 1"],
];

test.each(bad)("%j with %j is refused as %s on line %i", (options, text, code, line, part) => {
  const { spec, issues } = plan(options, text);
  expect(spec).toBeUndefined();
  const issue = issues.find((each) => each.code === code);
  expect(issue?.found).toContain(part);
  expect(issue?.where.line).toBe(line);
  expect(issues.map(printIssue).join()).not.toMatch(/please|invalid|undefined/i);
});
