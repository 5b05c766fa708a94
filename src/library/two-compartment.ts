import type { LibraryModel } from "./types.ts";

export const twoCompartment: LibraryModel = {
  name: "two-compartment",
  summary: "Two compartments, first-order elimination, dose into a vein; typical values of a naked IgG in adults",
  text: `model two-compartment
title "Two compartments with first-order elimination; typical IgG antibody in a 70 kg adult"
cite davda2014

param CL = 0.200 L/d "clearance"                reported davda2014
param Vc = 3.61 L    "central volume"           reported davda2014
param Q  = 0.747 L/d "distribution clearance"   reported davda2014
param Vp = 2.75 L    "peripheral volume"        reported davda2014

compartment central = Vc "plasma"
species A in central : mg "drug, central"
species P : mg            "drug, peripheral"

reaction eliminate : A -> nothing at CL / Vc * A
reaction exchange  : A <-> P      at Q / Vc * A - Q / Vp * P

dose drug : mg "drug, into a vein" into A = 1

output concentration : ug/mL = A / Vc "drug in plasma"
`,
};
