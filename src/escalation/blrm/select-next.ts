import { stopAt, withSize } from "../decisions.ts";
import type { Verb } from "../types.ts";

/**
 * Stops when this many patients have been treated and selects the dose that would have come next, tried or not: the MTD
 * of model-based designs that name no other.
 */
export const stopAfterSelectingNext =
  (maxN: number): Verb =>
  (design) => ({
    ...design,
    maxN: Math.min(maxN, design.maxN),
    first: withSize(design.first, Math.min(maxN, design.first.size)),
    decide: (state) => {
      let treated = -(state.backfilled ?? 0);
      for (let dose = 0; dose < state.n.length; dose++) treated += state.n[dose];
      const next = design.decide(state);
      if (next.kind !== "treat") return next;
      if (treated >= maxN) return stopAt(next.dose, "sample size");
      return next.size > maxN - treated ? withSize(next, maxN - treated) : next;
    },
    selectMtd: (end) => (end.stop.rule === "sample size" ? end.stop.dose : design.selectMtd(end)),
    rules: [
      ...design.rules,
      `Stop when ${maxN} patients have been treated; the dose that would come next is the MTD.`,
    ],
  });
