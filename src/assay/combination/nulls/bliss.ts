import { responseToOne } from "../types.ts";
import type { NullModel } from "./types.ts";

/** Bliss independence: the surviving shares multiply, y = y₁ y₂ / control. Needs a response whose 0 means no survivors. */
export const bliss: NullModel = {
  name: "bliss",
  printed: "Bliss independence",
  equation: "y1(d1) · y2(d2) / control",
  cite: ["bliss1939"],
  says: "each drug kills its own share of whatever cells the other leaves",
  maxima: "own",
  shamIsAdditive: false,
  response: ({ control, drug1, drug2 }, d1, d2) =>
    (responseToOne(control, drug1, d1) * responseToOne(control, drug2, d2)) / control,
};
