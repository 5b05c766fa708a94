import { formula } from "../formula.ts";
import { protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Hydrolysis of the amide between lysine and 4-(maleimidomethyl)cyclohexanecarboxylate. */
export const linkerAmideHydrolysis: Rule = {
  name: "linker amide hydrolysis",
  what: "The amide between lysine and the cyclohexanecarboxylate of SMCC is hydrolysed. MCC-DM1 is found in serum; where it forms is not known, and the rule places it in the liver.",
  reactions: [
    {
      smarts:
        "[CX4;$(C1CCC(CN2C(=O)CCC2=O)CC1):1][CX3:2](=[O:3])[NX3H1:4][CH2:5][CH2:6][CH2:7][CH2:8][CX4H1:9]>>[C:1][C:2](=[O:3])O.[NH2:4][C:5][C:6][C:7][C:8][C:9]",
    },
  ],
  change: formula("H2O"),
  unless: [protein],
  compartments: ["liver"],
  nameFrom: (substrate) => `${substrate}, linker hydrolysed`,
  followed: false,
  evidence: "reported",
  cite: ["lnl897"],
};
