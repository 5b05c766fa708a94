import { dispositions, mrtLast } from "./disposition.ts";
import { areasPerDose, aucAll, aucLast, aumcLast, toInfinity } from "./exposure.ts";
import { aucTau, cavg, cmin, ctrough, steadyStateClearance } from "./interval.ts";
import { c0, clast, cmax, cmaxPerDose, tlag, tlast, tmax } from "./observed.ts";
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
    aucTau,
    cavg,
    ctrough,
    cmin,
    steadyStateClearance,
  ].map((parameter) => [parameter.name, parameter]),
);
