import {
  bystanderStep,
  combinationStep,
  doseResponseStep,
  growthRateStep,
  plateStep,
} from "../assay/index.ts";
import { catabolitesStep } from "../catabolites/index.ts";
import { drugLoadStep } from "../drug-load/index.ts";
import { escalateStep } from "../escalation/index.ts";
import { exposureStep, ncaStep, proportionalityStep } from "../nca/index.ts";
import { simulateStep } from "../simulate/index.ts";
import { type Step, seal } from "../step/index.ts";
import { xenograftPowerStep, xenograftStep } from "../xenograft/index.ts";

/** Every kind of step that a study file may name. Adding one is a line. */
export const stepKinds: readonly Step[] = [
  seal(simulateStep),
  seal(ncaStep),
  seal(exposureStep),
  seal(proportionalityStep),
  seal(plateStep),
  seal(doseResponseStep),
  seal(growthRateStep),
  seal(combinationStep),
  seal(bystanderStep),
  seal(xenograftStep),
  seal(xenograftPowerStep),
  seal(escalateStep),
  seal(catabolitesStep),
  seal(drugLoadStep),
];

/** The kind with this name. @throws RangeError when there is none. */
export function stepKind(name: string): Step {
  const kind = stepKinds.find((step) => step.kind === name);
  if (!kind) throw new RangeError(`no kind of step is called ${name}`);
  return kind;
}
