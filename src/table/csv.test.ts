import fc from "fast-check";
import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import {
  csvPieces,
  type ExpectedColumn,
  numberColumn,
  numbers,
  readCsv,
  rowObjects,
  type Table,
  table,
  textColumn,
  texts,
  toCsv,
} from "./index.ts";

const read = (text: string, columns: readonly ExpectedColumn[] = []) =>
  readCsv({ path: "data.csv", text }, { columns });
const rows = (text: string, columns?: readonly ExpectedColumn[]) => {
  const { table: found, issues } = read(text, columns);
  expect(issues).toEqual([]);
  return rowObjects(found!);
};
const places = (text: string, columns?: readonly ExpectedColumn[]): string[] =>
  read(text, columns).issues.map(({ code, where }) => `${code} ${where.line}:${where.column}`);

const names = fc
  .string({ minLength: 1, maxLength: 8, unit: "grapheme" })
  .filter((name) => name.trim() === name && !name.startsWith("\uFEFF"));
const cells = fc.string({
  maxLength: 6,
  unit: fc.constantFrom("a", "1", ",", ";", '"', "\n", "\r", "\t", " ", "é", ".", "-"),
});
const doubles = fc.double();

/** Any table with at least one column and one row. */
const anyTable: fc.Arbitrary<Table> = fc
  .tuple(fc.uniqueArray(names, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 6 }))
  .chain(([heads, n]) =>
    fc.tuple(
      ...heads.map((name) =>
        fc.oneof(
          fc
            .tuple(
              fc.array(doubles, { minLength: n, maxLength: n }),
              fc.constantFrom("", "h", "ng/mL", "1/(nM*h)", "%"),
            )
            .map(([values, unit]) => numberColumn(name, values, { unit })),
          fc.array(cells, { minLength: n, maxLength: n }).map((values) => textColumn(name, values)),
        ),
      ),
    ),
  )
  .map((columns) => table(columns));

test("a table written as CSV and read back is the same, to the last bit of every number", () => {
  fc.assert(
    fc.property(anyTable, (t) => {
      const expected = t.columns.map(({ name, kind }) => ({ name, kind, required: true }));
      const { table: back, issues } = readCsv({ path: "t.csv", text: toCsv(t) }, { columns: expected });
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(back).toEqual(t);
    }),
    { seed: 7, numRuns: 1000 },
  );
});

test("CSV has heads with units, quotes by RFC 4180, and empty cells for missing values", () => {
  const t = table([
    textColumn("id", ["a,b", 'say "x"', ""]),
    numberColumn("conc", [0.1 + 0.2, Number.NaN, -1e-7], { unit: "ng/mL" }),
    numberColumn("n (h)", [1, 2, 3]),
  ]);
  expect(toCsv(t)).toBe(
    'id,conc [ng/mL],n (h) []\r\n"a,b",0.30000000000000004,1\r\n"say ""x""",,2\r\n,-1e-7,3\r\n',
  );
});

test("no text whatever makes the reader throw, and a text without errors gives a table", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ",",
      ";",
      "\t",
      '"',
      "\n",
      "\r\n",
      "\r",
      "\uFEFF",
      "1,5",
      "2.5",
      "NaN",
      "Inf",
      "time [h]",
      "x (",
      "[",
      "]",
      " ",
      "1e999",
      "-",
      "__proto__",
    ),
    fc.string({ maxLength: 5, unit: "binary" }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  const expected: ExpectedColumn[] = [
    { name: "time", kind: "number", like: "h", required: true },
    { name: "id", kind: "text" },
  ];
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary" })), fc.boolean(), (anything, wanting) => {
      const { table: found, issues } = read(anything, wanting ? expected : []);
      const failed = issues.some(({ severity }) => severity === "error");
      expect(found === undefined).toBe(failed);
      for (const { where } of issues) expect(where.line === undefined || where.line >= 1).toBe(true);
    }),
    { seed: 8, numRuns: 5000 },
  );
});

test("a byte order mark, CRLF, quoted line ends and blank lines are read", () => {
  expect(rows('\uFEFFid,x [h]\r\n"a\r\nb",1\r\n\r\n"c ""d""",2')).toEqual([
    { id: "a\r\nb", x: 1 },
    { id: 'c "d"', x: 2 },
  ]);
});

test("semicolons and tabs part cells as commas do", () => {
  expect(rows("t [h];c\n1;2\n")).toEqual([{ t: 1, c: 2 }]);
  expect(rows("t [h]\tc\n1\t2\n")).toEqual([{ t: 1, c: 2 }]);
});

test("units stand in square or round brackets, and other text in round brackets stays in the name", () => {
  const { table: t, issues } = read("time [h],conc (ng/mL),AUC (0-inf),k [1/(nM*h)],bare []\n1,2,3,4,5\n");
  expect(t!.columns.map(({ name, unit }) => [name, unit])).toEqual([
    ["time", "h"],
    ["conc", "ng/mL"],
    ["AUC (0-inf)", ""],
    ["k", "1/(nM*h)"],
    ["bare", ""],
  ]);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["csv.bracket-in-name", "warning"]]);
});

test("missing numbers are empty, NA, NaN, N/A or a point; text keeps them", () => {
  const { table: t } = read("x [h],id\n,a\nNA,NA\nnan,.\nN/A,\n.,b\n");
  expect([...numbers(t!, "x")]).toEqual(Array(5).fill(Number.NaN));
  expect(texts(t!, "id")).toEqual(["a", "NA", ".", "", "b"]);
});

test("infinite values are read with a warning", () => {
  const { table: t, issues } = read("x\n1\nInf\n-inf\n");
  expect([...numbers(t!, "x")]).toEqual([1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  expect(issues.map(({ code, where }) => [code, where.line])).toEqual([
    ["csv.infinite", 3],
    ["csv.infinite", 4],
  ]);
});

test("decimal commas are read where semicolons part the cells and nothing contradicts", () => {
  expect(rows("t;c\n0;1,5\n1;1,234\n")).toEqual([
    { t: 0, c: 1.5 },
    { t: 1, c: 1.234 },
  ]);
});

test("a comma that may stand between thousands is reported, not guessed", () => {
  const { table: t, issues } = read("t;c\n0;1,234\n1;2,345\n");
  expect(t).toBeUndefined();
  expect(issues.map(({ code, where }) => [code, where.line, where.column])).toEqual([
    ["csv.ambiguous-comma", 2, 3],
    ["csv.ambiguous-comma", 3, 3],
  ]);
  expect(issues[0]!.write).toBe("1234, or 1.234 for a decimal comma");
});

test("decimal commas beside decimal points, and in files parted by commas, are reported", () => {
  expect(places("t;c\n0;0.5\n1;2,5\n")).toEqual(["csv.comma-in-number 3:3"]);
  expect(places('t [h],c [h]\n0,"1,5"\n')).toEqual(["csv.comma-in-number 2:3"]);
  expect(read("t [h];c [h]\n0;1.234,5\n").issues[0]!.write).toBe("1234.5");
});

test("all problems are reported at once, in the order of the lines, each with its place", () => {
  const wanted: ExpectedColumn[] = [
    { name: "time", kind: "number", like: "h", required: true },
    { name: "dose", kind: "number", like: "mg/kg" },
    { name: "weight", kind: "number", required: true },
  ];
  expect(places("time [mg],dose,dose,x [mgg],Wieght\n1,2\nabc,1,2,3,4,5\n", wanted)).toEqual([
    "csv.wrong-dimension 1:1",
    "csv.no-unit 1:11",
    "csv.no-unit 1:16",
    "csv.duplicate-column 1:16",
    "csv.unknown-unit 1:21",
    "csv.missing-column 1:29",
    "csv.ragged-row 2:1",
    "csv.not-a-number 3:1",
    "csv.ragged-row 3:13",
  ]);
});

test("a missing column is answered with the nearest name in the file", () => {
  const { issues } = read("Time [h],conc\n1,2\n", [
    { name: "time", kind: "number", like: "h", required: true },
  ]);
  expect(printIssue(issues[0]!)).toBe(
    'data.csv:1:1  there is no column "time", but "Time"; needed: a column "time"; the file has "Time", "conc".\n  Write "time [h]" as the head',
  );
});

test("text in a number column is reported with one thing to write instead", () => {
  const wanted: ExpectedColumn[] = [{ name: "c", kind: "number" }];
  const instead = (cell: string) => read(`c\n1\n"${cell}"\n`, wanted).issues[0]?.write;
  expect(instead("<0.1")).toMatch(/^an empty cell, and the limit of quantification/);
  expect(instead("BLQ")).toMatch(/^an empty cell/);
  expect(instead("5 ng/mL")).toBe('5 here, and "c [ng/mL]" as the head');
  expect(instead("−3")).toBe("-3");
  expect(instead("1 234.5")).toBe("1234.5");
  expect(instead("1e999")).toMatch(/^a number such as/);
});

test("an unexpected column of mostly numbers is read as text with a warning", () => {
  const { table: t, issues } = read("id,dv\n1,0.5\n2,1.5\n3,BLQ\n");
  expect(t!.columns.map(({ kind }) => kind)).toEqual(["number", "text"]);
  expect(issues.map(({ code, where }) => [code, where.line])).toEqual([["csv.mixed-column", 4]]);
});

test("an expected text column stays text, whatever its cells look like", () => {
  expect(rows("id\n007\n", [{ name: "id", kind: "text" }])).toEqual([{ id: "007" }]);
});

test("empty files, files with a head alone and broken quotes are reported", () => {
  expect(places("")).toEqual(["csv.no-head undefined:undefined"]);
  expect(places("a,b\n")).toEqual(["csv.no-rows 1:1"]);
  expect(places('a,b\n1,"x\n2,3\n')).toEqual(["csv.unclosed-quote 2:3"]);
  expect(places('a,b\n1,"x"y\n')).toEqual(["csv.text-after-quote 2:6"]);
  expect(places("a,,b\n1,2,3\n")).toEqual(["csv.unnamed-column 1:3"]);
});

test("of many problems of one kind twenty are shown and the rest counted", () => {
  const { issues } = read(`x [h]\n${"a\n".repeat(50)}`);
  expect(issues).toHaveLength(21);
  expect(issues.at(-1)!.found).toBe(
    '30 more such cells or rows, the last of them: "a" in column "x" is not a number',
  );
});

test("names that belong to every object are ordinary column names", () => {
  expect(rows("__proto__,constructor\n1,2\n")).toEqual([
    Object.fromEntries([
      ["__proto__", 1],
      ["constructor", 2],
    ]),
  ]);
});

test("a long table comes in pieces of whole rows, which joined are the whole", () => {
  const values = Float64Array.from({ length: 25_000 }, (_, k) => k / 7);
  const long = table([numberColumn("x", values, { unit: "h" })]);
  const pieces = [...csvPieces(long)];
  expect(pieces.length).toBe(4);
  expect(pieces.every((piece) => piece.endsWith("\r\n"))).toBe(true);
  const lines = pieces.join("").split("\r\n");
  expect([lines.length, lines[0], lines[1], lines[25_000]]).toEqual([
    25_002,
    "x [h]",
    "0",
    String(24_999 / 7),
  ]);
});
