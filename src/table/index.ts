/** Columns with units; group, join, summarise; CSV and Parquet. */
export { column, hasColumn, numbers, numbersAt, rowObjects, rowsWhere, texts } from "./access.ts";
export { numberColumn, table, textColumn } from "./build.ts";
export { type Cell, type CellAddress, cellOf } from "./cell.ts";
export { type CellsReading, cellNumber, readCells, type TextCell } from "./cells.ts";
export { convertColumn, renameColumn, selectColumns, withColumns } from "./columns.ts";
export type { ExpectedColumn } from "./csv-columns.ts";
export { type CsvHead, readHead } from "./csv-header.ts";
export { type CsvReading, csvNames, type ExpectedTable, readCsv } from "./csv-read.ts";
export { csvPieces, toCsv } from "./csv-write.ts";
export { type ColumnOf, tableOf } from "./from-rows.ts";
export { type Group, groupRows } from "./group.ts";
export { joinTables } from "./join.ts";
export { type NamedValue, namedValuesTable, plainValue } from "./named-values.ts";
export { readParquet, readParquetMetadata, toParquet } from "./parquet.ts";
export { concatTables, filterRows, type SortKey, sortRows, takeRows } from "./rows.ts";
export { type Measure, type PlainStatistic, summarise } from "./summarise.ts";
export type { Column, NumberColumn, Table, TextColumn } from "./table.ts";
