import type { TextCell } from "../../table/index.ts";
import { type Head, headsOf } from "./heads.ts";
import { measured, type Reader, report, unitFactor } from "./report.ts";
import type { ReadRules, Role, Visit } from "./types.ts";

type Rows = readonly (readonly TextCell[])[];

/** The visits of a long table: one row per mouse and day. */
export function readLong(rows: Rows, rules: ReadRules, reader: Reader): readonly Visit[] {
  const [first, ...body] = rows;
  const heads = headsOf(
    first!.map(({ text }) => text),
    rules,
  );
  const headOf = (role: Role) => heads.find((head) => head.role === role);
  if (!complete(first!, headOf, rules, reader)) return [];
  const factors = new Map(
    heads.map((head) => [head.role, factorOf(head, first![head.index]!, rules, reader)]),
  );
  const cellOf = (row: readonly TextCell[], role: Role): TextCell | undefined => {
    const head = headOf(role);
    return head && row[head.index];
  };
  return body.map((row) => {
    const size = (role: Role) => {
      const { value, said } = measured(reader, cellOf(row, role));
      return { value: value * (factors.get(role) ?? 1), said };
    };
    const day = measuredDay(reader, cellOf(row, "day") ?? row[0]!) * factors.get("day")!;
    const sizes = {
      volume: size("volume"),
      length: size("length"),
      width: size("width"),
      height: size("height"),
    };
    const status = cellOf(row, "status")?.text ?? "";
    return {
      mouse: cellOf(row, "mouse")!.text,
      arm: cellOf(row, "arm")!.text,
      day,
      volume: sizes.volume.value,
      length: sizes.length.value,
      width: sizes.width.value,
      height: sizes.height.value,
      weight: size("weight").value,
      said: status || (Object.values(sizes).find(({ said }) => said !== "")?.said ?? ""),
      place: row[0]!,
    };
  });
}

/** The number of a cell that must hold a day. */
export function measuredDay(reader: Reader, cell: TextCell): number {
  const value = Number(reader.decimal === "comma" ? cell.text.replace(",", ".") : cell.text);
  if (cell.text !== "" && Number.isFinite(value)) return value;
  report(reader, "day", cell, {
    problem: `"${cell.text}" is no day`,
    needed: "a number, the day of the visit",
  });
  return Number.NaN;
}

function complete(
  first: readonly TextCell[],
  headOf: (role: Role) => Head | undefined,
  { columns }: ReadRules,
  reader: Reader,
): boolean {
  const sized = headOf("volume") !== undefined || (headOf("length") && headOf("width"));
  const missing = (["mouse", "arm", "day"] as const).filter((role) => !headOf(role));
  const needed: Role[] = [...missing, ...(sized ? [] : (["volume"] as const))];
  for (const role of needed) {
    const names = first.map(({ text }) => text).join(", ");
    report(reader, "no-column", first[0]!, {
      problem: `there is no column ${columns[role] ? `"${columns[role].column}"` : `for the ${role}`} among ${names}`,
      needed: role === "volume" ? "a column of volumes, or of lengths and widths" : `the ${role} of each row`,
      write: `columns: { ${role}: NAME }`,
    });
  }
  return needed.length === 0;
}

function factorOf({ role, text, unit }: Head, at: TextCell, { units }: ReadRules, reader: Reader): number {
  const what = `column "${text}"`;
  switch (role) {
    case "day":
      return unitFactor(reader, "time", unit ?? (/day/i.test(text) ? "d" : units.time), at, what);
    case "volume":
      return unitFactor(reader, "volume", unit ?? units.size, at, what);
    case "length":
    case "width":
    case "height":
      return unitFactor(reader, "length", unit ?? units.size, at, what);
    case "weight":
      return unitFactor(reader, "weight", unit ?? "g", at, what);
    default:
      return 1;
  }
}
