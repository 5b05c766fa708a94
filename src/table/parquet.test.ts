import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { crc32 } from "./crc32.ts";
import {
  numberColumn,
  readParquet,
  readParquetMetadata,
  rowObjects,
  type Table,
  table,
  textColumn,
  toParquet,
} from "./index.ts";

const names = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" });
const anyTable: fc.Arbitrary<Table> = fc
  .tuple(fc.uniqueArray(names, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 8 }))
  .chain(([heads, n]) =>
    fc.tuple(
      ...heads.map((name) =>
        fc.oneof(
          fc
            .tuple(
              fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, Number.NaN)), {
                minLength: n,
                maxLength: n,
              }),
              fc.constantFrom("", "h", "ng/mL"),
              fc.string({ unit: "grapheme" }),
            )
            .map(([values, unit, description]) => numberColumn(name, values, { unit, description })),
          fc
            .array(fc.string({ unit: "grapheme" }), { minLength: n, maxLength: n })
            .map((values) => textColumn(name, values, { description: "Text." })),
        ),
      ),
    ),
  )
  .map((columns) => table(columns));

test("a table written as Parquet and read back is the same: values, units, descriptions, missing values", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (t) => {
      expect(await readParquet(toParquet(t))).toEqual(t);
    }),
    { seed: 9, numRuns: 300 },
  );
});

test("repeated zeros keep their signs, in more rows than a page holds", async () => {
  const values = Float64Array.from({ length: 150_000 }, (_, k) => (k % 3 === 0 ? -0 : k % 7));
  const back = await readParquet(toParquet(table([numberColumn("x", values)])));
  expect(back.columns[0]!.values.every((value, k) => Object.is(value, values[k]))).toBe(true);
});

test("further metadata is kept, and the same table gives the same bytes", () => {
  const t = table([numberColumn("x", [1, Number.NaN], { unit: "h" }), textColumn("id", ["a", ""])]);
  const bytes = toParquet(t, { study: "huC242-DM4", made: "by simulate" });
  expect(readParquetMetadata(bytes)).toEqual({ study: "huC242-DM4", made: "by simulate" });
  expect(toParquet(t, { made: "by simulate", study: "huC242-DM4" })).toEqual(bytes);
  expect(() => toParquet(t, { "tapworks.columns": "" })).toThrow(/reserved/);
});

test("a file with any byte changed, or cut short, is refused in words", async () => {
  const t = table([
    numberColumn("x", [1, 2, 3, 2.5, Number.NaN], { unit: "h" }),
    textColumn("id", ["a", "b", "a", "b", ""]),
  ]);
  const bytes = toParquet(t);
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at]! ^= 1 << (at % 8);
    await expect(readParquet(changed), `byte ${at}`).rejects.toThrow(/Parquet file/);
  }
  for (const length of [0, 1, 7, 100, bytes.length - 1]) {
    await expect(readParquet(bytes.subarray(0, length))).rejects.toThrow(/Parquet file/);
  }
});

test("bytes that lie inside a larger buffer are read", async () => {
  const t = table([numberColumn("x", [1, 2])]);
  const bytes = toParquet(t);
  const larger = new Uint8Array(bytes.length + 20);
  larger.set(bytes, 7);
  expect(await readParquet(larger.subarray(7, 7 + bytes.length))).toEqual(t);
});

test("files from other programs give numbers and text without units", async () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: "count", data: Int32Array.of(1, 2), type: "INT32" },
        { name: "big", data: [3n, null], type: "INT64", nullable: true },
        { name: "yes", data: [true, false], type: "BOOLEAN" },
        { name: "when", data: [new Date(0), null], type: "TIMESTAMP", nullable: true },
      ],
    }),
  );
  expect(rowObjects(await readParquet(bytes))).toEqual([
    { count: 1, big: 3, yes: "true", when: "1970-01-01T00:00:00.000Z" },
    { count: 2, big: Number.NaN, yes: "false", when: "" },
  ]);
});

test("CRC-32 of 123456789 is cbf43926, the check value of its catalogue", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
