import { formula } from "../formula.ts";
import { acid, protein } from "./patterns.ts";
import type { Rule } from "./types.ts";

/** Oxidative loss of the methyl group on the side-chain amide nitrogen. */
export const nDemethylation: Rule = {
  name: "N-demethylation",
  what: "Microsomal oxidation takes the methyl group from the amide nitrogen of the ester side chain (as formaldehyde): the main path of maytansine in human liver microsomes. Applied to neutral drugs whose sulfur is not oxidised.",
  reactions: [
    {
      smarts:
        "[O:1][C:2](=[O:3])[CX4H1:4]([CH3:5])[NX3:6]([CH3:9])[CX3:7]=[O:8]>>[O:1][C:2](=[O:3])[C:4]([C:5])[NH:6][C:7]=[O:8].[CH2:9]=O",
    },
  ],
  change: formula("O"),
  unless: [acid, protein, "[SX3,SX4]=O", "[SX2H1]", "[SX2][SX2]"],
  compartments: ["liver"],
  nameFrom: (substrate) => `N-desmethyl-${substrate}`,
  followed: false,
  evidence: "expected",
  cite: ["liu2005"],
};
