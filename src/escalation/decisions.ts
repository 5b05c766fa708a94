import type { Rule, Stop, Treat } from "./types.ts";

/** A cohort at a dose. Sizes are set by `cohortsOf`; a design without its own cohorts says 1. */
export const treatAt = (dose: number, rule: Rule, size = 1, phase = 0): Treat => ({
  kind: "treat",
  dose,
  size,
  phase,
  rule,
});

/** No further patients; see `Stop` for what `dose` is. */
export const stopAt = (dose: number | null, rule: Rule): Stop => ({ kind: "stop", dose, rule });

/** The same cohort with another size. */
export const withSize = (treat: Treat, size: number): Treat =>
  treatAt(treat.dose, treat.rule, size, treat.phase);
