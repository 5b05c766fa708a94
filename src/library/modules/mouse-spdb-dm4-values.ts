import type { LibraryModule } from "../types.ts";

/** Plasma of the mouse for an SPDB-DM4 conjugate, as in dar-chain-spdb-dm4-mouse. */
export const mouseSpdbDm4Values: LibraryModule = {
  name: "mouse-spdb-dm4-values",
  summary: "Plasma of the mouse for an SPDB-DM4 conjugate, as in dar-chain-spdb-dm4-mouse",
  text: `module mouse-spdb-dm4-values
title "An SPDB-DM4 conjugate in mouse plasma: disposition of another antibody, deconjugation as in patients"
cite shah2012 pouzin2022

index i = 0..8

covariate WT = 0.020 kg "body weight"
param Vckg = 46 mL/kg     "central volume per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 40..60
param Vpkg = 60 mL/kg     "peripheral volume per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 40..120
param Qkg  = 130 mL/d/kg  "distribution clearance per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 60..400
param CLkg = 6 mL/d/kg    "clearance of antibody per body weight, the same for every load"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 4..12
param kdec[i] = 0 0.0565 0.181 0.340 0.525 0.751 0.938 0.938 0.938  1/d
                          "loss of one drug from load i, in patients"       reported pouzin2022
param MW = 150000 Da      "molar mass of the conjugate"                     reported pouzin2022
Vc = Vckg * WT
Vp = Vpkg * WT
Q  = Qkg * WT
CL[i] = CLkg * WT
`,
};
