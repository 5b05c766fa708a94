import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvOf } from "../../test/xenograft-reference.ts";
import { openYaml, printIssue, valueAt } from "../source/index.ts";
import { xenograftOptions } from "./options.ts";
import { xenograftStep } from "./step.ts";
import { volumeFormulas } from "./volume.ts";

const page = readFileSync(new URL("../../docs/xenograft.md", import.meta.url), "utf8");

test("the study in the docs page plans without an issue", () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const { data } = openYaml({ path: "docs/xenograft.md", text });
  const options = xenograftOptions.parse(valueAt(data, ["steps", "mice", "xenograft"]));
  const { spec, issues } = xenograftStep.plan(options, {
    stepName: "mice",
    seed: 1,
    compounds: new Map(),
    file: (path) => ({ path, text: csvOf("LS_1034") }),
    step: () => undefined,
    place: () => ({ file: "docs/xenograft.md" }),
  });
  expect(issues.map(printIssue)).toEqual([]);
  expect(spec!.mice).toHaveLength(41);
});

test("the docs page names every option, every formula and only keys that the bibliography has", () => {
  for (const name of Object.keys(xenograftOptions.shape)) expect(page, name).toContain(`\`${name}\``);
  for (const formula of Object.keys(volumeFormulas)) expect(page).toContain(`\`${formula}\``);
  const known = JSON.parse(
    readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
  );
  const cited = [...page.slice(page.indexOf("## Sources")).matchAll(/`([a-z]+\d{4})`/g)].map(
    ([, key]) => key!,
  );
  expect(cited.length).toBeGreaterThan(20);
  for (const key of cited) expect(known[key], key).toBeDefined();
});

test("every source that the code names is in the bibliography", () => {
  const known = JSON.parse(
    readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
  );
  const folder = new URL("./", import.meta.url);
  const files = [
    "mixed/fit.ts",
    "mixed/profile.ts",
    "mixed/growth.ts",
    "mixed/satterthwaite.ts",
    "mixed/kenward-roger.ts",
    "survival/cox.ts",
    "survival/firth.ts",
    "survival/kaplan-meier.ts",
    "survival/rmst.ts",
    "survival/log-rank.ts",
    "arms/delay.ts",
    "arms/efficacy.ts",
    "mice/mrecist.ts",
    "combination/nulls.ts",
    "combination/tests.ts",
    "power/closed-form.ts",
    "volume.ts",
    "laws/choose-law.ts",
  ];
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), "utf8");
    for (const [, key] of text.matchAll(/(?:@see |`)([a-z]+\d{4})\b/g))
      expect(known[key!], `${file}: ${key}`).toBeDefined();
  }
});
