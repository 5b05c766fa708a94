import { tableOf } from "./from-rows.ts";
import type { Table } from "./table.ts";

/** A named result that claims may point at. Limits that there are none of are NaN. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** What the value is, in one line. */
  readonly description: string;
}

/** A named result without limits. */
export const plainValue = (name: string, value: number, unit: string, description: string): NamedValue => ({
  name,
  value,
  unit,
  low: Number.NaN,
  high: Number.NaN,
  description,
});

/** The table `values` of a step; `limits` says what low and high are. */
export const namedValuesTable = (
  rows: readonly NamedValue[],
  limits: { readonly low: string; readonly high: string } = {
    low: "Lower 95 % limit",
    high: "Upper 95 % limit",
  },
): Table =>
  tableOf(rows, [
    { name: "name", is: "Name for claims", text: ({ name }) => name },
    { name: "value", is: "Value", number: ({ value }) => value },
    { name: "unit", is: "Unit", text: ({ unit }) => unit },
    { name: "low", is: limits.low, number: ({ low }) => low },
    { name: "high", is: limits.high, number: ({ high }) => high },
    { name: "description", is: "What the value is", text: ({ description }) => description },
  ]);
