import { readPeaks } from "../chemistry/index.ts";
import { hasErrors, type Issue } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import type { CatabolitesOptions } from "./options.ts";
import { type CatabolitesSpec, plainPeak } from "./spec.ts";

/** The plan of a step: the peak list read, everything else as the options say. */
export function planCatabolites(
  options: CatabolitesOptions,
  context: PlanContext,
): { readonly spec?: CatabolitesSpec; readonly issues: readonly Issue[] } {
  const { conjugates, compartments, ions } = options;
  const { peaks, issues } = readPeakFile(options, context);
  return hasErrors(issues) ? { issues } : { spec: { conjugates, compartments, ions, peaks }, issues };
}

function readPeakFile(
  { peaks: given }: CatabolitesOptions,
  context: PlanContext,
): { readonly peaks: CatabolitesSpec["peaks"]; readonly issues: readonly Issue[] } {
  if (!given) return { peaks: null, issues: [] };
  const source = context.file(given.file);
  if (!source) return { peaks: null, issues: [missingFile(given.file, context)] };
  const { peaks, issues } = readPeaks(source);
  return { peaks: peaks ? { ppm: given.ppm, peaks: peaks.map(plainPeak) } : null, issues };
}

const missingFile = (file: string, context: PlanContext): Issue => ({
  code: "catabolites.no-file",
  severity: "error",
  where: context.place("peaks", "file"),
  found: `there is no file "${file}" beside the study`,
  needed: "the path of a CSV file with columns mz and intensity",
  write: "peaks: { file: peaks.csv, ppm: 5 }",
});
