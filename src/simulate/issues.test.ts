import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { registry } from "../compound/index.ts";
import { type Issue, openYaml, readPart, type SourceFile } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { simulateOptions, simulateStep } from "./index.ts";

/** The issues of settings written as YAML, from reading or, when they can be read, from planning. */
function issuesOf(text: string): readonly Issue[] {
  const yaml = openYaml({ path: "study.yaml", text });
  const { value, issues } = readPart(yaml, [], simulateStep.options);
  if (!value) return issues.length > 0 ? issues : yaml.issues;
  const context: PlanContext = {
    stepName: "s",
    seed: 1,
    compounds: registry,
    file: (path): SourceFile | undefined =>
      path === "broken.model" ? { path, text: "model broken\nparam k = 1 1/h\nA' = k *" } : undefined,
    step: () => undefined,
    place: (...path) => yaml.place(path),
  };
  return simulateStep.plan(value, context).issues;
}

const cases: readonly (readonly [what: string, yaml: string, code: string, line: number])[] = [
  ["a negative dose", "model: two-compartment\ndose: -3 mg", "setting.wrong-value", 2],
  ["a dose of zero", "model: two-compartment\ndose: 0 mg/kg", "setting.wrong-value", 2],
  ["a dose that is a volume", "model: two-compartment\ndose: 3 mL", "setting.wrong-value", 2],
  ["a dose with a decimal comma", 'model: two-compartment\ndose: "3,6 mg/kg"', "setting.wrong-value", 2],
  ["an unknown setting", "model: two-compartment\ndose: 3 mg\nevry: 3 wk", "setting.unknown-key", 3],
  ["an unknown output", "model: two-compartment\ndose: 3 mg\noutputs: [conc]", "simulate.unknown-output", 3],
  [
    "an output twice",
    "model: two-compartment\ndose: 3 mg\noutputs: [concentration, concentration]",
    "simulate.output-twice",
    3,
  ],
  [
    "an unknown parameter",
    "model: two-compartment\ndose: 3 mg\nset:\n  CLL: 1 L/d",
    "simulate.unknown-parameter",
    4,
  ],
  [
    "a parameter in a wrong unit",
    "model: two-compartment\ndose: 3 mg\nset:\n  CL: 1 L",
    "unit.wrong-dimension",
    4,
  ],
  [
    "a parameter that is no number",
    "model: two-compartment\ndose: 3 mg\nset:\n  CL: fast",
    "simulate.set-value",
    4,
  ],
  ["a negative clearance", "model: two-compartment\ndose: 3 mg\nset:\n  CL: -1 L/d", "simulate.set-sign", 4],
  [
    "an unknown population",
    "model: two-compartment\ndose: 3 mg\npopulation: { size: 3, of: martians }",
    "setting.not-a-choice",
    3,
  ],
  [
    "a population of mice for patients",
    "model: two-compartment\ndose: 3 mg\npopulation: { size: 3, of: mouse-20g }",
    "simulate.other-species",
    3,
  ],
  ["no subjects", "model: two-compartment\ndose: 3 mg\npopulation: { size: 0 }", "setting.out-of-range", 3],
  [
    "more subjects than memory holds",
    "model: dar-chain-pouzin-2022\ndose: 3 mg\nevery: 1 d\ndoses: 500\npopulation: { size: 100000 }",
    "simulate.too-much",
    5,
  ],
  ["an unknown compound", "compound: T-DM\ndose: 3 mg", "simulate.unknown-compound", 1],
  [
    "a compound without that species",
    "compound: T-DM1\nspecies: mouse\ndose: 3 mg/kg",
    "simulate.no-species",
    2,
  ],
  ["an unknown model", "model: two-compartmen\ndose: 3 mg", "simulate.unknown-model", 1],
  ["a model file that cannot be read", "model: broken.model\ndose: 3 mg", "model.syntax", 3],
  ["neither compound nor model", "dose: 3 mg", "simulate.nothing-named", 1],
  [
    "both compound and model",
    "compound: T-DM1\nmodel: two-compartment\ndose: 3 mg",
    "simulate.both-named",
    2,
  ],
  ["doses without an interval", "model: two-compartment\ndose: 3 mg\ndoses: 4", "simulate.no-interval", 3],
  [
    "an interval without a number of doses",
    "model: two-compartment\ndose: 3 mg\nevery: 3 wk",
    "simulate.no-count",
    3,
  ],
  [
    "an infusion longer than the interval",
    "model: two-compartment\ndose: 3 mg\nevery: 1 d\ndoses: 2\ninfuse: 2 d",
    "simulate.long-infusion",
    5,
  ],
  [
    "an end before the last dose",
    "model: two-compartment\ndose: 3 mg\nevery: 1 wk\ndoses: 3\nuntil: 2 wk",
    "simulate.ends-early",
    5,
  ],
  ["a thousand years", "model: two-compartment\ndose: 3 mg\nuntil: 52000 wk", "simulate.too-long", 3],
  [
    "a million doses",
    "model: two-compartment\ndose: 3 mg\nevery: 1 s\nuntil: 52 wk",
    "simulate.many-doses",
    3,
  ],
  [
    "body surface area of a mouse",
    "compound: huC242-DM4\nspecies: mouse\ndose: 3 mg/m2",
    "simulate.no-area",
    3,
  ],
  [
    "ideal body weight of a mouse",
    "compound: huC242-DM4\nspecies: mouse\ndose: 3 mg/kg\nweight: adjusted ideal",
    "simulate.no-ideal-weight",
    4,
  ],
  [
    "ideal body weight with a flat dose",
    "model: two-compartment\ndose: 3 mg\nweight: adjusted ideal",
    "simulate.weight-unused",
    3,
  ],
  [
    "a cap on area with a dose by weight",
    "model: two-compartment\ndose: 3 mg/kg\ncap: 2.2 m2",
    "simulate.cap-unused",
    3,
  ],
  ["an unknown way in", "model: two-compartment\ndose: 3 mg\ninto: mouth", "simulate.unknown-port", 3],
  ["nmol into a model that counts mg", "model: two-compartment\ndose: 3 nmol", "simulate.dose-kind", 2],
  [
    "a subject and a population",
    "model: two-compartment\ndose: 3 mg\nsubject: { weight: 60 kg }\npopulation: { size: 3 }",
    "simulate.subject-and-population",
    3,
  ],
];

test.each(cases)("%s is reported with its line and with what is needed", (_, yaml, code, line) => {
  const issues = issuesOf(yaml);
  const found = issues.find((issue) => issue.code === code);
  expect(found, JSON.stringify(issues)).toBeDefined();
  expect(found?.where.line).toBe(line);
  expect(found?.needed).not.toBe("");
});

test("problems of the schedule, the compound and the dose are reported together", () => {
  const codes = issuesOf("compound: T-DM\ndose: 3 mg/kg\ncap: 2 m2\ndoses: 4").map(({ code }) => code);
  expect(codes.sort()).toEqual(["simulate.cap-unused", "simulate.no-interval", "simulate.unknown-compound"]);
});

test("whatever the settings, there is a plan or an issue with what is needed, never an exception", () => {
  const texts = [
    "0 mg",
    "3 mg/kg",
    "168 mg/m2",
    "2 nmol",
    "1e300 mg",
    "1e-9 s",
    "3 wk",
    "2 m2",
    "1 kg",
    "x",
    "",
  ];
  const text = fc.constantFrom(...texts);
  const settings = fc.record(
    {
      compound: fc.constantFrom("T-DM1", "huC242-DM4", "x"),
      model: fc.constantFrom("two-compartment", "lu-2014-t-dm1", "y"),
      species: fc.constantFrom("human", "mouse", "rat"),
      dose: text,
      every: text,
      doses: fc.integer({ min: -1, max: 5 }),
      infuse: text,
      until: text,
      cap: text,
      weight: fc.constantFrom("actual", "adjusted ideal"),
      sample: fc.array(text, { maxLength: 2 }),
      set: fc.dictionary(fc.constantFrom("CL", "Vc", "WT"), text, { maxKeys: 2 }),
      population: fc.record({
        size: fc.constantFrom(-1, 1, 1e5),
        of: fc.constantFrom("mouse-20g", "oncology-adults"),
      }),
    },
    { requiredKeys: ["dose"] },
  );
  fc.assert(
    fc.property(settings, (written) => {
      const issues = issuesOf(JSON.stringify(written));
      for (const issue of issues) expect(issue.needed).not.toBe("");
    }),
    { seed: 20071024, numRuns: 500 },
  );
});

test("every setting has a description", () => {
  const missing: string[] = [];
  const visit = (schema: Described, path: string) => {
    for (const [key, field] of Object.entries(schema.properties ?? {})) {
      if (!field.description) missing.push(`${path}${key}`);
      visit(field, `${path}${key}.`);
    }
  };
  visit(z.toJSONSchema(simulateOptions, { io: "input" }) as Described, "");
  expect(missing).toEqual([]);
});

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}
