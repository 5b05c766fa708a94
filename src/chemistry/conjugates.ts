import { type Conjugate, linkers, partNamed, payloads, residues } from "./parts.ts";

const onLysine = (linker: string, payload: string): Conjugate => ({
  linker: partNamed(linkers, linker),
  payload: partNamed(payloads, payload),
  residue: residues.lysine,
});

/**
 * The linker–payload pairs of maytansinoid conjugates, all on lysine. SPDB-DM4 is that of huC242-DM4, AVE9633, SAR3419 and
 * tusamitamab ravtansine; sulfo-SPDB-DM4 of mirvetuximab soravtansine; SPP-DM1 of huC242-DM1 and huN901-DM1; SMCC-DM1 of T-DM1.
 */
export const conjugates: readonly Conjugate[] = [
  onLysine("SPDB", "DM4"),
  onLysine("sulfo-SPDB", "DM4"),
  onLysine("SPP", "DM1"),
  onLysine("SPDP", "DM1"),
  onLysine("SMCC", "DM1"),
];
