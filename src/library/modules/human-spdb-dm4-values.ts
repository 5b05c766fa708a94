import type { LibraryModule } from "../types.ts";

/** Plasma of patients for an SPDB-DM4 conjugate: the values of tusamitamab ravtansine. */
export const humanSpdbDm4Values: LibraryModule = {
  name: "human-spdb-dm4-values",
  summary: "Plasma of patients for an SPDB-DM4 conjugate: the values of tusamitamab ravtansine",
  text: `module human-spdb-dm4-values
title "An SPDB-DM4 conjugate in plasma of patients: the values of tusamitamab ravtansine"
cite pouzin2022

index i = 0..8

param Vc = 3.37 L    "central volume"                      reported pouzin2022
param Vp = 2.54 L    "peripheral volume"                   reported pouzin2022
param Q  = 0.543 L/d "distribution clearance"              reported pouzin2022
param CLadc = 0.392 L/d "clearance of conjugated antibody" reported pouzin2022
param CLnab = 0.408 L/d "clearance of naked antibody"      reported pouzin2022
param kdec[i] = 0 0.0565 0.181 0.340 0.525 0.751 0.938 0.938 0.938  1/d
                     "loss of one drug from load i"        reported pouzin2022
param MW = 150000 Da "molar mass of the conjugate"         reported pouzin2022
CL[0] = CLnab
CL[i in 1..8] = CLadc
`,
};
