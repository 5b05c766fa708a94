import type { LibraryModel } from "./types.ts";

/** One compartment, first-order elimination, dose into a vein. */
export const oneCompartment: LibraryModel = {
  name: "one-compartment",
  summary: "One compartment, first-order elimination, dose into a vein",
  text: `model one-compartment
title "One compartment with first-order elimination"

param CL = 1 L/h "clearance"              assumed "a round number, to be replaced with set"  range 0.1..10
param V  = 20 L  "volume of distribution" assumed "a round number, to be replaced with set"  range 5..100

compartment central = V "plasma"
species A in central : mg "drug in the body"

reaction eliminate : A -> nothing at CL / V * A

dose drug : mg "drug, into a vein" into A = 1

output concentration : ug/mL = A / V "drug in plasma"
`,
};
