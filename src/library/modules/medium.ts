import type { LibraryModule } from "../types.ts";

/** Culture medium: antibody with 0, 1, 2, ... drugs, and its catabolites, well mixed around cells. */
export const medium: LibraryModule = {
  name: "medium",
  summary: "Culture medium: antibody with 0, 1, 2, ... drugs, and its catabolites, well mixed around cells",
  text: `module medium
title "Culture medium or the fluid between packed cells, well mixed"

# Loads 0 to 8; a composition takes another lot by its own "index i = 0..4".
index i = 0..8
index loaded = 1..i
index k = 1..3

needs volume  : L   "volume of fluid around the cells"
needs near    : L   "volume of fluid that catabolites are in: all of it, or that between packed cells"
needs f[i]    : 1   "share of the lot with i drugs"
needs load[i] : 1   "drugs on antibody of form i"
needs kdec[i] : 1/h "loss of one drug from load i"
needs kclear[k] : 1/h "loss of catabolite k from the fluid"
provides free[i] : nM "antibody with i drugs in the fluid"

species A[i] : nmol "antibody with i drugs in the fluid"
species X[k] : nmol "catabolite in the fluid: 1 lysine adduct, 2 drug, 3 S-methyl drug"
species cleared : nmol "catabolites gone from the fluid, cumulative"
species given : nmol "antibody given, cumulative" constant
species given_drug : nmol "drug given on it, cumulative" constant
free[i] = A[i] / volume
whole = sum(i: f[i])
share[i] = f[i] / whole
dosed_load = sum(i: load[i] * share[i])
reaction deconjugate[loaded] : A[loaded] -> A[loaded-1] + (load[loaded] - load[loaded-1]) X[2] at kdec[loaded] * A[loaded]
reaction clear[k] : X[k] -> cleared at kclear[k] * X[k]


dose adc : nmol "antibody, naked antibody included" into A[i] = share[i]
  into given = 1  into given_drug = dosed_load

output free_conjugate : nM = sum(loaded: free[loaded]) "antibody with drugs in the fluid"
output catabolite_outside[k] : nM = X[k] / near "catabolite k in the fluid: 1 lysine adduct, 2 drug, 3 S-methyl drug"
`,
};
