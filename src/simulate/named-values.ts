import { type Table, tableOf } from "../table/index.ts";

/** A named result with the range in which the middle 90 % lie. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly what: string;
}

/** The table `values`; `over` says what the percentiles are taken over. */
export const namedValuesTable = (rows: readonly NamedValue[], over: string): Table =>
  tableOf(rows, [
    { name: "name", is: "Name of the result.", text: ({ name }) => name },
    { name: "value", is: "The result, in `unit`.", number: ({ value }) => value },
    { name: "unit", is: "Unit of value, low and high.", text: ({ unit }) => unit },
    { name: "low", is: `5th percentile over ${over}.`, number: ({ low }) => low },
    { name: "high", is: `95th percentile over ${over}.`, number: ({ high }) => high },
    { name: "what", is: "What the result is.", text: ({ what }) => what },
  ]);
