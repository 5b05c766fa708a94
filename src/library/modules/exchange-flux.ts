import type { LibraryModule } from "../types.ts";

/** Exchange of plasma and tumour, flux form: the void fraction divides the tumour's concentration. */
export const exchangeFlux: LibraryModule = {
  name: "exchange-flux",
  summary: "Exchange of plasma and tumour, flux form: the void fraction divides the tumour's concentration",
  text: `module exchange-flux
title "Exchange of plasma and tumour across vessels and surface, flux form"
cite scheuher2023
convention void-fraction = flux

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
reaction exchange : source <-> amount at k * volume * (plasma - free)
`,
};
