import { reducedEquations } from "./bender-2014-equations.ts";
import type { LibraryModel } from "./types.ts";

/** T-DM1 conjugate and naked antibody in the cynomolgus monkey, three compartments. */
export const reducedBender2014Cynomolgus: LibraryModel = {
  name: "reduced-bender-2014-cynomolgus",
  summary: "T-DM1 conjugate and naked antibody in the cynomolgus monkey, three compartments",
  text: `model reduced-bender-2014-cynomolgus
title "T-DM1 conjugate and naked antibody in the plasma of the cynomolgus monkey, three compartments"
cite bender2014 nlmixr2lib

param CLtt  = 19.9 mL/d  "clearance of antibody, conjugated or not"     reported bender2014  sd 0.1961
param CLdec = 22.0 mL/d   "clearance of the conjugate to naked antibody" reported bender2014  sd 0.1186
param V1    = 154 mL    "central volume"                               reported bender2014  sd 0.0764
param CLd2  = 56.8 mL/d  "distribution clearance, second compartment"   reported bender2014
param V2    = 50.0 mL    "volume of the second compartment"             reported bender2014
param CLd3  = 60.4 mL/d  "distribution clearance, third compartment"    reported bender2014
param V3    = 84.7 mL    "volume of the third compartment"              reported bender2014  sd 0.2681
${reducedEquations}`,
};
