import { readFileSync } from "node:fs";
import { type Model, readModel } from "../src/model/index.ts";
import { type MethodName, methods, solveBatch } from "../src/solve/index.ts";
import { inBaseUnits } from "../src/units/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const here = new URL("../reference/simulation/models/", import.meta.url);
const textOf = (name: string) => readFileSync(new URL(`${name}.model`, here), "utf8");

function read(name: string): Model {
  const { model, issues } = readModel({ path: `${name}.model`, text: textOf(name) });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

const nSubjects = 8;

function batchOf(model: Model, method: MethodName, tolerance: number) {
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const doses = model.ports.length > 0 ? [{ timeH: 0, amount: 500, durationH: 0, port: 0 }] : [];
  const subjects = Array.from({ length: nSubjects }, (_, k) => ({
    ...{ doses, absoluteTolerance },
    inputs: Float64Array.from(model.parameters, ({ quantity }) => inBaseUnits(quantity) * (1 + k / 20)),
  }));
  const timesH = Float64Array.from({ length: 29 }, (_, k) => 12 * k);
  return { model, subjects, timesH, relativeTolerance: tolerance, method, maxSteps: 1e6 };
}

const tolerance = 1e-6;

function measureModel(name: string): Measurement[] {
  const model = read(name);
  const exact = solveBatch(batchOf(model, "rodas5p", 1e-10));
  const perSubject = (method: MethodName) => {
    const batch = batchOf(model, method, tolerance);
    const errors = solveBatch(batch).flatMap(({ outputs }, k) =>
      [...outputs].map((value, at) => {
        const wanted = exact[k]!.outputs[at]!;
        return Math.abs(value - wanted) / Math.max(1e-3, Math.abs(wanted));
      }),
    );
    return { ms: medianMs(() => solveBatch(batch), 5) / nSubjects, error: Math.max(...errors) };
  };
  const rosenbrock = perSubject("rodas5p");
  return (["rodas5p", "rodas4", "kencarp4"] as const).map((key) => {
    const { ms, error } = perSubject(key);
    return {
      name: `${name}, ${model.states.length} states, ${methods[key].name}, 1e-6`,
      ...{ value: ms, unit: "ms", baseline: methods.rodas5p.name, ratio: ms / rosenbrock.ms, error },
      aim: "a method that factors seldom, where factors cost much",
    };
  });
}

/** From model text to the first result of a model of hundreds of states. */
function compileTime(name: string): Measurement {
  const fresh = () => {
    const batch = batchOf(read(name), "rodas5p", 1e-3);
    solveBatch({ ...batch, subjects: batch.subjects.slice(0, 1), timesH: Float64Array.of(0) });
  };
  const reading = medianMs(() => read(name), 3);
  const value = medianMs(fresh, 3);
  return {
    name: `text to running module, ${name}`,
    ...{ value, unit: "ms", baseline: "reading alone", ratio: value / reading, error: null },
    aim: "grows with the number of states, not faster",
  };
}

/** Models of transport through tissue, 8 species in 80 nodes: time per subject by method, and what the first one waits for. */
export const transport: Bench = {
  name: "transport",
  measure: () => ["cord", "reactor"].flatMap((name) => [compileTime(name), ...measureModel(name)]),
};
