import type { LibraryModule } from "../types.ts";

/** An organ that protein enters through small and large pores, by its size. */
export const twoPoreOrgan: LibraryModule = {
  name: "two-pore-organ",
  summary: "An organ that protein enters through small and large pores, by its size",
  text: `module two-pore-organ
title "Organ: plasma, endosomes, interstitium; exchange through small and large pores, uptake into endosomes"
cite lishah2019

needs VV     : L   "plasma in the organ"
needs VI     : L   "interstitial fluid"
needs VE     : L   "endosomes of endothelial cells"
needs L      : L/h "lymph flow"
needs lymph_reflection : 1 "reflection on the way into lymph"
needs ps_small : 1 "permeability times surface of small pores, for a lymph flow of 1"
needs ps_large : 1 "permeability times surface of large pores, for a lymph flow of 1"
needs sigma_small : 1 "reflection at small pores"
needs sigma_large : 1 "reflection at large pores"
needs share_small : 1 "share of lymph flow through small pores, isogravimetric flow included"
needs share_large : 1 "share of lymph flow through large pores, isogravimetric flow included"
needs uptake : 1/h "pinocytosis, per volume of endosomes"
needs kdeg   : 1/h "degradation in endosomes"
needs species lymph_node : nmol "protein in the lymph node"
needs species degraded : nmol "protein degraded, cumulative"
provides CV  : nM  "concentration in the organ's plasma"

species V : nmol "protein in the organ's plasma"
species I : nmol "protein in interstitial fluid"
species E : nmol "protein in endosomes"
CV = V / VV
CI = I / VI
peclet_small = share_small * (1 - sigma_small) / ps_small
peclet_large = share_large * (1 - sigma_large) / ps_large
diffusive = L * (ps_small * peclet_small / (exp(peclet_small) - 1) + ps_large * peclet_large / (exp(peclet_large) - 1))
convective = L * (share_small * (1 - sigma_small) + share_large * (1 - sigma_large))
reaction cross   : V <-> I           at diffusive * (CV - CI) + convective * CV
reaction drain   : I -> lymph_node   at (1 - lymph_reflection) * L * CI
reaction takeV   : V -> E            at uptake * VE * CV
reaction takeI   : I -> E            at uptake * VE * CI
reaction degrade : E -> degraded     at kdeg * E
`,
};
