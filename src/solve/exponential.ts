import type { Model } from "../model/index.ts";
import { hasExponential } from "./engine/build.ts";
import { recordKinds } from "./engine/formats.ts";
import { type Given, planFor } from "./engine/plan.ts";

/**
 * The solution of linear models with constant coefficients, y′ = A y + b between events: from one output or event to
 * the next by e^(Aτ) and its integral, exact up to rounding whatever the tolerance. For small models with few different
 * distances τ. Algorithm: `moler2003`, method 3 (scaling and squaring).
 */
export const matrixExponential = { name: "matrix exponential", cite: ["moler2003"] } as const;

/** Distances between events times states³, up to which products of matrices are cheaper than steps. */
const most = 4000;

const known = new WeakMap<Model, boolean>();

/** Whether `automatic` solves a model with what is given at these times by the matrix exponential. */
export function takesExponential(model: Model, given: Given, timesH: Float64Array): boolean {
  const linear = known.get(model) ?? (model.equations.events.length === 0 && hasExponential(model));
  known.set(model, linear);
  return linear && nMatrices(given, timesH) * model.states.length ** 3 <= most;
}

/** Matrices that a subject needs: one for each distance between events, anew after the inputs changed. */
function nMatrices(given: Given, timesH: Float64Array): number {
  const plan = planFor(given, timesH);
  const last = plan.timesH.at(-1) ?? 0;
  const stops = Float64Array.from([0, ...plan.timesH, ...plan.records.map(({ timeH }) => timeH)])
    .filter((time) => time <= last)
    .sort();
  const distances = stops.map((time, k) => time - (stops[k - 1] ?? 0)).sort();
  // Distances that differ by the rounding of their ends are one.
  const nDistances = distances.filter((length, k) => length - (distances[k - 1] ?? 0) > 1e-13 * last).length;
  const nBindings = 1 + plan.records.filter(({ kind }) => kind === recordKinds.inputs).length;
  return nDistances * nBindings;
}
