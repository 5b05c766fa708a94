import type { AnalysisRules } from "./analyse.ts";
import type { Mouse } from "./types.ts";

/** The plan of a `xenograft` step: the mice as read, in days and mm³, and the rules with every default filled in. */
export type XenograftSpec = {
  readonly file: string;
  readonly layout: string;
  readonly formula: string;
  readonly rules: AnalysisRules;
  readonly mice: readonly Mouse[];
};
