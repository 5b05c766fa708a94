import { addFormulas, type Formula, formula, timesFormula } from "../formula.ts";
import { averageMassDa } from "../mass.ts";

/** What the two N-glycans of an antibody add to its mass. */
export interface Glycoform {
  /** "G0F/G1F". */
  readonly name: string;
  readonly formula: Formula;
  /** Average, Da. */
  readonly massDa: number;
}

const hexose = formula("C6H10O5");
const hexNAc = formula("C8H13NO5");
const fucose = formula("C6H10O4");

/** Residues of a fucosylated biantennary glycan with n terminal galactoses, as bound to asparagine. */
const glycan = (nGalactose: number): Formula =>
  addFormulas(addFormulas(timesFormula(hexNAc, 4), hexose, 3 + nGalactose), fucose);

const pair = (a: number, b: number): Glycoform => {
  const sum = addFormulas(glycan(a), glycan(b));
  return { name: `G${a}F/G${b}F`, formula: sum, massDa: averageMassDa(sum) };
};

/**
 * The usual pairs of fucosylated biantennary glycans, G0F to G2F on either heavy chain, by composition: G0F is
 * HexNAc₄Hex₃Fuc, each galactose one hexose more. G1F/G1F stands for G0F/G2F too, which weighs the same. Other glycans
 * (afucosylated, mannose-rich, sialylated) and lost C-terminal lysines are for the caller to add.
 */
export const glycoforms: readonly Glycoform[] = [pair(0, 0), pair(0, 1), pair(1, 1), pair(1, 2), pair(2, 2)];

/** A deglycosylated antibody, or a mass that holds its glycans already. */
export const noGlycans: Glycoform = { name: "none", formula: {}, massDa: 0 };
