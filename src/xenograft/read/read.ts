import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import { readCells, type TextCell } from "../../table/index.ts";
import type { Mouse } from "../types.ts";
import { assembleMice } from "./assemble.ts";
import { dayOf, headsOf, sizeRole } from "./heads.ts";
import { readLong } from "./long.ts";
import { type Reader, report } from "./report.ts";
import type { Layout, ReadRules, Visit } from "./types.ts";
import { readAnimalsAcross, readDaysAcross, readWide } from "./wide.ts";

export const usualReadRules: ReadRules = { layout: "auto", columns: {}, units: {}, formula: "L*W^2/2" };

/** Mice read from a file, unless an issue is an error. */
export interface MiceReading {
  readonly mice?: readonly Mouse[];
  readonly layout?: Layout;
  readonly issues: readonly Issue[];
}

type Rows = readonly (readonly TextCell[])[];

const readers: Readonly<Record<Layout, (rows: Rows, rules: ReadRules, reader: Reader) => readonly Visit[]>> =
  {
    long: readLong,
    wide: readWide,
    "animals across": readAnimalsAcross,
    "days across": readDaysAcross,
  };

/**
 * Reads a caliper table in any of the shapes in use: long (a row per mouse and day), wide (a row per mouse, a column per day), animals
 * across (arms and mice in two header rows, a row per day) and days across (days and L, W, H in two header rows). Volumes as they
 * are, or from lengths by the formula. Texts in place of a number say how a mouse ended. Reports every problem with its
 * line and column; never throws.
 */
export function readMice(source: SourceFile, rules: ReadRules = usualReadRules): MiceReading {
  const { rows, decimal, issues } = readCells(source);
  const reader: Reader = { file: source.path, decimal, issues: [...issues] };
  if (rows.length < 2) {
    const at = { line: 1, column: 1 };
    report(reader, "empty", at, {
      problem: "the file has no rows of measurements",
      needed: "a head and rows below it",
    });
    return { issues: reader.issues };
  }
  const layout = rules.layout === "auto" ? layoutOf(rows, rules) : rules.layout;
  if (layout.includes("across") && rows.length < 3) {
    report(reader, "empty", rows[0]![0]!, {
      problem: `a table with ${layout} has two header rows`,
      needed: "rows below them",
    });
    return { issues: reader.issues };
  }
  const visits = readers[layout](rows, rules, reader);
  const mice = hasErrors(reader.issues) ? [] : assembleMice(visits, rules.formula, reader);
  if (!hasErrors(reader.issues)) requireSome(mice, rows[0]![0]!, reader);
  return hasErrors(reader.issues) ? { issues: reader.issues } : { mice, layout, issues: reader.issues };
}

function requireSome(mice: readonly Mouse[], at: TextCell, reader: Reader): void {
  for (const { id } of mice.filter((mouse) => mouse.days.length === 0)) {
    const problem = `mouse ${id} has no measured volume`;
    report(
      reader,
      "never-measured",
      at,
      { problem, needed: "at least one volume; the mouse is left out" },
      "warning",
    );
  }
  if (mice.every(({ days }) => days.length === 0)) {
    report(reader, "empty", at, {
      problem: "no mouse has a measured volume",
      needed: "volumes, or lengths and widths",
    });
  }
}

/** The shape of a table, from its first two rows. */
function layoutOf(rows: Rows, rules: ReadRules): Layout {
  const [first, second] = rows.slice(0, 2).map((row) => row.map(({ text }) => text)) as [string[], string[]];
  const roles = headsOf(first, rules).map(({ role }) => role);
  if (roles.includes("day") && roles.includes("mouse")) return "long";
  const under = second.filter((text) => sizeRole(text) !== undefined).length;
  if (under >= 2 && first.some((text) => dayOf(text))) return "days across";
  if (roles.includes("mouse") && first.some((text) => dayOf(text))) return "wide";
  return roles.includes("volume") || roles.includes("length") ? "long" : "animals across";
}
