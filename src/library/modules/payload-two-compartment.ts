import type { LibraryModule } from "../types.ts";

/** Free drug in plasma and one peripheral space. */
export const payloadTwoCompartment: LibraryModule = {
  name: "payload-two-compartment",
  summary: "Free drug in plasma and one peripheral space",
  text: `module payload-two-compartment
title "Free drug, two compartments"

needs V  : L   "central volume"
needs Vp : L   "peripheral volume"
needs Q  : L/h "distribution clearance"
needs CL : L/h "clearance"
provides plasma : nM "concentration in plasma"

species X : nmol          "free drug, central"
species P : nmol          "free drug, peripheral"
species eliminated : nmol "free drug eliminated, cumulative"
plasma = X / V
reaction eliminate : X -> eliminated at CL / V * X
reaction exchange  : X <-> P at Q / V * X - Q / Vp * P
`,
};
