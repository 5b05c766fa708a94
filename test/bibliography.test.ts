import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { registry } from "../src/compound/index.ts";
import { models, readComposition } from "../src/library/index.ts";
import { populations } from "../src/population/index.ts";
import type { Work } from "../src/report/index.ts";
import { root } from "./run-cli.ts";

const works = JSON.parse(readFileSync(join(root, "reference/bibliography.json"), "utf8")) as Record<
  string,
  Work
>;

test.each(Object.entries(works))(
  "%s has a title, authors, a year and a place; its DOI looks like one",
  (_, work) => {
    for (const field of ["title", "authors", "where"] as const) expect(work[field].length).toBeGreaterThan(2);
    expect(work.year).toBeGreaterThan(1800);
    if (work.doi !== undefined) expect(work.doi).toMatch(/^10\.\d{4,9}\/\S+$/);
  },
);

test.each(models.map((model) => [model.name, model] as const))(
  "every source that the model %s names is in the bibliography",
  (name, { text }) => {
    const { model } = readComposition({ path: name, text });
    const sources = model!.parameters
      .filter(({ provenance }) => provenance.mark === "reported")
      .map(({ provenance }) => provenance.source);
    for (const key of [...model!.citations, ...sources])
      expect(Object.keys(works), `${name} cites ${key}`).toContain(key);
  },
);

test("every source that a docstring, a population or the code of a step names is in the bibliography", () => {
  const cited = new Map<string, string>();
  for (const file of readdirSync(join(root, "src"), { recursive: true }).map(String)) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const text = readFileSync(join(root, "src", file), "utf8");
    for (const [, list = ""] of text.matchAll(/\bcite: \[([^\]]*)\]/g)) {
      for (const [, key = ""] of list.matchAll(/"([a-z][a-z0-9-]+\d{4})"/g)) cited.set(key, file);
    }
    for (const [, key = ""] of text.matchAll(/@see ([a-z][a-z-]+\d{4})/g)) cited.set(key, file);
  }
  for (const population of populations) for (const key of population.cite) cited.set(key, population.name);
  expect(cited.size).toBeGreaterThan(10);
  for (const [key, file] of cited) expect(Object.keys(works), `${file} cites ${key}`).toContain(key);
});

test("every reported fact of a registered compound names its source", () => {
  for (const compound of registry.values()) {
    for (const fact of compound.facts) expect(fact.source, `${compound.name}: ${fact.what}`).not.toBe("");
  }
});
