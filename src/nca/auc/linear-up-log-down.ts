import type { AucMethod } from "./types.ts";

/** Linear where the concentration rises or stays, logarithmic wherever it falls, before or after Tmax. */
export const linearUpLogDown: AucMethod = {
  name: "linear-up-log-down",
  printed: "linear-up/log-down trapezoid",
  description: "straight lines up, exponential decline down",
  shape: ({ c1, c2 }) => (c2 < c1 ? "log" : "linear"),
};
