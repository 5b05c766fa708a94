import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Model, readModel } from "../model/index.ts";
import { inBaseUnits, unit } from "../units/index.ts";
import { type DoseEvent, type Problem, solve } from "./index.ts";

const folder = new URL("../../reference/simulation/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");

function rows(path: string): Record<string, number | string>[] {
  const [head = "", ...lines] = text(path).trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, k) => [names[k], Number.isNaN(+cell) ? cell : +cell])),
  );
}

function modelOf(name: string): Model {
  const { model, issues } = readModel({ path: `${name}.model`, text: text(`models/${name}.model`) });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

interface Benchmark {
  readonly name: string;
  readonly method: Problem["method"];
  readonly doses: (weight: number) => readonly DoseEvent[];
  readonly hoursPerTime: number;
  /** Largest error against max(|reference|, 1e-3 of the output's peak), at rtol 1e-8. */
  readonly within: number;
}

const every = (timesH: readonly number[], amount: number, durationH: number): readonly DoseEvent[] =>
  timesH.map((timeH) => ({ timeH, amount, durationH, port: 0 }));
const daily = Array.from({ length: 21 }, (_, k) => 24 * k);
const threeWeekly = [0, 504, 1008, 1512];

// At rtol 1e-8 the method leaves up to 8e-10 (A), 1e-8 (B: free soluble target, which comes close to 0) and 2e-9 (C),
// near the 10 digits of the reference; the limits leave a factor of ten. mrgsolve 2.0.1 leaves 2e-7 (A1), 4e-8 (A2),
// 3e-5 (B) and 7e-8 (C) at this tolerance, worst of 1,000 subjects.
const benchmarks: readonly Benchmark[] = [
  { name: "A1", method: "explicit", doses: () => every(daily, 100, 0), hoursPerTime: 1, within: 1e-8 },
  { name: "A1", method: "stiff", doses: () => every(daily, 100, 0), hoursPerTime: 1, within: 1e-8 },
  { name: "A2", method: "explicit", doses: () => every(daily, 100, 1), hoursPerTime: 1, within: 1e-8 },
  { name: "A2", method: "stiff", doses: () => every(daily, 100, 1), hoursPerTime: 1, within: 1e-8 },
  {
    name: "B",
    method: "stiff",
    doses: (weight) => every(threeWeekly, 24 * weight, 1.5),
    hoursPerTime: 24,
    within: 1e-7,
  },
  {
    name: "C",
    method: "stiff",
    doses: (weight) => every(threeWeekly, 24 * weight, 1.5),
    hoursPerTime: 24,
    within: 1e-8,
  },
];

describe.each(benchmarks)("benchmark $name, $method", ({ name, method, doses, hoursPerTime, within }) => {
  const model = modelOf(name);
  const system = compile(model);
  const reference = rows(`ref_${name}_first10_all_times.csv`);
  test.each(rows(`subjects_${name}_first10.csv`).slice(0, 3))(
    "subject $ID equals the reference",
    (subject) => {
      const inputs = Float64Array.from(model.parameters, (parameter) => {
        const own = subject[parameter.name];
        return own === undefined
          ? inBaseUnits(parameter.quantity)
          : Number(own) * unit(parameter.quantity.unit).factor;
      });
      const wanted = reference.filter((row) => row.ID === subject.ID);
      const solution = solve({
        system: system.bind(inputs),
        nStates: system.nStates,
        nOutputs: system.nOutputs,
        doses: doses(Number(subject.WT)),
        timesH: Float64Array.from(wanted, (row) => Number(row.time) * hoursPerTime),
        relativeTolerance: 1e-8,
        absoluteTolerance: new Float64Array(system.nStates).fill(1e-9),
        method,
        maxSteps: 1e6,
      });
      expect(solution.status).toBe("ok");
      model.outputs.forEach(({ name: output, unit: unitText }, column) => {
        const published = `o${output}`;
        if (!(published in wanted[0]!)) return;
        const expected = wanted.map((row) => Number(row[published]) * unit(unitText).factor);
        const floor = 1e-3 * Math.max(...expected.map(Math.abs));
        const errors = expected.map(
          (value, row) =>
            Math.abs(solution.outputs[row * system.nOutputs + column]! - value) /
            Math.max(Math.abs(value), floor),
        );
        expect(Math.max(...errors), output).toBeLessThan(within);
      });
    },
  );
});
