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

compartment central = V1 "plasma"
species C1 in central : mg "conjugate, central"
species C2 : mg            "conjugate, second compartment"
species C3 : mg            "conjugate, third compartment"
species N1 in central : mg "naked antibody, central"
species N2 : mg            "naked antibody, second compartment"
species N3 : mg            "naked antibody, third compartment"

reaction eliminateC  : C1 -> nothing at CLtt / V1 * C1
reaction eliminateN  : N1 -> nothing at CLtt / V1 * N1
reaction deconjugate : C1 -> N1      at CLdec / V1 * C1
reaction exchangeC2  : C1 <-> C2     at CLd2 / V1 * C1 - CLd2 / V2 * C2
reaction exchangeC3  : C1 <-> C3     at CLd3 / V1 * C1 - CLd3 / V3 * C3
reaction exchangeN2  : N1 <-> N2     at CLd2 / V1 * N1 - CLd2 / V2 * N2
reaction exchangeN3  : N1 <-> N3     at CLd3 / V1 * N1 - CLd3 / V3 * N3

dose adc : mg "conjugate, into a vein" into C1 = 1

output conjugate      : ug/mL = C1 / V1        "antibody with at least one drug (T-DM1)"
output total_antibody : ug/mL = (C1 + N1) / V1 "antibody with and without drugs"
`,
};
