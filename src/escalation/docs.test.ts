import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openYaml, printIssue, readPart } from "../source/index.ts";
import {
  boin,
  characteristics,
  cohortsOf,
  designOf,
  designs,
  enumerate,
  escalateStep,
  recommend,
  startAt,
  stopAfter,
  stopWhenAtDose,
  trial,
} from "./index.ts";

const page = readFileSync(new URL("../../docs/escalation.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1]!);
const bibliography = JSON.parse(
  readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
);

test.each(blocks)("an example of the page can be planned: %s", (text) => {
  const yaml = openYaml({ path: "escalation.md", text });
  const { value, issues } = readPart(yaml, ["escalate"], escalateStep.options);
  expect(issues.map(printIssue)).toEqual([]);
  const plan = escalateStep.plan(value!, {
    stepName: "example",
    seed: 1,
    compounds: new Map(),
    file: () => undefined,
    step: () => undefined,
    place: (...path) => yaml.place(["escalate", ...path]),
  });
  expect(plan.issues.map(printIssue)).toEqual([]);
  expect(plan.spec?.designs.length).toBeGreaterThan(0);
});

test("the page names every design", () => {
  for (const name of Object.keys(designs)) expect(page).toContain(`\`${name}\``);
});

test("the code of the page runs", () => {
  const design = trial(
    boin({ target: 0.3, nDoses: 6 }),
    startAt(0),
    cohortsOf(3),
    stopWhenAtDose(12),
    stopAfter(36),
  );
  const { select } = characteristics(enumerate(design), [0.02, 0.05, 0.12, 0.3, 0.45, 0.6]);
  expect(select.indexOf(Math.max(...select))).toBe(3);
  expect(recommend(design, [{ dose: 0, n: 3, tox: 0 }]).because).toBe(
    "Treat 3 patients at dose 2: escalate (0 of 3 with a dose-limiting toxicity at dose 1).",
  );
});

test("every source that a design cites stands in the bibliography", () => {
  const setupOf = (name: string) => {
    const prior = {
      "toxicity-prior": [
        [0, 1],
        [0, 1],
      ],
      "efficacy-prior": [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    };
    const contour = {
      "efficacy-alone": "50 %",
      "toxicity-alone": "65 %",
      efficacy: "70 %",
      toxicity: "25 %",
    };
    const efftox = { ...contour, ...prior, "least-efficacy": "20 %", association: [0, 1] };
    const second = designs[name]!.agents === 2 ? { second: "10, 20 mg" } : {};
    const options = {
      design: name,
      target: "25 %",
      efficacy: "50 %",
      levels: "1, 2, 3 mg",
      efftox,
      ...second,
    };
    const shares = new Array(second.second ? 6 : 3).fill("30 %");
    const plan = escalateStep.plan(
      escalateStep.options.parse({ ...options, scenarios: { one: shares }, responses: { one: shares } }),
      {
        stepName: "example",
        seed: 1,
        compounds: new Map(),
        file: () => undefined,
        step: () => undefined,
        place: () => ({ file: "study.yaml" }),
      },
    );
    expect(plan.issues).toEqual([]);
    return plan.spec!.setup;
  };
  const cited = Object.keys(designs).flatMap((name) => designOf(name, setupOf(name)).cite);
  const onPage = [...page.slice(page.indexOf("## Sources")).matchAll(/`([a-z]+\d{4}|esmo521p)`/g)].map(
    (m) => m[1]!,
  );
  expect([...cited, ...onPage].filter((key) => !(key in bibliography))).toEqual([]);
});
