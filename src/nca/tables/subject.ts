import { type Column, numberColumn, textColumn } from "../../table/index.ts";
import type { Analysed } from "../analysed.ts";

/** Subjects as numbers where all of their names are. */
const subjectColumn = (names: readonly string[]) =>
  names.every((name) => name !== "" && Number.isFinite(Number(name)))
    ? numberColumn("subject", names.map(Number), { description: "Subject" })
    : textColumn("subject", names, { description: "Subject" });

/** The first columns of every table: subject, group where the data know groups, number of the dose. */
export function subjectColumns(rows: readonly Analysed[]): readonly Column[] {
  const grouped = rows.some(({ group }) => group !== "");
  return [
    subjectColumn(rows.map(({ subject }) => subject)),
    ...(grouped
      ? [
          textColumn(
            "group",
            rows.map(({ group }) => group),
            { description: "Group" },
          ),
        ]
      : []),
    numberColumn(
      "dose",
      rows.map(({ record }) => record.number),
      { description: "Number of the dose that begins the interval, from 1" },
    ),
  ];
}
