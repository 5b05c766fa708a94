import type { Problem } from "../units/index.ts";
import { addFormulas, type Formula, formula, timesFormula } from "./formula.ts";

/** Amino acid residues by their letter: the amino acid without a water. */
const residueOf: Readonly<Record<string, Formula>> = {
  G: formula("C2H3NO"),
  A: formula("C3H5NO"),
  S: formula("C3H5NO2"),
  P: formula("C5H7NO"),
  V: formula("C5H9NO"),
  T: formula("C4H7NO2"),
  C: formula("C3H5NOS"),
  L: formula("C6H11NO"),
  I: formula("C6H11NO"),
  N: formula("C4H6N2O2"),
  D: formula("C4H5NO3"),
  Q: formula("C5H8N2O2"),
  K: formula("C6H12N2O"),
  E: formula("C5H7NO3"),
  M: formula("C5H9NOS"),
  H: formula("C6H7N3O"),
  F: formula("C9H9NO"),
  R: formula("C6H12N4O"),
  Y: formula("C9H9NO2"),
  W: formula("C11H10N2O"),
};

const water = formula("H2O");
const hydrogen = formula("H2");

/** The two chains of an antibody that has each twice, one letter per amino acid. */
export interface AntibodySequence {
  readonly heavy: string;
  readonly light: string;
  /** Disulfide bonds of the whole antibody: each takes two hydrogens away. */
  readonly disulfides: number;
}

/** What is wrong with a sequence: the letter and where it stands. */
export function sequenceProblem(sequence: string): Problem | undefined {
  const letters = [...sequence.replace(/\s/g, "").toUpperCase()];
  const at = letters.findIndex((letter) => !Object.hasOwn(residueOf, letter));
  if (at < 0 && letters.length > 0) return undefined;
  const found = letters[at];
  return {
    problem: found ? `"${found}" at position ${at + 1} is no amino acid` : "the sequence is empty",
    needed: "one letter per amino acid: ACDEFGHIKLMNPQRSTVWY",
  };
}

/**
 * Molecular formula of an antibody without glycans: 2 heavy + 2 light chains, each Σ residues + H₂O, less H₂ per disulfide.
 * Nothing is said of lost C-terminal lysines, pyroglutamate or other changes.
 * @throws RangeError on a letter that is no amino acid.
 */
export function antibodyFormula({ heavy, light, disulfides }: AntibodySequence): Formula {
  const chains = addFormulas(chainFormula(heavy), chainFormula(light));
  return addFormulas(timesFormula(chains, 2), hydrogen, -disulfides);
}

/** How often an amino acid stands in the whole antibody: "K" for lysines; terminal amines come on top. */
export const residueCount = (
  { heavy, light }: Pick<AntibodySequence, "heavy" | "light">,
  letter: string,
): number => 2 * (heavy.toUpperCase() + light.toUpperCase()).split(letter).length - 2;

function chainFormula(sequence: string): Formula {
  const problem = sequenceProblem(sequence);
  if (problem) throw new RangeError(`${problem.problem}; needed: ${problem.needed}`);
  const letters = [...sequence.replace(/\s/g, "").toUpperCase()];
  return letters.reduce((sum, letter) => addFormulas(sum, residueOf[letter]!), water);
}
