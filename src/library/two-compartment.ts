import type { LibraryModel } from "./types.ts";

/** Two compartments, first-order elimination, dose into a vein; typical values of a naked antibody in adults. */
export const twoCompartment: LibraryModel = {
  name: "two-compartment",
  summary:
    "Two compartments, first-order elimination, dose into a vein; typical values of a naked antibody in adults",
  text: `model two-compartment
title "Two compartments with first-order elimination; a typical antibody in a 70 kg adult"
cite davda2014 nlmixr2lib

param CL = 0.200 L/d "clearance"                reported davda2014  sd 0.314
param Vc = 3.61 L    "central volume"           reported davda2014  sd 0.341
param Q  = 0.747 L/d "distribution clearance"   reported davda2014  sd 0.836
param Vp = 2.75 L    "peripheral volume"        reported davda2014  sd 0.281
correlate CL Vc 0.734    # covariances 0.0786, 0.0619 and 0.0377 over the products of the standard deviations
correlate Vc Vp 0.646
correlate CL Vp 0.427

compartment central = Vc "plasma"
species A in central : mg "drug, central"
species P : mg            "drug, peripheral"

reaction eliminate : A -> nothing at CL / Vc * A
reaction exchange  : A <-> P      at Q / Vc * A - Q / Vp * P

dose drug : mg "drug, into a vein" into A = 1

output concentration : ug/mL = A / Vc "drug in plasma"
`,
};
