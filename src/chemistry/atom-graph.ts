import { elements } from "./elements.ts";
import { addFormulas, type Formula, hillOrder } from "./formula.ts";
import { type AtomToken, atomTokens, type SmilesProblem, smilesProblems } from "./smiles-problem.ts";

/** An atom as the toolkit sees it. Atomic number 0 is an attachment point. */
interface Atom {
  readonly atomicNumber: number;
  readonly nHydrogens: number;
  readonly charge: number;
  readonly isotope: number;
  readonly stereo: boolean;
}

/** Atoms in the order of the SMILES, and how many double bonds have a configuration. */
export interface AtomGraph {
  readonly atoms: readonly Atom[];
  readonly nStereoBonds: number;
}

/** The parts of the toolkit's JSON that are read here; a value that equals the default is left out of it. */
interface ToolkitJson {
  readonly defaults: { readonly atom: Required<JsonAtom> };
  readonly molecules: readonly [
    { readonly atoms: readonly JsonAtom[]; readonly bonds?: readonly JsonBond[] },
  ];
}

interface JsonAtom {
  readonly z?: number;
  readonly impHs?: number;
  readonly chg?: number;
  readonly isotope?: number;
  readonly stereo?: string;
}

interface JsonBond {
  readonly stereo?: string;
}

/** Reads what the toolkit writes as JSON. */
export function readGraph(text: string): AtomGraph {
  const json: ToolkitJson = JSON.parse(text);
  const { z, impHs, chg, isotope } = json.defaults.atom;
  const [{ atoms, bonds = [] }] = json.molecules;
  return {
    atoms: atoms.map((atom) => ({
      atomicNumber: atom.z ?? z,
      nHydrogens: atom.impHs ?? impHs,
      charge: atom.chg ?? chg,
      isotope: atom.isotope ?? isotope,
      stereo: atom.stereo === "cw" || atom.stereo === "ccw",
    })),
    nStereoBonds: bonds.filter(({ stereo }) => stereo !== undefined && stereo !== "either").length,
  };
}

const symbols = new Map([...elements.values()].map(({ atomicNumber, symbol }) => [atomicNumber, symbol]));

/** Symbol of an element with masses here. */
export const symbolOf = (atomicNumber: number): string | undefined => symbols.get(atomicNumber);

/** Counts atoms with their hydrogens, in the order of Hill; attachment points count nothing. */
export const formulaOf = ({ atoms }: AtomGraph): Formula => {
  const counts = atoms.reduce<Formula>((sum, { atomicNumber, nHydrogens }) => {
    const symbol = symbols.get(atomicNumber);
    const withAtom = symbol === undefined ? sum : addFormulas(sum, { [symbol]: 1 });
    return nHydrogens === 0 ? withAtom : addFormulas(withAtom, { H: nHydrogens });
  }, {});
  return hillOrder(counts);
};

/** What keeps a molecule from having a mass here: labelled atoms, elements without masses, a net charge. */
export function graphProblem(smiles: string, { atoms }: AtomGraph): SmilesProblem | undefined {
  const tokens = atomTokens(smiles);
  const token = (k: number): AtomToken => tokens[k] ?? { text: smiles, at: 0 };
  const labelled = atoms.findIndex(({ isotope, atomicNumber }) => isotope !== 0 && atomicNumber !== 0);
  if (labelled >= 0) return smilesProblems.isotope(token(labelled));
  const unknown = atoms.findIndex(({ atomicNumber }) => atomicNumber !== 0 && !symbols.has(atomicNumber));
  if (unknown >= 0) return smilesProblems.element(token(unknown), [...elements.keys()]);
  const charge = atoms.reduce((sum, atom) => sum + atom.charge, 0);
  return charge === 0 ? undefined : smilesProblems.charge(charge);
}

/** A configuration that the text gives and the molecule does not take: a slip that would go unseen. */
export function stereoProblem(smiles: string, { atoms, nStereoBonds }: AtomGraph): SmilesProblem | undefined {
  const tokens = atomTokens(smiles);
  if (tokens.length !== atoms.length) return undefined;
  const lost = tokens.find(({ text }, k) => text.includes("@") && !atoms[k]?.stereo);
  if (lost) return smilesProblems.stereocentre(lost);
  const mark = /[/\\]/.exec(smiles);
  return mark && nStereoBonds === 0 ? smilesProblems.doubleBond(mark[0], mark.index) : undefined;
}
