import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import {
  convertColumn,
  type ExpectedColumn,
  hasColumn,
  numbers,
  readCsv,
  type Table,
  texts,
} from "../table/index.ts";
import type { MethodName } from "./options.ts";
import type { Area, Replicate } from "./spec.ts";

/** What one row of any method's file may hold; the columns of the other methods are NaN or empty. */
interface AnyRow {
  readonly mass: number;
  readonly intensity: number;
  readonly drugs: number;
  readonly area: number;
  readonly chain: string;
  readonly a252: number;
  readonly a280: number;
}

/** Replicates of a file, unless an issue is an error. */
export interface RowReading {
  readonly replicates?: readonly Replicate<AnyRow>[];
  readonly issues: readonly Issue[];
}

const number = (name: string, like?: string): ExpectedColumn => ({
  name,
  kind: "number",
  required: true,
  ...(like === undefined ? {} : { like }),
});

const columns: Readonly<Record<MethodName, readonly ExpectedColumn[]>> = {
  intact: [number("mass", "Da"), number("intensity")],
  hic: [number("drugs"), number("area")],
  reduced: [{ name: "chain", kind: "text", required: true }, number("drugs"), number("area")],
  uv: [number("a252"), number("a280")],
};

/**
 * Reads what was measured. A column `replicate` parts the rows by injection; without it they are one. Reports values that
 * cannot be, each with its line.
 */
export function readMeasured(source: SourceFile, method: MethodName): RowReading {
  const expected = { columns: [...columns[method], { name: "replicate", kind: "text" } as const] };
  const { table: read, issues } = readCsv(source, expected);
  if (!read) return { issues };
  const table = method === "intact" ? convertColumn(read, "mass", "Da") : read;
  const rows = rowsOf(table);
  const all = [...issues, ...rows.flatMap((row, k) => rowIssues(row, k, method, source.path))];
  return hasErrors(all) ? { issues: all } : { replicates: byReplicate(table, rows), issues: all };
}

function rowsOf(table: Table): readonly AnyRow[] {
  const values = (name: string) => (hasColumn(table, name) ? numbers(table, name) : undefined);
  const chain = hasColumn(table, "chain") ? texts(table, "chain") : undefined;
  const [mass, intensity, drugs, area, a252, a280] = [
    "mass",
    "intensity",
    "drugs",
    "area",
    "a252",
    "a280",
  ].map(values);
  const at = (column: ReturnType<typeof values>, k: number) => column?.[k] ?? Number.NaN;
  return Array.from({ length: table.nRows }, (_, k) => ({
    mass: at(mass, k),
    intensity: at(intensity, k),
    drugs: at(drugs, k),
    area: at(area, k),
    chain: chain?.[k]?.trim().toLowerCase() ?? "",
    a252: at(a252, k),
    a280: at(a280, k),
  }));
}

function byReplicate(table: Table, rows: readonly AnyRow[]): readonly Replicate<AnyRow>[] {
  const names = hasColumn(table, "replicate") ? texts(table, "replicate") : rows.map(() => "1");
  return [...new Set(names)].map((name) => ({ name, rows: rows.filter((_, k) => names[k] === name) }));
}

type Check = readonly [ok: boolean, found: string, needed: string, write: string];

/** What each method asks of a row. */
const checks: Readonly<Record<MethodName, (row: AnyRow) => readonly Check[]>> = {
  intact: ({ mass, intensity }) => [
    [mass > 0, `the mass is ${mass} Da`, "a mass above 0", "148473, or delete the row"],
    [intensity >= 0, `the intensity is ${intensity}`, "an intensity from 0 on", "0"],
  ],
  hic: (row) => areaChecks(row),
  reduced: (row) => [
    ...areaChecks(row),
    [
      row.chain === "light" || row.chain === "heavy",
      `the chain is "${row.chain}"`,
      "light or heavy",
      "light",
    ],
  ],
  uv: ({ a252, a280 }) => [
    [
      a252 > 0 && a280 > 0,
      `the absorbances are ${a252} and ${a280}`,
      "both above 0, blank taken off",
      "0.512",
    ],
  ],
};

const areaChecks = ({ drugs, area }: Pick<AnyRow, "drugs" | "area">): readonly Check[] => [
  [
    Number.isInteger(drugs) && drugs >= 0,
    `the number of drugs is ${drugs}`,
    "a whole number from 0 on",
    "0, 2, 4, 6 or 8",
  ],
  [area >= 0, `the area is ${area}`, "an area from 0 on", "0"],
];

const rowIssues = (row: AnyRow, k: number, method: MethodName, file: string): readonly Issue[] =>
  checks[method](row)
    .filter(([ok]) => !ok)
    .map(([, found, needed, write]) => ({
      code: `drug-load.${method}-row`,
      severity: "error",
      where: { file, line: k + 2 },
      found,
      needed,
      write,
    }));

/** An area of a row that was checked. */
export const areaOf = ({ drugs, area }: AnyRow): Area => ({ nDrugs: drugs, area });

/** The replicates with each row turned into what a method works with. */
export const mapRows = <T>(
  replicates: readonly Replicate<AnyRow>[],
  of: (row: AnyRow) => T,
): readonly Replicate<T>[] => replicates.map(({ name, rows }) => ({ name, rows: rows.map(of) }));
