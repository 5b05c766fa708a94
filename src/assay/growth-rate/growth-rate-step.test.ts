import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printIssue } from "../../source/index.ts";
import type { PlanContext, Tables } from "../../step/index.ts";
import { rowObjects } from "../../table/index.ts";
import { growthRateOptions } from "./options.ts";
import { growthRateStep } from "./step.ts";

const context = (text: string): PlanContext => ({
  stepName: "gr",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path === "counts.csv" ? { path, text } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
});
const options = { data: "counts.csv", columns: { dose: { column: "concentration", unit: "uM" } } };
const plan = (text: string, more: object = {}) =>
  growthRateStep.plan(growthRateOptions.parse({ ...options, ...more }), context(text));

function run(text: string, more: object = {}): Tables {
  const { spec, issues } = plan(text, more);
  expect(issues.filter(({ severity }) => severity === "error").map(printIssue)).toEqual([]);
  const [job] = growthRateStep.split(spec!, {});
  return growthRateStep.run(JSON.parse(JSON.stringify(job!.piece)), {});
}

const doses = [0.01, 0.1, 1, 10, 100];
/** GR = 1/(1 + c), from 100 cells to 800 untreated ones. */
const count = (dose: number) => 100 * 2 ** (3 * Math.log2(1 + 1 / (1 + dose)));
const caseA = [
  "cell_line,treatment,concentration,cell_count,cell_count__ctrl,cell_count__time0",
  ...doses.flatMap((dose) => [1.001, 0.999].map((wobble) => `A,x,${dose},${count(dose) * wobble},800,100`)),
].join("\n");
const caseC = [
  "cell_line,treatment,time,concentration,cell_count",
  ...[80, 100, 100, 120].map((cells) => `A,-,0,0,${cells}`),
  ...[700, 800, 800, 900].map((cells) => `A,-,72,0,${cells}`),
  ...doses.flatMap((dose) => [1.001, 0.999].map((wobble) => `A,x,72,${dose},${count(dose) * wobble}`)),
].join("\n");

test.each([
  ["columns of controls", caseA, {}],
  ["rows of controls", caseC, {}],
  ["a doubling time", caseA, { "doubling-time": "1 d", treated: "72 h" }],
])("with %s GR50 is 1, as the counts were made", (_, text, more) => {
  const [metrics] = rowObjects(run(text, more).metrics!);
  expect(metrics).toMatchObject({ line: "A", treatment: "x", shape: "sigmoid" });
  // The wobble of 0.1 % moves GR by 0.1 %.
  expect(Number(metrics!.gr50)).toBeCloseTo(1, 1);
});

test("counts without anything to compare with, doses without a unit and half a doubling time are said", () => {
  const said = (text: string, more: object = {}) => plan(text, more).issues.map(printIssue).join();
  expect(said(caseC.replaceAll(/^A,-,0.*$/gm, "A,-,24,0,100"))).toMatch(
    /no row has a dose above 0, a count and controls/,
  );
  expect(said(caseA, { columns: {} })).toMatch(/column "concentration" has no unit/);
  expect(said(caseA, { "doubling-time": "30 h" })).toMatch(
    /without the length of the treatment.*Write treated: 72 h/s,
  );
});

const folder = new URL("../../../../shared/reference/assays/gr_metrics/", import.meta.url).pathname;
test.skipIf(!existsSync(`${folder}gr_results.json`))(
  "the files of GRmetrics are read as they are, cases A and C, with its GRmax and area over the curve (skipped without them)",
  () => {
    const results = JSON.parse(readFileSync(`${folder}gr_results.json`, "utf8"));
    for (const [file, peers] of [
      ["inputCaseA_odd", results.caseA.metrics],
      ["inputCaseC_MCF10A_72h", results.caseC.metrics],
    ] as const) {
      const rows = rowObjects(run(readFileSync(`${folder}data/${file}.csv`, "utf8")).metrics!);
      expect(rows).toHaveLength(peers.length);
      for (const peer of peers) {
        const own = rows.find(
          ({ line, treatment, time }) =>
            (peer.cell_line === undefined || line === peer.cell_line) &&
            treatment === peer.treatment &&
            (peer.time === undefined || time === peer.time),
        )!;
        expect(Number(own.gr_max)).toBeCloseTo(peer.GRmax, 10);
        expect(Number(own.gr_aoc)).toBeCloseTo(peer.GR_AOC, 10);
      }
    }
  },
);
