import type { Issue, SourceFile } from "../../source/index.ts";

/** One Y column of a GraphPad Prism table: a curve with replicates. */
export interface PrismCurve {
  readonly title: string;
  /** Replicates × rows; NaN where a cell is empty or excluded. */
  readonly replicates: readonly Float64Array[];
  readonly nExcluded: number;
}

/** One XY table of a GraphPad Prism file. */
export interface PrismTable {
  readonly title: string;
  readonly xTitle: string;
  readonly x: Float64Array;
  readonly curves: readonly PrismCurve[];
}

/**
 * The XY tables of a GraphPad Prism file in XML (`.pzfx`): X as it stands there, one curve per Y column with its replicates. Values that
 * Prism holds excluded are missing. Binary files (`.pzf`, `.prism`) are not read.
 */
export function readPzfx({ path, text }: SourceFile): {
  readonly tables: readonly PrismTable[];
  readonly issues: readonly Issue[];
} {
  const fail = (found: string, needed: string, line = 1) => ({
    tables: [],
    issues: [{ code: "pzfx.tables", severity: "error" as const, where: { file: path, line }, found, needed }],
  });
  if (!/<GraphPadPrismFile\b/.test(text))
    return fail("this is no GraphPad Prism file in XML", "a file saved from Prism as .pzfx");
  const found = elements(text, "Table");
  const xy = found.filter(({ attributes }) => /TableType="XY"/.test(attributes));
  if (xy.length === 0)
    return fail(`${found.length} tables, none of them XY`, "an XY table: doses in X, responses in Y");
  const issues: Issue[] = [];
  const tables = xy.map(({ inner, line }) => tableOf(inner, line, path, issues));
  return issues.length > 0 ? { tables: [], issues } : { tables, issues };
}

/**
 * One table of a Prism file as a long table: dose, curve, replicate, response.
 * @param title which one; default the first.
 */
export function pzfxAsLong(
  source: SourceFile,
  title?: string,
): { readonly long?: SourceFile; readonly issues: readonly Issue[] } {
  const { tables, issues } = readPzfx(source);
  if (tables.length === 0) return { issues };
  const chosen = title === undefined ? tables[0] : tables.find((one) => one.title === title);
  if (!chosen) {
    const missing: Issue = {
      code: "pzfx.title",
      severity: "error",
      where: { file: source.path, line: 1 },
      found: `no XY table is called "${title}"`,
      needed: `one of ${tables.map((one) => one.title).join("; ")}`,
    };
    return { issues: [missing] };
  }
  const cell = (value: number) => (Number.isNaN(value) ? "" : String(value));
  const lines = chosen.curves.flatMap((curve) =>
    curve.replicates.flatMap((values, k) =>
      Array.from(values, (value, row) =>
        [
          cell(chosen.x[row] ?? Number.NaN),
          `"${curve.title.replaceAll('"', '""')}"`,
          k + 1,
          cell(value),
        ].join(","),
      ),
    ),
  );
  const text = ["dose,curve,replicate,response", ...lines, ""].join("\n");
  return { long: { path: source.path, text }, issues };
}

interface Element {
  readonly attributes: string;
  readonly inner: string;
  readonly line: number;
}

/** Elements of one name, not nested in one another. */
function elements(text: string, name: string): readonly Element[] {
  return [...text.matchAll(new RegExp(`<${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${name}>)`, "g"))].map(
    (match) => ({
      attributes: match[1]!,
      inner: match[2] ?? "",
      line: text.slice(0, match.index).split("\n").length,
    }),
  );
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The text of an element without markup, its entities read. */
const plainText = (inner: string): string =>
  inner
    .replace(/<[^>]*>/g, "")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name]!)
    .trim();

function tableOf(inner: string, line: number, path: string, issues: Issue[]): PrismTable {
  const at = (own: Element) => line + own.line - 1;
  const title = plainText(elements(inner, "Title")[0]?.inner ?? "");
  const column = elements(inner, "XColumn")[0];
  const read = (own: Element, base: number) => numbersOf(own, base, path, issues);
  const x = column
    ? elements(column.inner, "Subcolumn").map((own) => read(own, at(column)).values)[0]
    : undefined;
  if (!x)
    issues.push({
      code: "pzfx.no-x",
      severity: "error",
      where: { file: path, line },
      found: `the table "${title}" has no X column`,
      needed: "doses in X",
    });
  const curves = elements(inner, "YColumn").map((own): PrismCurve => {
    const subcolumns = elements(own.inner, "Subcolumn").map((sub) => read(sub, at(own)));
    return {
      title: plainText(elements(own.inner, "Title")[0]?.inner ?? ""),
      replicates: subcolumns.map(({ values }) => values),
      nExcluded: subcolumns.reduce((sum, { nExcluded }) => sum + nExcluded, 0),
    };
  });
  return {
    title,
    xTitle: plainText(column ? (elements(column.inner, "Title")[0]?.inner ?? "") : ""),
    x: x ?? new Float64Array(),
    curves,
  };
}

function numbersOf(
  { inner, line }: Element,
  base: number,
  path: string,
  issues: Issue[],
): { readonly values: Float64Array; readonly nExcluded: number } {
  const cells = elements(inner, "d");
  const excluded = cells.filter(({ attributes }) => /Excluded="1"/.test(attributes));
  const values = cells.map((cell) => {
    const text = plainText(cell.inner);
    if (text === "" || excluded.includes(cell)) return Number.NaN;
    const value = Number(/^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text);
    if (Number.isNaN(value))
      issues.push({
        code: "pzfx.cell",
        severity: "error",
        where: { file: path, line: base + line + cell.line - 2 },
        found: `"${text}" in a column of numbers`,
        needed: "a number, or nothing for a missing value",
      });
    return value;
  });
  return { values: Float64Array.from(values), nExcluded: excluded.length };
}
