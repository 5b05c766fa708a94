import type { Formula } from "./formula.ts";
import type { Compartment, Evidence } from "./rules/types.ts";

/** A species of a catabolite tree: what it is, and what is predicted of it. Plain data. */
export interface Catabolite {
  readonly name: string;
  /** Canonical SMILES; `*` is the rest of a protein. */
  readonly smiles: string;
  readonly inchiKey: string;
  readonly formula: Formula;
  readonly logP: number;
  readonly tpsa: number;
  readonly nOpenStereocentres: number;
  readonly permeability: "bound to protein" | "poor" | "crosses";
  readonly because: string;
}

/** One step: how a species comes to be in a compartment. */
export interface CataboliteStep {
  readonly compartment: Compartment;
  /** Name of the species. */
  readonly species: string;
  /** Name of the species it comes from; the empty text for the conjugate in plasma. */
  readonly parent: string;
  /** Name of the rule, or "given", "uptake", "release from the lysosome" for what moves unchanged. */
  readonly rule: string;
  readonly evidence: Evidence;
  readonly cite: readonly string[];
}

/** What a conjugate falls apart into, compartment by compartment. Plain data. */
export interface CataboliteTree {
  /** "SPDB-DM4". */
  readonly conjugate: string;
  /** The amino acid of the antibody. */
  readonly residue: string;
  /** Formula that one drug with its linker adds to the antibody. */
  readonly added: Formula;
  /** What predicted log P, TPSA and, by the rule of `permeabilityOf`, the permeability class. */
  readonly predictor: string;
  readonly species: readonly Catabolite[];
  readonly steps: readonly CataboliteStep[];
}
