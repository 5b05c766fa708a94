import { expect, test } from "vitest";
import { readModel } from "../../model/index.ts";
import { printIssue } from "../../source/index.ts";
import { type RecordFormat, readRecords } from "../index.ts";

const { model } = readModel({
  path: "one.model",
  text: `model one
param k = 0.1 1/h "loss" assumed "an example" range 0.1..1
covariate WT = 70 kg "weight"
covariate SEX = 0 1 "1 for men"
species DEPOT : mg
species CENTRAL : mg
species OTHER : mg
reaction absorb : DEPOT -> CENTRAL at k * DEPOT
reaction lose : CENTRAL -> nothing at k * WT / 70 {kg} * (1 + SEX) * CENTRAL
reaction drain : OTHER -> nothing at k * OTHER
dose oral : mg into DEPOT = 1 duration 2 {h}
dose iv : mg into CENTRAL = 0.5 into OTHER = 0.5
output c : mg = CENTRAL
`,
});

const usual: RecordFormat = {
  units: { TIME: "h", AMT: "mg", DV: "mg", WT: "kg" },
  columns: {},
  compartments: { 1: "oral", 2: "iv", 3: "OTHER" },
  between: { wt: "linear" },
  otherwise: "locf",
};

const read = (text: string, format: Partial<RecordFormat> = {}) =>
  readRecords({ path: "pk.csv", text }, model!, { ...usual, ...format });

const issues = (text: string, format: Partial<RecordFormat> = {}) =>
  read(text, format).issues.map(printIssue);

const one = (rows: string, format: Partial<RecordFormat> = {}) => {
  const { subjects, issues: found } = read(`ID,TIME,AMT,EVID,CMT,RATE,II,ADDL,SS,DV\n${rows}`, format);
  expect(found.map(printIssue)).toEqual([]);
  return subjects!;
};

test("every event becomes its record", () => {
  const [subject] = one(
    [
      "1,0,100,1,1,0,24,3,0,.",
      "1,1,60,4,2,20,12,0,1,.",
      "1,2,.,0,2,.,.,.,.,4.5",
      "1,3,.,2,-1,.,.,.,.,.",
      "1,4,.,3,.,.,.,.,.,.",
      "1,5,7,5,1,.,.,.,.,.",
      "1,6,0.5,6,3,.,.,.,.,.",
      "1,7,10,1,1,-2,.,.,.,.",
    ].join("\n"),
  );
  const [occasion] = subject!.occasions;
  expect(occasion!.records).toEqual([
    {
      ...{
        kind: "dose",
        timeH: 0,
        port: 0,
        amount: 100,
        speed: { kind: "at once" },
        everyH: 24,
        additional: 3,
      },
      ...{ steadyState: "no", reset: false },
    },
    {
      ...{ kind: "dose", timeH: 1, port: 1, amount: 60, speed: { kind: "rate", perH: 20 }, everyH: 12 },
      ...{ additional: 0, steadyState: "replaces", reset: true },
    },
    { kind: "observation", timeH: 2 },
    { kind: "switch", timeH: 3, state: 0, on: false },
    { kind: "reset", timeH: 4 },
    { kind: "replace", timeH: 5, state: 0, value: 7 },
    { kind: "multiply", timeH: 6, state: 2, value: 0.5 },
    {
      ...{ kind: "dose", timeH: 7, port: 0, amount: 10, speed: { kind: "modelled duration" }, everyH: 0 },
      ...{ additional: 0, steadyState: "no", reset: false },
    },
  ]);
  expect(occasion!.rows[2]).toEqual({ line: 4, evid: 0, compartment: 2, observed: 4.5 });
});

test("units are those declared, or in the head; a rate is in the unit of the amount per unit of time", () => {
  const text = "ID,TIME [d],AMT [ug],RATE,CMT\nA,1,5000,2000,1\nA,2,.,.,1\n";
  const { subjects } = read(text, { units: {} });
  const { records } = subjects![0]!.occasions[0]!;
  expect(records[0]).toMatchObject({ timeH: 24, amount: 5, speed: { kind: "rate", perH: 2 / 24 } });
  expect(records[1]).toEqual({ kind: "observation", timeH: 48 });
});

test("names in any case, other names for columns, comments, missing cells and MDV are read", () => {
  const text =
    "# made by hand\nc,id,tad,amt,dv,mdv,wt,sex\nC,1,0,1,.,1,70,0\n.,1,0,5,.,1,70,1\n.,1,2,.,3,0,80,.\n.,1,4,.,9,1,.,.\n";
  const { subjects, issues: found } = read(text, { columns: { TIME: "TAD" }, compartments: { 1: "oral" } });
  expect(found.map(printIssue)).toEqual([]);
  const { rows, covariates } = subjects![0]!.occasions[0]!;
  expect(rows.map(({ observed }) => observed)).toEqual([Number.NaN, 3, Number.NaN]);
  expect(covariates).toEqual([
    { input: 1, between: "linear", values: Float64Array.of(70, 80, Number.NaN) },
    { input: 2, between: "locf", values: Float64Array.of(1, Number.NaN, Number.NaN) },
  ]);
});

test("time may start again with a reset, which parts two occasions", () => {
  const [subject] = one(
    "1,0,5,1,1,.,.,.,.,.\n1,9,.,0,1,.,.,.,.,1\n1,0,5,4,1,.,.,.,.,.\n1,2,.,0,1,.,.,.,.,2\n",
  );
  expect(subject!.occasions.map(({ records }) => records.map(({ timeH }) => timeH))).toEqual([
    [0, 9],
    [0, 2],
  ]);
});

test("everything that is wrong is said at once, with line and column and what to write", () => {
  const text = `ID,TIME,AMT,EVID,CMT,RATE,II,ADDL,SS,DV
1,0,100,1,1,0,0,3,0,.
1,5,100,1,1,0,0,0,1,.
1,4,-100,1,1,0,24,0,0,.
1,6,100,7,1,0,24,0,0,.
1,-7,100,1,9,0,24,0,0,.
1,8,0,0,1,-3,24,0,0,.
1,9,x,1,1,-3,24,1.5,3,.
2,10:30,100,1,1,0,24,0,0,.
1,11,100,5,2,0,24,0,0,.
`;
  expect(issues(text)).toMatchInlineSnapshot(`
    [
      "pk.csv:2:17  ADDL is 3 and II is 0; needed: the interval in II, or ADDL 0.
      Write II 24",
      "pk.csv:3:19  SS is 1 and II is 0; needed: the interval in II, or AMT 0 and a RATE for a constant infusion.
      Write II 24",
      "pk.csv:4:3  TIME goes back to 4; needed: times that ascend within a subject; EVID 3 or 4 where time starts again.",
      "pk.csv:4:5  AMT is -100; needed: a dose of 0 or more.
      Write 100",
      "pk.csv:5:9  EVID is 7; needed: 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply.
      Write 1",
      "pk.csv:6:3  TIME is -7; needed: times from 0 on.
      Write 0",
      "pk.csv:6:12  CMT is 9; needed: one of 1, 2, 3; declare others with the port or state they stand for (ports: oral, iv).
      Write compartments: { 9: oral }",
      "pk.csv:7:11  RATE is -3 where EVID is 0; needed: 0 or . there, or EVID 1 for a dose.
      Write .",
      "pk.csv:8:5  "x" in AMT is not a number; needed: a number, or "." for none.
      Write .",
      "pk.csv:8:11  RATE is -3; needed: 0 at once, above 0 a rate, -1 modelled rate, -2 modelled duration.
      Write 0",
      "pk.csv:8:17  ADDL is 1.5; needed: a whole number from 0 on.
      Write 0",
      "pk.csv:8:21  SS is 3; needed: 0, 1 (replaces) or 2 (adds).
      Write 0",
      "pk.csv:9:3  "10:30" in TIME is a time of day; needed: a number: hours since the start.
      Write 8.5",
      "pk.csv:10:1  rows of subject 1 stand apart; needed: all rows of a subject together.",
      "pk.csv:10:12  compartment 2 is iv, whose doses enter 2 states; needed: the name of one state of the model.",
    ]
  `);
});

test("what a file leaves unsaid must be declared", () => {
  expect(issues("ID,TIME,AMT,WT\n1,0,5,70\n", { units: {} })).toMatchInlineSnapshot(`
    [
      "pk.csv:1:4  nothing says in what unit TIME is; needed: its unit, declared.
      Write units: { TIME: ... }",
      "pk.csv:1:9  nothing says in what unit AMT is; needed: its unit, declared.
      Write units: { AMT: ... }",
      "pk.csv:1:13  nothing says in what unit WT is; needed: its unit, declared.
      Write units: { WT: ... }",
    ]
  `);
  expect(
    issues("ID,TIME,AMT,WT\n1,0,5,70\n", { units: { TIME: "mg", AMT: "nmol", WT: "h" } }),
  ).toMatchInlineSnapshot(`
    [
      "pk.csv:1:4  TIME is declared in mg; needed: a time (h).",
      "pk.csv:1:13  WT is declared in h; needed: a body weight, as the model has it (kg).",
    ]
  `);
  expect(issues("ID,DAT1,AMT\n1,2020-01-01,5\n")).toMatchInlineSnapshot(`
    [
      "pk.csv:1:1  there is no column "TIME"; needed: a column TIME, or another declared for it; the file has ID, DAT1, AMT.
      Write columns: { TIME: ID }",
      "pk.csv:1:4  column "DAT1" holds dates; needed: times since the start, as numbers in TIME, and no column of dates.",
    ]
  `);
  expect(issues("ID,TIME,AMT,WTT\n1,0,5,70\n", { compartments: { 1: "oral" } })).toMatchInlineSnapshot(`
    [
      "pk.csv:1:1  no parameter or covariate of the model is named WTT; needed: names of the model, for columns that it is meant to read.
      Write WT in place of WTT, if that is meant",
    ]
  `);
  expect(issues("")).toMatchInlineSnapshot(`
    [
      "pk.csv  the file has no rows under a head; needed: a head such as ID,TIME,AMT,EVID,DV and rows.",
    ]
  `);
  expect(issues("ID,TIME,AMT\n1,0,5\n", { compartments: {} })).toMatchInlineSnapshot(`
    [
      "pk.csv:2:1  a dose without CMT; needed: the number of a compartment.
      Write 1",
    ]
  `);
});

test("what is left to a model that does not say it is reported where the file leaves it", () => {
  expect(issues("ID,TIME,AMT,RATE,CMT\n1,0,5,-1,1\n1,1,5,-2,1\n")).toEqual([
    'pk.csv:2:7  RATE is -1, and the model does not say the rate of oral; needed: "rate ..." in the model\'s statement dose oral, or a rate.\n  Write 0',
  ]);
  expect(issues("ID,TIME,AMT,CMT\n1,0,5,1\n", { units: { TIME: "h", AMT: "nmol" } })).toEqual([
    "pk.csv:2:5  AMT is in nmol and doses of oral in mg; needed: amounts that can be given in mg.",
  ]);
});
