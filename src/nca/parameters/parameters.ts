import type { Rules } from "../types.ts";
import { dispositions, effective, mrtLast } from "./disposition.ts";
import { areasPerDose, aucAll, aucLast, aumcLast, toInfinity } from "./exposure.ts";
import { aucTau, aumcTau, cavg, cmin, ctrough, fluctuation, swing } from "./interval.ts";
import { c0, clast, cmax, cmaxPerDose, tlag, tlast, tmax } from "./observed.ts";
import { partialArea } from "./partial.ts";
import { steadyState } from "./steady-state.ts";
import { clastPredicted, halfLife, lambdaZ, slopeDetails } from "./terminal.ts";
import type { Parameter } from "./types.ts";

/** Every parameter, by name, in the order of computing: each stands after those it needs. */
export const parameters: Readonly<Record<string, Parameter>> = Object.fromEntries(
  [
    cmax,
    tmax,
    tlag,
    tlast,
    clast,
    c0,
    cmaxPerDose,
    lambdaZ,
    halfLife,
    ...slopeDetails,
    clastPredicted,
    aucLast,
    aucAll,
    aumcLast,
    ...toInfinity,
    ...areasPerDose,
    mrtLast,
    ...dispositions,
    ...effective,
    aucTau,
    aumcTau,
    cavg,
    ctrough,
    cmin,
    fluctuation,
    swing,
    ...steadyState,
  ].map((parameter) => [parameter.name, parameter]),
);

const usual = Object.values(parameters);

/** Every parameter of an analysis: all members, then the areas that its rules name. */
export function membersFor({ partial }: Rules): readonly Parameter[] {
  if (!partial) return usual;
  return [...usual, ...Object.entries(partial).map(([name, stretch]) => partialArea(name, stretch))];
}
