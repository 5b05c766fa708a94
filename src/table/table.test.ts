import { expect, test } from "vitest";
import {
  cellOf,
  column,
  concatTables,
  convertColumn,
  filterRows,
  groupRows,
  hasColumn,
  joinTables,
  numberColumn,
  numbers,
  renameColumn,
  rowObjects,
  selectColumns,
  sortRows,
  summarise,
  table,
  takeRows,
  textColumn,
  texts,
  withColumns,
} from "./index.ts";

const profiles = table([
  textColumn("id", ["a", "a", "b", "b", ""], { description: "Subject." }),
  numberColumn("time", [0, 1, 0, 1, 2], { unit: "h", description: "Time after dose." }),
  numberColumn("conc", [10, 5, 40, Number.NaN, 3], {
    unit: "ug/mL",
    description: "Concentration of conjugate.",
  }),
]);

test("a table refuses unequal lengths, a name twice, unknown units and units on text", () => {
  const a = numberColumn("a", [1, 2]);
  expect(() => table([a, numberColumn("b", [1])])).toThrow('column "b" has 1 rows, "a" has 2');
  expect(() => table([a, a])).toThrow('two columns are named "a"');
  expect(() => table([numberColumn("a", [1], { unit: "mg/kgg" })])).toThrow(/column "a".*"kgg"/);
  expect(() => table([{ ...textColumn("a", ["x"]), unit: "h" }])).toThrow(/text and has a unit/);
});

test("a column that is not there is answered with those that are, and the nearest", () => {
  expect(() => column(profiles, "tiem")).toThrow(
    'there is no column "tiem"; one of the columns id, time, conc; write "time"',
  );
  expect(hasColumn(profiles, "conc")).toBe(true);
  expect(hasColumn(profiles, "Conc")).toBe(false);
});

test("numbers are asked of number columns and text of text columns", () => {
  expect([...numbers(profiles, "time")]).toEqual([0, 1, 0, 1, 2]);
  expect(texts(profiles, "id")).toEqual(["a", "a", "b", "b", ""]);
  expect(() => numbers(profiles, "id")).toThrow(/holds text/);
  expect(() => texts(profiles, "time")).toThrow(/holds numbers/);
});

test("columns are selected in order, added at the end, replaced in place and renamed", () => {
  expect(selectColumns(profiles, ["conc", "id"]).columns.map(({ name }) => name)).toEqual(["conc", "id"]);
  const changed = withColumns(profiles, [
    numberColumn("dose", [1, 1, 1, 1, 1]),
    numberColumn("time", [5, 5, 5, 5, 5]),
  ]);
  expect(changed.columns.map(({ name }) => name)).toEqual(["id", "time", "conc", "dose"]);
  expect(numbers(changed, "time")[0]).toBe(5);
  expect(hasColumn(renameColumn(profiles, "conc", "c"), "c")).toBe(true);
  expect(() => renameColumn(profiles, "conc", "time")).toThrow(/two columns/);
});

test("a column converts between units that measure the same, and through a molar mass between mass and amount", () => {
  const days = convertColumn(profiles, "time", "d");
  expect(column(days, "time").unit).toBe("d");
  expect(numbers(days, "time")[1]).toBe(1 / 24);
  // 10 µg/mL of a 150 kDa antibody (0.15 mg/nmol) is 66.67 nM; one rounding.
  const molar = convertColumn(profiles, "conc", "nM", { molarMass: 0.15 });
  expect(numbers(molar, "conc")[0]).toBeCloseTo(10 / 0.15, 12);
  expect(() => convertColumn(profiles, "conc", "nM")).toThrow(/mass concentration/);
  expect(() => convertColumn(profiles, "id", "h")).toThrow(/text/);
});

test("rows are taken by number, in any order and more than once", () => {
  expect(texts(takeRows(profiles, [2, 0, 2]), "id")).toEqual(["b", "a", "b"]);
  expect(() => takeRows(profiles, [5])).toThrow("row 5 is not in a table of 5 rows");
  const times = numbers(profiles, "time");
  expect(filterRows(profiles, (row) => times[row]! > 0).nRows).toBe(3);
});

test("rows sort by several columns, ties keep their order, and missing values come last either way", () => {
  const conc = (t: typeof profiles): number[] => [...numbers(t, "conc")];
  expect(conc(sortRows(profiles, ["conc"]))).toEqual([3, 5, 10, 40, Number.NaN]);
  expect(conc(sortRows(profiles, [{ column: "conc", order: "descending" }]))).toEqual([
    40,
    10,
    5,
    3,
    Number.NaN,
  ]);
  expect(texts(sortRows(profiles, ["time", { column: "id", order: "descending" }]), "id")).toEqual([
    "b",
    "a",
    "b",
    "a",
    "",
  ]);
});

test("tables stack by column name and convert to the unit of the first", () => {
  const more = table([
    numberColumn("conc", [2000], { unit: "ng/mL" }),
    textColumn("id", ["c"]),
    numberColumn("time", [1], { unit: "d" }),
  ]);
  const all = concatTables([profiles, more]);
  expect(all.nRows).toBe(6);
  expect(rowObjects(all)[5]).toEqual({ id: "c", time: 24, conc: 2 });
  expect(column(all, "time").description).toBe("Time after dose.");
  expect(concatTables([]).nRows).toBe(0);
});

test("tables with other columns, kinds or dimensions do not stack", () => {
  const time = table([numberColumn("time", [1], { unit: "h" })]);
  expect(() => concatTables([profiles, time])).toThrow(/no column "id"/);
  expect(() => concatTables([time, profiles])).toThrow(/no column "id"/);
  expect(() => concatTables([time, table([textColumn("time", ["x"])])])).toThrow(/number in one table, text/);
  expect(() => concatTables([time, table([numberColumn("time", [1], { unit: "mg" })])])).toThrow(/a mass/);
});

test("groups stand in the order of their first rows, missing values are a group, and every row is in one", () => {
  const groups = groupRows(takeRows(profiles, [2, 0, 4, 1, 3]), ["id"]);
  expect(groups.map(({ key, rows }) => [key.id, [...rows]])).toEqual([
    ["b", [0, 4]],
    ["a", [1, 3]],
    ["", [2]],
  ]);
  expect(groupRows(profiles, ["id", "time"])).toHaveLength(5);
  expect(groupRows(profiles, []).map(({ rows }) => rows.length)).toEqual([5]);
  const missing = table([numberColumn("x", [Number.NaN, 0, Number.NaN, -0])]);
  expect(groupRows(missing, ["x"]).map(({ rows }) => [...rows])).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

const weights = table([
  textColumn("id", ["b", "a", "a", "c", ""]),
  numberColumn("weight", [70, 60, 61, 50, 40], { unit: "kg" }),
]);

test("a left join keeps every left row once per match, and once without one", () => {
  const joined = joinTables(profiles, weights, ["id"], { how: "left" });
  expect(rowObjects(selectColumns(joined, ["id", "time", "weight"]))).toEqual([
    { id: "a", time: 0, weight: 60 },
    { id: "a", time: 0, weight: 61 },
    { id: "a", time: 1, weight: 60 },
    { id: "a", time: 1, weight: 61 },
    { id: "b", time: 0, weight: 70 },
    { id: "b", time: 1, weight: 70 },
    { id: "", time: 2, weight: Number.NaN },
  ]);
  expect(column(joined, "weight").unit).toBe("kg");
});

test("an inner join keeps only rows with a match, and a missing value matches nothing", () => {
  const joined = joinTables(profiles, weights, ["id"], { how: "inner" });
  expect(texts(joined, "id")).toEqual(["a", "a", "a", "a", "b", "b"]);
});

test("a join compares numbers in the unit of the left table", () => {
  const days = table([
    numberColumn("time", [1 / 24, 5], { unit: "d" }),
    textColumn("visit", ["first", "last"]),
  ]);
  expect(texts(joinTables(profiles, days, ["time"], { how: "left" }), "visit")).toEqual([
    "",
    "first",
    "",
    "first",
    "",
  ]);
});

test("a join refuses a column that is in both tables, and keys of different kind", () => {
  expect(() => joinTables(profiles, profiles, ["id"], { how: "inner" })).toThrow(/"time" is in both/);
  const other = table([numberColumn("id", [1])]);
  expect(() => joinTables(profiles, other, ["id"], { how: "inner" })).toThrow(
    /text in the left table, number/,
  );
});

test("a summary has one row per group, with units and descriptions that follow from the column", () => {
  const summary = summarise(
    profiles,
    ["id"],
    [
      { column: "conc", statistic: "mean" },
      { column: "conc", statistic: "count", as: "n" },
      { column: "conc", statistic: "quantile", p: 0.5, type: 1, as: "middle" },
      { column: "conc", statistic: "geometric cv" },
      { column: "id", statistic: "count" },
    ],
  );
  expect(rowObjects(summary)).toEqual([
    {
      id: "a",
      "conc mean": 7.5,
      n: 2,
      middle: 5,
      "conc geometric cv": expect.closeTo(Math.sqrt(Math.exp(Math.log(2) ** 2 / 2) - 1), 14),
      "id count": 2,
    },
    { id: "b", "conc mean": 40, n: 1, middle: 40, "conc geometric cv": Number.NaN, "id count": 2 },
    { id: "", "conc mean": 3, n: 1, middle: 3, "conc geometric cv": Number.NaN, "id count": 0 },
  ]);
  expect(column(summary, "conc mean")).toMatchObject({
    unit: "ug/mL",
    description: "Mean of concentration of conjugate",
  });
  expect(column(summary, "conc geometric cv").unit).toBe("");
  expect(column(summary, "middle").description).toBe(
    "Quantile at 0.5 (type 1) of concentration of conjugate",
  );
});

test("a summary by no column is one row, and text can only be counted", () => {
  const whole = summarise(
    profiles,
    [],
    [
      { column: "time", statistic: "max" },
      { column: "time", statistic: "min" },
    ],
  );
  expect(rowObjects(whole)).toEqual([{ "time max": 2, "time min": 0 }]);
  expect(() => summarise(profiles, [], [{ column: "id", statistic: "sd" }])).toThrow(/only "count"/);
});

test("a cell is found by the values of other columns", () => {
  expect(cellOf(profiles, { where: { id: "b", time: 0 }, column: "conc" })).toEqual({
    value: 40,
    unit: "ug/mL",
  });
});

test("a cell that is not exactly one is a problem in words", () => {
  expect(cellOf(profiles, { where: { id: "a" }, column: "conc" })).toEqual({
    problem: "there are 2 rows where id = a",
    needed: "exactly one row; one more condition",
  });
  expect(cellOf(profiles, { where: { id: "c", time: 7 }, column: "conc" })).toEqual({
    problem: "there is no row where id = c and time = 7",
    needed: "exactly one row; id has a, b, ; time has 0, 1, 2",
  });
  expect(cellOf(profiles, { where: {}, column: "cnc" })).toMatchObject({ write: '"conc"' });
});

test("a share comes with its exact binomial interval: tumour shrinkage in 6 of 26 is 9.0 to 43.6 %", () => {
  const responses = table([
    textColumn(
      "arm",
      Array.from({ length: 26 }, () => "all"),
    ),
    numberColumn(
      "shrank",
      Array.from({ length: 26 }, (_, k) => (k < 6 ? 1 : 0)),
    ),
  ]);
  const summary = summarise(
    responses,
    ["arm"],
    [
      { column: "shrank", statistic: "share" },
      { column: "shrank", statistic: "share lower", as: "lower" },
      { column: "shrank", statistic: "share upper", as: "upper" },
    ],
  );
  // 6/26 and its interval as printed, to one decimal of a percentage.
  expect(numbers(summary, "shrank share")[0]).toBeCloseTo(6 / 26, 15);
  expect((100 * numbers(summary, "lower")[0]!).toFixed(1)).toBe("9.0");
  expect((100 * numbers(summary, "upper")[0]!).toFixed(1)).toBe("43.6");
  expect(() => summarise(responses, [], [{ column: "arm", statistic: "share" }])).toThrow(/holds text/);
});
