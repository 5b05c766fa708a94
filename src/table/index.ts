/** Columns with units; group, join, summarise; CSV and Parquet. */
export type { Column, NumberColumn, Table, TextColumn } from "./table.ts";
