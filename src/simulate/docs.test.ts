import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCompound, registry } from "../compound/index.ts";
import { models } from "../library/index.ts";
import { readModel } from "../model/index.ts";
import { bsaFormulas, populations } from "../population/index.ts";
import { openYaml, printIssue, readPart } from "../source/index.ts";
import { simulateStep } from "./index.ts";

const root = new URL("../../", import.meta.url).pathname;
const page = (name: string): string => readFileSync(`${root}docs/${name}.md`, "utf8");
const blocks = (name: string): string[] =>
  [...page(name).matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? "");

test.each(blocks("simulate"))("an example of the page on simulation can be planned: %s", (text) => {
  const yaml = openYaml({ path: "simulate.md", text });
  const { value, issues } = readPart(yaml, [], simulateStep.options);
  expect(issues.map(printIssue)).toEqual([]);
  const context = {
    stepName: "example",
    seed: 1,
    compounds: registry,
    file: () => undefined,
    step: () => undefined,
    place: yaml.place,
  };
  const plan = simulateStep.plan(value!, { ...context, place: (...path) => yaml.place(path) });
  expect(plan.issues.map(printIssue)).toEqual([]);
});

test.each(blocks("compounds"))("the example of the page on compounds can be read", (text) => {
  expect(readCompound({ path: "compounds.md", text }).issues.map(printIssue)).toEqual([]);
});

test("the pages name every model, every population and every compound", () => {
  for (const { name } of models) expect(page("models")).toContain(`\`${name}\``);
  for (const { name } of populations) expect(page("simulate")).toContain(`\`${name}\``);
  for (const name of registry.keys()) expect(page("compounds")).toContain(`\`${name}\``);
});

test("the bibliography holds every source that models, populations and dosing formulas cite", () => {
  const known = Object.keys(JSON.parse(readFileSync(`${root}reference/bibliography.json`, "utf8")));
  const cited = [
    ...models.flatMap(({ name, text }) => readModel({ path: name, text }).model?.citations ?? []),
    ...populations.flatMap(({ cite }) => cite),
    ...bsaFormulas.flatMap(({ cite }) => cite),
    ...["elahere2022", "nba2023"],
  ];
  for (const key of cited) expect(known).toContain(key);
});
