import { expect, test } from "vitest";
import { printIssue, type SourceFile } from "../../source/index.ts";
import { readComposition } from "../index.ts";
import { expand } from "./expand.ts";

const files: Readonly<Record<string, string>> = {
  decay: `module decay
index i = 0..2
needs species A[i] : nmol "what decays"
needs volume : L "where it is"
needs k : 1/h "how fast"
provides total : nM "all of it"
species gone : nmol "what has decayed"
param nM = 1 1 "a name that is also a unit" derived "an example"
total = nM * sum(i: A[i]) / volume
reaction lose[i] : A[i] -> gone at k * A[i]
output total : nM = total "all of it"
`,
  inner:
    'module inner\nparam k = 2 1/h "rate" reported smith2020\nneeds x : nmol "amount"\ny : nmol/h = k * x\n',
  outer: 'module outer\nneeds x : nmol "amount"\nuse inner as deep\nz = 2 * deep_y\n',
  flux: "module flux\nconvention void-fraction = flux\na = 1\n",
  carrier: "module carrier\nuse flux as inner\n",
  shah: "module shah\nconvention void-fraction = shah\nb = 1\n",
  liar: 'module liar\nprovides speed : 1/h "nothing defines it"\nc = 1\n',
  switch: `module switch
needs species A : nmol "what is watched"
param low = 1 nmol "level" derived "an example"
species on : nmol = 1 {nmol} "a switch" constant
event low_now : when A < low set on = 0 {nmol} "it runs dry"
`,
  again: "module again\nuse again as more\n",
  rings: `module rings
index n = 1..3
index e = 1..n-1
index back = 2..n
species A[n] : nmol "in ring n"
reaction spread[e] : A[e] <-> A[e+1] at 1 {1/h} * (A[e] - A[e+1])
reaction lose[back] : A[back] -> nothing at 1 {1/h} * A[back]
`,
};

const find = (name: string): SourceFile | undefined =>
  files[name] === undefined ? undefined : { path: `${name}.txt`, text: files[name] };

const written = (text: string) => expand({ path: "my.txt", text }, find, Object.keys(files));
const issuesOf = (text: string): readonly string[] =>
  readComposition({ path: "my.txt", text }, find).issues.map(printIssue);

const head = `model mine
index i = 0..2
param V = 3 L "volume" reported smith2020
species B[i] : nmol = 1 {nmol} "substance"
`;

test("a text without modules comes back as it was written", () => {
  const plain = 'model plain\n\nspecies A : nmol "a"  # comment\nA\' = -1 {1/h} * A\n';
  expect(written(plain).text).toBe('model plain\nspecies A : nmol "a"\nA\' = -1 {1/h} * A\n');
});

test("names of a module get the name it is used under; units, texts and running indices stay", () => {
  const { text, issues } = written(`${head}use decay as x (A = B, volume = V, k = 0.5 {1/h})\n`);
  expect(issues).toEqual([]);
  expect(text).toContain('x_volume : L = V "where it is"');
  expect(text).toContain("x_k : 1/h = 0.5 {1/h}");
  expect(text).toContain('param x_nM = 1 1 "a name that is also a unit"');
  expect(text).toContain("reaction x_lose[i] : B[i] -> x_gone at x_k * B[i]");
  expect(text).toContain('output x_total : nM = x_total "all of it"');
});

test("a port that is not bound takes what has its name; parameters of a module can be replaced", () => {
  const { text, issues } = written(
    'model m\nspecies x : nmol = 1 {nmol} "x"\nx\' = -first_y\nparam first_k = 3 1/h "other" reported jones2021\nuse inner as first\n',
  );
  expect(issues).toEqual([]);
  expect(text).toContain("first_x : nmol = x");
  expect(text).toContain("first_k = 3 1/h");
  expect(text).not.toContain("smith2020");
});

test("a module may use modules", () => {
  const { text, issues } = written('model m\nspecies x : nmol "x"\nx\' = -o_z\nuse outer as o\n');
  expect(issues).toEqual([]);
  expect(text).toContain("o_deep_x : nmol = o_x");
  expect(text).toContain("o_deep_y : nmol/h = o_deep_k * o_deep_x");
  expect(text).toContain("o_z = 2 * o_deep_y");
});

test("a module used over an index is repeated, and its parameters are shared", () => {
  const { text } = written(
    'model m\nindex n = 1..4\nspecies q[n] : nmol "q"\nuse inner as cell over n (x = q[n])\nq[n]\' = -cell_y[n]\n',
  );
  expect(text).toContain('cell_x[n] : nmol = q[n] "amount"');
  expect(text).toContain("cell_y[n] : nmol/h = cell_k * cell_x[n]");
  expect(text).toContain("param cell_k = 2 1/h");
});

test("names in an event are those of the module, and its keywords stay", () => {
  const { text, issues } = written(
    'model m\nspecies X : nmol = 2 {nmol} "x"\nX\' = -X / 1 {h}\nuse switch as s (A = X)\n',
  );
  expect(issues).toEqual([]);
  expect(text).toContain('event s_low_now : when X < s_low set s_on = 0 {nmol} "it runs dry"');
});

test.each([
  [
    "a module that does not exist, with the nearest",
    `${head}use linker-spbd as x`,
    /5 {2}there is no module "linker-spbd"[\s\S]*Write linker-spdb$/,
  ],
  [
    "a linker that does not exist, with the linkers there are",
    "model m\nuse linker-spdbb as linker",
    /2 {2}there is no module "linker-spdbb"; needed: one of linker-cleavable, linker-smcc, linker-spdb, linker-spp, linker-sulfo-spdb[\s\S]*Write linker-spdb$/,
  ],
  [
    "a port that nothing gives",
    `${head}use decay as x (A = B, volume = V)`,
    /5 {2}decay needs k \(how fast, 1\/h\), and nothing gives it/,
  ],
  [
    "a port that a module does not have",
    `${head}use decay as x (A = B, volume = V, kk = 1 {1/h}, k = 1 {1/h})`,
    /5:36 {2}decay has no port kk[\s\S]*Write k$/,
  ],
  [
    "a species port bound to an expression",
    `${head}use decay as x (A = 2 * B[0], volume = V, k = 1 {1/h})`,
    /A of decay is bound to "2 \* B\[0\]"; needed: the name of a species/,
  ],
  [
    "mixed conventions",
    "model m\nuse flux as f\nuse shah as s",
    /my.txt:3 {2}shah.txt takes void-fraction as shah, flux.txt as flux/,
  ],
  [
    "a convention that a module of a module brings",
    "model m\nuse shah as s\nuse carrier as c",
    /my.txt:3 {2}flux.txt takes void-fraction as flux, shah.txt as shah/,
  ],
  [
    "a convention of the composition's own that its modules do not keep",
    "model m\nconvention void-fraction = shah\nuse carrier as c",
    /my.txt:2 {2}my.txt takes void-fraction as shah, flux.txt as flux/,
  ],
  ["a module that uses itself", "model m\nuse again as a", /again uses itself/],
  ["what is provided and not defined", "model m\nuse liar as l", /speed is provided and not defined/],
] as const)("%s is reported", (_, text, message) => {
  const issues = issuesOf(`${text}\n`);
  expect(issues.join("\n")).toMatch(message);
});

test("a port bound to something else than it measures is reported where it is bound", () => {
  const issues = issuesOf(
    `${head}use decay as x (A = B, volume = V, k = V)\noutput all : nM = x_total "all"\n`,
  );
  expect(issues.join("\n")).toMatch(
    /my.txt:5:\d+ {2}x\.k: "V" is a volume \(dm\^3\); needed: a rate per time \(1\/h\), because x_k is in 1\/h\.$/,
  );
});

test("a fault inside a module is reported in the module's file and line", () => {
  const wrong = { ...files, wrong: 'module wrong\n\nspecies A : nmol "a"\nA\' = -B\n' };
  const { issues } = readComposition({ path: "my.txt", text: "model m\nuse wrong as w\n" }, (name) =>
    wrong[name as keyof typeof wrong] === undefined
      ? undefined
      : { path: `${name}.txt`, text: wrong[name as keyof typeof wrong] },
  );
  expect(issues.map(printIssue).join("\n")).toMatch(/wrong.txt:4:\d+ {2}w: "B" is not defined/);
});

const lot = (shares: string) =>
  `model m\nindex i = 0..2\nparam f[i] = ${shares} 1 "lot" reported smith2020\nspecies A[i] : nmol = f[i] * 1 {nmol} "a"\nA[i]' = -A[i] / 1 {h}\noutput a : nmol = A[0] "a"\n`;

test("a lot whose shares do not sum to 1 within 1 % is refused, with shares that do", () => {
  expect(issuesOf(lot("0.1 0.5 0.6"))).toEqual([
    "my.txt:3  the shares f of the lot, 0.1, 0.5, 0.6, sum to 1.2; needed: shares of antibody with 0, 1, 2, ... drugs, none negative, that sum to 1 within 1 %.\n  Write 0.08333 0.4167 0.5",
  ]);
  expect(issuesOf(lot("0.1 0.5 0.395"))).toEqual([]);
  expect(issuesOf(lot("-0.1 0.5 0.6"))[0]).toMatch(
    /the shares f of the lot, -0.1, 0.5, 0.6, hold a negative one/,
  );
});

test("an index that ends with another goes with it when the composition gives that one another range", () => {
  expect(written("model m\nuse rings\n").text).toMatch(/index e = 1\.\.2\nindex back = 2\.\.3\n/);
  const more = "model m\nindex n = 1..30\nuse rings\n";
  expect(written(more).text).toMatch(/index e = 1\.\.29\nindex back = 2\.\.30\n/);
  const { model } = readComposition({ path: "my.txt", text: more }, find);
  expect(model?.states).toHaveLength(30);
});

test("an index that ends with one that does not exist is reported where it is written", () => {
  const [issue = ""] = issuesOf(
    'model m\nindex e = 1..rows-1\nuse inner (x = 1 {nmol})\noutput z : nmol/h = y "z"\n',
  );
  expect(issue).toMatch(/^my\.txt:2/);
});
