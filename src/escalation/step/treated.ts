import type { SourceFile } from "../../source/index.ts";
import { column, hasColumn, numbers, readCsv, type Table } from "../../table/index.ts";
import { inBaseUnits, type Quantity } from "../../units/index.ts";
import type { EscalateOptions } from "./options.ts";
import { fail, levelOf, type Reader } from "./reader.ts";
import type { Levels, TreatedCohort } from "./spec.ts";

/** Cohorts treated so far, from the study file or from a table beside it. */
export function readTreated(
  options: EscalateOptions,
  levels: Levels,
  reader: Reader,
): readonly TreatedCohort[] {
  const { treated, data } = options;
  if (treated && data !== undefined) {
    fail(reader, ["data"], "escalate.treated-twice", {
      problem: "both treated and data are given",
      needed: "the patients in one place",
    });
    return [];
  }
  if (data !== undefined) return fromFile(data, levels, reader);
  return (treated ?? []).flatMap((cohort, k) => {
    const { dose, second, n, dlt, moderate = 0, response = 0, both = 0, pending = [] } = cohort;
    const level = levelOf(dose, levels, ["treated", k, "dose"], reader, second);
    if (level === undefined) return [];
    return [{ dose: level, n, tox: dlt, moderate, eff: response, both, pending: pending.map(inBaseUnits) }];
  });
}

function fromFile(path: string, levels: Levels, reader: Reader): readonly TreatedCohort[] {
  const file = reader.context.file(path);
  if (!file) {
    fail(reader, ["data"], "escalate.no-file", {
      problem: `there is no file "${path}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    });
    return [];
  }
  return readCohorts(file, levels, reader);
}

function readCohorts(file: SourceFile, levels: Levels, reader: Reader): readonly TreatedCohort[] {
  const expected = (name: string, required: boolean) => ({ name, kind: "number" as const, required });
  const { table, issues } = readCsv(file, {
    columns: [
      expected("dose", true),
      expected("n", true),
      expected("dlt", true),
      expected("moderate", false),
      expected("second", false),
      expected("response", false),
      expected("both", false),
    ],
  });
  reader.issues.push(...issues);
  if (!table) return [];
  const unit = column(table, "dose").unit || levels.unit;
  const [doses, n, tox] = [numbers(table, "dose"), numbers(table, "n"), numbers(table, "dlt")];
  const given = (name: string) =>
    hasColumn(table, name) ? numbers(table, name) : new Float64Array(n.length);
  const [moderate, response, both] = [given("moderate"), given("response"), given("both")];
  const second = readSecond(table, levels);
  return Array.from(doses, (value, row) => {
    const level = levelOf({ value, unit }, levels, ["data"], reader, second?.(row));
    if (!(Number.isInteger(n[row]) && Number.isInteger(tox[row]) && n[row]! > 0 && tox[row]! >= 0)) {
      fail(reader, ["data"], "escalate.counts", {
        problem: `row ${row + 1} of ${file.path} has n = ${n[row]} and dlt = ${tox[row]}`,
        needed: "whole numbers, n at least 1",
      });
    }
    return {
      dose: level ?? 0,
      n: n[row]!,
      tox: tox[row]!,
      moderate: moderate[row] || 0,
      eff: response[row] || 0,
      both: both[row] || 0,
      pending: [],
    };
  });
}

/** The second agent's dose in each row of a table, where there is such a column. */
export function readSecond(table: Table, levels: Levels): ((row: number) => Quantity) | undefined {
  if (!hasColumn(table, "second")) return undefined;
  const unit = column(table, "second").unit || (levels.second?.unit ?? "");
  const values = numbers(table, "second");
  return (row) => ({ value: values[row]!, unit });
}
