import type { LibraryModule } from "../types.ts";

/** For replications: antibody with an average load that falls by itself, wrong from the second dose on. */
export const plasmaAverageLoad: LibraryModule = {
  name: "plasma-average-load",
  summary:
    "For replications: antibody with an average load that falls by itself, wrong from the second dose on",
  text: `module plasma-average-load
title "Antibody with an average load that falls by itself, two compartments"
cite shah2012

# For replications of articles that write it so. The load is one number for all antibody: a second dose, whose load is full, gets
# that of the first. Use plasma-chain for several doses.
needs Vc   : L   "central volume"
needs Vp   : L   "peripheral volume"
needs Q    : L/h "distribution clearance"
needs CL   : L/h "clearance"
needs kdis : 1/h "fall of the load"
needs load0 : 1  "load at the start"
needs MW   : Da  "molar mass of the conjugate"
needs species drug : nmol "where drug goes that comes off in plasma"
provides plasma : nM "concentration of antibody"
provides load   : 1  "average load"

species A : nmol "antibody, central"
species P : nmol "antibody, peripheral"
state load : 1 = load0 "average load"
species eliminated : nmol "antibody eliminated, cumulative"
species given : nmol "antibody given, cumulative" constant
plasma = A / Vc
load' = -kdis * load
reaction eliminate : A -> eliminated at CL / Vc * A
reaction exchange  : A <-> P at Q / Vc * A - Q / Vp * P
reaction release   : nothing -> drug at kdis * load * A
dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW

output conjugate : ug/mL = plasma * MW "antibody in plasma"
output conjugated_drug : nM = load * plasma "drug on antibody in plasma"
output balance_antibody : 1 = (A + P + eliminated - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
