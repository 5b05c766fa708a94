import type { TextCell } from "../../table/index.ts";
import { dayOf, headsOf, sizeRole } from "./heads.ts";
import { measuredDay } from "./long.ts";
import { measured, type Reader, report, unitFactor } from "./report.ts";
import type { ReadRules, Role, Visit } from "./types.ts";

type Row = readonly TextCell[];

const nothing = {
  volume: Number.NaN,
  length: Number.NaN,
  width: Number.NaN,
  height: Number.NaN,
  weight: Number.NaN,
};

/** The visits of a wide table: one row per mouse, one column of volumes per day. */
export function readWide(rows: readonly Row[], rules: ReadRules, reader: Reader): readonly Visit[] {
  const [first, ...body] = rows;
  const animals = animalColumns(first!, rules, reader);
  if (!animals) return [];
  const days = first!.flatMap((cell, index) => {
    const day = index === animals.mouse || index === animals.arm ? undefined : dayOf(cell.text);
    return day ? [{ index, day: day.value * dayFactor(reader, day.unit, rules, cell) }] : [];
  });
  const factor = unitFactor(reader, "volume", rules.units.size, first![0]!, "the table of volumes");
  return body.flatMap((row) =>
    days.map(({ index, day }) => {
      const { value, said } = measured(reader, row[index]);
      return {
        ...nothing,
        ...names(row, animals),
        day,
        volume: value * factor,
        said,
        place: row[index] ?? row[0]!,
      };
    }),
  );
}

/** The visits of a table with days in its first row and L, W, H or volume under each of them; one row per mouse. */
export function readDaysAcross(rows: readonly Row[], rules: ReadRules, reader: Reader): readonly Visit[] {
  const [top, under, ...body] = rows as readonly [Row, Row, ...Row[]];
  const merged = under.map((cell, k) => (k < top.length && top[k]!.text !== "" ? top[k]!.text : cell.text));
  const animals = animalColumns(
    under.map((cell, k) => ({ ...cell, text: sizeRole(cell.text) ? "" : merged[k]! })),
    rules,
    reader,
  );
  if (!animals) return [];
  const filled = filledRight(top.map(({ text }) => text));
  const columns = under.flatMap((cell, index) => {
    const role = sizeRole(cell.text);
    const day = dayOf(filled[index] ?? "");
    if (!role || !day) return [];
    const kind = role === "volume" || role === "weight" ? role : "length";
    const factor = unitFactor(
      reader,
      kind,
      kind === "weight" ? "g" : rules.units.size,
      cell,
      "the table of sizes",
    );
    return [{ index, role, factor, day: day.value * dayFactor(reader, day.unit, rules, top[index] ?? cell) }];
  });
  const days = [...new Set(columns.map(({ day }) => day))];
  return body.flatMap((row) =>
    days.map((day) => {
      const own = columns.filter((column) => column.day === day);
      const read = own.map(({ role, index, factor }) => {
        const { value, said } = measured(reader, row[index]);
        return { role, value: value * factor, said };
      });
      const sizes = Object.fromEntries(read.map(({ role, value }) => [role, value])) as Partial<
        Record<Role, number>
      >;
      const said = read.find((one) => one.said !== "")?.said ?? "";
      return {
        ...nothing,
        ...sizes,
        ...names(row, animals),
        day,
        said,
        place: row[own[0]!.index] ?? row[0]!,
      };
    }),
  );
}

/** The visits of a table with arms in its first row, mice in its second and one row of volumes per day. */
export function readAnimalsAcross(rows: readonly Row[], rules: ReadRules, reader: Reader): readonly Visit[] {
  const [arms, mice, ...body] = rows as readonly [Row, Row, ...Row[]];
  const filled = filledRight(arms.map(({ text }) => text));
  const unit = /day/i.test(`${arms[0]?.text} ${mice[0]?.text}`) ? "d" : undefined;
  const days = dayFactor(reader, unit, rules, mice[0]!);
  const factor = unitFactor(reader, "volume", rules.units.size, arms[0]!, "the table of volumes");
  return body.flatMap((row) => {
    const day = measuredDay(reader, row[0]!) * days;
    return mice.slice(1).map((mouse, k) => {
      const { value, said } = measured(reader, row[k + 1]);
      const place = row[k + 1] ?? row[0]!;
      return {
        ...nothing,
        mouse: mouse.text,
        arm: filled[k + 1] ?? "",
        day,
        volume: value * factor,
        said,
        place,
      };
    });
  });
}

/** Blank heads take the text to their left: merged cells. */
const filledRight = (texts: readonly string[]): readonly string[] => {
  let last = "";
  return texts.map((text) => {
    if (text !== "") last = text;
    return last;
  });
};

const dayFactor = (reader: Reader, unit: string | undefined, { units }: ReadRules, at: TextCell): number =>
  unitFactor(reader, "time", unit ?? units.time, at, `the day "${at.text}"`);

interface AnimalColumns {
  readonly mouse: number;
  readonly arm: number;
}

const names = (row: Row, { mouse, arm }: AnimalColumns) => ({
  mouse: row[mouse]?.text ?? "",
  arm: row[arm]?.text ?? "",
});

function animalColumns(first: Row, rules: ReadRules, reader: Reader): AnimalColumns | undefined {
  const heads = headsOf(
    first.map(({ text }) => text),
    rules,
  );
  const [mouse, arm] = (["mouse", "arm"] as const).map(
    (role) => heads.find((head) => head.role === role)?.index,
  );
  if (mouse !== undefined && arm !== undefined) return { mouse, arm };
  const role = mouse === undefined ? "mouse" : "arm";
  report(reader, "no-column", first[0]!, {
    problem: `there is no column for the ${role}`,
    needed: `the ${role} of each row`,
    write: `columns: { ${role}: NAME }`,
  });
  return undefined;
}
