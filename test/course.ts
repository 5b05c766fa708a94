import { readComposition } from "../src/library/index.ts";
import { compile, type Model } from "../src/model/index.ts";
import { solve } from "../src/solve/index.ts";
import { printIssue } from "../src/source/index.ts";
import { fromBaseUnits, inBaseUnits, readQuantity } from "../src/units/index.ts";

/** What is given to a model, and when it is looked at. */
export interface Course {
  /** Amount of one dose, in the unit of the port; 0 when left out. */
  readonly dose?: number;
  /** Name of the port; the first when left out. */
  readonly port?: string;
  readonly infuseH?: number;
  readonly everyH?: number;
  readonly doses?: number;
  /** Ascending. */
  readonly timesH: readonly number[];
  /** Parameters and covariates with other values: { kon: "2 1/(nM*h)" }. */
  readonly set?: Readonly<Record<string, string>>;
  readonly relative?: number;
  readonly absolute?: number;
}

/** A model text or composition, read. @throws Error with every issue when it cannot be. */
export function readText(text: string, name = "model"): Model {
  const { model, issues } = readComposition({ path: name, text });
  if (!model) throw new Error(issues.map(printIssue).join("\n"));
  return model;
}

/** Outputs of the typical subject by name, in their units, one value per time. */
export function courseOf(model: Model, course: Course) {
  const { dose = 0, port, infuseH = 0, everyH = 24, doses = 1, timesH, set = {} } = course;
  const system = compile(model);
  const { nStates, nOutputs } = system;
  const at = port === undefined ? 0 : model.ports.findIndex(({ name }) => name === port);
  const unit = model.ports[at]?.unit ?? "mg";
  const values = [...model.parameters, ...model.covariates].map(({ name, quantity }) =>
    inBaseUnits(set[name] === undefined ? quantity : quantityOf(set[name])),
  );
  const solution = solve({
    system: system.bind(Float64Array.from(values)),
    nStates,
    nOutputs,
    doses:
      dose === 0
        ? []
        : Array.from({ length: doses }, (_, k) => ({
            timeH: k * everyH,
            amount: inBaseUnits({ value: dose, unit }),
            durationH: infuseH,
            port: at,
          })),
    timesH: Float64Array.from(timesH),
    relativeTolerance: course.relative ?? 1e-8,
    absoluteTolerance: new Float64Array(nStates).fill(course.absolute ?? 1e-12),
    method: "automatic",
    maxSteps: 1_000_000,
  });
  if (solution.status !== "ok") throw new Error(`${model.name}: ${solution.status}`);
  return (name: string): readonly number[] => {
    const output = model.outputs.findIndex((each) => each.name === name);
    if (output < 0)
      throw new Error(`${model.name} has no output ${name}: ${model.outputs.map((o) => o.name).join(", ")}`);
    return timesH.map((_, k) =>
      fromBaseUnits(solution.outputs[k * nOutputs + output]!, model.outputs[output]!.unit),
    );
  };
}

const quantityOf = (text: string) => {
  const read = readQuantity(text);
  if ("problem" in read) throw new Error(read.problem);
  return read;
};
