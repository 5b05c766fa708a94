import { formula } from "../formula.ts";
import type { Rule } from "./types.ts";

/** Lysosomal proteolysis of the antibody to the amino acid that carries the linker. */
export const proteolysis: Rule = {
  name: "proteolysis",
  what: "Lysosomal proteases degrade the antibody to single amino acids; the drug stays on the one that carries its linker.",
  reactions: [
    {
      smarts: "[#0][NX3H1:1][CX4H1:2][CX3:3](=[O:4])[#0]>>[NH2:1][C:2][C:3](=[O:4])O",
    },
  ],
  change: formula("H2O"),
  unless: [],
  compartments: ["lysosome", "liver"],
  nameFrom: (substrate, residue) => substrate.replace(/^mAb/, residue),
  followed: true,
  evidence: "reported",
  cite: ["erickson2006", "sun2011"],
};
