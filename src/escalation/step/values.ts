import type { Tables } from "../../step/index.ts";
import { concatTables, rowObjects, type Table, tableOf } from "../../table/index.ts";
import { regretTable } from "./regret-table.ts";
import type { EscalateSpec } from "./spec.ts";

interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Tables of all designs, one below the other, and the named values. */
export function collectDesigns(spec: EscalateSpec, parts: readonly Tables[]): Tables {
  const joined = Object.fromEntries(
    Object.keys(parts[0]!).map((name) => [name, concatTables(parts.map((part) => part[name]!))]),
  );
  const beside =
    spec.designs.length > 1 && joined.selection
      ? { regret: regretTable(spec.designs, joined.selection) }
      : {};
  return { values: valuesTable(spec, joined), ...joined, ...beside };
}

/** `mtd` and `next_dose` once patients were treated, otherwise what is expected in the first scenario; a single design needs no name, several stand before a dot. */
function valuesTable({ designs, levels, treated, scenarios }: EscalateSpec, tables: Tables): Table {
  const values: Value[] = designs.flatMap((design) => {
    const prefix = designs.length > 1 ? `${design}.` : "";
    const last = rowsOf(tables.recommendation, design).at(-1);
    const conduct = last
      ? (["mtd", "next_dose"] as const)
          .map((name) => ({
            name: `${prefix}${name}`,
            value: Number(last[name]),
            unit: levels.unit,
          }))
          .concat(levels.second ? secondOf(last, prefix, levels.second.unit) : [])
      : [];
    const first = rowsOf(tables.selection, design).find((row) => row.scenario === scenarios[0]?.name);
    const expected = (["select_mtd", "select_none", "overdosed"] as const).map((name) => ({
      name: `${prefix}${name}`,
      value: Number(first?.[name]),
      unit: "%",
    }));
    const patients = { name: `${prefix}patients`, value: Number(first?.patients), unit: "" };
    const alone = scenarios.length === 1 || (treated.length === 0 && scenarios.length > 0);
    return [
      ...conduct,
      ...(alone ? [...expected, patients] : []),
      ...calendarValues(tables.calendar, design, prefix),
    ];
  });
  const treatedPatients = treated.reduce((sum, { n }) => sum + n, 0);
  const treatedToxicities = treated.reduce((sum, { tox }) => sum + tox, 0);
  return toTable([
    ...values,
    ...(treated.length > 0
      ? [
          { name: "treated", value: treatedPatients, unit: "" },
          { name: "treated_with_dlt", value: treatedToxicities, unit: "" },
        ]
      : []),
  ]);
}

const secondOf = (last: Readonly<Record<string, string | number>>, prefix: string, unit: string): Value[] =>
  (["mtd_second", "next_dose_second"] as const).map((name) => ({
    name: `${prefix}${name}`,
    value: Number(last[name]),
    unit,
  }));

/** How long a trial takes in its first scenario, with the standard error. */
function calendarValues(calendar: Table | undefined, design: string, prefix: string): Value[] {
  const first = rowsOf(calendar, design)[0];
  if (!first) return [];
  return (["duration", "duration_error"] as const).map((name) => ({
    name: `${prefix}${name}`,
    value: Number(first[name]),
    unit: "d",
  }));
}

const rowsOf = (from: Table | undefined, design: string) =>
  from ? rowObjects(from).filter((row) => row.design === design) : [];

const toTable = (values: readonly Value[]): Table =>
  tableOf(values, [
    { name: "name", is: "Name of the value", text: (row) => row.name },
    { name: "value", is: "Value in the unit of the row", number: (row) => row.value },
    { name: "unit", is: "Unit of the value", text: (row) => row.unit },
  ]);
