import type { Design, Verb } from "./types.ts";

/** A design with rules added, from left to right; a rule listed later looks first at each decision. */
export const trial = (design: Design, ...verbs: readonly Verb[]): Design =>
  verbs.reduce((built, verb) => verb(built), design);
