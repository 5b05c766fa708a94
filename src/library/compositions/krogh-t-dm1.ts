import type { LibraryModel } from "../types.ts";

/** A conjugate around a tumour vessel, with and without naked antibody beside it (Krogh cylinder). */
export const kroghTDm1: LibraryModel = {
  name: "krogh-t-dm1",
  summary: "A conjugate around a tumour vessel, with and without naked antibody beside it (Krogh cylinder)",
  text: `model krogh-t-dm1
title "A conjugate around a tumour vessel, with and without naked antibody beside it"
cite cilliers2016 shah2012 scheuher2023

# The published values of Krogh models of T-DM1 could not be read: transport is that of Shah 2012, in the form that
# divides by the void fraction (permeability times void fraction), the target is HER2 after Scheuher 2023.
param CL    = 0.68 L/d  "clearance of antibody"                reported lu2014
param V     = 3.13 L    "volume of antibody"                   reported lu2014
param load  = 3.5 1     "drugs on a conjugate"                 reported scheuher2023
param Rc    = 8 um      "radius of a vessel"                   reported shah2012
param Rk    = 75 um     "half the distance between vessels"    reported shah2012
param P     = 80.16 um/d "permeability of vessels for antibody" derived "334 um/d times 0.24, shah2012"
param D     = 0.022 cm^2/d "diffusion of antibody"             reported shah2012
param void  = 0.24 1    "share of the tumour that antibody reaches" reported shah2012
param kon   = 0.36 1/(nM*h) "association with HER2"            reported scheuher2023
param kd    = 0.3 nM    "dissociation constant"                reported scheuher2023
param target = 465 nM   "HER2 per volume of tumour"            derived "1e6 copies, 2.8e11 cells/L, scheuher2023"
param ke    = 0.119 1/h "internalisation"                      assumed "that of HER2 without recycling, 3.3e-5 per s" range 0.03..0.3
param kdeg  = 0.457 1/h "degradation inside"                   reported scheuher2023
param kout  = 0.142 1/h "catabolite out of cells"              reported scheuher2023
param kin   = 0.214 1/h "catabolite into cells, of its amount outside" reported scheuher2023
param Dx    = 0.11 cm^2/d "diffusion of catabolite"            reported scheuher2023
param Px    = 924 um/d  "permeability of vessels for catabolite" reported scheuher2023
param voidx = 0.44 1    "share of the tumour that catabolite reaches outside cells" reported scheuher2023
param MW    = 148781 Da "molar mass of antibodies"             reported scheuher2023
index i = 0..1
koff = kon * kd
species A[i] : nmol "antibody in plasma: 0 naked, 1 conjugate"
species gone[i] : nmol "antibody eliminated, cumulative"
species given[i] : nmol "antibody given, cumulative" constant
reaction eliminate[i] : A[i] -> gone[i] at CL / V * A[i]
use krogh as tissue (plasma = A[i] / V)
dose adc : mg "conjugate into a vein" into A[1] = 1 / MW into given[1] = 1 / MW
dose with_carrier : mg "conjugate into a vein, with three times as much naked antibody" into A[1] = 1 / MW into A[0] = 3 / MW
  into given[1] = 1 / MW into given[0] = 3 / MW
output plasma : nM = A[1] / V "conjugate in plasma"
output balance_antibody : 1 = sum(i: A[i] + gone[i] - given[i]) / max(sum(i: given[i]), 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
