import { formula } from "../formula.ts";
import { protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Reduction of a disulfide to two thiols inside cells. */
export const disulfideReduction: Rule = {
  name: "disulfide reduction",
  what: "Glutathione and reductases of the cell cleave the disulfide of a small molecule to two thiols. The conjugate itself must first be degraded: without lysosomal processing no drug is released.",
  reactions: [{ smarts: "[CX4:1][SX2:2][SX2:3][CX4:4]>>[C:1][SH:2].[C:4][SH:3]" }],
  change: formula("H2"),
  unless: [protein],
  compartments: ["cytosol", "liver"],
  nameFrom: (substrate) => `${substrate}, reduced`,
  followed: true,
  evidence: "reported",
  cite: ["erickson2006", "sun2011"],
};
