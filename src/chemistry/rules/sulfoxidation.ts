import { formula } from "../formula.ts";
import type { Rule } from "./types.ts";

/** Oxidation of an S-methyl thioether to the sulfoxide. */
export const sulfoxidation: Rule = {
  name: "S-oxidation to the sulfoxide",
  what: "Liver microsomes with NADPH oxidise an S-methyl thioether to the sulfoxide. Disulfides, free thiols and the thioether of a succinimide are not oxidised by this rule. The configuration at sulfur is left open.",
  reactions: [{ smarts: "[CH3:1][SX2:2][CX4:3]>>[C:1][S:2](=O)[C:3]" }],
  change: formula("O"),
  unless: [],
  compartments: ["liver"],
  nameFrom: (substrate) => `${substrate} sulfoxide`,
  followed: true,
  evidence: "reported",
  cite: ["sun2011", "widdison2015"],
};
