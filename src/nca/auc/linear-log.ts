import type { AucMethod } from "./types.ts";

/** Linear up to Tmax, logarithmic after it, also where the concentration rises again. */
export const linearLog: AucMethod = {
  name: "linear-log",
  printed: "linear trapezoid to Tmax, logarithmic after it",
  description: "straight lines up to Tmax, exponentials after it",
  shape: ({ t1, tmax }) => (t1 >= tmax ? "log" : "linear"),
};
