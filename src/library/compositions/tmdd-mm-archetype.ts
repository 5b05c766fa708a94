import type { LibraryModel } from "../types.ts";

/** A typical antibody with a target in plasma, Michaelis-Menten form. */
export const tmddMmArchetype: LibraryModel = {
  name: "tmdd-mm-archetype",
  summary: "A typical antibody with a target in plasma, Michaelis-Menten form",
  text: `model tmdd-mm-archetype
title "A typical antibody with a target in plasma, Michaelis-Menten form"
cite nlmixr2lib gibiansky2008

param CL  = 0.2 L/d    "clearance"                      reported nlmixr2lib
param Vc  = 3 L        "central volume"                 reported nlmixr2lib
param Vp  = 3 L        "peripheral volume"              reported nlmixr2lib
param Q   = 0.5 L/d    "distribution clearance"         reported nlmixr2lib
param R0_mass = 0.1 mg/L "target without drug, as mass of antibody that it binds" reported nlmixr2lib

param kint = 1 1/d     "loss of the complex"            reported nlmixr2lib
param MW  = 150 kDa    "molar mass"                     derived "an immunoglobulin G"
param Kss_mass = 1.1 mg/L "quasi-steady-state constant, as mass of antibody" reported nlmixr2lib
Kss = Kss_mass / MW
R0 = R0_mass / MW
use tmdd-mm
`,
};
