import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { printIssue, quantityField, readYaml, withRule } from "./index.ts";

const schema = z.strictObject({
  title: z.string(),
  seed: z.int().min(0),
  design: z.enum(["boin", "crm"]).default("boin"),
  regimen: z.strictObject({
    dose: quantityField({
      like: ["mg/kg", "mg/m2"],
      description: "the dose",
      sign: "positive",
      example: "3.6 mg/kg",
    }),
    every: quantityField({ like: ["h"], description: "interval", sign: "positive" }).optional(),
  }),
  cells: z.array(z.union([z.string(), z.number()])).optional(),
});

const read = (text: string) => readYaml({ path: "study.yaml", text }, schema);
const printed = (text: string) => read(text).issues.map(printIssue);

const good = "title: a study\nseed: 1\nregimen:\n  dose: 3.6 mg/kg\n";

test("a good file gives its value with defaults filled in", () => {
  expect(read(good)).toMatchObject({
    value: { title: "a study", seed: 1, design: "boin", regimen: { dose: { value: 3.6, unit: "mg/kg" } } },
    issues: [],
  });
});

test("a key that cannot be a name is reported at the key, with one that can", () => {
  const named = z.record(z.string().regex(/^[a-z-]+$/, "a name of letters and -"), z.string());
  const { issues } = readYaml({ path: "study.yaml", text: "a-b: x\nc.d: y\n" }, named);
  expect(issues.map(printIssue)).toEqual([
    'study.yaml:2:1  c.d: "c.d" cannot be a name here; needed: a name of letters and -.\n  Write c-d',
  ]);
});

test("every problem is reported at once, each with its own line and column", () => {
  const issues = read(
    "titel: x\nseed: soon\ndesign: bion\nregimen:\n  dose: 3.6 mg\n  every: -3 wk\n",
  ).issues;
  expect(issues.map((issue) => `${issue.where.line}:${issue.where.column} ${issue.code}`).sort()).toEqual([
    "1:1 setting.missing",
    "1:1 setting.unknown-key",
    "2:7 setting.wrong-type",
    "3:9 setting.not-a-choice",
    "5:9 setting.wrong-value",
    "6:10 setting.wrong-value",
  ]);
});

test("an issue says where, what was found, what is needed and one thing to write instead", () => {
  expect(printed(good.replace("3.6 mg/kg", "3.6 mg"))).toEqual([
    'study.yaml:4:9  regimen.dose: "3.6 mg" is a mass; needed: a dose by body weight or a dose by body surface area (mg/kg, mg/m2).\n  Write 3.6 mg/kg',
  ]);
});

test("an unknown key suggests the nearest key that exists", () => {
  expect(printed(`${good}desing: crm\n`)[0]).toContain("Write design");
  expect(printed(good.replace("dose:", "doze:")).join()).toContain("Write dose");
});

test("a number without its unit is refused, a decimal comma is named", () => {
  expect(printed(good.replace("3.6 mg/kg", "3.6"))[0]).toContain("is a bare number");
  expect(printed(good.replace("3.6 mg/kg", "3,6 mg/kg"))[0]).toContain("Write 3.6 mg/kg");
});

test("broken YAML, duplicate keys and two documents are issues with a line", () => {
  for (const [text, code] of [
    ["title: [a\n", "yaml."],
    ["title: a\ntitle: b\n", "yaml.duplicate-key"],
    ["a: 1\n---\nb: 2\n", "yaml.multiple-docs"],
    ["\ttitle: x\n", "yaml.tab-as-indent"],
  ] as const) {
    const { issues, value } = read(text);
    expect(value).toBeUndefined();
    expect(issues[0]?.code, text).toContain(code);
    expect(issues[0]?.where.line).toBeGreaterThan(0);
  }
});

test("a rule of one's own says what is needed", () => {
  const even = withRule(z.int(), (x) =>
    x % 2 ? { problem: `${x} is odd`, needed: "an even number", write: "2" } : undefined,
  );
  const { issues } = readYaml({ path: "f.yaml", text: "n: 3" }, z.strictObject({ n: even }));
  expect(issues.map(printIssue)).toEqual(["f.yaml:1:4  n: 3 is odd; needed: an even number.\n  Write 2"]);
});

test("no text makes reading throw, and each gives a value or an issue with a line", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => good + s),
        fc.json(),
      ),
      (text) => {
        const { value, issues } = read(text);
        if (value === undefined) {
          expect(issues.length).toBeGreaterThan(0);
          for (const issue of issues) expect(issue.where.line).toBeGreaterThan(0);
        }
      },
    ),
    { seed: 20071024, numRuns: 2000 },
  );
});
