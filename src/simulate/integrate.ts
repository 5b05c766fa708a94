import type { Model } from "../model/index.ts";
import {
  type Batch,
  type BatchSubject,
  type DoseEvent,
  type Solution,
  solveBatch,
  takesExponential,
} from "../solve/index.ts";
import type { Ready } from "./prepare.ts";
import type { SimulateSpec } from "./spec.ts";

const maxSteps = 100_000;
/** Absolute tolerance as a share of the relative tolerance times what one dose brings into the model. */
const absoluteShare = 1e-6;

/** What differs between subjects: their inputs in base units, and their dose. */
export interface Dosed {
  readonly inputs: Float64Array;
  readonly dose: number;
}

/** The profiles of subjects: outputs × rows of the grid, for their inputs and their dose. */
export const integrate = (spec: SimulateSpec, ready: Ready, subjects: readonly Dosed[]): Solution[] =>
  solveBatch(batchOf(spec, ready, subjects));

/** What is integrated for subjects. */
export function batchOf(spec: SimulateSpec, { model, system }: Ready, subjects: readonly Dosed[]): Batch {
  const { tolerance, method } = spec;
  const port = portOf(spec, model);
  const doses = dosesOf(spec, port);
  const batch = subjects.map(({ inputs, dose }): BatchSubject => {
    const shares = system.bind(inputs).doseShares(port);
    const brought = dose * shares.reduce((sum, share) => sum + Math.abs(share), 0);
    const absolute = tolerance * absoluteShare * (brought > 0 ? brought : 1);
    const absoluteTolerance = new Float64Array(system.nStates).fill(absolute);
    return { inputs, doses, doseFactor: dose, absoluteTolerance };
  });
  const timesH = timesOf(spec);
  return { model, subjects: batch, timesH, relativeTolerance: tolerance, method, maxSteps };
}

const timesOf = ({ grid }: SimulateSpec): Float64Array => Float64Array.from(grid.timesH);

/** The doses of everyone, as 1 in place of each subject's amount. */
const dosesOf = ({ regimen }: SimulateSpec, port: number): readonly DoseEvent[] =>
  regimen.timesH.map((timeH) => ({ timeH, amount: 1, durationH: regimen.infuseH, port }));

/** Whether the subjects are solved by the matrix exponential. */
export const solvedByExponential = (spec: SimulateSpec, model: Model): boolean =>
  spec.method === "automatic" && takesExponential(model, dosesOf(spec, portOf(spec, model)), timesOf(spec));

const portOf = ({ regimen }: SimulateSpec, model: Model): number =>
  model.ports.findIndex(({ name }) => name === regimen.port);
