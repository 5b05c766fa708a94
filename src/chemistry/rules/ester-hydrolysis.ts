import { formula } from "../formula.ts";
import { acid, protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Hydrolysis of the N-acyl-N-methylalanine ester at C3 to maytansinol. */
export const esterHydrolysis: Rule = {
  name: "ester hydrolysis",
  what: "The ester of maytansinol with its N-acylalanine side chain is hydrolysed: a minor path of maytansine in human liver microsomes. Applied to neutral drugs; acids and amino-acid adducts reach the enzymes poorly.",
  reactions: [
    {
      smarts:
        "[CX4H1:1][OX2:2][CX3:3](=[O:4])[CX4H1:5]([CH3:6])[NX3:7]>>[C:1][OH:2].O[C:3](=[O:4])[C:5]([C:6])[N:7]",
    },
  ],
  change: formula("H2O"),
  unless: [acid, protein],
  compartments: ["liver"],
  nameFrom: (substrate) => `${substrate}, ester hydrolysed`,
  followed: false,
  evidence: "expected",
  cite: ["liu2005"],
};
