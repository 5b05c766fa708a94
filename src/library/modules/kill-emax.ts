import type { LibraryModule } from "../types.ts";

/** Killing that saturates with the concentration of a driver. */
export const killEmax: LibraryModule = {
  name: "kill-emax",
  summary: "Killing that saturates with the concentration of a driver",
  text: `module kill-emax
title "Killing, saturating in a driver"

needs driver : nM  "the concentration that kills; part of the parameter set"
needs kmax   : 1/h "fastest killing"
needs ec50   : nM  "driver at half of it"
needs hill   : 1   "steepness"
provides kill : 1/h "killing of a living cell"

raised = (max(driver, 0) / ec50)^hill
kill = kmax * raised / (1 + raised)
`,
};
