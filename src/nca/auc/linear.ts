import type { AucMethod } from "./types.ts";

/** The linear trapezoid everywhere. Overestimates convex declines between distant samples. */
export const linear: AucMethod = {
  name: "linear",
  printed: "linear trapezoid",
  description: "straight lines between samples",
  shape: () => "linear",
};
