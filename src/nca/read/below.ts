import type { SourceFile } from "../../source/index.ts";
import { readCells } from "../../table/index.ts";

/** What laboratories write for a value below the limit of quantification: "<LLOQ", "< 5.0", "BLQ", "BQL". */
const words = /^(<.*|bl?l?o?q|bql|blloq|lloq|below.*|nd|n\.d\.)$/i;

/** Whether a cell says that its value is below the limit of quantification. */
export const saysBelow = (text: string): boolean => words.test(text.trim());

/** The limit that a cell names: 5 for "<5.0"; undefined for "<LLOQ" and other text. */
export function limitNamed(text: string): number | undefined {
  const match = /^<\s*([\d.]+(?:e[+-]?\d+)?)$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/**
 * A file in which cells of one column that say "below the limit" hold 0, which counts as below it; every line keeps its number.
 * @param isColumn whether a head is that of the column.
 */
export function withBelowAsZero(source: SourceFile, isColumn: (head: string) => boolean): SourceFile {
  const [head, ...rows] = readCells(source).rows;
  const index = head?.findIndex(({ text }) => isColumn(text)) ?? -1;
  if (index < 0) return source;
  const cells = rows.flatMap((row) => (row[index] && saysBelow(row[index].text) ? [row[index]] : []));
  if (cells.length === 0) return source;
  const lines = source.text.split("\n");
  for (const { text, line, column } of cells) {
    const own = lines[line - 1]!;
    const at = own.indexOf(text, column - 1);
    lines[line - 1] = `${own.slice(0, at)}0${own.slice(at + text.length)}`;
  }
  return { ...source, text: lines.join("\n") };
}
