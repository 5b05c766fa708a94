import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, tapworks } from "./run-cli.ts";

const model = `model decay
title "Loss of a drug"
param k = 0.1 1/h "loss" assumed "example" range 0.01..1 sd 0.3
species A : mg "amount"
reaction lose : A -> nothing at k * A / (1 + A / 50 {mg})
dose drug : mg into A = 1
output a : mg = A "amount"
`;
const regimen = ["--until", "2 d", "--sample", "2 h", "--dose", "100 mg", "--every", "12 h", "--doses", "3"];
const few = ["--subjects", "4", "--tolerances", "1e-4,1e-8"];

const inModelFolder = (use: (folder: string) => void) =>
  inFolder((folder) => {
    writeFileSync(join(folder, "decay.model"), model);
    use(folder);
  });

test("bench measures a model file, prints a table and writes a CSV and a figure", () => {
  inModelFolder((folder) => {
    const { code, out } = tapworks(["bench", "decay.model", ...regimen, ...few, "--out", "result"], folder);
    expect(code).toBe(0);
    expect(out).toContain("decay, 3 doses, 25 times; 4 subjects, one thread");
    expect(out).toMatch(/Tsitouras 5\(4\) +1e-4 +[\d.]+ +\d+/);
    expect(out).toMatch(/Errors against .* at 1e-11; .* differs from it: worst \d/);
    expect(readFileSync(join(folder, "result/bench.csv"), "utf8")).toContain("time [us]");
    expect(readFileSync(join(folder, "result/bench.svg"), "utf8")).toContain("Loss of a drug");
  });
});

test("bench measures the subjects of a study's simulate step", () => {
  inModelFolder((folder) => {
    const simulate = `{ model: decay.model, species: human, dose: 100 mg, every: 12 h, doses: 3, population: { of: oncology-adults, size: 40 } }`;
    const text = `tapworks: 1\ntitle: bench\nseed: 1\nsteps:\n  one:\n    simulate: ${simulate}\n  two:\n    simulate: ${simulate}\n`;
    writeFileSync(join(folder, "study.yaml"), text);
    const { code, out } = tapworks(["bench", "study.yaml", "--of", "two", "--json", ...few], folder);
    expect(code).toBe(0);
    const events = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(
      events
        .filter(({ event }) => event === "measured")
        .every(({ nSubjects, status }) => nSubjects === 4 && status === "ok"),
    ).toBe(true);
    expect(events.at(-1)).toMatchObject({ event: "reference" });
    const unnamed = tapworks(["bench", "study.yaml"], folder);
    expect(unnamed.code).toBe(2);
    expect(unnamed.err).toMatch(
      /--of: study.yaml has 2 simulate steps with a regimen; needed: the name of one of them \(one, two\)/,
    );
  });
});

const faults: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [["decay.model"], /--until: nothing; needed: the time up to which.*\n {2}Write --until "12 wk"/],
  [["decay.model", "--until", "2"], /--until: .*needed: a time/],
  [["decay.model", "--until=-2 d"], /--until: "-2 d" is not above 0/],
  [["decay.model", "--until", "2 d", "--dose", "100 mL"], /--dose: "100 mL" is a volume; needed: a mass/],
  [
    ["decay.model", "--until", "2 d", "--dose", "1 mg", "--into", "x"],
    /--into: found "x"; needed: .*\(drug\)/,
  ],
  [["decay.model", "--until", "2 d", "--dose", "1 mg", "--doses", "3"], /--every: nothing/],
  [["decay.model", "--until", "2 d", "--methods", "tsit6"], /--methods: found "tsit6"; needed: one of/],
  [["decay.model", "--until", "2 d", "--tolerances", "0"], /--tolerances: found "0"/],
  [["nowhere.model", "--until", "2 d"], /nowhere.model: there is no such file/],
];

test.each(faults)("bench %s is refused with what to write, and without a stack trace", (args, says) => {
  inModelFolder((folder) => {
    const { code, err } = tapworks(["bench", ...args], folder);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
