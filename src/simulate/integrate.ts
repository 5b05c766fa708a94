import { type Solution, solve } from "../solve/index.ts";
import type { Ready } from "./prepare.ts";
import type { SimulateSpec } from "./spec.ts";

const maxSteps = 100_000;
/** Absolute tolerance as a share of the relative tolerance times what one dose brings into the model. */
const absoluteShare = 1e-6;

/** The profile of one subject: outputs × rows of the grid, for its inputs and its dose. */
export function integrate(
  spec: SimulateSpec,
  { model, system }: Ready,
  inputs: Float64Array,
  dose: number,
): Solution {
  const port = model.ports.findIndex(({ name }) => name === spec.regimen.port);
  const bound = system.bind(inputs);
  const brought = dose * bound.doseShares(port).reduce((sum, share) => sum + Math.abs(share), 0);
  const absolute = spec.tolerance * absoluteShare * (brought > 0 ? brought : 1);
  return solve({
    system: bound,
    nStates: system.nStates,
    nOutputs: system.nOutputs,
    doses: spec.regimen.timesH.map((timeH) => ({
      timeH,
      amount: dose,
      durationH: spec.regimen.infuseH,
      port,
    })),
    timesH: Float64Array.from(spec.grid.timesH),
    relativeTolerance: spec.tolerance,
    absoluteTolerance: new Float64Array(system.nStates).fill(absolute),
    method: spec.method,
    maxSteps,
  });
}
