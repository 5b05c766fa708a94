import fc from "fast-check";
import { expect, test } from "vitest";
import { printIssue } from "../../source/index.ts";
import { readMice, usualReadRules } from "./read.ts";
import type { ReadRules } from "./types.ts";

const units = { time: "d", size: "mm3" };

const read = (text: string, rules: Partial<ReadRules> = {}) => {
  const { mice, layout, issues } = readMice({ path: "mice.csv", text }, { ...usualReadRules, ...rules });
  return { mice, layout, issues, printed: issues.map(printIssue) };
};

const plain = ({ mice }: ReturnType<typeof read>) =>
  mice!.map(({ id, arm, days, volumes }) => [id, arm, days.map((day, k) => [day, volumes[k]])]);

const expected = [
  [
    "1",
    "vehicle",
    [
      [0, 100],
      [7, 250],
    ],
  ],
  ["2", "vehicle", [[0, 110]]],
  [
    "3",
    "drug",
    [
      [0, 90],
      [7, 0],
    ],
  ],
];

const long = `mouse,arm,day [d],volume [mm3]
1,vehicle,0,100
1,vehicle,7,250
2,vehicle,0,110
2,vehicle,7,
3,drug,7,0
3,drug,0,90
`;

test.each([
  ["long", long, {}],
  ["wide", "Group;Mouse;Day 0;D7\nvehicle;1;100;250\nvehicle;2;110;NA\ndrug;3;90;0\n", { units }],
  ["animals across", "Day\tvehicle\t\tdrug\n\t1\t2\t3\n0\t100\t110\t90\n7\t250\t\t0\n", { units }],
  [
    "days across",
    "mouse,arm,0 d,,7 d,\n,,L,W,L,W\n1,vehicle,8,5,20,5\n2,vehicle,8.8,5,,\n3,drug,7.2,5,0,0\n",
    { units: { size: "mm" } },
  ],
] as const)("a table in the shape %s gives the same mice", (layout, text, rules) => {
  const found = read(text, rules);
  expect(found.printed).toEqual([]);
  expect(found.layout).toBe(layout);
  expect(plain(found)).toEqual(expected);
});

test("units are converted: weeks, cubic centimetres, and milligrams as cubic millimetres", () => {
  const found = read("mouse,arm,time [wk],volume [cm3]\na,x,1,0.25\n");
  expect(found.printed).toEqual([]);
  expect(plain(found)).toEqual([["a", "x", [[7, expect.closeTo(250, 10)]]]]);
  expect(plain(read("mouse,arm,day,volume [mg]\na,x,1,250\n"))).toEqual([["a", "x", [[1, 250]]]]);
});

test("decimal commas and a byte order mark are read where semicolons part the cells", () => {
  const found = read("\uFEFFmouse;arm;day;volume [mm3]\na;x;0;100,5\na;x;3,5;1234,25\n");
  expect(plain(found)).toEqual([
    [
      "a",
      "x",
      [
        [0, 100.5],
        [3.5, 1234.25],
      ],
    ],
  ]);
});

test("length and width may come in either order; formulas differ by their factor", () => {
  const text = "mouse,arm,day,L [mm],W [mm],H [mm]\na,x,0,5,8,4\n";
  const volume = (formula: string) => read(text, { formula }).mice![0]!.volumes[0]!;
  expect(volume("L*W^2/2")).toBe(100);
  expect(volume("pi/6*L*W^2")).toBeCloseTo((Math.PI / 6) * 200, 12);
  expect(volume("pi/6*L*W*H")).toBeCloseTo((Math.PI / 6) * 160, 12);
});

test("found dead, sacrificed and missing are different things", () => {
  const text =
    "mouse,arm,day 0,day 3,day 7,day 10\na,x,100,150,found dead,\nb,x,100,NA,300,\nc,x,100,200,1600,SAC\nd,x,90,-,nd,120\n";
  const found = read(text, { units });
  expect(found.printed).toEqual([]);
  expect(found.mice!.map(({ end, days }) => [end.kind, end.day, days.length])).toEqual([
    ["found dead", 7, 2],
    ["study end", 7, 2],
    ["sacrificed", 10, 3],
    ["study end", 10, 2],
  ]);
});

test("a status column ends a mouse on the day of its row, and a text that nobody knows is a warning", () => {
  const found = read(
    "mouse,arm,day,volume [mm3],status\na,x,0,100,\na,x,3,900,euthanised\nb,x,0,100,looks ill\n",
  );
  expect(found.mice![0]!.end).toEqual({ kind: "sacrificed", day: 3, said: "euthanised" });
  expect(found.printed).toEqual([
    'mice.csv:4:1  "looks ill" says nothing that is known about mouse b; needed: found dead (FD), sacrificed (SAC, euthanised), removed, NA, or an empty cell.',
  ]);
});

test("mice of two arms that share a number are two mice", () => {
  const found = read("mouse,arm,day,volume [mm3]\n1,x,0,100\n1,y,0,120\n2,y,0,90\n");
  expect(found.mice!.map(({ id }) => id)).toEqual(["x 1", "y 1", "2"]);
});

test("columns under other names are found by the options", () => {
  const columns = {
    arm: { column: "Treatment" },
    volume: { column: "TV", unit: "mm3" },
  };
  expect(plain(read("Treatment,Mouse,Day,TV\nx,a,0,100\n", { columns }))).toEqual([["a", "x", [[0, 100]]]]);
});

test.each([
  ["two rows for a day", long.replace("1,vehicle,7", "1,vehicle,0"), /mouse 1 has two rows for day 0/],
  ["no unit", long.replace(" [mm3]", ""), /column "volume" has no unit[\s\S]*units: \{ size: mm3 \}/],
  ["a wrong unit", long.replace("mm3", "mm"), /"mm" is a length; needed: a unit such as mm3/],
  ["a text among volumes", long.replace("250", "big"), /"big" is no number/],
  ["no arms", long.replace("arm", "cage"), /no column for the arm among mouse, cage/],
  ["no day", long.replace("1,vehicle,7", "1,vehicle,x"), /"x" is no day/],
  ["no mouse name", long.replace("1,vehicle,7", ",vehicle,7"), /the mouse has no name/],
  ["only a head", "mouse,arm,day,volume [mm3]\n", /no rows of measurements/],
  [
    "a volume after death",
    "mouse,arm,day 0,day 3\na,x,FD,100\n",
    /was found dead on day 0 and has a volume on day 3/,
  ],
  ["nothing measured", long.replaceAll(/,\d+\n/g, ",\n"), /no mouse has a measured volume/],
])("%s is an issue with its place", (_, text, wanted) => {
  const found = read(text, text.includes("day 0") ? { units } : {});
  expect(found.mice).toBeUndefined();
  expect(found.printed.join("\n")).toMatch(wanted);
});

test("a negative volume is left out and reported with its place; the rest of the file is read", () => {
  const found = read(long.replace("250", "-250"));
  expect(found.printed.join()).toMatch(/mice\.csv:3:13 {2}-250 is negative; the measurement is left out/);
  const volumes = (mice: ReturnType<typeof read>["mice"]) => mice!.flatMap((mouse) => mouse.volumes);
  expect(volumes(found.mice)).toEqual(volumes(read(long).mice).filter((volume) => volume !== 250));
});

test("no text makes reading throw, and each gives mice or an issue that stops", () => {
  const cell = fc.oneof(
    fc.constantFrom("mouse", "arm", "day", "L", "W", "volume", "FD", "7", "-1", "", "1,5"),
    fc.string(),
  );
  const text = fc
    .array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 })
    .map((rows) => rows.map((row) => row.join(";")).join("\n"));
  const layout = fc.constantFrom("auto", "long", "wide", "animals across", "days across");
  fc.assert(
    fc.property(text, layout, (written, shape) => {
      const { mice, issues } = read(written, { layout: shape as ReadRules["layout"], units });
      expect(mice !== undefined || issues.some(({ severity }) => severity === "error")).toBe(true);
    }),
    { seed: 20071024, numRuns: 1000 },
  );
});
