import type { Log, MainModule, Mol, MolList, Reaction } from "@rdkit/rdkit";
import { isProblem } from "../units/index.ts";
import { type AtomGraph, formulaOf, graphProblem, readGraph, stereoProblem, symbolOf } from "./atom-graph.ts";
import { type Layout, layoutOf, type WrittenAtom } from "./drawing/layout.ts";
import { markedAtoms } from "./drawing/marked-atoms.ts";
import type { Formula } from "./formula.ts";
import { problemOfMessage } from "./rdkit-message.ts";
import type { SmilesProblem } from "./smiles-problem.ts";
import { checkSmilesText, type SmilesRules } from "./smiles-text.ts";

/** The compiled toolkit as its package gives it. */
export type RDKit = MainModule;

/** A molecule: what it is, and what is predicted of it. Plain data. */
export interface Structure {
  /** Canonical isomeric SMILES of the toolkit. */
  readonly smiles: string;
  /** Empty for a structure with attachment points. */
  readonly inchiKey: string;
  readonly formula: Formula;
  /** Octanol–water log P by the atom contributions of Wildman and Crippen: a prediction. `wildman1999`. */
  readonly logP: number;
  /** Topological polar surface area in Å² by the contributions of Ertl: a prediction. `ertl2000`. */
  readonly tpsa: number;
  /** Stereocentres whose configuration is not given. */
  readonly nOpenStereocentres: number;
  /** What predicted log P and TPSA. */
  readonly predictor: string;
}

/** What the module needs of a chemistry toolkit. */
export interface Toolkit {
  /** Name and version: "RDKit 2026.09.1". */
  readonly name: string;
  /** Reads and describes a molecule, or says what is wrong with its SMILES. */
  readonly read: (smiles: string, rules?: SmilesRules) => Structure | SmilesProblem;
  /** Canonical SMILES. @throws RangeError on a SMILES that cannot be read. */
  readonly canonical: (smiles: string) => string;
  /** Products of a reaction SMARTS on one molecule: per way to react, the canonical SMILES of every product. */
  readonly react: (smiles: string, reaction: string) => readonly (readonly string[])[];
  /** Whether a molecule holds a SMARTS pattern. */
  readonly holds: (smiles: string, smarts: string) => boolean;
  /** Molecular formula of a SMILES that the toolkit itself wrote; attachment points count nothing. */
  readonly formulaOf: (smiles: string) => Formula;
  /** Drawing as SVG. @throws RangeError on a SMILES that cannot be read. */
  readonly draw: (smiles: string, options?: DrawOptions) => string;
  /** Places of atoms on paper. @throws RangeError on a SMILES that cannot be read. */
  readonly layout: (smiles: string, options?: LayoutOptions) => Layout;
}

/** How a molecule is laid out. */
export interface LayoutOptions {
  /** SMILES of a part whose layout is repeated. */
  readonly like?: string;
  /** With its longest way along x. */
  readonly flat?: boolean;
}

/** How a molecule is drawn. */
export interface DrawOptions {
  /** In px; 480 × 300 when left out. */
  readonly width?: number;
  readonly height?: number;
  /** SMILES of a part whose layout the drawing repeats, so that relatives look alike: maytansinol for maytansinoids. */
  readonly like?: string;
}

const noAttachments: SmilesRules = { attachments: false };

/**
 * Opens RDKit. The caller loads it, because loading differs between Node and a browser:
 * `openToolkit(() => initRDKitModule())` in Node, with `locateFile` in a browser.
 */
export async function openToolkit(load: () => Promise<RDKit>): Promise<Toolkit> {
  const rdkit = await load();
  const log = rdkit.set_log_capture("rdApp.*");
  const session: Session = { rdkit, log, name: `RDKit ${rdkit.version()}`, molOf: molStore(rdkit) };
  const reactions = new Map<string, Reaction>();
  const patterns = new Map<string, Mol>();
  const canonical = (smiles: string): string => mustMol(session, smiles).get_smiles();
  return {
    name: session.name,
    read: (smiles, rules = noAttachments) => readStructure(session, smiles.trim(), rules),
    canonical,
    react: (smiles, smarts) => {
      const reaction = cached(reactions, smarts, () => rdkit.get_rxn(smarts), "reaction");
      return run(rdkit, mustMol(session, smiles), reaction, canonical);
    },
    holds: (smiles, smarts) => {
      const pattern = cached(patterns, smarts, () => rdkit.get_qmol(smarts), "pattern");
      return mustMol(session, smiles).get_substruct_match(pattern) !== "{}";
    },
    formulaOf: (smiles) => formulaOf(readGraph(mustMol(session, smiles).get_json())),
    draw: (smiles, options = {}) => drawingOf(rdkit, mustMol(session, smiles), options),
    layout: (smiles, options = {}) => layoutWith(rdkit, mustMol(session, smiles), options),
  };
}

/** The open toolkit with what it keeps between questions. */
interface Session {
  readonly rdkit: RDKit;
  readonly log: Log | null;
  readonly name: string;
  /** Null where the toolkit cannot read the SMILES; the log then says why. */
  readonly molOf: (smiles: string) => Mol | null;
}

function mustMol({ molOf, name }: Session, smiles: string): Mol {
  const mol = molOf(smiles);
  if (!mol) throw new RangeError(`"${smiles}" cannot be read by ${name}`);
  return mol;
}

function readStructure(session: Session, smiles: string, rules: SmilesRules): Structure | SmilesProblem {
  const problem = checkSmilesText(smiles, rules);
  if (problem) return problem;
  session.log?.clear_buffer();
  const mol = session.molOf(smiles);
  if (!mol) return problemOfMessage(smiles, session.log?.get_buffer() ?? "");
  const graph = readGraph(mol.get_json());
  return graphProblem(smiles, graph) ?? stereoProblem(smiles, graph) ?? describe(session, mol, graph);
}

/** Molecules kept between questions: reading one takes milliseconds. */
const mostMols = 256;

/** Reads molecules, keeping the latest ones; the memory of the others is given back. */
function molStore(rdkit: RDKit): (smiles: string) => Mol | null {
  const mols = new Map<string, Mol>();
  return (smiles) => {
    const known = mols.get(smiles);
    if (known) return known;
    const mol = rdkit.get_mol(smiles);
    if (mol) mols.set(smiles, mol);
    const oldest = mols.size > mostMols ? mols.entries().next().value : undefined;
    if (oldest) {
      mols.delete(oldest[0]);
      oldest[1].delete();
    }
    return mol;
  };
}

function cached<T>(store: Map<string, T>, key: string, make: () => T | null, what: string): T {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (!made) throw new RangeError(`"${key}" is not a ${what} that the toolkit can read`);
  store.set(key, made);
  return made;
}

function describe({ rdkit, name }: Session, mol: Mol, graph: AtomGraph): Structure {
  const descriptors: Readonly<Record<string, number>> = JSON.parse(mol.get_descriptors());
  const attached = graph.atoms.some(({ atomicNumber }) => atomicNumber === 0);
  return {
    smiles: mol.get_smiles(),
    inchiKey: attached ? "" : rdkit.get_inchikey_for_inchi(mol.get_inchi()),
    formula: formulaOf(graph),
    logP: descriptors.CrippenClogP ?? Number.NaN,
    tpsa: descriptors.tpsa ?? Number.NaN,
    nOpenStereocentres: descriptors.NumUnspecifiedAtomStereoCenters ?? 0,
    predictor: `${name}: Crippen log P, Ertl TPSA`,
  };
}

/** Distinct ways to react. @throws RangeError when a product is no molecule: the pattern breaks a valence. */
function run(
  rdkit: RDKit,
  mol: Mol,
  reaction: Reaction,
  canonical: (smiles: string) => string,
): readonly (readonly string[])[] {
  const reactants = new rdkit.MolList();
  reactants.append(mol);
  const sets = reaction.run_reactants(reactants, 1000);
  const ways = new Map<string, readonly string[]>();
  for (const set of sets) {
    const products = set ? productsOf(set, canonical) : undefined;
    if (products) ways.set([...products].sort().join("."), products);
    set?.delete();
  }
  sets.delete();
  reactants.delete();
  return [...ways.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, products]) => products);
}

function productsOf(set: MolList, canonical: (smiles: string) => string): readonly string[] {
  return Array.from({ length: set.size() }, (_, k) => {
    const mol = set.at(k);
    const smiles = mol?.get_smiles() ?? "";
    mol?.delete();
    return canonical(smiles);
  });
}

function layoutWith(rdkit: RDKit, mol: Mol, { like, flat = false }: LayoutOptions): Layout {
  place(rdkit, mol, like);
  if (flat) mol.normalize_depiction(1);
  return layoutOf(mol.get_molblock(), writtenAtoms(readGraph(mol.get_json())));
}

const writtenAtoms = ({ atoms }: AtomGraph): readonly WrittenAtom[] =>
  atoms.map(({ atomicNumber, isotope, nHydrogens }) => ({
    symbol: atomicNumber === 6 ? "" : (symbolOf(atomicNumber) ?? markedAtoms.get(isotope) ?? "protein"),
    nHydrogens,
  }));

const drawingOptions = { clearBackground: false, bondLineWidth: 1.4, padding: 0.04 };

function drawingOf(rdkit: RDKit, mol: Mol, { width = 480, height = 300, like }: DrawOptions): string {
  place(rdkit, mol, like);
  const svg = mol.get_svg_with_highlights(JSON.stringify({ ...drawingOptions, width, height }));
  return svg.slice(svg.indexOf("<svg"));
}

function place(rdkit: RDKit, mol: Mol, like: string | undefined): void {
  const part = like === undefined ? null : rdkit.get_mol(like);
  if (part) layOutLike(mol, part);
  else layOut(mol);
  part?.delete();
}

function layOut(mol: Mol): void {
  mol.set_new_coords(true);
  mol.straighten_depiction(false);
}

/** Keeps the layout of the part and adds the rest around it; where the part is not in the molecule, as if there were none. */
function layOutLike(mol: Mol, part: Mol): void {
  layOut(part);
  if (mol.get_substruct_match(part) === "{}") layOut(mol);
  else mol.generate_aligned_coords(part, JSON.stringify({ useCoordGen: false }));
}

/** The structure of a SMILES that code names. @throws RangeError with the problem. */
export function structure(toolkit: Toolkit, smiles: string, rules?: SmilesRules): Structure {
  const read = toolkit.read(smiles, rules);
  if (isProblem(read)) throw new RangeError(`${read.problem}; needed: ${read.needed}`);
  return read;
}
