import type { LibraryModule } from "../types.ts";

/** Antibody with 0, 1, 2, ... drugs in plasma and one peripheral space; drugs leave one at a time. */
export const plasmaChain: LibraryModule = {
  name: "plasma-chain",
  summary: "Antibody with 0, 1, 2, ... drugs in plasma and one peripheral space; drugs leave one at a time",
  text: `module plasma-chain
title "Antibody in plasma, drug load by drug load, two compartments"
cite pouzin2022

# Loads 0 to 8; a composition takes another lot by its own "index i = 0..4".
index i = 0..8
index loaded = 1..i

needs Vc           : L   "central volume"
needs Vp           : L   "peripheral volume"
needs Q            : L/h "distribution clearance"
needs CL[i]        : L/h "clearance of antibody with i drugs"
needs kdec[i]      : 1/h "loss of one drug from load i"
needs f[i]         : 1   "share of the lot with i drugs"
needs MW           : Da  "molar mass of the conjugate"
needs load[i]      : 1   "drugs on antibody of form i"
needs species drug : nmol "where drug goes that comes off in plasma"
provides plasma[i] : nM  "concentration of form i in plasma"

compartment central = Vc "plasma"
species A[i] in central : nmol "antibody with i drugs, central"
species P[i] : nmol            "antibody with i drugs, peripheral"
species eliminated : nmol      "antibody eliminated from plasma, cumulative"
species eliminated_drug : nmol "drug eliminated with its antibody, cumulative"

species given : nmol      "antibody given, cumulative" constant
species given_drug : nmol "drug given on it, cumulative" constant

whole = sum(i: f[i])
share[i] = f[i] / whole
dosed_load = sum(i: load[i] * share[i])
plasma[i] = A[i] / Vc

reaction eliminate[i]           : A[i] -> eliminated + load[i] eliminated_drug at CL[i] / Vc * A[i]
reaction exchange[i]            : A[i] <-> P[i] at Q / Vc * A[i] - Q / Vp * P[i]
reaction deconjugate[loaded]    : A[loaded] -> A[loaded-1] + (load[loaded] - load[loaded-1]) drug at kdec[loaded] * A[loaded]

dose adc : mg "conjugate as in the vial, naked antibody included" into A[i] = share[i] / MW
  into given = 1 / MW  into given_drug = dosed_load / MW

output conjugate      : ug/mL = sum(loaded: A[loaded]) * MW / Vc "antibody with at least one drug, in plasma"
output total_antibody : ug/mL = sum(i: A[i]) * MW / Vc         "antibody with and without drugs, in plasma"
`,
};
