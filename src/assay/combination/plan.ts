import { hasErrors, type Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { dataFile } from "../reading/data-file.ts";
import type { CombinationOptions } from "./options.ts";
import { readCombination } from "./read.ts";
import type { CombinationSpec } from "./spec.ts";

/** The plan of a step: every default filled in and the wells read. */
export function planCombination(
  options: CombinationOptions,
  context: PlanContext,
): { readonly spec?: CombinationSpec; readonly issues: readonly Issue[] } {
  const early: Issue[] = [];
  const file = dataFile("combination", options, context, early);
  if (!file) return { issues: early };
  const { read, issues: late } = readCombination(file, options, context.place);
  const issues = [...early, ...late];
  if (!read || hasErrors(issues)) return { issues };
  return {
    issues,
    spec: {
      file: typeof options.data === "string" ? options.data : options.data.join(", "),
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
