import type { ShapeParameter } from "./types.ts";

/** The dose at which half the range is left, where the shape is symmetric. */
export const ec50: ShapeParameter = {
  name: "ec50",
  printed: "EC50",
  measures: "dose",
  scale: { kind: "linear" },
  starts: [],
};

/** A dose that places the curve but is not its middle. */
export const location: ShapeParameter = { ...ec50, name: "location", printed: "location" };

/** Steepness; above 0, because the two ends say in which direction the curve goes. */
export const hill: ShapeParameter = {
  name: "hill",
  printed: "slope",
  measures: "number",
  scale: { kind: "log" },
  starts: [0.6, 1.2, 2.5, 6],
};
