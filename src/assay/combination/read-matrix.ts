import type { Issue, SourceFile } from "../../source/index.ts";
import { type CellsReading, cellNumber, readCells, type TextCell } from "../../table/index.ts";
import { beyondRange } from "../reading/wells.ts";

type Row = readonly TextCell[];

/** A well of a dose matrix, as text. */
interface MatrixWell {
  readonly dose1: string;
  readonly dose2: string;
  readonly response: string;
  readonly block: number;
}

/** Names of the columns that a matrix becomes. */
export interface MatrixNames {
  readonly drug1: string;
  readonly drug2: string;
  readonly response: string;
  readonly plate: string;
}

/**
 * A dose matrix as a long table: the first column holds the doses of drug 1, the first row those of drug 2, the cells responses. The
 * corner is empty or says anything that is no number. Further blocks below, each with its own row of doses, are replicates or plates.
 * Empty cells and readings beyond the reader's range are missing.
 */
export function matrixAsLong(
  source: SourceFile,
  names: MatrixNames,
): { readonly long?: SourceFile; readonly nBlocks: number; readonly issues: readonly Issue[] } {
  const reading = readCells(source);
  const issues = [...reading.issues];
  const wells = wellsOfBlocks(reading, source.path, issues);
  if (issues.some(({ severity }) => severity === "error")) return { nBlocks: 0, issues };
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const head = [names.drug1, names.drug2, names.response, names.plate].map(quoted).join(",");
  const lines = wells.map(({ dose1, dose2, response, block }) => [dose1, dose2, response, block].join(","));
  return {
    long: { path: source.path, text: [head, ...lines, ""].join("\n") },
    nBlocks: new Set(wells.map(({ block }) => block)).size,
    issues,
  };
}

function wellsOfBlocks(
  { rows, decimal }: CellsReading,
  path: string,
  issues: Issue[],
): readonly MatrixWell[] {
  let doses2: readonly (number | undefined)[] = [];
  let block = 0;
  const report = (code: string, { line }: TextCell, found: string, needed: string) =>
    issues.push({
      code: `combination.${code}`,
      severity: "error",
      where: { file: path, line },
      found,
      needed,
    });
  const number = (cell: TextCell) => cellNumber(cell.text, decimal);
  const wells = rows.flatMap((row: Row): readonly MatrixWell[] => {
    const [first, ...cells] = row;
    const dose1 = number(first!);
    if (dose1 === undefined || Number.isNaN(dose1)) {
      block += 1;
      doses2 = cells.map((cell) => (cell.text.trim() === "" ? undefined : number(cell)));
      const wrong = cells.find((cell, k) => cell.text.trim() !== "" && !((doses2[k] ?? -1) >= 0));
      if (wrong)
        report(
          "matrix-head",
          wrong,
          `"${wrong.text}" in a row of doses`,
          "doses of drug 2 of 0 or above, after the corner",
        );
      return [];
    }
    if (block === 0) {
      report(
        "matrix-head",
        first!,
        `the first row begins with ${first!.text}`,
        "a row of doses of drug 2 whose first cell, the corner, is no number",
      );
      block = 1;
    }
    if (dose1 < 0)
      report("dose", first!, `a dose of ${first!.text}`, "doses of drug 1 of 0 or above in the first column");
    return cells.flatMap((cell, k): readonly MatrixWell[] => {
      const missing = cell.text.trim() === "" || beyondRange(cell.text);
      if (doses2[k] === undefined) {
        if (!missing)
          report(
            "matrix-cell",
            cell,
            `"${cell.text}" stands under no dose of drug 2`,
            "a dose at the head of every column",
          );
        return [];
      }
      const value = missing ? Number.NaN : number(cell);
      if (value === undefined) {
        report(
          "matrix-cell",
          cell,
          `"${cell.text}" in the cell of ${first!.text} and ${doses2[k]}`,
          "a number, or nothing for a missing well",
        );
        return [];
      }
      const response = Number.isNaN(value) ? "" : String(value);
      return [{ dose1: String(dose1), dose2: String(doses2[k]), response, block }];
    });
  });
  if (wells.length === 0 && rows[0] && issues.length === 0)
    report(
      "matrix-cell",
      rows[0][0]!,
      "no row of responses",
      "a row for every dose of drug 1, beginning with the dose",
    );
  return wells;
}
