import {
  type ColumnData,
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaElement,
} from "hyparquet";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { numberColumn, table, textColumn } from "./build.ts";
import { openSeal, seal, sealHolds, sealKey } from "./parquet-seal.ts";
import type { Column, Table } from "./table.ts";

/** Key of the metadata entry that holds what Parquet has no place for: units and descriptions, as JSON. */
const headKey = "tapworks.columns";

/**
 * The table as a Parquet file: numbers as DOUBLE, text as UTF-8, missing values as null, Snappy compression. Units and
 * descriptions stand in the metadata entry "tapworks.columns" as JSON, a checksum of the file in "tapworks.checksum".
 * No statistics are kept: they cost more time than all encoding, and tables are read whole. The same table gives the same bytes. Text that is not well-formed Unicode does not survive.
 *
 * @param metadata further entries, kept beside them.
 * @throws RangeError when one of their keys begins with "tapworks.".
 */
export function toParquet(t: Table, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const entries = Object.keys(metadata).sort();
  const reserved = entries.find((key) => key.startsWith("tapworks."));
  if (reserved !== undefined)
    throw new RangeError(`the metadata key "${reserved}" is reserved; use another prefix`);
  const heads = t.columns.map(({ name, unit, description, kind }) => ({ name, kind, unit, description }));
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: t.columns.map(parquetColumn),
      kvMetadata: [
        ...entries.map((key) => ({ key, value: metadata[key]! })),
        { key: headKey, value: JSON.stringify(heads) },
        { key: sealKey, value: openSeal },
      ],
      statistics: false,
    }),
  );
  seal(bytes);
  return bytes;
}

function parquetColumn(column: Column): ColumnSource {
  const { name } = column;
  if (column.kind === "text") {
    return {
      name,
      type: "STRING",
      nullable: true,
      data: column.values.map((text) => (text === "" ? null : text)),
    };
  }
  const { values } = column;
  const data = values.some(Number.isNaN) ? Array.from(values, (x) => (Number.isNaN(x) ? null : x)) : values;
  // A dictionary would hold 0 and −0 as one value.
  const plain = values.some((x) => Object.is(x, -0));
  return { name, type: "DOUBLE", nullable: true, data, ...(plain ? { encoding: "PLAIN" } : {}) };
}

/**
 * Reads a table from a Parquet file. Files from elsewhere: whole numbers and times become numbers or text as they are, columns have
 * no unit; nested columns are refused.
 * @throws Error (the promise rejects) when the bytes are no Parquet file, are damaged, or hold nested columns.
 */
export async function readParquet(bytes: Uint8Array): Promise<Table> {
  const metadata = readFooter(bytes);
  return reading(async () => {
    const chunks: ColumnData[] = [];
    const onChunk = (chunk: ColumnData): void => void chunks.push(chunk);
    await parquetRead({ file: arrayBufferOf(bytes), metadata, onChunk });
    const heads = headsOf(metadata);
    const nRows = Number(metadata.num_rows);
    return table(elementsOf(metadata).map((element) => readColumn(element, heads, chunks, nRows)));
  });
}

/** The metadata entries that were given to {@link toParquet}. @throws Error when the bytes are no Parquet file or damaged. */
export function readParquetMetadata(bytes: Uint8Array): Record<string, string> {
  const entries = readFooter(bytes).key_value_metadata ?? [];
  const own = entries.filter(({ key }) => !key.startsWith("tapworks."));
  return Object.fromEntries(own.map(({ key, value }) => [key, value ?? ""]));
}

const damaged =
  "this Parquet file is damaged: its bytes are not those that were written; compute or copy it again";

function readFooter(bytes: Uint8Array): FileMetaData {
  const holds = sealHolds(bytes);
  if (holds === false) throw new Error(damaged);
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(bytes);
  } catch (cause) {
    throw unreadable(cause);
  }
  const sealed = metadata.key_value_metadata?.some(({ key }) => key === headKey);
  if (sealed && holds === undefined) throw new Error(damaged);
  return metadata;
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause: unknown): Error =>
  new Error(
    `this is not a Parquet file that can be read: ${cause instanceof Error ? cause.message : cause}`,
    { cause },
  );

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return buffer;
  const copy = new Uint8Array(byteLength);
  copy.set(bytes);
  return copy.buffer;
}

function elementsOf(metadata: FileMetaData): SchemaElement[] {
  return parquetSchema(metadata).children.map(({ element, children }) => {
    if (children.length > 0 || element.repetition_type === "REPEATED") {
      throw new Error(`column "${element.name}" is nested; a table has numbers and text`);
    }
    return element;
  });
}

interface Head {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

function headsOf(metadata: FileMetaData): readonly Head[] {
  const text = metadata.key_value_metadata?.find(({ key }) => key === headKey)?.value;
  const heads: unknown = text === undefined ? [] : JSON.parse(text);
  if (!Array.isArray(heads) || !heads.every(isHead))
    throw new Error(`"${headKey}" does not describe columns`);
  return heads;
}

const isHead = (x: unknown): x is Head =>
  typeof x === "object" &&
  x !== null &&
  ["name", "unit", "description"].every((key) => typeof Reflect.get(x, key) === "string");

const numberTypes: readonly (string | undefined)[] = ["DOUBLE", "FLOAT", "INT32", "INT64"];
const timeTypes = ["DATE", "TIMESTAMP", "TIME", "INTERVAL"];

function holdsNumbers({ type, converted_type, logical_type }: SchemaElement): boolean {
  const isTime = timeTypes.some((word) => converted_type?.startsWith(word) || logical_type?.type === word);
  return converted_type === "DECIMAL" || (numberTypes.includes(type) && !isTime);
}

function readColumn(
  element: SchemaElement,
  heads: readonly Head[],
  chunks: readonly ColumnData[],
  nRows: number,
): Column {
  const { name } = element;
  const { unit = "", description = "" } = heads.find((head) => head.name === name) ?? {};
  const own = chunks.filter((chunk) => chunk.columnName === name);
  return holdsNumbers(element)
    ? numberColumn(name, numbersIn(own, nRows), { unit, description })
    : textColumn(name, textsIn(own, nRows), { description });
}

function numbersIn(chunks: readonly ColumnData[], nRows: number): Float64Array {
  const values = new Float64Array(nRows).fill(Number.NaN);
  for (const { columnData, rowStart } of chunks) {
    if (columnData instanceof Float64Array) values.set(columnData, rowStart);
    else for (let k = 0; k < columnData.length; k++) values[rowStart + k] = asNumber(columnData[k]);
  }
  return values;
}

function textsIn(chunks: readonly ColumnData[], nRows: number): string[] {
  const values = new Array<string>(nRows).fill("");
  for (const { columnData, rowStart } of chunks) {
    for (let k = 0; k < columnData.length; k++) values[rowStart + k] = asText(columnData[k]);
  }
  return values;
}

const asNumber = (value: unknown): number =>
  value === null || value === undefined ? Number.NaN : Number(value);

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : String(value);
}
