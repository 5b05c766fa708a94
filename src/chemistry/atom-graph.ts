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

/** Atoms in the order of the SMILES, and those at the ends of double bonds that have a configuration. */
export interface AtomGraph {
  readonly atoms: readonly Atom[];
  readonly stereoEnds: ReadonlySet<number>;
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
  readonly atoms?: readonly number[];
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
    stereoEnds: new Set(
      bonds
        .filter(({ stereo }) => stereo !== undefined && stereo !== "either")
        .flatMap(({ atoms: ends = [] }) => ends),
    ),
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
export function stereoProblem(smiles: string, { atoms, stereoEnds }: AtomGraph): SmilesProblem | undefined {
  const tokens = atomTokens(smiles);
  if (tokens.length !== atoms.length) return undefined;
  const lost = tokens.find(({ text }, k) => text.includes("@") && !atoms[k]?.stereo);
  if (lost) return smilesProblems.stereocentre(lost);
  const mark = bondMarks(smiles).find(({ ends }) => !ends.some((atom) => stereoEnds.has(atom)));
  return mark && smilesProblems.doubleBond(mark.text, mark.at);
}

/** The marks / and \ of a SMILES with the atoms that each stands between; marks before ring numbers are left out. */
function bondMarks(smiles: string): readonly (AtomToken & { readonly ends: readonly number[] })[] {
  const indexAt = new Map(atomTokens(smiles).map(({ at }, k) => [at, k]));
  const marks: (AtomToken & { readonly ends: readonly number[] })[] = [];
  const open: (number | undefined)[] = [];
  let last: number | undefined;
  for (let at = 0; at < smiles.length; at++) {
    const text = smiles[at]!;
    if (text === "(") open.push(last);
    else if (text === ")") last = open.pop();
    else if (/[/\\]/.test(text) && !/^[/\\][%\d]/.test(smiles.slice(at))) {
      const next = indexAt.get(at + 1);
      marks.push({ text, at, ends: [last, next].filter((atom) => atom !== undefined) });
    }
    last = indexAt.get(at) ?? last;
    if (text === "[") at = smiles.indexOf("]", at);
  }
  return marks;
}
