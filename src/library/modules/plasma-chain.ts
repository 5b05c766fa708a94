import type { LibraryModule } from "../types.ts";

/** Antibody with 0, 1, 2, ... drugs in plasma and one peripheral space; drugs leave one at a time. */
export const plasmaChain: LibraryModule = {
  name: "plasma-chain",
  summary: "Antibody with 0, 1, 2, ... drugs in plasma and one peripheral space; drugs leave one at a time",
  text: `module plasma-chain
title "Antibody in plasma, drug load by drug load, two compartments"
cite pouzin2022

index i = 0..8

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

share[i] = f[i] / sum(j in 0..8: f[j])
plasma[i] = A[i] / Vc

reaction eliminate[i]           : A[i] -> eliminated + load[i] eliminated_drug at CL[i] / Vc * A[i]
reaction exchange[i]            : A[i] <-> P[i] at Q / Vc * A[i] - Q / Vp * P[i]
reaction deconjugate[i in 1..8] : A[i] -> A[i-1] + (load[i] - load[i-1]) drug at kdec[i] * A[i]


dose adc : mg "conjugate as in the vial, naked antibody included" into A[i] = share[i] / MW
  into given = 1 / MW  into given_drug = sum(j in 0..8: load[j] * share[j]) / MW

output conjugate      : ug/mL = sum(i in 1..8: A[i]) * MW / Vc "antibody with at least one drug, in plasma"
output total_antibody : ug/mL = sum(i: A[i]) * MW / Vc         "antibody with and without drugs, in plasma"
`,
};
