import type { LibraryModel } from "../types.ts";

/** Docetaxel and neutrophils in patients (Netterberg 2017, plasma of Ozawa 2007). */
export const fribergDocetaxel: LibraryModel = {
  name: "friberg-docetaxel",
  summary: "Docetaxel and neutrophils in patients (Netterberg 2017, plasma of Ozawa 2007)",
  text: `model friberg-docetaxel
title "Docetaxel and neutrophils in patients"
cite netterberg2017 ozawa2007 friberg2002 nlmixr2lib

# The marrow was fitted with concentrations of another population model; its typical patient has 1.34 g/L of alpha-1 acid
# glycoprotein, is a man, in good condition and was not treated before.
param CL = 35.7 L/h  "clearance"                                reported ozawa2007  cv 39.9 %
param V1 = 6.94 L    "central volume"                           reported ozawa2007  cv 26.4 %
param Q2 = 5.58 L/h  "distribution clearance, first"            reported ozawa2007
param V2 = 7.39 L    "peripheral volume, first"                 reported ozawa2007
param Q3 = 12.5 L/h  "distribution clearance, second"           reported ozawa2007
param V3 = 225 L     "peripheral volume, second"                reported ozawa2007
param MW = 807.88 Da "molar mass of docetaxel"                  reported nlmixr2lib
param normal   = 5.22e9 cells/L "neutrophils without drug"      reported netterberg2017  sd 0.253
param transit  = 84.2 h "mean time from division to blood"      reported netterberg2017  sd 0.138
param slope    = 15.57 1/uM "drug effect per concentration"     reported netterberg2017  sd 0.358
param feedback = 0.145 1 "exponent of the feedback"             reported netterberg2017

species A : nmol "docetaxel, central"
species P : nmol "docetaxel, first peripheral"
species S : nmol "docetaxel, second peripheral"
species gone : nmol "docetaxel eliminated, cumulative"
species given : nmol "docetaxel given, cumulative" constant
reaction eliminate : A -> gone at CL / V1 * A
reaction exchange  : A <-> P at Q2 / V1 * A - Q2 / V2 * P
reaction exchange2 : A <-> S at Q3 / V1 * A - Q3 / V3 * S
use marrow-friberg as marrow (effect = slope * A / V1)
dose docetaxel : mg "docetaxel into a vein" into A = 1 / MW into given = 1 / MW
output neutrophils : cells/L = marrow_circulating "neutrophils"
output docetaxel : uM = A / V1 "docetaxel in plasma"
output balance_drug : 1 = (A + P + S + gone - given) / max(given, 1e-9 {nmol}) "docetaxel found beside docetaxel given: stays 0"
`,
};
