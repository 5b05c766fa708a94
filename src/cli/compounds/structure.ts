import {
  boundSmiles,
  type Linker,
  linkers,
  maytansinoidTemplateSmiles,
  openToolkit,
  type Payload,
  payloads,
  residues,
  type Toolkit,
} from "../../chemistry/index.ts";
import type { Compound } from "../../compound/index.ts";

/** Linker and drug with their structures: as the compound gives them, or the known ones of their names. */
function partsOf({ linker, payload }: Compound): { linker: Linker; payload: Payload } | undefined {
  if (!linker || !payload) return undefined;
  const knownLinker = linkers.find(({ name }) => name === linker.name);
  const knownPayload = payloads.find(({ name }) => name === payload.name);
  const ownLinker: Linker | undefined =
    linker.smiles === undefined
      ? knownLinker
      : { name: linker.name, kind: "thioether", template: linker.smiles, source: "the compound file" };
  const ownPayload: Payload | undefined =
    payload.smiles === undefined
      ? knownPayload
      : { name: payload.name, template: payload.smiles, marker: "", source: "the compound file" };
  return ownLinker && ownPayload && { linker: ownLinker, payload: ownPayload };
}

/** SMILES of one drug on its amino acid, `*` for the rest of the antibody; undefined where a structure is not known. */
export function structureOf(compound: Compound): string | undefined {
  const parts = partsOf(compound);
  return parts && boundSmiles({ ...parts, residue: residues[compound.conjugation?.residue ?? "lysine"] });
}

/** RDKit in Node; takes a second or so, so only when a structure is read or drawn. */
export async function openInNode(): Promise<Toolkit> {
  const { default: initRDKit } = await import("@rdkit/rdkit");
  return openToolkit(() => initRDKit.default());
}

/** The structure as SVG; maytansinoids lie alike. */
export const drawing = (toolkit: Toolkit, smiles: string): string =>
  toolkit.draw(smiles, { width: 900, height: 520, like: maytansinoidTemplateSmiles });
