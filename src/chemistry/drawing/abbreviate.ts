import type { Toolkit } from "../toolkit.ts";

/** Proteins as one marked atom: the antibody on lysine and on cysteine, albumin on its cysteine. */
const proteins: readonly string[] = [
  "[#0;0*]NC(CCCC[NX3:1])C(=O)[#0;0*]>>[91#0][N:1]",
  "[#0;0*]NC(C[S:1])C(=O)[#0;0*]>>[91#0][S:1]",
  "[2#0]NC(C[S:1])C(=O)[2#0]>>[92#0][S:1]",
];

/** Maytansinol without its hydroxyl group at C3, where the ester is, as one marked atom. */
const maytansinoidCore =
  "CC1C2CC(C(C=CC=C(Cc3cc(c(c(c3)OC)Cl)N(C(=O)CC(C4(C1O4)C)[O:1])C)C)OC)(NC(=O)O2)O>>[93#0][O:1]";

/** SMILES with a protein as one marked atom; with `core` the maytansinol core too. */
export function abbreviated(toolkit: Toolkit, smiles: string, parts: "protein" | "protein and core"): string {
  const all = parts === "protein" ? proteins : [...proteins, maytansinoidCore];
  return all.reduce((text, smarts) => toolkit.react(text, smarts)[0]?.[0] ?? text, smiles);
}
