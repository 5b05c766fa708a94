import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type RandomStream, randomStream } from "../src/math/index.ts";
import { hasErrors, type SourceFile } from "../src/source/index.ts";
import { planStudy, runPlan } from "../src/study/index.ts";
import { memoryOutside } from "./memory-outside.ts";
import { root } from "./run-cli.ts";

const folder = join(root, "examples/huc242-dm4");
const original = readFileSync(join(folder, "study.yaml"), "utf8").replaceAll(/size: \d+/g, "size: 2");

const files = (path: string): SourceFile | undefined => {
  try {
    return { path, text: readFileSync(join(folder, path), "utf8") };
  } catch {
    return undefined;
  }
};

type Change = (text: string, random: RandomStream) => string;

const pick = <T>(random: RandomStream, list: readonly T[]): T =>
  list[Math.floor(random.uniform() * list.length)]!;
const at = (random: RandomStream, text: string): number => Math.floor(random.uniform() * text.length);
const splice = (text: string, from: number, count: number, put: string) =>
  text.slice(0, from) + put + text.slice(from + count);
const odd = [
  "\t",
  "\u0000",
  ":",
  "{",
  "}",
  "[",
  "]",
  "#",
  "'",
  '"',
  "-",
  "|",
  "&a",
  "*a",
  "!",
  "%",
  "µ",
  "é",
  "\uFEFF",
  "\n",
  "  ",
  "1e309",
  "NaN",
  ".inf",
  "-1",
  "0",
  "null",
  "~",
  "9".repeat(20),
];

/** Replaces one match of a pattern by what `by` makes of it. */
function replaceOne(
  text: string,
  random: RandomStream,
  pattern: RegExp,
  by: (match: string) => string,
): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = pick(random, matches);
  return splice(text, match.index, match[0].length, by(match[0]));
}

const changes: Readonly<Record<string, Change>> = {
  "drops characters": (text, random) =>
    splice(text, at(random, text), 1 + Math.floor(random.uniform() * 4), ""),
  "inserts something odd": (text, random) => splice(text, at(random, text), 0, pick(random, odd)),
  "replaces a character": (text, random) => splice(text, at(random, text), 1, pick(random, odd)),
  "drops a line": (text, random) => replaceOne(text, random, /^.*\n/gm, () => ""),
  "doubles a line": (text, random) => replaceOne(text, random, /^.*\n/gm, (line) => line + line),
  "indents a line": (text, random) =>
    replaceOne(text, random, /^ +/gm, (spaces) =>
      pick(random, [`${spaces} `, `${spaces}  `, spaces.slice(1), "\t"]),
    ),
  "replaces a number": (text, random) =>
    replaceOne(text, random, /\d+(\.\d+)?/g, () =>
      pick(random, ["0", "-1", "1e9", "1,5", ".", "NaN", "0.0001", "99999999999", "3"]),
    ),
  "replaces a word": (text, random) =>
    replaceOne(text, random, /[A-Za-z0-9_-]{2,}/g, () => pick(random, text.match(/[A-Za-z0-9_-]{2,}/g)!)),
  "replaces a unit": (text, random) =>
    replaceOne(text, random, /(?<=\d )[a-zA-Z/%0-9*]+/g, () =>
      pick(random, ["mg", "kg", "mg/kg", "mg/m2", "h", "wk", "nM", "%", "ug/mL", "foo", ""]),
    ),
  "drops a value": (text, random) =>
    replaceOne(text, random, /(?<=: ).*$/gm, () =>
      pick(random, ["", "[]", "{}", "null", "true", "[1, 2]", "{ a: 1 }", "''"]),
    ),
  "cuts the end": (text, random) => text.slice(0, at(random, text)),
};

test("10,000 mutated studies give an error with a line number or a run, never an exception", async () => {
  const names = Object.keys(changes);
  let refused = 0;
  let ran = 0;
  for (let k = 0; k < 10_000; k++) {
    const random = randomStream(20071024, "mutation", k);
    let text = original;
    const count = 1 + Math.floor(random.uniform() * 2);
    const done: string[] = [];
    for (let c = 0; c < count; c++) {
      const name = pick(random, names);
      done.push(name);
      text = changes[name]!(text, random);
    }
    const say = `mutation ${k} (${done.join(", ")}):\n${text}`;
    const { plan, issues } = planStudy({ path: "study.yaml", text }, files);
    if (!plan) {
      refused++;
      expect(hasErrors(issues), say).toBe(true);
      for (const issue of issues) expect(issue.where.line, `${issue.found}\n${say}`).toBeGreaterThan(0);
      continue;
    }
    ran++;
    const finished = await runPlan(plan, memoryOutside());
    for (const step of finished.steps) {
      expect(step.reason ?? "", say).not.toMatch(
        /undefined|is not a function|is not iterable|Cannot read|Maximum call stack/,
      );
    }
  }
  console.log(`${refused} refused with a line number, ${ran} ran`);
  expect(refused).toBeGreaterThan(1000);
  expect(ran).toBeGreaterThan(1000);
});
