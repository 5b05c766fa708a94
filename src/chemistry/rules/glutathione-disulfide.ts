import { formula } from "../formula.ts";
import { aminoAcid, protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Mixed disulfide of a free thiol with glutathione. */
export const glutathioneDisulfide: Rule = {
  name: "mixed disulfide with glutathione",
  what: "A free thiol of the drug exchanges with oxidised glutathione of the cell to the mixed disulfide.",
  reactions: [{ smarts: "[CX4:1][SX2H1:2]>>[C:1][SH0:2]SC[C@@H](C(=O)NCC(=O)O)NC(=O)CC[C@@H](C(=O)O)N" }],
  change: formula("C10H15N3O6S"),
  unless: [aminoAcid, protein],
  compartments: ["cytosol", "liver"],
  nameFrom: (substrate) => `glutathionyl-${substrate}`,
  followed: true,
  evidence: "expected",
  cite: ["lnl897"],
};
