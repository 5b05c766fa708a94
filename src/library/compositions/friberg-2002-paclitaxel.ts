import type { LibraryModel } from "../types.ts";

/** Paclitaxel and leukocytes in patients (Friberg 2002). */
export const friberg2002Paclitaxel: LibraryModel = {
  name: "friberg-2002-paclitaxel",
  summary: "Paclitaxel and leukocytes in patients (Friberg 2002)",
  text: `model friberg-2002-paclitaxel
title "Paclitaxel and leukocytes in patients"
cite friberg2002 nlmixr2lib

param CL = 285 L/h  "clearance, median of the patients"          reported nlmixr2lib
param V1 = 290 L    "central volume, median of the patients"     reported nlmixr2lib
param Q  = 204 L/h  "distribution clearance"                     reported nlmixr2lib
param V2 = 995 L    "peripheral volume, median of the patients"  reported nlmixr2lib
param MW = 853.9 Da "molar mass of paclitaxel"                   reported nlmixr2lib
param normal   = 7.21e9 cells/L "leukocytes without drug"        reported friberg2002  sd 0.327
param transit  = 124 h "mean time from division to blood"        reported friberg2002  sd 0.172
param slope    = 28.9 1/uM "drug effect per concentration"       reported friberg2002  sd 0.420
param feedback = 0.239 1 "exponent of the feedback"              reported friberg2002

species A : nmol "paclitaxel, central"
species P : nmol "paclitaxel, peripheral"
species gone : nmol "paclitaxel eliminated, cumulative"
species given : nmol "paclitaxel given, cumulative" constant
reaction eliminate : A -> gone at CL / V1 * A
reaction exchange  : A <-> P at Q / V1 * A - Q / V2 * P
use marrow-friberg as marrow (effect = slope * A / V1)
dose paclitaxel : mg "paclitaxel into a vein" into A = 1 / MW into given = 1 / MW
output leukocytes : cells/L = marrow_circulating "leukocytes"
output paclitaxel : uM = A / V1 "paclitaxel in plasma"
output balance_drug : 1 = (A + P + gone - given) / max(given, 1e-9 {nmol}) "paclitaxel found beside paclitaxel given: stays 0"
`,
};
