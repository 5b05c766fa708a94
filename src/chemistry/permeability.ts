import type { Structure, Toolkit } from "./toolkit.ts";

/** Whether a catabolite is expected to pass a cell membrane by itself: a prediction from its structure, not a measurement. */
export type Permeability = "bound to protein" | "poor" | "crosses";

/** A class with the reason for it. */
export interface PermeabilityClass {
  readonly permeability: Permeability;
  readonly because: string;
}

/** Whether a SMILES has an attachment point, `*`: is part of a protein. */
export const isBound = (smiles: string): boolean => smiles.includes("*");

/** Groups that carry a charge at pH 7.4, as SMARTS. */
const charged = [
  { name: "sulfonic acid", smarts: "[SX4](=O)(=O)[OX2H1]" },
  { name: "carboxylic acid", smarts: "[CX3](=O)[OX2H1]" },
  {
    name: "aliphatic amine",
    smarts: "[NX3;!$(N[CX3,SX4]=[O,S,N]);!$(N[c,n]);!$(N[CX3]=[CX3]);!$(N=*);!$(N#*)][CX4]",
  },
];

/**
 * The expected class, by a rule of three lines: bound to a protein, it does not cross; with a group that is charged at pH 7.4,
 * or with a Crippen log P of 0 or less, it crosses poorly; neutral and lipophilic, it crosses. Polar surface is left
 * out on purpose: at 156 Å² the usual limit of 140 Å² would keep DM4 in, which leaves cells. Transporters are not considered.
 */
export function permeabilityOf(toolkit: Toolkit, { smiles, logP }: Structure): PermeabilityClass {
  if (isBound(smiles)) return { permeability: "bound to protein", because: "on a protein" };
  const found = charged.filter(({ smarts }) => toolkit.holds(smiles, smarts)).map(({ name }) => name);
  if (found.length > 0) return { permeability: "poor", because: `charged at pH 7.4: ${found.join(", ")}` };
  if (logP <= 0) return { permeability: "poor", because: "neutral, log P not above 0" };
  return { permeability: "crosses", because: "neutral, log P above 0" };
}
