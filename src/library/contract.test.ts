import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import type { Model } from "../model/index.ts";
import { printIssue } from "../source/index.ts";
import { compositions, modules, readComposition } from "./index.ts";

const times = [0, 1, 6, 24, 72, 168, 504];

/** Amount per dose that is in the range where the model is used: 5 mg/kg in 70 kg, or 1 pmol in a well. */
const doseOf = (model: Model): number => {
  const unit = model.ports[0]?.unit;
  return unit === "mg" ? 1 : 0.001;
};

test.each(compositions)("$name reads without a single remark", ({ name, text }) => {
  const { model, issues } = readComposition({ path: name, text });
  expect(issues.map(printIssue)).toEqual([]);
  expect(model?.name).toBe(name);
});

test.each(compositions)(
  "every value of $name has a mark and a source; assumed ones have a range",
  ({ text }) => {
    for (const { name, provenance, range, description } of readText(text).parameters) {
      expect(provenance.source, name).not.toBe("");
      expect(description, name).not.toBe("");
      if (provenance.mark === "assumed") expect(range, name).toBeDefined();
    }
  },
);

test.each(compositions)("$name accounts for everything to 1e-8, and nothing is negative", ({ text }) => {
  const model = readText(text);
  const outputs = courseOf(model, { dose: doseOf(model), timesH: times });
  for (const { name } of model.outputs) {
    const values = outputs(name).slice(1);
    const largest = Math.max(...values.map(Math.abs));
    for (const value of values) {
      if (name.includes("balance_")) expect(Math.abs(value), name).toBeLessThan(1e-8);
      // Integration leaves its tolerance below zero.
      else expect(value, name).toBeGreaterThanOrEqual(-1e-7 * largest - 1e-9);
    }
  }
});

test.each(modules)("$name says what it is; what it provides it defines", ({ name, text, summary }) => {
  expect(text.startsWith(`module ${name}\ntitle "`)).toBe(true);
  expect(summary).not.toMatch(/\.$/);
});
