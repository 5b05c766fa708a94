import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { growthRateFromDoubling, growthRateMetrics, growthRateValue, middleMean } from "./growth-rate.ts";

/** GRmetrics 1.17.1 came with its data under the GPL; without the files outside the project these tests are skipped. */
const folder = new URL("../../../../shared/reference/assays/gr_metrics/", import.meta.url).pathname;
const onlyThere = test.skipIf(!existsSync(`${folder}gr_results.json`));

type Row = Readonly<Record<string, string>>;

function csv(name: string): readonly Row[] {
  const [head = "", ...lines] = readFileSync(`${folder}data/${name}.csv`, "utf8").trim().split(/\r?\n/);
  const cells = (line: string) => line.replaceAll('"', "").split(",");
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, k) => [cells(head)[k]!, cell])));
}

const results = () => JSON.parse(readFileSync(`${folder}gr_results.json`, "utf8"));

type Peer = Readonly<Record<string, number>> & { readonly fit_GR: string };

/** How many of the peer's values the fitted ones equal; its optimiser stops early, so parameters agree to 1e-3. */
function compare(values: readonly { dose: number; gr: number }[], peer: Peer): void {
  const own = growthRateMetrics(
    values.map(({ dose }) => dose),
    values.map(({ gr }) => gr),
  );
  if (own.status !== "fitted") throw new Error(own.reason);
  expect(own.shape).toBe(peer.fit_GR);
  expect(own.grMax).toBeCloseTo(peer.GRmax!, 10);
  expect(own.aoc).toBeCloseTo(peer.GR_AOC!, 10);
  for (const [ours, theirs] of [
    [own.gr50, peer.GR50],
    [own.gec50, peer.GEC50],
    [own.hill, peer.h_GR],
    [1 + own.grInf, 1 + peer.GRinf!],
    [own.rSquared, peer.r2_GR],
  ] as const) {
    if (theirs !== undefined && theirs !== null)
      expect(Math.abs(ours - theirs) / Math.abs(theirs)).toBeLessThan(1e-3);
  }
}

onlyThere(
  "GR values and metrics of case A equal those of GRmetrics for every cell line, drug and time",
  () => {
    const rows = csv("inputCaseA_odd");
    const { metrics, values } = results().caseA;
    expect(metrics.length).toBe(12);
    for (const peer of metrics) {
      const own = rows
        .filter(
          (row) =>
            row.cell_line === peer.cell_line &&
            row.treatment === peer.treatment &&
            Number(row.time) === peer.time,
        )
        .map((row) => ({
          dose: Number(row.concentration),
          gr: growthRateValue(
            Number(row.cell_count),
            Number(row.cell_count__ctrl),
            Number(row.cell_count__time0),
          ),
        }));
      compare(own, peer);
    }
    for (const value of values) {
      const { cell_count, cell_count__ctrl, cell_count__time0, GRvalue } = value;
      expect(growthRateValue(cell_count, cell_count__ctrl, cell_count__time0)).toBeCloseTo(GRvalue, 10);
    }
  },
);

onlyThere("case C takes the means of the middle half of the controls, as GRmetrics does", () => {
  const rows = csv("inputCaseC_MCF10A_72h");
  const { metrics } = results().caseC;
  const countsOf = (keep: (row: Row) => boolean) => rows.filter(keep).map((row) => Number(row.cell_count));
  const start = middleMean(countsOf((row) => Number(row.time) === 0));
  const control = middleMean(countsOf((row) => Number(row.time) > 0 && Number(row.concentration) === 0));
  for (const peer of metrics) {
    const own = rows
      .filter((row) => row.treatment === peer.treatment && Number(row.concentration) > 0)
      .map((row) => ({
        dose: Number(row.concentration),
        gr: growthRateValue(Number(row.cell_count), control, start),
      }));
    compare(own, peer);
  }
  expect(metrics.length).toBe(4);
});

test("GR is 1 like the control, 0 without growth and −1 without cells, by either formula", () => {
  expect(growthRateValue(800, 800, 100)).toBeCloseTo(1, 12);
  expect(growthRateValue(100, 800, 100)).toBeCloseTo(0, 12);
  expect(growthRateValue(0, 800, 100)).toBe(-1);
  expect(growthRateFromDoubling(300, 800, 3)).toBeCloseTo(growthRateValue(300, 800, 100), 12);
});

test("a curve that does not move is flat, and its GR50 is not reached", () => {
  const doses = [0.01, 0.1, 1, 10, 100].flatMap((dose) => [dose, dose]);
  const values = doses.map((_, k) => 0.97 + 0.02 * Math.sin(9 * k));
  const own = growthRateMetrics(doses, values);
  expect(own).toMatchObject({ status: "fitted", shape: "flat", gr50: Number.POSITIVE_INFINITY });
});
