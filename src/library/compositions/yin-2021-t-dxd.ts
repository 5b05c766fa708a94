import type { LibraryModel } from "../types.ts";

/** Trastuzumab deruxtecan in patients, two compartments (Yin 2021); half-life to be checked before use. */
export const yin2021TDxd: LibraryModel = {
  name: "yin-2021-t-dxd",
  summary:
    "Trastuzumab deruxtecan in patients, two compartments (Yin 2021); half-life to be checked before use",
  text: `model yin-2021-t-dxd
title "Trastuzumab deruxtecan in patients, two compartments"
cite yin2021 nlmixr2lib

# With the peripheral volume of the public model library the terminal half-life is 28 d, in a small last phase; the
# phase that matters has 2.9 d. Check the peripheral volume with the article before use.
param CL = 0.421 L/d "clearance"              reported nlmixr2lib
param Vc = 2.77 L    "central volume"         reported nlmixr2lib
param Q  = 0.199 L/d "distribution clearance" reported nlmixr2lib
param Vp = 5.16 L    "peripheral volume"      reported nlmixr2lib
compartment central = Vc "plasma"
species A in central : mg "conjugate, central"
species P : mg "conjugate, peripheral"
species gone : mg "conjugate eliminated, cumulative"
species given : mg "conjugate given, cumulative" constant
reaction eliminate : A -> gone at CL / Vc * A
reaction exchange  : A <-> P at Q / Vc * A - Q / Vp * P
dose adc : mg "conjugate into a vein" into A = 1 into given = 1
output conjugate : ug/mL = A / Vc "antibody with at least one drug"
output balance_antibody : 1 = (A + P + gone - given) / max(given, 1e-9 {mg}) "conjugate found beside conjugate given: stays 0"
`,
};
