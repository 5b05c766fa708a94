/** Structures, catabolite rules, masses, mass-spectrum assignment, drug load. */
export type { Catabolite, CataboliteStep, CataboliteTree } from "./catabolite-tree.ts";
export { conjugates } from "./conjugates.ts";
export { type Element, electronMassDa, elementOf, elements, type Isotope, mainIsotope } from "./elements.ts";
export { catabolites } from "./enumerate.ts";
export {
  addFormulas,
  type Formula,
  formula,
  printFormula,
  readFormula,
  sameFormula,
  timesFormula,
} from "./formula.ts";
export {
  type Adduct,
  adductNamed,
  adducts,
  type IonLine,
  ionPattern,
  ionProblem,
  mzOf,
} from "./ions.ts";
export { type IsotopeLine, isotopePattern, type PatternOptions } from "./isotope-pattern.ts";
export { averageMassDa, monoisotopicMassDa } from "./mass.ts";
export {
  addedFormula,
  adductSmiles,
  boundSmiles,
  type Conjugate,
  conjugateName,
  conjugateProblem,
  type Linker,
  linkers,
  maytansinoidSmiles,
  maytansinolSmiles,
  type Payload,
  partNamed,
  payloadSmiles,
  payloads,
  type Residue,
  residues,
} from "./parts.ts";
export { type Permeability, type PermeabilityClass, permeabilityOf } from "./permeability.ts";
export { rules } from "./rules/rules.ts";
export type { Compartment, Evidence, Rule } from "./rules/types.ts";
export type { SmilesProblem } from "./smiles-problem.ts";
export type { SmilesRules } from "./smiles-text.ts";
export { type Species, species } from "./species.ts";
export { openToolkit, type RDKit, type Structure, structure, type Toolkit } from "./toolkit.ts";
