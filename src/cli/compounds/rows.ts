/** Rows as aligned text, two spaces between columns; no space at the end of a line. */
export function printRows(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, k) => cell.padEnd(widths[k] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
