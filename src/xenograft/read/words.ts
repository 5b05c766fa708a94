import type { End } from "../types.ts";

/** What a cell or a status says about a mouse. */
export type Said = Exclude<End["kind"], "study end"> | "alive" | "not measured";

const words: readonly (readonly [Said, RegExp])[] = [
  ["found dead", /^(?:found[ _-]?dead|fd|dead|died|death)$/],
  [
    "sacrificed",
    /^(?:sac|sacked|sacrificed?|euthani[sz]ed|euthanasia|euth|culled|killed|moribund|(?:humane )?end ?point|size limit)$/,
  ],
  ["removed", /^(?:removed|excluded|lost|withdrawn)$/],
  ["alive", /^(?:|alive|ok|active|on study|study end|end of study|survived)$/],
  ["not measured", /^(?:-|–|—|nd|n\.d\.|na|n\/a|nan|\.|missing|not measured|nm)$/],
];

/** The meaning of a text in a caliper table, whatever its case; undefined for a text nobody knows. */
export function meaningOf(text: string): Said | undefined {
  const plain = text.trim().toLowerCase();
  return words.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** The texts that are read, for messages. */
export const knownWords = "found dead (FD), sacrificed (SAC, euthanised), removed, NA, or an empty cell";
