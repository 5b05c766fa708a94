import { formula } from "../formula.ts";
import { aminoAcid } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Methylation of a free thiol by S-adenosylmethionine. */
export const sMethylation: Rule = {
  name: "S-methylation",
  what: "A methyltransferase moves a methyl group from S-adenosylmethionine to the free thiol of the drug. Disulfides and thioethers do not react.",
  reactions: [{ smarts: "[CX4:1][SX2H1:2]>>[C:1][SH0:2][CH3]" }],
  change: formula("CH2"),
  unless: [aminoAcid],
  compartments: ["cytosol", "liver"],
  nameFrom: (substrate) => `S-methyl-${substrate}`,
  followed: true,
  evidence: "reported",
  cite: ["erickson2006", "sun2011"],
};
