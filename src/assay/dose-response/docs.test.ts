import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { models, shapes } from "./curves/curves.ts";
import { doseResponseOptions } from "./options.ts";

const page = readFileSync(new URL("../../../docs/dose-response.md", import.meta.url), "utf8");

test("the options in the page are options of the step", () => {
  const block = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  expect(doseResponseOptions.safeParse(parse(block).steps.ic50["dose-response"]).error).toBeUndefined();
});

test("the page names every model", () => {
  for (const name of Object.keys(models)) expect(page).toContain(`\`${name}\``);
});

test("every source of a shape is in the bibliography", () => {
  const keys = Object.keys(
    JSON.parse(readFileSync(new URL("../../../reference/bibliography.json", import.meta.url), "utf8")),
  );
  for (const shape of Object.values(shapes)) for (const key of shape.cite) expect(keys).toContain(key);
});
