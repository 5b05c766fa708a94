import { loewe } from "./loewe.ts";
import type { NullModel } from "./types.ts";

/** Greco's universal response surface without its interaction term, which is Loewe additivity with one maximal effect. */
export const ursaNull: NullModel = {
  name: "ursa",
  printed: "universal response surface",
  equation: "d1/x1(y) + d2/x2(y) = 1 (α = 0)",
  cite: ["greco1990"],
  says: "as Loewe: the interaction term α is 0",
  maxima: "common",
  shamIsAdditive: true,
  response: loewe.response,
};
