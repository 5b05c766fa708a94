import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as escalation from "./index.ts";

const { blrm, characteristics, cohortsOf, crm, enumerate, indifferenceSkeleton } = escalation;
const { recommend, stopAfter, trial, weakPrior } = escalation;

const page = readFileSync(new URL("../../docs/model-based-escalation.md", import.meta.url), "utf8");
const bibliography = JSON.parse(
  readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
);

test("the CRM of the page selects the third dose as often as the page says", () => {
  const skeleton = indifferenceSkeleton({ halfWidth: 0.05, target: 0.25, mtd: 2, nDoses: 5 });
  const design = trial(crm({ target: 0.25, skeleton }), cohortsOf(3), stopAfter(24));
  const { select } = characteristics(enumerate(design), [0.05, 0.12, 0.25, 0.4, 0.55]);
  expect(page).toContain(`third dose with probability ${select[2].toFixed(2)}, exactly`);
});

test("the BLRM of the page says what the page quotes", () => {
  const doses = [18, 36, 60, 90, 126, 168, 223, 297];
  const design = blrm({ doses, reference: 168, prior: weakPrior(0.33) });
  const { doses: views } = recommend(design, [
    { dose: 5, n: 16, tox: 0 },
    { dose: 6, n: 6, tox: 2 },
  ]);
  expect(page).toContain(`\`views[6].why\` is \`${views[6].why}\``);
});

test("every function of the page's first table exists, and every source stands in the bibliography", () => {
  const table = page.slice(page.indexOf("| design | in code"), page.indexOf("## Equations"));
  const named = [...table.matchAll(/`([a-z]+[A-Za-z0-9]*)`/g)].map((match) => match[1]);
  const files = Object.keys(escalation.designs);
  expect(named.filter((name) => !(name in escalation) && !files.includes(name))).toEqual([]);
  const sources = [...page.slice(page.indexOf("## Sources")).matchAll(/`([a-z]+\d{4})`/g)].map((m) => m[1]);
  expect(sources.length).toBeGreaterThan(15);
  expect(sources.filter((key) => !(key in bibliography))).toEqual([]);
});
