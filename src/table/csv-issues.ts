import type { Issue, SourceFile } from "../source/index.ts";
import { describeDimension, dimensionOf, type Problem } from "../units/index.ts";
import { insteadOf } from "./csv-number.ts";
import { type CsvFault, placeFinder, type Separator } from "./csv-text.ts";

/** An issue without its place. */
export type Finding = Omit<Issue, "where">;

/** Collects findings with their places in one file. */
export interface Findings {
  /** Adds a finding at an offset of the text; without one it is about the whole file. */
  readonly add: (finding: Finding, offset?: number) => void;
  /** Adds one of possibly many findings; from the 21st of the same group on they are only counted. */
  readonly addOneOfMany: (group: string, finding: Finding, offset: number) => void;
  /** All of them, in the order of their lines. */
  readonly issues: () => readonly Issue[];
}

const shownPerGroup = 20;

/** An empty collection for a file. */
export function findingsIn({ path, text }: SourceFile): Findings {
  const placeOf = placeFinder(text);
  const found: { finding: Finding; offset: number | undefined }[] = [];
  const groups = new Map<string, { n: number; finding: Finding; offset: number }>();
  const add = (finding: Finding, offset?: number): void => {
    found.push({ finding, offset });
  };
  const addOneOfMany = (group: string, finding: Finding, offset: number): void => {
    const n = (groups.get(group)?.n ?? 0) + 1;
    groups.set(group, { n, finding, offset });
    if (n <= shownPerGroup) add(finding, offset);
  };
  const issues = (): readonly Issue[] => {
    const more = [...groups.values()]
      .filter(({ n }) => n > shownPerGroup)
      .map(({ n, finding, offset }) => ({ finding: andMore(finding, n - shownPerGroup), offset }));
    return [...found, ...more]
      .sort((a, b) => (a.offset ?? -1) - (b.offset ?? -1))
      .map(({ finding, offset }) => ({
        ...finding,
        where: { file: path, ...(offset === undefined ? {} : placeOf(offset)) },
      }));
  };
  return { add, addOneOfMany, issues };
}

const andMore = (last: Finding, n: number): Finding => ({
  ...last,
  found: n === 1 ? last.found : `${n} more such cells or rows, the last of them: ${last.found}`,
});

const error = (code: string, found: string, needed: string, write?: string): Finding => ({
  code: `csv.${code}`,
  severity: "error",
  found,
  needed,
  ...(write === undefined ? {} : { write }),
});

const warning = (code: string, found: string, needed: string, write?: string): Finding => ({
  ...error(code, found, needed, write),
  severity: "warning",
});

/** A cell as a message quotes it: on one line, not too long. */
const quote = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
};

/** A head that the expected columns could stand in. */
const exampleHead = (names: readonly string[]): string =>
  names.length > 0 ? names.join(",") : "time [h],conc [ng/mL]";

/** The wording of everything that can be wrong with a CSV file. */
export const csvFindings = {
  noHead: (names: readonly string[]): Finding =>
    error("no-head", "the file is empty", "a first line with the names of the columns", exampleHead(names)),

  noRows: (): Finding => error("no-rows", "no rows follow the head", "at least one row"),

  quote: ({ kind }: CsvFault): Finding =>
    kind === "unclosed quote"
      ? error(
          "unclosed-quote",
          "a quotation mark opens and never closes",
          'a closing "',
          'two of them, "", for one that is meant',
        )
      : error(
          "text-after-quote",
          "text follows a closing quotation mark",
          "the end of the cell",
          '"" inside quotes for a quotation mark',
        ),

  width: (found: number, width: number, separator: Separator): Finding =>
    error(
      "ragged-row",
      `the row has ${found} ${found === 1 ? "cell" : "cells"}`,
      `${width}, as in the head`,
      found < width
        ? "an empty cell for each missing value"
        : `quotes around a cell that holds ${separator === "," ? "a comma, and 1.5 for a decimal comma 1,5" : "a separator"}`,
    ),

  unnamed: (index: number): Finding =>
    error("unnamed-column", `column ${index + 1} has no name`, "a name for every column"),

  twice: (name: string): Finding =>
    error(
      "duplicate-column",
      `a second column is named ${quote(name)}`,
      "different names",
      quote(`${name} 2`),
    ),

  missingColumn: (
    name: string,
    unit: string | undefined,
    names: readonly string[],
    near: string | undefined,
  ): Finding =>
    error(
      "missing-column",
      near === undefined
        ? `there is no column "${name}"`
        : `there is no column "${name}", but ${quote(near)}`,
      `a column "${name}"; the file has ${names.map(quote).join(", ")}`,
      unit ? `"${name} [${unit}]" as the head` : `"${name}" as the head`,
    ),

  unknownUnit: (name: string, { problem, needed, write }: Problem): Finding =>
    error("unknown-unit", `column ${quote(name)}: ${problem}`, needed, write && `"${name} [${write}]"`),

  notUnit: (head: string, { problem }: Problem): Finding =>
    warning(
      "bracket-in-name",
      `${quote(head)} ends in brackets, and ${problem}`,
      "a unit in the brackets, or a name without; read as a name",
    ),

  unitOnText: (name: string, unit: string): Finding =>
    warning(
      "unit-on-text",
      `column ${quote(name)} holds text and has "[${unit}]"`,
      "no unit on text; it is left out",
      quote(name),
    ),

  noUnit: (name: string, like: string): Finding =>
    error(
      "no-unit",
      `column ${quote(name)} has no unit`,
      `${describeDimension(dimensionOf(like))}, such as ${like}`,
      `"${name} [${like}]"`,
    ),

  wrongDimension: (name: string, unit: string, like: string): Finding =>
    error(
      "wrong-dimension",
      `column ${quote(name)} in ${unit} is ${describeDimension(dimensionOf(unit))}`,
      `${describeDimension(dimensionOf(like))}, such as ${like}`,
      `"${name} [${like}]", with the values in it`,
    ),

  notNumber: (cell: string, name: string): Finding =>
    error(
      "not-a-number",
      `${quote(cell)} in column ${quote(name)} is not a number`,
      "a number or an empty cell",
      insteadOf(cell, name),
    ),

  decimalComma: (cell: string, name: string): Finding =>
    error(
      "comma-in-number",
      `${quote(cell)} in column ${quote(name)} has a comma, while other numbers have a decimal point or commas part the cells`,
      "decimal points, and nothing between thousands",
      insteadOf(cell, name),
    ),

  ambiguousComma: (cell: string, name: string): Finding =>
    error(
      "ambiguous-comma",
      `${quote(cell)} in column ${quote(name)} may have a decimal comma or a comma between thousands; no other number in the file tells which`,
      "decimal points, and nothing between thousands",
      insteadOf(cell, name),
    ),

  infinite: (cell: string, name: string): Finding =>
    warning(
      "infinite",
      `${quote(cell)} in column ${quote(name)} is infinite`,
      "a finite number, or an empty cell for a missing value",
    ),

  mixed: (cell: string, name: string, nNumbers: number, nCells: number): Finding =>
    warning(
      "mixed-column",
      `column ${quote(name)} is read as text for ${quote(cell)}, though ${nNumbers} of its ${nCells} cells are numbers`,
      "numbers and empty cells only, if it is meant to hold numbers",
      insteadOf(cell, name),
    ),
};
