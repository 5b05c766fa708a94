import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import type { Model } from "../model/index.ts";
import { printIssue } from "../source/index.ts";
import { type Port, readPort } from "./compose/ports.ts";
import { definedName, writtenIn } from "./compose/statement.ts";
import { compositions, libraryModule, modules, readComposition } from "./index.ts";

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

/** Compositions of published models in which something is not kept, and why. */
const notKept: readonly (readonly [RegExp, string])[] = [
  [/^her2-invitro-/, "concentrations in cells as published: growth neither thins them out nor carries them"],
  [
    /^shah-2012-(?!in-vitro)/,
    "the load of the conjugate is an average that falls by itself, and growth thins out what is in the tumour",
  ],
];

test.each(compositions)(
  "$name has a balance of what is given, or is known to have none",
  ({ name, text }) => {
    const balances = readText(text).outputs.filter((output) => output.name.includes("balance_"));
    if (notKept.some(([of]) => of.test(name))) expect(balances).toEqual([]);
    else expect(balances.map((output) => output.name).join()).toMatch(/balance_(antibody|drug|cells)/);
  },
);

test.each(modules)("$name says what it is; what it provides it defines", ({ name, text, summary }) => {
  expect(text.startsWith(`module ${name}\ntitle "`)).toBe(true);
  expect(summary).not.toMatch(/\.$/);
});

/** What a module needs, what its own modules pass on among it. */
function portsOf(text: string): readonly Port[] {
  const written = writtenIn(text);
  const own = written.filter(({ word }) => word === "needs").map((statement) => readPort(statement, text)!);
  const defined = new Set(written.flatMap((statement) => definedName(statement)?.text ?? []));
  const inner = [...text.matchAll(/^use ([\w-]+)(.*)$/gm)].flatMap(([, name = "", bound = ""]) =>
    portsOf(libraryModule(name)!.text).filter(
      (port) => !defined.has(port.name) && !new RegExp(`\\b${port.name} =`).test(bound),
    ),
  );
  const all = [...own, ...inner];
  return all.filter(({ name }, k) => all.findIndex((port) => port.name === name) === k);
}

/** A composition in which everything that the module needs is 1, in its unit. */
function alone(name: string, text: string): string {
  const given = portsOf(text).map(({ name: port, kind, dims, unit }) => {
    const head = `${port}${dims === "" ? "" : `[${dims}]`}`;
    const one = unit === "1" ? "1" : `1 {${unit}}`;
    return kind === "value"
      ? `${head} : ${unit} = ${one} "needed"`
      : `species ${head} : ${unit} = ${one} "needed"\nreaction feed_${port}${head.slice(port.length)} : nothing <-> ${head} at 0 * ${one} / 1 {h}`;
  });
  return `model alone\n${given.join("\n")}\nuse ${name} as part\n`;
}

test.each(modules)("$name measures what it says, with ports that measure what it needs", ({ name, text }) => {
  const { model, issues } = readComposition({ path: name, text: alone(name, text) });
  expect(issues.map(printIssue)).toEqual([]);
  for (const { provenance, range } of model!.parameters)
    if (provenance.mark === "assumed") expect(range).toBeDefined();
});

/** The texts of a module and of all that it uses. */
const withInner = (text: string): readonly string[] => [
  text,
  ...[...text.matchAll(/^use ([\w-]+)/gm)].flatMap(([, name = ""]) => withInner(libraryModule(name)!.text)),
];

const throughVessels = modules.filter(
  ({ text }) => /^needs void/m.test(text) && /permeability of (the vessel|vessels)/.test(text),
);

test.each(throughVessels)(
  "$name, which needs a void fraction and a permeability, says in which convention",
  ({ text }) => {
    const said = withInner(text).flatMap((each) => each.match(/^convention void-fraction = \w+$/gm) ?? []);
    expect(new Set(said).size).toBe(1);
  },
);

test("no value of a module or composition is marked as remembered", () => {
  for (const { text } of [...modules, ...compositions])
    expect(text).not.toMatch(/unverified|from memory|\bU\b\s+"/);
});
