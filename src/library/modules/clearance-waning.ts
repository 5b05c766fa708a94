import type { LibraryModule } from "../types.ts";

/** Clearance that falls with time, as disease recedes. */
export const clearanceWaning: LibraryModule = {
  name: "clearance-waning",
  summary: "Clearance that falls with time, as disease recedes",
  text: `module clearance-waning
title "Clearance that falls with time from its value at the start to a lower one"
cite collins2023

needs start : L/h "clearance at the start"
needs fall  : 1   "fall of its logarithm, in the end"
needs half_time : h "time of half of it"
needs steep : 1   "steepness in time"
provides CL : L/h "clearance at the time"

tau = time / half_time
CL = start * exp(-fall * tau^steep / (1 + tau^steep))
`,
};
