import type { Issue, SourceFile } from "../source/index.ts";
import { groupRows, numbers, type Table } from "../table/index.ts";
import { finder, type Named, type Role } from "./data-columns.ts";

/** What the numbers of a column must be, where they are there. */
const ranges: readonly {
  readonly role: Role;
  readonly holds: (value: number) => boolean;
  readonly needed: string;
}[] = [
  { role: "concentration", holds: (c) => c >= 0, needed: "0 or more" },
  { role: "dose", holds: (d) => d > 0, needed: "above 0" },
  { role: "infusion", holds: (t) => t >= 0, needed: "0 or more" },
  { role: "weight", holds: (w) => w > 0, needed: "above 0" },
  { role: "bsa", holds: (a) => a > 0, needed: "above 0" },
  {
    role: "blq",
    holds: (b) => b === 0 || b === 1,
    needed: "1 below the limit of quantification, 0 otherwise",
  },
  { role: "dose-number", holds: (n) => Number.isInteger(n) && n >= 0, needed: "a whole number, 0 or more" },
];

/** The first value of each column that it cannot have: negative doses, infinite concentrations. */
export function checkRanges(read: Table, names: readonly Named[], { path }: SourceFile): readonly Issue[] {
  const find = finder(read, names);
  return ranges.flatMap(({ role, holds, needed }) => {
    if (!find.has(role)) return [];
    const values = numbers(read, find.name(role));
    const missingAllowed = role !== "dose-number";
    const bad = values.findIndex((value) =>
      Number.isNaN(value) ? !missingAllowed : !holds(value) || !Number.isFinite(value),
    );
    if (bad < 0) return [];
    return [
      {
        code: "nca.range",
        severity: "error" as const,
        where: { file: path, line: bad + 2, path: find.name(role) },
        found: `${find.name(role)} is ${Number.isNaN(values[bad]) ? "missing" : values[bad]}`,
        needed,
      },
    ];
  });
}

/** Times that are missing or fall within one dose of one subject. */
export function checkTimes(read: Table, names: readonly Named[], { path }: SourceFile): readonly Issue[] {
  const find = finder(read, names);
  const time = find.base(find.has("time-after-dose") ? "time-after-dose" : "time", Number.NaN);
  const by = [find.name("subject"), ...(find.has("dose-number") ? [find.name("dose-number")] : [])];
  return groupRows(read, by).flatMap(({ key, rows }) => {
    const list = Array.from(rows);
    const bad = list.findIndex(
      (row, k) => !(k === 0 ? time(row) > -Infinity : time(row) >= time(list[k - 1]!)),
    );
    if (bad < 0) return [];
    return [
      {
        code: "nca.times-fall",
        severity: "error" as const,
        where: { file: path, line: list[bad]! + 2, path: find.name("time") },
        found: `subject ${key[by[0]!]}: the time of its sample ${bad + 1} is missing or earlier than the one before`,
        needed: "the samples of a subject in the order in which they were taken",
      },
    ];
  });
}
