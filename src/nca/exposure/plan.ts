import { hasErrors, type Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import {
  convert,
  describeDimension,
  dimensionOf,
  inBaseUnits,
  type Quantity,
  sameDimension,
} from "../../units/index.ts";
import type { ExposureOptions } from "./options.ts";

/** One species of a plan. */
export type Species = {
  readonly step: string;
  readonly dose: number;
  readonly unit: string;
  /** null: no average of a cycle is asked for. */
  readonly cycleH: number | null;
};

/** The plan of an `exposure` step. */
export type ExposureSpec = {
  readonly human: Species;
  readonly animal: Species;
  readonly metrics: readonly string[];
  /** The human dose to be matched, in the unit of human.dose; the animal dose likewise. */
  readonly at: number;
  readonly animalAt: number;
  readonly power: number;
  readonly level: number;
};

/** The plan of a step: doses in the units of those given, and both steps known to be `nca` steps. */
export function planExposure(
  options: ExposureOptions,
  context: PlanContext,
): { readonly spec?: ExposureSpec; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  for (const role of ["human", "animal"] as const) {
    const step = context.step(options[role].nca);
    if (step && step.kind !== "nca")
      issues.push({
        code: "exposure.no-nca",
        severity: "error",
        where: context.place(role, "nca"),
        found: `"${options[role].nca}" is a step of kind ${step.kind}`,
        needed: "the name of an nca step",
      });
  }
  const at = inUnitOf(options.at, options.human.dose, ["at"], context, issues);
  const animalAt = inUnitOf(options["animal-at"], options.animal.dose, ["animal-at"], context, issues);
  if (hasErrors(issues)) return { issues };
  const spec: ExposureSpec = {
    human: speciesOf(options.human),
    animal: speciesOf(options.animal),
    metrics: options.metrics ?? ["auc_inf", "cmax"],
    at,
    animalAt,
    power: options.power ?? 1,
    level: options.level ?? 0.95,
  };
  return { spec, issues };
}

const speciesOf = ({ nca, dose, cycle }: ExposureOptions["human"]): Species => ({
  step: nca,
  dose: dose.value,
  unit: dose.unit,
  cycleH: cycle ? inBaseUnits(cycle) : null,
});

/** A dose in the unit of the one given; that one where there is none. */
function inUnitOf(
  wanted: Quantity | undefined,
  given: Quantity,
  path: readonly string[],
  context: PlanContext,
  issues: Issue[],
): number {
  if (!wanted) return given.value;
  const [own, other] = [dimensionOf(wanted.unit), dimensionOf(given.unit)];
  if (sameDimension(own, other)) return convert(wanted.value, wanted.unit, given.unit);
  issues.push({
    code: "exposure.dose-unit",
    severity: "error",
    where: context.place(...path),
    found: `a dose in ${wanted.unit} (${describeDimension(own)}) beside one given in ${given.unit}`,
    needed: "the same kind of dose as the one that was given",
    write: `${given.value} ${given.unit}`,
  });
  return Number.NaN;
}
