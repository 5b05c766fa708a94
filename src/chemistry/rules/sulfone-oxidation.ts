import { formula } from "../formula.ts";
import type { Rule } from "./types.ts";

/** Oxidation of an S-methyl sulfoxide to the sulfone. */
export const sulfoneOxidation: Rule = {
  name: "S-oxidation to the sulfone",
  what: "Liver microsomes with NADPH oxidise an S-methyl sulfoxide further to the sulfone.",
  reactions: [{ smarts: "[CH3:1][SX3:2](=[O:4])[CX4:3]>>[C:1][S:2](=[O:4])(=O)[C:3]" }],
  change: formula("O"),
  unless: [],
  compartments: ["liver"],
  nameFrom: (substrate) => substrate.replace(/sulfoxide$/, "sulfone"),
  followed: true,
  evidence: "reported",
  cite: ["sun2011", "widdison2015"],
};
