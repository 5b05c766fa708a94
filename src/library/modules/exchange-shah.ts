import type { LibraryModule } from "../types.ts";

/** Exchange of plasma and tumour as in Shah 2012: the void fraction multiplies the concentration in plasma. */
export const exchangeShah: LibraryModule = {
  name: "exchange-shah",
  summary:
    "Exchange of plasma and tumour as in Shah 2012: the void fraction multiplies the concentration in plasma",
  text: `module exchange-shah
title "Exchange of plasma and tumour across vessels and surface, as in Shah 2012"
cite shah2012
convention void-fraction = shah

needs species amount   : nmol "what is in the tumour, outside its cells"
needs species source   : nmol "what is in plasma"
needs plasma           : nM   "its concentration in plasma"
needs volume           : L    "volume of the tumour, cells included"
needs permeability     : um/h "permeability of the vessel wall"
needs diffusion        : um2/h "diffusion coefficient in the tumour"
needs void             : 1    "share of the tumour's volume that it can reach"
needs vessel_radius    : um   "radius of a vessel"
needs krogh_radius     : um   "half the distance between vessels"
provides free          : nM   "free concentration in the space it can reach"

radius = (3 * volume / (4 * pi))^(1/3)               "radius of a ball of the tumour's volume"
k : 1/h = 2 * permeability * vessel_radius / krogh_radius^2 + 6 * diffusion / radius^2
free = amount / (void * volume)
reaction exchange : source <-> amount at k * volume * (void * plasma - amount / volume)
`,
};
