import { existsSync, readFileSync } from "node:fs";
import { type Course, fromBaseline } from "../src/xenograft/baseline.ts";

/** Reference sets whose licence keeps them out of this repository; tests that need them are skipped where they are not. */
const outside = new URL("../../shared/reference/assays/xenograft/", import.meta.url);
const inside = new URL("../reference/xenograft/", import.meta.url);
const example = new URL("../examples/xenograft/", import.meta.url);

export const outsideIsThere = existsSync(outside);

const json = (url: URL) => JSON.parse(readFileSync(url, "utf8"));

/** Whether the numbers of a data set can be had: the two with an MIT licence always. */
export const isThere = (key: string): boolean => existsSync(new URL(`${key}.json`, inside)) || outsideIsThere;

/** The published programs' numbers for one data set. */
export function oracleOf(key: string) {
  const own = new URL(`${key}.json`, inside);
  return existsSync(own) ? json(own) : json(new URL("xenograft_results.json", outside))[key];
}

/** A whole file of numbers from outside. */
export const outsideFile = (name: string) => json(new URL(name, outside));

/** The text of a CSV: one of ours, or one from outside. */
export function csvOf(name: string): string {
  const places = [inside, example].map((folder) => new URL(`${name}.csv`, folder));
  return readFileSync(places.find(existsSync) ?? new URL(`data/${name}.csv`, outside), "utf8");
}

/** Rows of cells of a CSV, without its head. */
export const rowsOf = (name: string): string[][] =>
  csvOf(name)
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));

interface Row {
  readonly id: string;
  readonly arm: string;
  readonly day: number;
  readonly volume: number;
}

/** The courses of a data set from day 0 on. */
export const coursesOf = (name: string): Course[] =>
  grouped(
    rowsOf(name).map(([arm, id, day, volume]) => ({
      id: id!,
      arm: arm!,
      day: Number(day),
      volume: Number(volume),
    })),
  );

/** The curves of patient-derived xenografts; each is named by its model and treatment. */
export const pdxCourses = (): Course[] =>
  grouped(
    rowsOf("pdxe_brca_cm_300").map(([model, , arm, day, volume]) => ({
      id: `${model} ${arm}`,
      arm: arm!,
      day: Number(day),
      volume: Number(volume),
    })),
  );

function grouped(rows: readonly Row[]): Course[] {
  const byMouse = new Map<string, Row[]>();
  for (const row of rows) byMouse.set(row.id, [...(byMouse.get(row.id) ?? []), row]);
  return [...byMouse].map(([id, own]) => {
    const days = own.map(({ day }) => day);
    const volumes = own.map(({ volume }) => volume);
    const end = { kind: "study end" as const, day: days.at(-1)!, said: "" };
    return fromBaseline({ id, arm: own[0]!.arm, days, volumes, weights: [], end }, 0);
  });
}
