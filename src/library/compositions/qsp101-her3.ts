import type { LibraryModel } from "../types.ts";

/** A HER3 conjugate in culture with explicit endosome and lysosome, and antigen-negative neighbours (QSP-101, corrected). */
export const qsp101Her3: LibraryModel = {
  name: "qsp101-her3",
  summary:
    "A HER3 conjugate in culture with explicit endosome and lysosome, and antigen-negative neighbours (QSP-101, corrected)",
  text: `model qsp101-her3
title "A HER3 conjugate with eight drugs in culture: endosome, lysosome, permeable drug, antigen-negative neighbours"
cite qsp101

# After the workshop model, with four of its errors put right: drug of bound conjugate is released in the lysosome, the
# antigen-negative cells die at their own rate, dying cells spill what all of them hold, and cells that die leave with
# their content. Kept: the association rate of its run, which is the first of the two values it means to average.
param Vm   = 0.5 mL     "culture medium"                       reported qsp101
param Vc   = 1760 um^3/cells "volume of a cell"                reported qsp101
param Sc   = 1663 um^2/cells "surface of a cell"               reported qsp101
param N0   = 1e5 cells  "antigen-positive cells at the start"  reported qsp101
param M0   = 5e4 cells  "antigen-negative cells at the start"  reported qsp101
param copies = 20000 copies/cells "HER3 on the surface of a cell" reported qsp101
param kon  = 5.66e5 1/(M*s) "association"                      reported qsp101
param kd   = 0.327 nM   "dissociation constant"                reported qsp101
param half_receptor = 4.8 h "half-life of HER3 on the surface" reported qsp101
param half_inside = 0.5 h "half-life of complexes on the surface" reported qsp101
param half_endosome = 7.5 min "half-life in endosome and in lysosome" reported qsp101
param drugs = 8 1       "drugs on a conjugate"                 reported qsp101
param Peff = 12.2e-6 cm/s "permeability of membranes for the drug" reported qsp101
param Emax = 0.000038 1/h "fastest killing"                    reported qsp101
param EC50 = 0.3456 nM  "drug in the cell at half of it"       reported qsp101
param tau  = 1 h        "mean time in a stage of dying"        reported qsp101

koff = kon * kd
kdeg = log(2) / half_receptor
kint = log(2) / half_inside
kend = log(2) / half_endosome
krec = kdeg / 1.5        "of free receptor; as a share of another rate, fitted by the authors"
krecB = kint / 1.5       "of complexes; as a share of another rate, fitted by the authors"
zero : 1/h = 0 {1/h}
use kill-emax as kill (driver = P / (positive_N * Vc), kmax = Emax, ec50 = EC50, hill = 1)
use kill-emax as killN (driver = PN / (negative_N * Vc), kmax = Emax, ec50 = EC50, hill = 1)
use cells-transit as positive (number0 = N0, growth = zero, kill = kill_kill, delay = tau)
use cells-transit as negative (number0 = M0, growth = zero, kill = killN_kill, delay = tau)

species A  : nmol "conjugate in the medium"
species X  : nmol "drug in the medium"
species R  : nmol = copies * N0 "receptor on the surface"
species B  : nmol "bound conjugate on the surface"
species Be : nmol "bound conjugate in endosomes"
species Ae : nmol "free conjugate in endosomes"
species Re : nmol = copies * N0 * kdeg / (krec + kend) "receptor in endosomes"
species Bl : nmol "bound conjugate in lysosomes"
species Al : nmol "free conjugate in lysosomes"
species P  : nmol "drug in antigen-positive cells"
species PN : nmol "drug in antigen-negative cells"
species degraded : nmol "conjugate degraded, cumulative"
species given : nmol "conjugate given, cumulative" constant

reaction make     : nothing -> R at copies * kdeg * positive_N * (1 - krec / (krec + kend))
reaction bind     : A + R <-> B at kon * A / Vm * R - koff * B
reaction inside   : R -> Re    at kdeg * R
reaction recycle  : Re -> R    at krec * Re
reaction insideB  : B -> Be    at kint * B
reaction recycleB : Be -> B    at krecB * Be
reaction unbind   : Be -> Ae + Re at koff * Be
reaction sortR    : Re -> nothing at kend * Re
reaction sortA    : Ae -> Al   at kend * Ae
reaction sortB    : Be -> Bl   at kend * Be
reaction digestA  : Al -> degraded + drugs P at kend * Al
reaction digestB  : Bl -> degraded + drugs P at kend * Bl
reaction leave    : P <-> X    at Peff * Sc * positive_N * (P / (positive_N * Vc) - X / Vm)
reaction enter    : X <-> PN   at Peff * Sc * negative_N * (X / Vm - PN / (negative_N * Vc))
reaction dieR     : R -> nothing  at kill_kill * R
reaction dieRe    : Re -> nothing at kill_kill * Re
reaction dieB     : B -> A     at kill_kill * B
reaction dieBe    : Be -> A    at kill_kill * Be
reaction dieAe    : Ae -> A    at kill_kill * Ae
reaction dieBl    : Bl -> A    at kill_kill * Bl
reaction dieAl    : Al -> A    at kill_kill * Al
reaction dieP     : P -> X     at kill_kill * P
reaction diePN    : PN -> X    at killN_kill * PN

dose adc : nmol "conjugate into the medium" into A = 1 into given = 1
output conjugate_medium : nM = A / Vm "conjugate in the medium"
output surface_receptor : copies/cells = R / positive_N "free receptor on the surface"
output drug_inside : nM = P / (positive_N * Vc) "drug in antigen-positive cells"
output drug_inside_negative : nM = PN / (negative_N * Vc) "drug in antigen-negative cells"
output drug_medium : nM = X / Vm "drug in the medium"
output positive : % = positive_N / N0 "living antigen-positive cells beside the start"
output negative : % = negative_N / M0 "living antigen-negative cells beside the start"
output balance_antibody : 1 = (A + B + Be + Ae + Bl + Al + degraded - given) / max(given, 1e-9 {nmol}) "conjugate found beside conjugate given: stays 0"
output balance_drug : 1 = (drugs * (A + B + Be + Ae + Bl + Al) + P + PN + X - drugs * given) / max(drugs * given, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
};
