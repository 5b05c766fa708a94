import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, readModel } from "./index.ts";

const folder = new URL("../../reference/simulation/models/", import.meta.url);
const eventful = `model events
index i = 1..3
state x[i] : mg = i * 1 {mg}
state on : 1 = 1 constant
x[i]' = on * 1 {mg/h} - 2 {mg2/h} / x[i]
event high[i] : when x[i] >= 5 {mg} set x[i] = 0, on = on / (1 + x[i] / 1 {mg}) "falls"
event end : when sum(i: x[i]) < time * 1 {mg/h} stop "too little"
`;
const files = ["A1", "B", "C", "hires"].map((name) => readFileSync(new URL(`${name}.model`, folder), "utf8"));
const texts = [...files, eventful];
const pieces = [
  "[",
  "]",
  "(",
  ")",
  "{",
  "}",
  '"',
  "'",
  "i",
  "n",
  "0",
  "-1",
  "1e9",
  "..",
  "->",
  "=",
  "^",
  "/",
  "in",
  "sum(",
  "\n",
  "  ",
  "model",
  "param",
  "A[n]",
  "nM",
  "when",
  "set",
  "stop",
  "event",
  "#",
  "µ",
  "\u0000",
  "💉",
];

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.nat(6),
  put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })),
});

function mutate(text: string, changes: readonly { at: number; take: number; put: string }[]): string {
  return changes.reduce((now, { at, take, put }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + take);
  }, text);
}

test("broken model texts give issues with a line, or a model that compiles; never an exception", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (text, changes) => {
        const { model, issues } = readModel({ path: "a.model", text: mutate(text, changes) });
        for (const { where } of issues) expect(where.line).toBeGreaterThanOrEqual(1);
        if (model) expect(compile(model).nStates).toBe(model.states.length);
        else expect(issues.some(({ severity }) => severity === "error")).toBe(true);
      },
    ),
    { seed: 20071024, numRuns: 200 },
  );
});

test("any text at all can be read", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.array(fc.constantFrom(...pieces)).map((all) => all.join(" ")),
      ),
      (text) => {
        expect(() => readModel({ path: "a.model", text })).not.toThrow();
      },
    ),
    { seed: 20071024, numRuns: 500 },
  );
});

test.each([
  ["brackets 100,000 deep", `model a\nb = ${"(".repeat(100_000)}1`],
  ["a sum of 100,000 terms", `model a\nb = 1${"+1".repeat(100_000)}`],
  ["powers 50,000 high", `model a\nb = 2${"^2".repeat(50_000)}`],
  ["minus 50,000 times", `model a\nb = ${"-".repeat(50_000)}1`],
  [
    "nested sums of 10^12 terms",
    "model a\nb = sum(i in 1..1000: sum(j in 1..1000: sum(k in 1..1000: sum(l in 1..1000: 1))))",
  ],
  [
    "a chain of 2,000 assignments",
    `model a\nx0 = 1\n${Array.from({ length: 2000 }, (_, k) => `x${k + 1} = x${k} + 1`).join("\n")}`,
  ],
  [
    "an array of 10^9 elements",
    "model a\nspecies A[i in 1..1000, j in 1..1000, k in 1..1000] : nmol constant",
  ],
])("%s end in issues or a model", (_title, text) => {
  const { model, issues } = readModel({ path: "a.model", text });
  expect(model !== undefined || issues.length > 0).toBe(true);
});
