import { responseToOne } from "../types.ts";
import type { NullModel } from "./types.ts";

/** Highest single agent: the combination does what the better of the two does alone. */
export const hsa: NullModel = {
  name: "hsa",
  printed: "highest single agent",
  equation: "the response of the drug with the larger effect at its dose",
  cite: ["berenbaum1989"],
  says: "a combination does what the better of the two drugs does alone",
  maxima: "own",
  shamIsAdditive: false,
  response: ({ control, drug1, drug2 }, d1, d2) => {
    const [y1, y2] = [responseToOne(control, drug1, d1), responseToOne(control, drug2, d2)];
    const falls = Math.min(drug1.limit, drug2.limit) < control;
    return falls ? Math.min(y1, y2) : Math.max(y1, y2);
  },
};
