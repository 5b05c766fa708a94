import type { LibraryModule } from "../types.ts";

/** Killing that saturates with the share of tubulin that is bound. */
export const killOccupancy: LibraryModule = {
  name: "kill-occupancy",
  summary: "Killing that saturates with the share of tubulin that is bound",
  text: `module kill-occupancy
title "Killing, saturating in the occupancy of tubulin"
cite lopus2010

needs occupancy : 1 "share of the binding sites that are taken"
needs kmax : 1/h "fastest killing"
needs q50  : 1   "occupancy at half of it"
needs hill : 1   "steepness"
provides kill : 1/h "killing of a living cell"

raised = (max(occupancy, 0) / q50)^hill
kill = kmax * raised / (1 + raised)
`,
};
