import type { Model } from "../../model/index.ts";
import { nearest } from "../../source/index.ts";
import { type CellsReading, cellNumber, readHead, type TextCell } from "../../table/index.ts";
import { describeDimension, dimensionOf, isProblem, readUnit, sameDimension } from "../../units/index.ts";
import type { RecordFormat } from "./format.ts";
import type { Report } from "./report.ts";

/** The data items that are read. */
export const items = ["ID", "TIME", "AMT", "EVID", "CMT", "RATE", "II", "ADDL", "SS", "DV", "MDV"] as const;

export type DataItem = (typeof items)[number];

/** An input of the model that a column holds. */
export interface InputColumn {
  readonly name: string;
  readonly index: number;
  /** Number of the input. */
  readonly input: number;
  /** From the unit of the column to base units. */
  readonly factor: number;
}

/** Where everything stands in a file. */
export interface Columns {
  readonly index: Readonly<Partial<Record<DataItem, number>>>;
  readonly inputs: readonly InputColumn[];
  /** From the file's units to base units. */
  readonly timeFactor: number;
  readonly amountUnit: string;
  readonly observedUnit: string;
  readonly decimal: CellsReading["decimal"];
}

/** Finds the columns of a file by its head, and their units; what is missing is reported. */
export function findColumns(
  head: readonly TextCell[],
  model: Model,
  format: RecordFormat,
  decimal: CellsReading["decimal"],
  report: Report,
): Columns {
  const heads = head.map((cell) => ({ ...readHead(cell.text), cell }));
  const find = (name: string) => heads.findIndex((one) => one.name.toUpperCase() === name.toUpperCase());
  const index: Partial<Record<DataItem, number>> = {};
  for (const item of items) {
    const wanted = format.columns[item] ?? item;
    const at = find(wanted);
    if (at >= 0) index[item] = at;
    else if (item === "ID" || item === "TIME" || format.columns[item] !== undefined)
      report.missing(
        head[0],
        wanted,
        heads.map(({ name }) => name),
      );
  }
  const unit = (name: string, at: number | undefined, otherwise?: string) =>
    at === undefined ? undefined : unitOf(name, heads[at]!, format, otherwise, report);
  const dates = heads.find(({ name }) => /^DAT[E123]$/i.test(name));
  if (dates) report.date(dates.cell);
  const inputs = inputsIn(heads, index, model, unit, report);
  const time = unit("TIME", index.TIME);
  if (time && !sameDimension(dimensionOf(time), dimensionOf("h")))
    report.wrongUnit(head[index.TIME ?? 0], "TIME", time, "a time (h)");
  return {
    ...{ index, inputs, decimal },
    timeFactor: time ? factorOf(time) : Number.NaN,
    amountUnit: index.AMT === undefined ? "" : (unit("AMT", index.AMT) ?? ""),
    observedUnit: index.DV === undefined ? "" : (unit("DV", index.DV) ?? ""),
  };
}

interface Head {
  readonly name: string;
  readonly unit?: string;
  readonly cell: TextCell;
}

function inputsIn(
  heads: readonly Head[],
  index: Columns["index"],
  model: Model,
  unit: (name: string, at: number, otherwise?: string) => string | undefined,
  report: Report,
): InputColumn[] {
  const known = [...model.parameters, ...model.covariates];
  const taken = new Set(Object.values(index));
  const unread: string[] = [];
  const found = heads.flatMap(({ name }, at): InputColumn[] => {
    if (taken.has(at)) return [];
    const input = known.findIndex((one) => one.name.toUpperCase() === name.toUpperCase());
    const target = known[input];
    if (!target) {
      if (!/^(C|DAT[E123]|L[12])$/i.test(name)) unread.push(name);
      return [];
    }
    const text = unit(name, at, target.quantity.unit === "1" ? "1" : undefined);
    if (text === undefined) return [];
    if (!sameDimension(dimensionOf(text), target.dimension)) {
      const needed = `${describeDimension(target.dimension)}, as the model has it (${target.quantity.unit})`;
      report.wrongUnit(heads[at]!.cell, name, text, needed);
      return [];
    }
    return [{ name: target.name, index: at, input, factor: factorOf(text) }];
  });
  if (unread.length > 0)
    report.unread(
      heads[0]?.cell,
      unread,
      nearestPair(
        unread,
        known.map(({ name }) => name),
      ),
    );
  return found;
}

const nearestPair = (names: readonly string[], known: readonly string[]): string | undefined => {
  for (const name of names) {
    const near = nearest(name, known);
    if (near) return `${near} in place of ${name}, if that is meant`;
  }
  return undefined;
};

/** What a unit text is in base units; the text was read before. */
export function factorOf(text: string): number {
  const unit = readUnit(text);
  return isProblem(unit) ? Number.NaN : unit.factor;
}

/** The unit of a column: as declared, else that in its head. */
function unitOf(
  name: string,
  head: Head,
  { units }: RecordFormat,
  otherwise: string | undefined,
  report: Report,
): string | undefined {
  const same = (one: string) => [name, head.name].some((other) => one.toUpperCase() === other.toUpperCase());
  const declared = Object.entries(units).find(([one]) => same(one))?.[1];
  const found = declared ?? head.unit ?? otherwise;
  if (found === undefined) {
    report.noUnit(head.cell, name);
    return undefined;
  }
  const unit = readUnit(found);
  if (!isProblem(unit)) return unit.text;
  report.unit(head.cell, name, unit);
  return undefined;
}

/** The number in a cell; reports what is none. Missing cells are not a number. */
export function numberIn(
  cell: TextCell | undefined,
  name: string,
  { decimal }: Columns,
  report: Report,
): number {
  if (!cell) return Number.NaN;
  const value = cellNumber(cell.text, decimal);
  if (value !== undefined) return value;
  report.notNumber(cell, name);
  return Number.NaN;
}
