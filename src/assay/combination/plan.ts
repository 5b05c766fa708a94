import { hasErrors, type Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import type { CombinationOptions } from "./options.ts";
import { readCombination } from "./read.ts";
import type { CombinationSpec } from "./spec.ts";

/** The plan of a step: every default filled in and the wells read. */
export function planCombination(
  options: CombinationOptions,
  context: PlanContext,
): { readonly spec?: CombinationSpec; readonly issues: readonly Issue[] } {
  const file = context.file(options.data);
  if (!file) {
    const missing: Issue = {
      code: "combination.no-file",
      severity: "error",
      where: context.place("data"),
      found: `there is no file "${options.data}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    };
    return { issues: [missing] };
  }
  const { read, issues } = readCombination(file, options, context.place);
  if (!read || hasErrors(issues)) return { issues };
  return {
    issues,
    spec: {
      file: options.data,
      drugs: read.drugs,
      response: options.response,
      normalise: options.normalise ?? "none",
      null: options.null,
      effects: options.effects ?? [0.5, 0.75, 0.9],
      exclusive: options.exclusive ?? true,
      surfaces: options.surfaces ?? ["musyc", "braid"],
      bootstraps: options.bootstraps ?? 100,
      alpha: options.alpha ?? 0.05,
      precision: options.precision ?? 0.1,
      seed: context.seed,
      wells: read.wells,
      notes: read.notes,
    },
  };
}
