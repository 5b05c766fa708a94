import { loewe } from "./loewe.ts";
import type { NullModel } from "./types.ts";

/** Loewe additivity in its first form, for drugs with one maximal effect: d₁/x₁(y) + d₂/x₂(y) = 1. */
export const loeweCommonMaximum: NullModel = {
  name: "loewe-common-maximum",
  printed: "Loewe additivity (one maximal effect)",
  equation: "d1/x1(y) + d2/x2(y) = 1",
  cite: ["loewe1928", "berenbaum1989"],
  says: "one drug acts like a dilution of the other",
  maxima: "common",
  shamIsAdditive: true,
  response: loewe.response,
};
