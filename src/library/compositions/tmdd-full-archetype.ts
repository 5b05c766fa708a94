import type { LibraryModel } from "../types.ts";

/** A typical antibody with a target in plasma, full form. */
export const tmddFullArchetype: LibraryModel = {
  name: "tmdd-full-archetype",
  summary: "A typical antibody with a target in plasma, full form",
  text: `model tmdd-full-archetype
title "A typical antibody with a target in plasma, full form"
cite nlmixr2lib gibiansky2008

param CL  = 0.2 L/d    "clearance"                      reported nlmixr2lib
param Vc  = 3 L        "central volume"                 reported nlmixr2lib
param Vp  = 3 L        "peripheral volume"              reported nlmixr2lib
param Q   = 0.5 L/d    "distribution clearance"         reported nlmixr2lib
param R0_mass = 0.1 mg/L "target without drug, as mass of antibody that it binds" reported nlmixr2lib
param kdeg = 0.1 1/d   "loss of free target"            reported nlmixr2lib
param kint = 1 1/d     "loss of the complex"            reported nlmixr2lib
param MW  = 150 kDa    "molar mass"                     derived "an immunoglobulin G"
param kon = 8.6956521739130430 1/(nM*d) "association"  derived "(koff + kint)/Kss with Kss 7.33 nM and koff 62.8 per d"
param koff = 62.768115942028985 1/d "dissociation"       assumed "binding much faster than internalisation" range 5..500
R0 = R0_mass / MW
use tmdd-full
`,
};
