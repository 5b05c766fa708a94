import type { LibraryModel } from "../types.ts";

/** A conjugate in a small tumour without vessels: how deep it reaches from the surface. */
export const sphereTDm1: LibraryModel = {
  name: "sphere-t-dm1",
  summary:
    "A conjugate in a small tumour without vessels (a micrometastasis): how deep it reaches from the surface",
  text: `model sphere-t-dm1
title "A conjugate in a small tumour without vessels: how deep it reaches from the surface"
cite shah2012 scheuher2023

# Transport and target as in krogh-t-dm1. The fluid around the tumour has the concentration of plasma.
param CL    = 0.68 L/d  "clearance of antibody"                reported lu2014
param V     = 3.13 L    "volume of antibody"                   reported lu2014
param radius = 200 um   "radius of the tumour"                 assumed "below the size at which vessels grow in" range 50..500
param D     = 0.022 cm^2/d "diffusion of antibody"             reported shah2012
param void  = 0.24 1    "share of the tumour that antibody reaches" reported shah2012
param kon   = 0.36 1/(nM*h) "association with HER2"            reported scheuher2023
param kd    = 0.3 nM    "dissociation constant"                reported scheuher2023
param target = 465 nM   "HER2 per volume of tumour"            derived "1e6 copies, 2.8e11 cells/L, scheuher2023"
param ke    = 0.119 1/h "internalisation"                      assumed "that of HER2 without recycling, 3.3e-5 per s" range 0.03..0.3
param MW    = 148781 Da "molar mass of antibodies"             reported scheuher2023
koff = kon * kd
species A : nmol "conjugate in plasma"
species gone : nmol "conjugate eliminated, cumulative"
species given : nmol "conjugate given, cumulative" constant
reaction eliminate : A -> gone at CL / V * A
use sphere as ball (around = A / V)
dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW
output plasma : nM = A / V "conjugate in plasma"
output balance_antibody : 1 = (A + gone - given) / max(given, 1e-9 {nmol}) "conjugate found beside conjugate given: stays 0"
`,
};
