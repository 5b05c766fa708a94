import type { Issue, SourceFile } from "../source/index.ts";
import { column, hasColumn, numbers, type Table, withColumns } from "../table/index.ts";
import { dimensionOf, inBaseUnits, isProblem, readUnit, sameDimension } from "../units/index.ts";
import type { ColumnOption, NcaOptions } from "./options.ts";

/** What a column of a data file can hold. */
export type Role = keyof NonNullable<NcaOptions["columns"]>;

/** What a column holds: the kind of its cells, what its unit must measure, whether the file must have it. */
export const roles: Readonly<
  Record<
    Role,
    { readonly kind: "number" | "text"; readonly like?: readonly string[]; readonly required?: true }
  >
> = {
  subject: { kind: "text", required: true },
  time: { kind: "number", like: ["h"], required: true },
  concentration: { kind: "number", like: ["mg/L", "nM"], required: true },
  dose: { kind: "number", like: ["mg", "mg/kg", "mg/m2", "nmol"] },
  infusion: { kind: "number", like: ["h"] },
  weight: { kind: "number", like: ["kg"] },
  bsa: { kind: "number", like: ["m2"] },
  blq: { kind: "number" },
  "dose-number": { kind: "number" },
  "time-after-dose": { kind: "number", like: ["h"] },
  group: { kind: "text" },
  excluded: { kind: "text" },
};

export const roleNames = Object.keys(roles) as Role[];

/** Where an option stands in the study file. */
export type Where = (...path: readonly (string | number)[]) => Issue["where"];

/** A role with the column that fills it. */
export interface Named {
  readonly role: Role;
  readonly option: ColumnOption | undefined;
  readonly name: string;
}

/** The name of the column for a role: its own unless the options name another. */
export const nameOf = (option: ColumnOption | undefined, role: Role): string =>
  option === undefined ? role : typeof option === "string" ? option : option.column;

/** The table with the units that the options name. */
export function withUnits(read: Table, names: readonly Named[], place: Where) {
  const issues: Issue[] = [];
  const changed = names.flatMap(({ role, option, name }) => {
    if (typeof option !== "object" || !hasColumn(read, name)) return [];
    const unit = readUnit(option.unit);
    if (!isProblem(unit)) return [{ ...column(read, name), unit: unit.text }];
    const { problem, needed, write } = unit;
    issues.push({
      code: "nca.column-unit",
      severity: "error",
      where: place("columns", role, "unit"),
      found: problem,
      needed,
      ...(write ? { write } : {}),
    });
    return [];
  });
  return { table: withColumns(read, changed), issues };
}

/** Columns whose unit measures something else than their role. */
export function checkUnits(read: Table, names: readonly Named[], { path }: SourceFile): readonly Issue[] {
  return names.flatMap(({ role, name }) => {
    const { like } = roles[role];
    if (!like || !hasColumn(read, name)) return [];
    const { unit } = column(read, name);
    if (like.some((example) => sameDimension(dimensionOf(unit), dimensionOf(example)))) return [];
    return [
      {
        code: "nca.column-unit",
        severity: "error" as const,
        where: { file: path, line: 1, path: name },
        found: unit === "" ? `column "${name}" has no unit` : `column "${name}" is in ${unit}`,
        needed: `a unit such as ${like.join(", ")}`,
        write: `"${name} [${like[0]}]" as its head, or columns: { ${role}: { column: ${name}, unit: ${like[0]} } }`,
      },
    ];
  });
}

/** The columns of a file by role. */
export const finder = (read: Table, names: readonly Named[]) => {
  const nameOfRole = new Map(names.map(({ role, name }) => [role, name]));
  return {
    has: (role: Role) => hasColumn(read, nameOfRole.get(role)!),
    name: (role: Role) => nameOfRole.get(role)!,
    /** A column in base units; `otherwise` where the file has none. */
    base: (role: Role, otherwise: number): ((row: number) => number) => {
      const name = nameOfRole.get(role)!;
      if (!hasColumn(read, name)) return () => otherwise;
      const factor = inBaseUnits({ value: 1, unit: column(read, name).unit });
      const values = numbers(read, name);
      return (row) => values[row]! * factor;
    },
  };
};
