import { libraryModel, readComposition } from "../src/library/index.ts";
import type { Model } from "../src/model/index.ts";
import { solveBatch } from "../src/solve/index.ts";
import { inBaseUnits } from "../src/units/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const nSubjects = 4;

function read(name: string, change: (text: string) => string): Model {
  const { model, issues } = readComposition({ path: name, text: change(libraryModel(name)!.text) });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

/** 42 days after one dose of 252 mg, subjects that differ by up to 15 % in every value. */
function batchOf(model: Model, tolerance: number) {
  const inputs = [...model.parameters, ...model.covariates].map(({ quantity }) => inBaseUnits(quantity));
  const subjects = Array.from({ length: nSubjects }, (_, k) => ({
    doses: [{ timeH: 0, amount: 252, durationH: 0, port: 0 }],
    absoluteTolerance: new Float64Array(model.states.length).fill(tolerance * 1e-3),
    inputs: Float64Array.from(inputs, (value) => value * (1 + k / 20)),
  }));
  const timesH = Float64Array.from({ length: 43 }, (_, day) => 24 * day);
  return {
    model,
    subjects,
    timesH,
    relativeTolerance: tolerance,
    method: "automatic" as const,
    maxSteps: 1e6,
  };
}

function measured(
  name: string,
  output: string,
  change: (text: string) => string = (text) => text,
): Measurement {
  const model = read(name, change);
  const at = model.outputs.findIndex((each) => each.name === output);
  const course = (tolerance: number): number[] =>
    solveBatch(batchOf(model, tolerance)).flatMap(({ outputs }) =>
      Array.from({ length: 43 }, (_, k) => outputs[k * model.outputs.length + at]!),
    );
  const exact = course(1e-10);
  const largest = Math.max(...exact);
  const error = Math.max(
    ...course(1e-6).map(
      (value, k) => Math.abs(value - exact[k]!) / Math.max(Math.abs(exact[k]!), largest / 1e3),
    ),
  );
  const reading = medianMs(() => read(name, change), 3);
  const value = medianMs(() => solveBatch(batchOf(model, 1e-6)), 3) / nSubjects;
  return {
    name: `${name}, ${model.states.length} states, 42 days`,
    ...{ value, unit: "ms per subject", baseline: "reading the composition", ratio: value / reading, error },
    aim: "integrates 42 days at a relative tolerance of 1e-6; error against 1e-10",
  };
}

/** The largest compositions of the library: time per subject beside accuracy. */
export const library: Bench = {
  name: "library",
  measure: () => [
    measured("pbpk-jones-2019", "plasma"),
    measured("pbpk-payload-t-dm1", "liver"),
    measured("krogh-populations-huc242-spdb-dm4", "negative_left"),
    measured("krogh-t-dm1", "tissue_bound", (text) =>
      text.replace("index i = 0..1", "index i = 0..1\nindex n = 1..80"),
    ),
  ],
};
