import { type Compound, describeCompound } from "../../compound/index.ts";
import { type Answer, findCompound } from "./find.ts";
import { printRows } from "./rows.ts";

interface Row {
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

/** `tapworks compounds compare`: two compounds side by side; what differs is marked. */
export function compare(a: string, b: string, answer: Answer): void {
  const [first, second] = [findCompound(a, answer), findCompound(b, answer)];
  if (!first || !second) return;
  const rows = rowsOf(first, second);
  if (answer.json) {
    for (const row of rows)
      process.stdout.write(
        `${JSON.stringify({ event: "compared", ...row, same: row.first === row.second })}\n`,
      );
    return;
  }
  const width = 58;
  const printed = rows.flatMap(({ what, first: x, second: y }) =>
    wrapped([x === y ? "" : "≠", what, x, y], [1, 44, width, width]),
  );
  process.stdout.write(printRows([["", "", first.name, second.name], ...printed]));
}

/** The details of the first, each beside that of the second; then what only the second has. */
function rowsOf(first: Compound, second: Compound): readonly Row[] {
  const [x, y] = [describeCompound(first), describeCompound(second)].map(
    (details) => new Map(details.map(({ what, value }) => [what, value])),
  );
  const missing = "not recorded";
  return [...new Set([...x!.keys(), ...y!.keys()])].map((what) => ({
    what,
    first: x!.get(what) ?? missing,
    second: y!.get(what) ?? missing,
  }));
}

/** Cells broken at spaces into lines of at most these widths. */
function wrapped(cells: readonly string[], widths: readonly number[]): readonly (readonly string[])[] {
  const lines = cells.map((cell, k) => broken(cell, widths[k]!));
  const height = Math.max(...lines.map((each) => each.length));
  return Array.from({ length: height }, (_, k) => lines.map((each) => each[k] ?? ""));
}

function broken(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1)!;
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
