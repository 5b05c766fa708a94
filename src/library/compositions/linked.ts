/** A linker of the library, and how a conjugate with it and its drug is called. */
export interface Linked {
  readonly linker: string;
  readonly conjugate: string;
}

/** The thioether with DM1. */
export const smccDm1: Linked = { linker: "smcc", conjugate: "SMCC-DM1" };
/** The hindered disulfide with DM4. */
export const spdbDm4: Linked = { linker: "spdb", conjugate: "SPDB-DM4" };
/** The disulfide with DM1. */
export const sppDm1: Linked = { linker: "spp", conjugate: "SPP-DM1" };
