import { treatAt } from "./decisions.ts";
import { type ThreePlusThreeVariant, threePlusThree } from "./three-plus-three.ts";
import { trial } from "./trial.ts";
import type { Decision, Design, State, Verb } from "./types.ts";

/** How single patients climb before cohorts begin. */
export interface Titration {
  /** Doses by which each single patient goes up; default 1. */
  readonly step?: 1 | 2;
  /** Moderate (grade 2) toxicities, over all patients, that end titration; default: they do not count. */
  readonly moderate?: number;
}

const titrating = 1;

/**
 * One patient a dose, upwards, until the first dose-limiting toxicity, the given number of moderate ones, or the top
 * dose; there the cohort is filled up and the design goes on. As the option `titration` of BOIN 2.7.2, which fills the
 * cohort before it decides. Add it after `cohortsOf`.
 * @throws RangeError for a design that keeps phases of its own.
 * @see simon1997
 */
export const titrate =
  ({ step = 1, moderate = Number.POSITIVE_INFINITY }: Titration = {}): Verb =>
  (design) => {
    if (design.first.phase !== 0) throw new RangeError(`${design.name} keeps phases and cannot be titrated`);
    const fill = design.first.size - 1;
    return {
      ...design,
      first: treatAt(design.first.dose, "start", 1, titrating),
      decide: (state) =>
        state.phase === titrating ? climb(design, state, step, moderate, fill) : design.decide(state),
      rules: [...design.rules, titrationSentence(step, moderate)],
    };
  };

function climb(design: Design, state: State, step: number, moderate: number, fill: number): Decision {
  const top = design.nDoses - 1;
  const over = state.cohortTox > 0 || (state.moderate ?? 0) >= moderate || state.dose === top;
  if (!over) return treatAt(Math.min(top, state.dose + step), "titration", 1, titrating);
  return fill > 0 ? treatAt(state.dose, "fill", fill) : design.decide({ ...state, phase: 0 });
}

const titrationSentence = (step: number, moderate: number): string =>
  [
    `Treat one patient a dose, going up by ${step === 1 ? "one dose" : "two doses"}, until the first dose-limiting toxicity`,
    Number.isFinite(moderate) ? ` or ${moderate} moderate toxicities` : "",
    "; then fill the cohort at that dose.",
  ].join("");

/**
 * Accelerated titration followed by 3+3. Design 2 climbs one dose at a time, design 3 two, both until the first
 * dose-limiting toxicity or the second moderate one in the first course. (Design 4 watches every course: give it
 * moderate toxicities of all courses.) Exact characteristics know no moderate toxicities: there only the first rule acts.
 * @see simon1997
 */
export function acceleratedTitration(options: {
  readonly nDoses: number;
  readonly step?: 1 | 2;
  readonly variant?: ThreePlusThreeVariant;
}): Design {
  const { nDoses, step = 1, variant } = options;
  const base = threePlusThree({ nDoses, ...(variant ? { variant } : {}) });
  const design = trial(base, titrate({ step, moderate: 2 }));
  return {
    ...design,
    id: "accelerated-titration",
    name: `accelerated titration, design ${step === 1 ? 2 : 3}`,
    cite: ["simon1997", ...base.cite],
  };
}
