import { knownOf, remembered } from "../crm/crm.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Counts, Decision, Design, DoseView, End, State } from "../types.ts";
import { mtdBelowDoses } from "./mtd-posterior.ts";

/** Options of {@link ewoc}. */
export interface EwocOptions {
  /** Doses in any one unit, increasing; the MTD lies between `lowest` and `highest`. */
  readonly doses: readonly number[];
  /** θ: the probability of toxicity at the MTD. */
  readonly target: number;
  /** Feasibility bound: most allowed P(MTD < dose); default 0.25. */
  readonly feasibility?: number;
  /** The bound grows by this with every patient beyond the first, up to 0.5; default 0. */
  readonly feasibilityStep?: number;
  /** Ends of the MTD's uniform prior; default the lowest and the highest dose. */
  readonly lowest?: number;
  readonly highest?: number;
  /** Never more than one dose above the last; default true. */
  readonly noSkip?: boolean;
}

/**
 * Classical escalation with overdose control on a list of doses: the highest dose with P(MTD < dose) within the bound, that
 * is, the highest not above the MTD's quantile.
 * @throws RangeError unless 0 < target < 1 and doses increase inside the MTD's range.
 * @see babb1998
 */
export function ewoc(options: EwocOptions): Design {
  const { doses, target } = options;
  const [lowest, highest] = [options.lowest ?? doses[0], options.highest ?? doses.at(-1)!];
  const rising = doses.every((dose, k) => k === 0 || dose > doses[k - 1]);
  if (!(rising && doses[0] >= lowest && doses.at(-1)! <= highest && target > 0 && target < 1)) {
    throw new RangeError(
      `EWOC needs a target in (0, 1) and doses that increase from ${lowest} to ${highest}, not ${target} and ${doses.join(", ")}`,
    );
  }
  const below = remembered(mtdBelowDoses(doses, target, lowest, highest), 100_000);
  return {
    id: "ewoc",
    name: "EWOC",
    cite: ["babb1998"],
    nDoses: doses.length,
    target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide: (state) => decide(options, below, state),
    view: (state) => views(options, below(knownOf(state)), state),
    selectMtd: (end) => select(options, below, end),
    rules: rulesOf(options),
  };
}

function boundAt({ feasibility = 0.25, feasibilityStep = 0 }: EwocOptions, { n }: Counts): number {
  const treated = Array.from(n).reduce((a, b) => a + b, 0);
  return Math.max(feasibility, Math.min(0.5, feasibility + feasibilityStep * Math.max(0, treated - 1)));
}

function highestWithin(below: Float64Array, bound: number): number | null {
  for (let dose = below.length - 1; dose >= 0; dose--) if (below[dose] <= bound) return dose;
  return null;
}

type BelowOf = (counts: Counts) => Float64Array;

function decide(options: EwocOptions, below: BelowOf, state: State): Decision {
  const best = highestWithin(below(knownOf(state)), boundAt(options, state));
  if (best === null) return stopAt(null, "lowest dose too toxic");
  const skips = (options.noSkip ?? true) && best > state.dose + 1;
  return skips ? treatAt(state.dose + 1, "no-skip") : treatAt(best, "model");
}

const select = (options: EwocOptions, below: BelowOf, end: End): number | null => {
  const best = highestWithin(below(end), boundAt(options, end));
  let top = end.n.length - 1;
  while (top > 0 && end.n[top] === 0) top -= 1;
  return best === null ? null : Math.min(best, top);
};

function views(options: EwocOptions, below: Float64Array, { n, tox, ...rest }: State): DoseView[] {
  const bound = boundAt(options, { n, tox, ...rest });
  return Array.from(below, (p, dose) => ({
    dose,
    n: n[dose],
    tox: tox[dose],
    estimate: n[dose] === 0 ? Number.NaN : tox[dose] / n[dose],
    under: 1 - p,
    inside: 0,
    over: p,
    allowed: p <= bound,
    why: `P(MTD < dose) = ${p.toFixed(4)} ${p <= bound ? "is at most" : "is above"} ${bound}`,
  }));
}

const rulesOf = (options: EwocOptions): string[] => {
  const { doses, target, feasibility = 0.25, feasibilityStep = 0, noSkip = true } = options;
  return [
    `Model: logit p linear in dose through ρ at ${options.lowest ?? doses[0]} and ${target} at the MTD; MTD uniform up to ${options.highest ?? doses.at(-1)}, ρ uniform up to ${target}.`,
    `Treat at the highest dose with P(MTD < dose) at most ${feasibility}${feasibilityStep > 0 ? `, growing by ${feasibilityStep} a patient up to 0.5` : ""}.`,
    ...(noSkip ? ["Do not go up by more than one dose."] : []),
  ];
};
