import type { Issue, SourceFile } from "../source/index.ts";
import { hasErrors } from "../source/index.ts";
import { convertColumn, hasColumn, numbers, readCsv, type Table } from "../table/index.ts";
import { looksLikeMzml, readMzml } from "./mzml.ts";

/** A centroided peak of a mass spectrum. */
export interface Peak {
  /** Da per elementary charge. */
  readonly mz: number;
  /** Any unit; only ratios count. */
  readonly intensity: number;
  /** Charge number with its sign, when the instrument's software gave one. */
  readonly charge?: number;
  /** Retention time, min. */
  readonly rtMin?: number;
}

/** Peaks read from a file, unless an issue is an error. */
export interface PeakReading {
  readonly peaks?: readonly Peak[];
  /** Of every spectrum, where the file says. */
  readonly polarity?: 1 | -1;
  readonly issues: readonly Issue[];
}

const expected = {
  columns: [
    { name: "mz", kind: "number", required: true },
    { name: "intensity", kind: "number", required: true },
    { name: "charge", kind: "number" },
    { name: "rt", kind: "number", like: "min" },
  ],
} as const;

/**
 * Reads a peak list from mzML (see `readMzml`) or CSV: columns `mz` and `intensity`, and where there are any `charge` (with its sign) and `rt` (a time).
 * Reports m/z or intensities that are not above zero, charges that are no whole number, and polarities that are mixed, each with
 * its line. Isotope peaks stay in the list: assignment needs them.
 */
export function readPeaks(source: SourceFile): PeakReading {
  if (looksLikeMzml(source)) return readMzml(source);
  const reading = readCsv(source, expected);
  if (!reading.table) return { issues: reading.issues };
  const table = hasColumn(reading.table, "rt") ? convertColumn(reading.table, "rt", "min") : reading.table;
  const peaks = peaksOf(table);
  const issues = [...reading.issues, ...peaks.flatMap((peak, row) => peakIssues(peak, row, source.path))];
  const all = [...issues, ...polarityIssues(peaks, source.path)];
  return hasErrors(all) ? { issues: all } : { peaks, issues: all };
}

function peaksOf(table: Table): readonly Peak[] {
  const mz = numbers(table, "mz");
  const intensity = numbers(table, "intensity");
  const charge = hasColumn(table, "charge") ? numbers(table, "charge") : undefined;
  const rt = hasColumn(table, "rt") ? numbers(table, "rt") : undefined;
  return Array.from(mz, (value, row) => ({
    mz: value,
    intensity: intensity[row]!,
    ...given("charge", charge?.[row]),
    ...given("rtMin", rt?.[row]),
  }));
}

const given = (name: "charge" | "rtMin", value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? {} : { [name]: value };

const issue = (
  code: string,
  file: string,
  row: number,
  found: string,
  needed: string,
  write: string,
): Issue => ({
  code: `peaks.${code}`,
  severity: "error",
  where: { file, line: row + 2 },
  found,
  needed,
  write,
});

/** "m/z is -5", or "there is no m/z". */
const stated = (what: string, value: number): string =>
  Number.isNaN(value) ? `there is no ${what}` : `${what} is ${value}`;

function peakIssues({ mz, intensity, charge, rtMin }: Peak, row: number, file: string): readonly Issue[] {
  const found: Issue[] = [];
  if (!(mz > 0))
    found.push(issue("mz", file, row, stated("m/z", mz), "an m/z above 0", "the m/z as measured, or no row"));
  if (!(intensity >= 0))
    found.push(issue("intensity", file, row, stated("intensity", intensity), "an intensity from 0 on", "0"));
  if (rtMin !== undefined && rtMin < 0)
    found.push(
      issue(
        "time",
        file,
        row,
        `the retention time is ${rtMin} min`,
        "a time from 0 on",
        "the time as measured, or nothing",
      ),
    );
  if (charge !== undefined && (!Number.isInteger(charge) || charge === 0))
    found.push(
      issue(
        "charge",
        file,
        row,
        `the charge is ${charge}`,
        "a whole number with its sign",
        "1, 2 or -1; nothing when unknown",
      ),
    );
  return found;
}

function polarityIssues(peaks: readonly Peak[], file: string): readonly Issue[] {
  const signs = peaks.map(({ charge = 0 }) => Math.sign(charge));
  const first = signs.find((sign) => sign !== 0);
  const row = signs.findIndex((sign) => sign !== 0 && sign !== first);
  if (row < 0 || first === undefined) return [];
  const words = first > 0 ? "a negative charge after positive ones" : "a positive charge after negative ones";
  return [issue("polarity", file, row, words, "peaks of one polarity", "one file per polarity")];
}
