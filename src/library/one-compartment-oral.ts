import type { LibraryModel } from "./types.ts";

/** One compartment, first-order absorption and elimination, dose by mouth. */
export const oneCompartmentOral: LibraryModel = {
  name: "one-compartment-oral",
  summary: "One compartment, first-order absorption and elimination, dose by mouth",
  text: `model one-compartment-oral
title "One compartment with first-order absorption and elimination"

param CL = 1 L/h   "clearance"                   assumed "a round number, to be replaced with set"  range 0.1..10
param V  = 20 L    "volume of distribution"      assumed "a round number, to be replaced with set"  range 5..100
param ka = 1 1/h   "rate of absorption"          assumed "a round number, to be replaced with set"  range 0.2..5
param F  = 1 1     "share of the dose absorbed"  assumed "complete absorption"                      range 0.3..1

compartment central = V "plasma"
species depot : mg "drug waiting to be absorbed"
species A in central : mg "drug in the body"

reaction absorb    : depot -> A   at ka * depot
reaction eliminate : A -> nothing at CL / V * A

dose drug : mg "drug, by mouth" into depot = F

output concentration : ug/mL = A / V "drug in plasma"
`,
};
