import { formula } from "../formula.ts";
import type { Rule } from "./types.ts";

/** Loss of the drug from a disulfide conjugate in the circulation. */
export const disulfideExchange: Rule = {
  name: "disulfide exchange in plasma",
  what: "Thiols of plasma cleave the disulfide of the conjugate, slowly, and the slower the more methyl groups stand beside the sulfurs; the drug leaves as its thiol.",
  reactions: [{ smarts: "[CX4:1][SX2:2][SX2:3][CX4:4]>>[C:1][SH:2].[C:4][SH:3]" }],
  change: formula("H2"),
  unless: [],
  compartments: ["plasma"],
  nameFrom: (substrate) => `${substrate}, reduced`,
  followed: true,
  evidence: "reported",
  cite: ["aacr2005-1429"],
};
