import { formula } from "../formula.ts";
import { aminoAcid, protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Mixed disulfide of a free thiol with cysteine. */
export const cysteineDisulfide: Rule = {
  name: "mixed disulfide with cysteine",
  what: "A free thiol of the drug exchanges with cystine of plasma to the mixed disulfide. After reducing sample preparation such disulfides are measured as the free thiol.",
  reactions: [{ smarts: "[CX4:1][SX2H1:2]>>[C:1][SH0:2]SC[C@@H](C(=O)O)N" }],
  change: formula("C3H5NO2S"),
  unless: [aminoAcid, protein],
  compartments: ["plasma"],
  nameFrom: (substrate) => `cysteinyl-${substrate}`,
  followed: true,
  evidence: "expected",
  cite: ["lnl897"],
};
