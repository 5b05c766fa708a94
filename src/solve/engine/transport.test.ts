import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Model, readModel } from "../../model/index.ts";
import { inBaseUnits } from "../../units/index.ts";
import { twoLanes } from "../../wasm/index.ts";
import { methods } from "../methods.ts";
import { buildModule } from "./build.ts";
import { type Raw, start } from "./run.ts";

const folder = new URL("../../../reference/simulation/models/", import.meta.url);

/** One of the models of 80 nodes, with fewer. */
function modelOf(name: string, nodes: number): Model {
  const text = readFileSync(new URL(`${name}.model`, folder), "utf8")
    .replaceAll(/\b80\b/g, `${nodes}`)
    .replaceAll(/\b79\b/g, `${nodes - 1}`);
  const { model, issues } = readModel({ path: `${name}.model`, text });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

const written = Number.POSITIVE_INFINITY;

function run(model: Model, method: "rodas5p" | "kencarp4", mostWrittenOut: number, tolerance: number): Raw[] {
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const doses = model.ports.length > 0 ? [{ timeH: 0, amount: 500, durationH: 0, port: 0 }] : [];
  const subjects = [0.5, 1, 1.5].map((factor) => ({
    ...{ doses, absoluteTolerance },
    inputs: Float64Array.from(model.parameters, ({ quantity }) => factor * inBaseUnits(quantity)),
  }));
  const timesH = Float64Array.from({ length: 9 }, (_, k) => 12 * k);
  return start(model, methods[method], twoLanes, mostWrittenOut).run(subjects, {
    ...{ timesH, relativeTolerance: tolerance, maxSteps: 1e5 },
  });
}

function distance(one: readonly Raw[], other: readonly Raw[]): number {
  return Math.max(
    ...one.flatMap(({ outputs }, k) =>
      [...outputs].map((value, at) => {
        const wanted = other[k]!.outputs[at]!;
        return Math.abs(value - wanted) / Math.max(1, Math.abs(wanted));
      }),
    ),
  );
}

describe.each(["cord", "reactor"])("%s, 8 species in each node", (name) => {
  const model = modelOf(name, 8);

  test.each(["rodas5p", "kencarp4"] as const)("loops give what written-out factors give: %s", (method) => {
    const [inLoops, writtenOut] = [run(model, method, 0, 1e-6), run(model, method, written, 1e-6)];
    expect(inLoops.every(({ status }) => status === "ok")).toBe(true);
    // Sums in another order: rounding, far below the tolerance.
    expect(distance(inLoops, writtenOut)).toBeLessThan(1e-9);
    expect(inLoops.map(({ nSteps }) => nSteps)).toEqual(writtenOut.map(({ nSteps }) => nSteps));
  });

  test("factors that serve several steps give what new ones at every step give", () => {
    // The tolerance is 1e-7; each leaves some of it.
    expect(distance(run(model, "kencarp4", 0, 1e-7), run(model, "rodas5p", 0, 1e-7))).toBeLessThan(1e-5);
  });

  test("the module grows with the number of nodes, not faster", () => {
    const bytes = [8, 16, 32].map(
      (nodes) => buildModule(modelOf(name, nodes), methods.rodas5p, twoLanes, 0).bytes,
    );
    const [small, middle, large] = bytes.map(({ length }) => length);
    // Addresses of more nodes take a byte more.
    expect((large! - middle!) / (middle! - small!)).toBeLessThan(2.4);
  });
});
