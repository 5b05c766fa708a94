import { reducedEquations } from "./bender-2014-equations.ts";
import type { LibraryModel } from "./types.ts";

/** T-DM1 conjugate and naked antibody in the rat, three compartments. */
export const reducedBender2014Rat: LibraryModel = {
  name: "reduced-bender-2014-rat",
  summary: "T-DM1 conjugate and naked antibody in the rat, three compartments",
  text: `model reduced-bender-2014-rat
title "T-DM1 conjugate and naked antibody in the plasma of the rat, three compartments"
cite bender2014 nlmixr2lib

param CLtt  = 2.37 mL/d  "clearance of antibody, conjugated or not"     reported bender2014  sd 0.2424
param CLdec = 2.24 mL/d   "clearance of the conjugate to naked antibody" reported bender2014  sd 0.1521
param V1    = 10.7 mL    "central volume"                               reported bender2014  sd 0.1961
param CLd2  = 59.7 mL/d  "distribution clearance, second compartment"   reported bender2014
param V2    = 2.52 mL    "volume of the second compartment"             reported bender2014  sd 0.6165
param CLd3  = 13.9 mL/d  "distribution clearance, third compartment"    reported bender2014
param V3    = 15.5 mL    "volume of the third compartment"              reported bender2014  sd 0.1639
${reducedEquations}`,
};
