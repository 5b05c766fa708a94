import type { Problem } from "../units/index.ts";
import { addFormulas, type Formula, formula } from "./formula.ts";

/** A cytotoxic drug, alone and as the end of a linker. */
export interface Payload {
  readonly name: string;
  /** SMILES with `{linker}` where the linker bonds; without it the free drug. Ring numbers 1 to 4. */
  readonly template: string;
  /** SMARTS of a part that every catabolite of interest keeps: tells drug from leaving linker. */
  readonly marker: string;
  /** Of the free drug, where it is known without a toolkit. */
  readonly formula?: Formula;
  readonly source: string;
}

/** What joins drug and antibody. */
export interface Linker {
  readonly name: string;
  readonly kind: "disulfide" | "thioether";
  /** Continues the payload's SMILES; `{residue}` is the amino acid of the antibody. Ring numbers 5 to 9. */
  readonly template: string;
  /** Methyl groups beside the disulfide on the antibody's side: what shields it from thiols. */
  readonly nMethyls?: number;
  /** The crosslinker as bought: an N-hydroxysuccinimide ester. */
  readonly reagent?: Formula;
  readonly source: string;
}

/** The amino acid of the antibody that carries the linker, as SMILES that continue a linker. */
export interface Residue {
  readonly name: string;
  /** Three letters: "Lys". */
  readonly code: string;
  /** The amino acid by itself, as proteolysis leaves it. */
  readonly free: string;
  /** In the protein; `*` is the rest of the chain on either side. */
  readonly bound: string;
  /** Of the residue in the protein without a drug. */
  readonly formula: Formula;
}

const maytansinoid = (ester: string): string =>
  `C[C@@H]1[C@@H]2C[C@]([C@@H](/C=C/C=C(/Cc3cc(c(c(c3)OC)Cl)N(C(=O)C[C@@H]([C@]4([C@H]1O4)C)${ester})C)\\C)OC)(NC(=O)O2)O`;

/** A maytansinoid by the acyl group on its N-methylalanine ester. Core: `mdwiki-mertansine`, `adcnet2025`. */
export const maytansinoidSmiles = (acyl: string): string => maytansinoid(`OC(=O)[C@H](C)N(C)C(=O)${acyl}`);

/** What maytansinoid esters share, N-desmethyl ones included: drawings of them repeat its layout. */
export const maytansinoidTemplateSmiles = maytansinoid("OC(=O)[C@H](C)NC(C)=O");

/** The alcohol that all maytansinoids are esters of. */
export const maytansinolSmiles = maytansinoid("O");

const maytansinoidMarker = "Clc1c(OC)cccc1N(C)C=O";

const maytansinoidPayload = (name: string, acyl: string, atoms: string): Payload => ({
  name,
  template: maytansinoidSmiles(acyl),
  marker: maytansinoidMarker,
  formula: formula(atoms),
  source: "adcnet2025",
});

/** Drugs by name. DM1, DM3 and DM4 bond through their sulfur; maytansine has no place for a linker. */
export const payloads: readonly Payload[] = [
  maytansinoidPayload("maytansine", "C", "C34H46ClN3O10"),
  maytansinoidPayload("DM1", "CCS{linker}", "C35H48ClN3O10S"),
  maytansinoidPayload("DM3", "CCC(C)S{linker}", "C37H52ClN3O10S"),
  maytansinoidPayload("DM4", "CCC(C)(C)S{linker}", "C38H54ClN3O10S"),
];

/** Linkers of maytansinoid conjugates by name. */
export const linkers: readonly Linker[] = [
  {
    name: "SPDB",
    kind: "disulfide",
    template: "SCCCC(=O){residue}",
    nMethyls: 0,
    reagent: formula("C13H14N2O4S2"),
    source: "adcnet2025",
  },
  {
    name: "sulfo-SPDB",
    kind: "disulfide",
    template: "SCCC(C(=O){residue})S(=O)(=O)O",
    nMethyls: 0,
    reagent: formula("C13H14N2O7S3"),
    source: "adcnet2025",
  },
  {
    name: "SPP",
    kind: "disulfide",
    template: "SC(C)CCC(=O){residue}",
    nMethyls: 1,
    reagent: formula("C14H16N2O4S2"),
    source: "adcnet2025",
  },
  {
    name: "SPDP",
    kind: "disulfide",
    template: "SCCC(=O){residue}",
    nMethyls: 0,
    reagent: formula("C12H12N2O4S2"),
    source: "adcnet2025",
  },
  {
    name: "SMCC",
    kind: "thioether",
    template: "C5CC(=O)N(C5=O)CC6CCC(CC6)C(=O){residue}",
    reagent: formula("C16H18N2O6"),
    source: "adcnet2025",
  },
];

/** Lysine (through its side-chain nitrogen) and cysteine (through its sulfur), both L. */
export const residues = {
  lysine: {
    name: "lysine",
    code: "Lys",
    free: "NCCCC[C@@H](C(=O)O)N",
    bound: "NCCCC[C@@H](C(=O)*)N*",
    formula: formula("C6H12N2O"),
  },
  cysteine: {
    name: "cysteine",
    code: "Cys",
    free: "SC[C@@H](C(=O)O)N",
    bound: "SC[C@@H](C(=O)*)N*",
    formula: formula("C3H5NOS"),
  },
} as const satisfies Readonly<Record<string, Residue>>;

/** Linker, payload and amino acid: what catabolism starts from. */
export interface Conjugate {
  readonly payload: Payload;
  readonly linker: Linker;
  readonly residue: Residue;
}

/** "SPDB-DM4". */
export const conjugateName = ({ payload, linker }: Conjugate): string => `${linker.name}-${payload.name}`;

/** What keeps these parts from making a conjugate: a payload without a bond for a linker, a linker without one for a residue. */
export function conjugateProblem({
  payload,
  linker,
}: {
  readonly payload: Pick<Payload, "name" | "template">;
  readonly linker: Pick<Linker, "name" | "template">;
}): Problem | undefined {
  if (!payload.template.includes("{linker}"))
    return {
      problem: `the payload ${payload.name} has no place for a linker`,
      needed: "{linker} in its SMILES, where the linker bonds",
      write: "CCS{linker} for a thiol",
    };
  if (!linker.template.includes("{residue}"))
    return {
      problem: `the linker ${linker.name} has no conjugation site`,
      needed: "{residue} in its SMILES, where the amino acid of the antibody bonds",
      write: "SCCCC(=O){residue} for an amide of lysine",
    };
  return manyPlaces(payload, "{linker}") ?? manyPlaces(linker, "{residue}");
}

function manyPlaces(
  { name, template }: { name: string; template: string },
  place: string,
): Problem | undefined {
  const n = template.split(place).length - 1;
  if (n < 2) return undefined;
  return {
    problem: `the SMILES of ${name} has ${place} ${n} times`,
    needed: `${place} once; a branched linker with several sites cannot be described`,
  };
}

const join = ({ payload, linker }: Conjugate, residue: string): string =>
  payload.template.replace("{linker}", linker.template.replace("{residue}", residue));

/** SMILES of the drug on its amino acid in the protein; `*` is the rest of the chain. */
export const boundSmiles = (conjugate: Conjugate): string => join(conjugate, conjugate.residue.bound);

/** SMILES of the drug on its free amino acid: what full proteolysis leaves. */
export const adductSmiles = (conjugate: Conjugate): string => join(conjugate, conjugate.residue.free);

/** SMILES of the free drug. */
export const payloadSmiles = ({ template }: Payload): string => template.replace("{linker}", "");

/**
 * Formula that one drug with its linker adds to the antibody, from the formula of {@link boundSmiles}
 * (attachment points count nothing): bound residue − residue.
 */
export const addedFormula = (bound: Formula, { residue }: Conjugate): Formula =>
  addFormulas(bound, residue.formula, -1);

/** The part with this name. @throws RangeError that names the parts there are. */
export function partNamed<T extends { readonly name: string }>(parts: readonly T[], name: string): T {
  const found = parts.find((part) => part.name === name);
  if (!found)
    throw new RangeError(`no part "${name}"; there are ${parts.map((part) => part.name).join(", ")}`);
  return found;
}
