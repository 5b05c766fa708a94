import type { Compound } from "./types.ts";

/** What conjugates of one linker and drug share. */
type Pair = Required<Pick<Compound, "linker" | "payload" | "conjugation">>;

const onLysine = {
  residue: "lysine",
  how: "amide: the linker's N-hydroxysuccinimide ester on amines of lysines, at random",
} as const;

const dm4 = { name: "DM4", mass: { value: 780.37, unit: "Da" } };
const dm1 = { name: "DM1", mass: { value: 738.29, unit: "Da" } };

/** SPDB and DM4 on lysines; masses of structures. */
export const spdbDm4: Pair = {
  linker: { name: "SPDB", releases: "disulfide, two methyl groups on the side of the drug" },
  payload: { ...dm4, adds: { value: 880.51, unit: "Da" } },
  conjugation: onLysine,
};

/** Sulfo-SPDB and DM4 on lysines. */
export const sulfoSpdbDm4: Pair = {
  linker: {
    name: "sulfo-SPDB",
    releases: "disulfide with a sulfonic acid, two methyl groups on the side of the drug",
  },
  payload: { ...dm4, adds: { value: 960.57, unit: "Da" } },
  conjugation: onLysine,
};

/** SPP and DM1 on lysines. */
export const sppDm1: Pair = {
  linker: { name: "SPP", releases: "disulfide, one methyl group on the side of the antibody" },
  payload: { ...dm1, adds: { value: 852.45, unit: "Da" } },
  conjugation: onLysine,
};

/** SMCC and DM1 on lysines. */
export const smccDm1: Pair = {
  linker: { name: "SMCC", releases: "thioether: only by digestion of the antibody" },
  payload: { ...dm1, adds: { value: 957.52, unit: "Da" } },
  conjugation: onLysine,
};
