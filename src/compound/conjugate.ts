import {
  type Conjugate,
  type Linker,
  linkers,
  type Payload,
  payloads,
  residues,
} from "../chemistry/index.ts";
import type { Compound } from "./types.ts";

/**
 * Linker, drug and amino acid of a compound as structures: as its file gives them, or the known ones of their names. Undefined where
 * one of them has no structure.
 */
export function conjugateOf({ linker, payload, conjugation }: Compound): Conjugate | undefined {
  if (!linker || !payload) return undefined;
  const knownLinker = linkers.find(({ name }) => name === linker.name);
  const knownPayload = payloads.find(({ name }) => name === payload.name);
  const source = "the compound file";
  const ownLinker: Linker | undefined =
    linker.smiles === undefined
      ? knownLinker
      : { name: linker.name, kind: "thioether", template: linker.smiles, source };
  const ownPayload: Payload | undefined =
    payload.smiles === undefined
      ? knownPayload
      : { name: payload.name, template: payload.smiles, marker: payload.marker ?? "", source };
  if (!ownLinker || !ownPayload) return undefined;
  return { linker: ownLinker, payload: ownPayload, residue: residues[conjugation?.residue ?? "lysine"] };
}
