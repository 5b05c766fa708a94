import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import {
  column,
  numberColumn,
  numbers,
  readCsv,
  table,
  textColumn,
  texts,
  toCsv,
} from "../../table/index.ts";

/** Names of what a file of rays holds. */
export interface RayNames {
  /** Words of the series of each drug alone; every other series is the combination. They become the names of the dose columns. */
  readonly drug1: string;
  readonly drug2: string;
  readonly response: string;
  readonly series: string;
  readonly dose: string;
  readonly plate?: string;
  /** Unit of the dose column where its head names none. */
  readonly doseUnit?: string;
}

/**
 * Rays as CompuSyn and others keep them, as a long table: rows of a series (drug 1, drug 2, or both), a total dose and a response. The
 * total dose of the combination is parted by the ratio. Doses of both drugs share the unit of the column, if its head has one.
 *
 * @param ratio parts of drug 1 and drug 2 in a total dose.
 */
export function raysAsLong(
  source: SourceFile,
  names: RayNames,
  ratio: readonly [number, number] | undefined,
): { readonly long?: SourceFile; readonly issues: readonly Issue[] } {
  const { drug1, drug2, response, series, dose, plate } = names;
  const number = (name: string) => ({ name, kind: "number" as const, required: true });
  const text = (name: string) => ({ name, kind: "text" as const, required: true });
  const reading = readCsv(source, {
    columns: [number(dose), number(response), text(series), ...(plate === undefined ? [] : [text(plate)])],
  });
  if (!reading.table) return { issues: reading.issues };
  const read = reading.table;
  const kinds = texts(read, series);
  const issues: Issue[] = [...reading.issues, ...seriesIssues(kinds, names, ratio, source)];
  if (hasErrors(issues)) return { issues };
  const total = numbers(read, dose);
  const [a, b] = ratio ?? [1, 1];
  const part = (own: string, other: string, share: number) =>
    total.map((value, row) => (kinds[row] === own ? value : kinds[row] === other ? 0 : value * share));
  const unit = names.doseUnit ?? column(read, dose).unit;
  const long = table([
    numberColumn(drug1, part(drug1, drug2, a / (a + b)), { unit }),
    numberColumn(drug2, part(drug2, drug1, b / (a + b)), { unit }),
    column(read, response),
    ...(plate === undefined ? [] : [textColumn(plate, texts(read, plate))]),
  ]);
  return { long: { path: source.path, text: toCsv(long) }, issues };
}

function seriesIssues(
  kinds: readonly string[],
  { drug1, drug2, series }: RayNames,
  ratio: readonly [number, number] | undefined,
  { path }: SourceFile,
): readonly Issue[] {
  const found = [...new Set(kinds)];
  const error = (path_: string, what: string, needed: string, write?: string): Issue => ({
    code: "combination.rays",
    severity: "error",
    where: { file: path, line: 1, path: path_ },
    found: what,
    needed,
    ...(write === undefined ? {} : { write }),
  });
  const missing = [drug1, drug2].filter((name) => !found.includes(name));
  const others = found.filter((name) => name !== drug1 && name !== drug2);
  return [
    ...(missing.length > 0
      ? [
          error(
            series,
            `no series is called "${missing[0]}"`,
            `columns.drug1 and drug2 as two of ${found.join(", ")}`,
          ),
        ]
      : []),
    ...(missing.length === 0 && others.length !== 1
      ? [
          error(
            series,
            `the series are ${found.join(", ")}`,
            "one series for each drug alone and one for both together",
          ),
        ]
      : []),
    ...(ratio === undefined
      ? [
          error(
            series,
            "a total dose without a ratio",
            "the parts of drug 1 and drug 2 in it",
            "ratio: [1, 100]",
          ),
        ]
      : []),
  ];
}
