import { describe, expect, test } from "vitest";
import { hasErrors, printIssue } from "../source/index.ts";
import { equations, type Model, readModel } from "./index.ts";

const read = (text: string) => readModel({ path: "a.model", text });

/** A small model that is right, to which tests add what is wrong. */
const base = `model small
index i = 0..2
param V = 3 L "volume" reported smith2020
param k[i in 1..2] = 0.1 0.2 1/h "loss" reported smith2020
compartment central = V "plasma"
species A[i] in central : nmol "amount"
reaction lose[i in 1..2] : A[i] -> A[i-1] at k[i] * A[i]
dose adc : nmol into A[2] = 1
output c : nM = sum(i: conc(A[i])) "concentration"
`;

function modelOf(text: string): Model {
  const { model, issues } = read(text);
  if (!model) throw new Error(issues.map(printIssue).join("\n"));
  return model;
}

test("a model without a fault has no issue", () => {
  expect(read(base).issues).toEqual([]);
});

test("elements are named by their index and stand in the order of the index", () => {
  const model = modelOf(base);
  expect(model.parameters.map(({ name }) => name)).toEqual(["V", "k[1]", "k[2]"]);
  expect(model.states.map(({ name }) => name)).toEqual(["A[0]", "A[1]", "A[2]"]);
});

test("two indices run with the last one fastest", () => {
  const model = modelOf(`model grid
index i = 1..2
index j = 0..1
param w[i, j] = 1 2 3 4 1 "weight" derived "example"
state y[i, j] : 1 = w[i, j]
y[i, j]' = 1 {1/h} * (w[i, 1 - j] - y[i, j])
`);
  expect(model.states.map(({ name }) => name)).toEqual(["y[1,0]", "y[1,1]", "y[2,0]", "y[2,1]"]);
  expect(model.parameters.map(({ quantity }) => quantity.value)).toEqual([1, 2, 3, 4]);
});

test("a coefficient of variation becomes the sd of the log-normal distribution that has it", () => {
  const { parameters } = modelOf(`${base}
param CL = 1 L/h "clearance" reported smith2020 cv 50 %
param Q = 1 L/h "exchange" reported smith2020 sd 0.2 shared flow
reaction leave : A[0] -> nothing at (CL + Q) / V * A[0]
`);
  expect(parameters.at(-2)?.variability).toEqual({ sdLog: Math.sqrt(Math.log(1.25)), eta: "CL" });
  expect(parameters.at(-1)?.variability).toEqual({ sdLog: 0.2, eta: "flow" });
});

test("clauses of a parameter stand in any order and over several lines", () => {
  const { parameters } = modelOf(`${base}
param CL = 1e-2 L/h assumed "no value published" range 1e-3..0.1
    "clearance"   # a remark
reaction leave : A[0] -> nothing at CL / V * A[0]
`);
  expect(parameters.at(-1)).toMatchObject({
    quantity: { value: 0.01, unit: "L/h" },
    description: "clearance",
    provenance: { mark: "assumed", source: "no value published" },
    range: { low: 0.001, high: 0.1 },
  });
});

test("a text may be indented as a whole", () => {
  expect(
    read(
      base
        .split("\n")
        .map((line) => `    ${line}`)
        .join("\n"),
    ).issues,
  ).toEqual([]);
});

test("equations are printed so that they read back as they were", () => {
  const lines = equations(
    modelOf(`${base}
x = -(V / 2 {L})^2 + if(V > 1 {L} and not (V < 0), 1 - (2 - 3), max(1, 2) * (3 + 4))
output seen : 1 = x
`),
  );
  expect(lines).toContain("lose[i]: A[i] -> A[i - 1] at k[i]*A[i], i in 1..2");
  expect(lines).toContain("x = -(V/2 {L})^2 + if(V > 1 {L} and not V < 0, 1 - (2 - 3), max(1, 2)*(3 + 4))");
});

test("events are printed as they are written", () => {
  const lines = equations(
    modelOf(`${base}
event low[i in 1..2] : when A[i] <= 1 {nmol} set A[i] = 2 * A[i], A[0] = 0
event end : when time > 1 {d} stop "a day"
`),
  );
  expect(lines).toContain("low[i]: when A[i] <= 1 {nmol}: A[i] = 2*A[i], A[0] = 0, i in 1..2");
  expect(lines).toContain("end: when time > 1 {d}: stop: a day");
});

// The base has nine lines; what is added begins in line 10.
const places: readonly (readonly [what: string, added: string, place: string, says: RegExp])[] = [
  ["an algebraic loop", "p = 1 + q\nq = 2 * p", "10:5", /these need each other: p -> q -> p/],
  ["a species without an equation", "p = 1\nspecies B : nmol", "11:9", /nothing says how B changes/],
  ["a name defined twice", "compartment V = 3 {L}", "10:13", /V is defined here and in line 3/],
  ["a parameter defined twice", 'param V = 1 L "x" derived "y"', "10:7", /V is defined here and in line 3/],
  ["a dose defined twice", "dose adc : nmol into A[0] = 1", "10:6", /dose adc is defined twice/],
  [
    "units that do not fit together",
    "p = 2 * (V + A[0])",
    "10:14",
    /"V" is a volume \(dm\^3\), "A\[0\]" is an amount \(nmol\)/,
  ],
  [
    "units that do not fit together inside a function",
    "p = exp(1 - k[1])",
    "10:13",
    /"1" is a bare number, "k\[1\]" is a rate per time \(1\/h\)/,
  ],
];

test.each(places)("%s is found where it stands", (_, added, place, says) => {
  const errors = read(`${base}${added}\n`).issues.filter(({ severity }) => severity === "error");
  expect(errors.map(({ where }) => `${where.line}:${where.column}`)).toEqual([place]);
  expect(printIssue(errors[0]!)).toMatch(says);
});

/** Statements to add, and where a warning of a denominator stands, with why; none where none is due. */
const denominators: readonly (readonly [title: string, added: string, at?: string, says?: RegExp])[] = [
  [
    "a state that starts at 0",
    "state x : nmol\nx' = 1 {nmol2/h} / x",
    "11:20",
    /"x" divides, and is 0 at the start/,
  ],
  [
    "a sum of such states",
    "reaction r : A[0] -> nothing at 1 {nmol/h} * A[0] / (A[1] + A[2])",
    "10:53",
    /Write if\(\(A\[1\] \+ A\[2\]\) > 0, 1 \{nmol\/h\} \* A\[0\] \/ \(A\[1\] \+ A\[2\]\), 0\)/,
  ],
  [
    "a compartment that starts without a volume",
    "state size : 1\nsize' = 1 {1/h}\ncompartment tumour = 2 {L} * size\nspecies X in tumour : nmol\nreaction r : X -> nothing at 1 {nM/h} * conc(X) / 1 {nM} * 1 {L}",
    "14:41",
    /the denominator of "conc\(X\)" is 0 at the start/,
  ],
  [
    "a state that loses at a rate of its own",
    "state x : nmol = 5 {nmol}\nreaction r : x -> nothing at 1 {nmol2/h} / x",
  ],
  [
    "a state that loses whether it is there or not",
    "state x : nmol = 5 {nmol}\nreaction r : x -> nothing at 1 {nmol/h}\nreaction s : A[0] -> nothing at 1 {nmol/h} * A[0] / x",
    "12:53",
    /"x" divides, and can become 0/,
  ],
  [
    "a state that an event sets to 0",
    "state x : nmol = 5 {nmol} constant\nevent e : when time > 1 {h} set x = 0\nreaction s : A[0] -> nothing at 1 {nmol/h} * A[0] / x",
    "12:53",
    /can become 0/,
  ],
  [
    "a positive constant beside the state",
    "reaction r : A[0] -> nothing at 1 {nmol/h} * A[0] / (1 {nmol} + A[0])",
  ],
  ["a parameter beside the state", "reaction r : A[0] -> nothing at 1 {nmol/h} * A[0] / (V * 1 {nM} + A[0])"],
  ["a case for 0", "reaction r : A[0] -> nothing at if(A[0] > 0, 1 {nmol2/h} / A[0], 0)"],
  ["a lower bound", "reaction r : A[0] -> nothing at 1 {nmol2/h} / max(A[0], 1 {nmol})"],
  [
    "a state that starts above 0 and decays",
    "state x : nmol = 5 {nmol}\nreaction d : x -> nothing at 1 {1/h} * x\nreaction s : A[0] -> nothing at 1 {nmol/h} * A[0] / x",
  ],
  ["an output alone", "output share : 1 = A[0] / (A[0] + A[1])"],
];

test.each(denominators)("denominators that can be 0: %s", (_, added, at, says) => {
  const { issues } = read(`${base}${added}\n`);
  const found = issues.filter(({ code }) => code === "model.zero-denominator");
  expect(issues.filter(({ severity }) => severity === "error").map(printIssue)).toEqual([]);
  expect(found.map(({ where, severity }) => [`${where.line}:${where.column}`, severity])).toEqual(
    at ? [[at, "warning"]] : [],
  );
  if (says) expect(printIssue(found[0]!)).toMatch(says);
});

test("a condition that never changes is worth a warning", () => {
  const { issues } = read(`${base}event never : when V > 2 {L} set A[0] = 0\n`);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["model.event-still", "warning"]]);
});

/** What is added to the base, and what must be said about it. */
const faults: readonly (readonly [title: string, added: string, code: string, says: RegExp])[] = [
  ["a unit that is none", 'param a = 1 mgg "x" reported smith2020', "model.unit", /no unit "mgg"/],
  ["a value without a unit", 'param a = 1 "x" reported smith2020', "model.unit", /Write 1/],
  ["a value without a source", 'param a = 1 L "x"', "model.source", /where its value comes from/],
  ["a mark without a source", 'param a = 1 L "x" reported', "model.syntax", /key of the bibliography/],
  ["too few values", 'param a[i] = 1 2 L "x" reported smith2020', "model.count", /2 values; needed: 3/],
  ["a name that nothing defines", "b = Vv * 2", "model.undefined", /"Vv" is not defined.*Write V$/s],
  ["a name defined twice", "V = 2 {L}", "model.duplicate", /line 3/],
  ["an element defined twice", "b[0] = 1\nb[i] = 2", "model.duplicate", /b\[0\] is defined twice/],
  ["a word with a meaning", "time = 2", "model.reserved", /time/],
  ["an index out of range", "b = A[3]", "model.range", /A\[3\] does not exist.*0 to 2/],
  ["index arithmetic out of range", "b[i] = A[i-1]", "model.range", /A\[-1\] does not exist/],
  ["an index without a value", "b = i + 1", "model.index", /index i has no value here/],
  ["an index that is missing", "b = A", "model.index", /one index, as in A\[0\]/],
  ["an index that is too many", "b = V[1]", "model.index", /no index, as in V/],
  ["an index that is not declared", "b[j] = 1", "model.undefined", /no index "j"/],
  ["an index that is no whole number", "b = A[1/2]", "model.index", /no value as an index/],
  [
    "a sum of unlike things",
    "b = V + A[0]",
    "model.dimension",
    /"V" is a volume \(dm\^3\), "A\[0\]" is an amount/,
  ],
  ["a comparison of unlike things", "b = if(V > 2, 1, 0)", "model.dimension", /both sides of >/],
  ["a logarithm of a volume", "b = log(V)", "model.dimension", /a bare number for what log is given/],
  ["an exponent that varies", "b = V^(V / 1 {L})", "model.dimension", /not a fixed number/],
  ["an event without a comparison", "event e : when A[0] set A[0] = 0", "model.event", /not a comparison/],
  [
    "an event on an equality",
    "event e : when A[0] == 0 set A[0] = 1 {nmol}",
    "model.event",
    /not a comparison/,
  ],
  ["an event of unlike things", "event e : when A[0] < V set A[0] = 0", "model.dimension", /both sides of </],
  [
    "an event that sets another unit",
    "event e : when A[0] > 1 {nmol} set A[0] = V",
    "model.dimension",
    /e sets A/,
  ],
  [
    "an event that sets no state",
    "event e : when A[0] > 1 {nmol} set V = 1 {L}",
    "model.undefined",
    /"V" is not/,
  ],
  ["an event that does nothing", "event e : when A[0] > 1 {nmol}", "model.syntax", /stop and why/],
  ["an event without when", "event e : A[0] > 1 {nmol} set A[0] = 0", "model.syntax", /when A < 1 \{mg\}/],
  [
    "a state set twice",
    "event e : when A[0] > 1 {nmol} set A[0] = 0, A[0] = 1 {nmol}",
    "model.duplicate",
    /set twice/,
  ],
  [
    "an event defined twice",
    'event e : when time > 1 {h} stop "x"\nevent e : when time > 2 {h} stop "y"',
    "model.duplicate",
    /event e is defined twice/,
  ],
  ["a rate in the wrong unit", "reaction r : A[0] -> nothing at V", "model.dimension", /rate of r.*amount/],
  [
    "a species that is none",
    "reaction r : V -> nothing at 1 {nmol/h}",
    "model.undefined",
    /"V" is not a species/,
  ],
  ["an output in the wrong unit", "output o : mg = A[0]", "model.dimension", /output o is in mg/],
  ["a dose in the wrong unit", "dose d : mg into A[0] = 1", "model.dimension", /a dose in mg enters A\[0\]/],
  [
    "a dose that depends on a state",
    "dose d : nmol into A[0] = A[1] / A[2]",
    "model.moving",
    /changes with a state/,
  ],
  ["a start that depends on time", "state s : h = time\ns' = 1", "model.moving", /a value at time 0/],
  ["a start in the wrong unit", "state s : h = V\ns' = 1", "model.dimension", /s is in h/],
  ["a species that nothing changes", "species B : nmol", "model.no-equation", /how B changes/],
  ["two kinds of equation", "A[0]' = 1 {nmol/h}", "model.two-equations", /A\[0\] has more than one/],
  ["an equation in the wrong unit", "state s : h\ns' = V", "model.dimension", /gives h\/h/],
  ["an equation given twice", "state s : 1\ns' = 0\ns' = 0", "model.duplicate", /s' is given twice/],
  ["an equation for nothing", "zz' = 1", "model.undefined", /"zz" is not a species/],
  ["a loop", "p = q\nq = r\nr = p", "model.cycle", /p -> q -> r -> p/],
  [
    "a compartment that is none",
    "species B in V : nmol constant",
    "model.undefined",
    /not a compartment.*\(central\)/,
  ],
  [
    "conc without a compartment",
    "species B : nmol constant\nb = conc(B)",
    "model.concentration",
    /no compartment/,
  ],
  ["a correlation without a spread", "correlate V k 0.5", "model.correlation", /"V" has no spread/],
  ["a covariate with a spread", 'covariate W = 70 kg "w" sd 0.2', "model.covariate", /from the subject/],
  ["a range that goes down", "index j = 3..1", "model.range", /j = 1..3/],
  ["a range that is too long", "b = sum(j in 1..1000000000: j)", "model.range", /at most 1000 values/],
  ["a statement that is none", "parm x = 1", "model.syntax", /Write param/],
  ["an expression that ends early", "b = 2 *", "model.syntax", /the statement ends here/],
  ["an expression that goes on", "b = 2 3", "model.syntax", /"3" stands here/],
  ["a bracket that is not closed", "b = (2 + 3", "model.syntax", /"\)"/],
  ["a quotation mark that is not closed", 'title "abc', "model.syntax", /not closed/],
  ["a function that is none", "b = sin(1)", "model.syntax", /no function "sin"/],
  ["too many arguments", "b = exp(1, 2)", "model.syntax", /exp has 2 arguments/],
  ["a number beyond all bounds", "b = 1e999", "model.syntax", /too large/],
  ["a second model", "model other", "model.name", /two models/],
];

describe("each fault is named where it stands", () => {
  test.each(faults)("%s", (_title, added, code, says) => {
    const { model, issues } = read(`${base}${added}\n`);
    const found = issues.filter((issue) => issue.severity === "error");
    expect(model).toBeUndefined();
    expect(found.map((issue) => issue.code)).toContain(code);
    expect(found.map(printIssue).join("\n")).toMatch(says);
    const lines = base.split("\n").length;
    for (const issue of found) expect(issue.where.line).toBeGreaterThanOrEqual(Math.min(3, lines));
  });
});

test("all faults of a text are reported at once, each with line and column", () => {
  const { issues } = read(`${base}b = Vv\nc = )\nd = V + A[0]\n`);
  expect(
    issues
      .filter((issue) => issue.severity === "error")
      .map(({ where, code }) => [where.line, where.column, code]),
  ).toEqual([
    [10, 5, "model.undefined"],
    [11, 5, "model.syntax"],
    [12, 9, "model.dimension"],
  ]);
});

test("a fault that concerns every index value is reported once", () => {
  const { issues } = read(`${base}b[i] = A[i] + V\n`);
  expect(issues.filter((issue) => issue.severity === "error")).toHaveLength(1);
});

test("one fault does not make others: what depends on it stays silent", () => {
  for (const fault of [
    "b = Vv",
    'param b = 1 LL "x" reported smith2020',
    'param b = 1 2 LL "x" reported smith2020',
  ]) {
    const { issues } = read(`${base}${fault}\nc = b + 1\nd = c + V\ne = 2 * b + A[0]\n`);
    const lines = issues.filter((issue) => issue.severity === "error").map(({ where }) => where.line);
    expect(new Set(lines), fault).toEqual(new Set([10]));
  }
});

test("unused parameters, missing descriptions and assumed values without a range are warnings", () => {
  const { model, issues } = read(`${base}param a = 1 L assumed "a guess"\n`);
  expect(model).toBeDefined();
  expect(hasErrors(issues)).toBe(false);
  expect(issues.map(({ code }) => code).sort()).toEqual([
    "model.assumed-range",
    "model.undescribed",
    "model.unused",
  ]);
});

test("a bare 0 fits beside anything", () => {
  expect(hasErrors(read(`${base}b = max(0, if(V > 0, A[0], 0))\n`).issues)).toBe(false);
});

test("an assignment that states what it measures is held to it, and is taken for that by what reads it", () => {
  expect(read(`${base}flow : L/h = k[1] * V "flow"\nhalf : h = log(2) * V / flow\n`).issues).toEqual([]);
  const issues = read(`${base}flow : L/h = k[1] "flow"\nhalf : h = log(2) * V / flow\n`).issues;
  expect(issues.map(printIssue)).toEqual([
    'a.model:10:14  "k[1]" is a rate per time (1/h); needed: a clearance (dm^3/h), because flow is in L/h.',
  ]);
});
