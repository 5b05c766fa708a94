import { expect, test } from "vitest";
import { registry } from "../compound/index.ts";
import { printIssue } from "../source/index.ts";
import type { PlanContext, Tables } from "../step/index.ts";
import { numbers, texts } from "../table/index.ts";
import { type SimulateSpec, simulateStep } from "./index.ts";
import { isRecorded } from "./recorded/spec.ts";

const text = `model leaky
param k = 0.1 1/h "loss" derived "test" sd 0.3
param grow = 0.02 1/h "growth" derived "test" sd 0.7
species A : mg "drug"
A' = grow * A^2 / 100 {mg} - k * A
dose drug : mg "drug" into A = 1
output amount : mg = A "drug"
output half : mg = A / 2 "half of it"
`;

const context: PlanContext = {
  ...{ stepName: "many", seed: 7, compounds: registry, step: () => undefined },
  file: (path) => (path === "leaky.model" ? { path, text } : undefined),
  place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
};

const planned = (settings: object) =>
  simulateStep.plan(
    simulateStep.options.parse({ model: "leaky.model", dose: "100 mg", every: "1 d", doses: 2, ...settings }),
    context,
  );

function specOf(settings: object): SimulateSpec {
  const { spec, issues } = planned(settings);
  if (!spec || isRecorded(spec)) throw new Error(issues.map(printIssue).join("\n"));
  return spec;
}

async function simulate(spec: SimulateSpec): Promise<Tables> {
  const parts = simulateStep.split(spec, {}).map(({ piece }) => simulateStep.run(piece, {}));
  const gather = simulateStep.gather?.(spec);
  if (!gather) return simulateStep.collect(spec, parts, {});
  return gather({
    n: parts.length,
    names: (part) => Object.keys(parts[part]!),
    table: (part, name) => Promise.resolve(parts[part]![name]!),
  });
}

const population = { size: 2300 };
/** So many that 2,300 subjects need two blocks. */
const sample = Array.from({ length: 450 }, (_, k) => `${(k + 1) / 20} h`);

test("without profiles every other table is the same, to the last bit", async () => {
  const [whole, summary] = [
    await simulate(specOf({ population, sample })),
    await simulate(specOf({ population, sample, keep: "summary" })),
  ];
  const { profiles, ...others } = whole;
  expect(profiles!.nRows).toBeGreaterThan(1e4);
  expect(summary).toEqual(others);
  // Growth is so different between subjects that some have no end.
  expect(summary.failures!.nRows).toBeGreaterThan(0);
  expect(new Set(texts(summary.failures!, "status"))).not.toContain("ok");
  expect(texts(summary.failures!, "advice").every((advice) => advice !== "")).toBe(true);
  expect(Math.min(...numbers(summary.summary!, "n"))).toBe(2300 - summary.failures!.nRows);
});

test("a job counts its subjects, and leaves no profiles", () => {
  const spec = specOf({ population, keep: "summary" });
  const jobs = simulateStep.split(spec, {});
  expect(jobs.map(({ does }) => does)).toEqual([
    { n: 1000, of: "subjects" },
    { n: 1000, of: "subjects" },
    { n: 300, of: "subjects" },
  ]);
  const left = ["subjects", "failures", "exposures", "block-1"];
  expect(Object.keys(simulateStep.run(jobs[2]!.piece, {}))).toEqual(left);
  const many = simulateStep.split(specOf({ population, sample, keep: "summary" }), {});
  expect(Object.keys(simulateStep.run(many[2]!.piece, {}))).toEqual([...left, "block-2"]);
});

test("100,000 subjects at 900 times are refused with profiles, with a word on keeping the summary", () => {
  const settings = { population: { size: 100_000 }, sample };
  expect(planned(settings).issues.map(printIssue).join("")).toMatch(
    /only what summarises them \(keep: summary\)\.\n {2}Write keep: summary/,
  );
  expect(planned({ ...settings, keep: "summary" }).issues).toEqual([]);
});
