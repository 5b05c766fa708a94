import type { LibraryModule } from "../types.ts";

/** Payload in an organ: from antibody that its endothelium degrades, into cells, interstitium and plasma. */
export const organPayload: LibraryModule = {
  name: "organ-payload",
  summary:
    "Payload in an organ: from antibody that its endothelium degrades, into cells, interstitium and plasma",
  text: `module organ-payload
title "Payload in an organ: set free by degradation, in cells and interstitium, exchanged with plasma"
cite adcarchives

# The volume is that of all cells of the organ, although antibody is degraded in its endothelium: concentrations are an
# index that compares organs, schedules and conjugates, not what an endothelial cell holds.
needs catabolism : nmol/h "conjugate degraded in the organ"
needs species X : nmol "payload in plasma"
needs CX     : nM  "its concentration"
needs load   : 1   "drugs on a conjugate"
needs VO     : L   "the organ"
needs VV     : L   "plasma in the organ"
needs VI     : L   "interstitial fluid"
needs VE     : L   "endosomes"
needs kout   : 1/h "payload across membranes"
needs kex    : 1/h "loss of payload from interstitium"
needs species gone : nmol "payload eliminated, cumulative"
provides cell : nM "payload in cells"

VC = VO - VV - VI - VE
species inside : nmol "payload in cells"
species fluid : nmol "payload in interstitium"
cell = inside / VC
reaction free  : nothing -> inside at load * catabolism
reaction leave : inside <-> fluid  at kout * VC * (cell - fluid / VI)
reaction wash  : inside <-> X      at kout * VC * (cell - CX)
reaction lose  : fluid -> gone     at kex * fluid
`,
};
