/** Structures, catabolite rules, masses, mass-spectrum assignment, drug load. */
export {
  type AssignedPeak,
  type Assignment,
  type AssignOptions,
  assignPeaks,
  type Candidate,
  type CandidateIon,
  candidateIons,
  type Verdict,
} from "./assign.ts";
export type { Catabolite, CataboliteStep, CataboliteTree } from "./catabolite-tree.ts";
export { conjugates } from "./conjugates.ts";
export {
  type Absorbances,
  darFromAbsorbance,
  type ExtinctionCoefficients,
  type UvDar,
} from "./dar/absorbance.ts";
export {
  amountFromMg,
  amountFromNmol,
  amountFromPayloadUg,
  type ConjugateAmount,
  type ConjugateMasses,
  conjugateMassDa,
  payloadMassFraction,
} from "./dar/amounts.ts";
export {
  averageDarFromReducedChains,
  darFromHic,
  type LoadedArea,
  type ReducedAreas,
} from "./dar/chromatography.ts";
export {
  type DarDistribution,
  type DarInterval,
  darDistribution,
  intervalFromReplicates,
  intervalFromSignalError,
  unconjugatedFraction,
} from "./dar/distribution.ts";
export { binomialDar, poissonDar } from "./dar/expected.ts";
export { type Glycoform, glycoforms, noGlycans } from "./dar/glycoforms.ts";
export {
  darFromIntactMasses,
  type IntactAssignment,
  type IntactDar,
  type IntactModel,
  type IntactPeak,
} from "./dar/intact.ts";
export { type Drawing, type DrawnTree, drawingOf, drawTree } from "./drawing/drawing.ts";
export type { Layout } from "./drawing/layout.ts";
export { type SizedSketch, type SketchOptions, sketchOf } from "./drawing/sketch.ts";
export {
  atomicWeight,
  type Element,
  electronMassDa,
  elementOf,
  elements,
  type Isotope,
  mainIsotope,
} from "./elements.ts";
export { catabolites } from "./enumerate.ts";
export { darFigure } from "./figures/dar.ts";
export { drawnTreeFigure } from "./figures/drawn-tree.ts";
export { type AssignedIntact, intactFigure } from "./figures/intact.ts";
export { spectrumFigure } from "./figures/spectrum.ts";
export { structuresFigure } from "./figures/structures.ts";
export { treeFigure } from "./figures/tree.ts";
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
export { knownTrees, readTreeLines, treeLines } from "./known-trees.ts";
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
  maytansinoidTemplateSmiles,
  maytansinolSmiles,
  type Payload,
  partNamed,
  payloadSmiles,
  payloads,
  type Residue,
  residues,
} from "./parts.ts";
export { type Peak, type PeakReading, readPeaks } from "./peaks.ts";
export { type Permeability, type PermeabilityClass, permeabilityOf } from "./permeability.ts";
export {
  type AntibodySequence,
  antibodyFormula,
  residueCount,
  sequenceProblem,
} from "./protein.ts";
export { rules } from "./rules/rules.ts";
export type { Compartment, Evidence, Rule } from "./rules/types.ts";
export type { SmilesProblem } from "./smiles-problem.ts";
export { type SmilesRules, smilesTextProblem } from "./smiles-text.ts";
export { type Species, species } from "./species.ts";
export {
  type DrawOptions,
  type LayoutOptions,
  openToolkit,
  type RDKit,
  type Structure,
  structure,
  type Toolkit,
} from "./toolkit.ts";
