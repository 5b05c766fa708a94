import { regularisedBeta } from "../../math/index.ts";
import { tailAbove } from "../beta.ts";
import type { EfficacyCounts } from "./boin12.ts";

/** Boundaries of BOIN-ET for the observed shares of toxicity and efficacy. */
export interface BoinEtBoundaries {
  /** λ₁: escalate at or below it when efficacy is at or below η₁. */
  readonly escalate: number;
  /** λ₂: de-escalate at or above it. */
  readonly deescalate: number;
  /** η₁. */
  readonly efficacy: number;
}

/** What BOIN-ET needs to know. */
export interface BoinEtOptions {
  /** φ, the target toxicity, and δ, the target efficacy. */
  readonly toxicity: number;
  readonly efficacy: number;
  /** φ₁ and φ₂, the toxicity of a dose too low and too high; defaults 0.1 φ and 1.4 φ. */
  readonly low?: number;
  readonly high?: number;
  /** δ₁, the efficacy of a dose that does too little; default 0.6 δ. */
  readonly poor?: number;
  /**
   * Weigh staying under (φ, δ) from P(p̂ ≤ λ₁ | φ₁) on instead of P(p̂ ≤ λ₁ | φ), as boinet 1.5.0 does; default false.
   */
  readonly likeBoinet?: boolean;
}

const reference = 100;

/** P(X ≤ x) for X ~ Bin(100, p); x may lie a rounding error below a whole number. */
function binomialCdf(x: number, p: number): number {
  const k = Math.floor(x + 1e-7);
  if (k < 0) return 0;
  return k >= reference ? 1 : regularisedBeta(1 - p, reference - k, k + 1);
}

const grid = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 0.01 + 1e-9) + 1 }, (_, k) => from + 0.01 * k);

interface Toxic {
  readonly boundary: number;
  /** Under φ₁, φ and φ₂. */
  readonly p: readonly [number, number, number];
}

/**
 * λ₁, λ₂ and η₁ on grids of 0.01 that make the probability of an incorrect decision smallest, with 100 patients at the dose
 * and equal weights of the hypotheses (φ₁, φ, φ₂) × (δ₁, δ). Correct are: up under (φ₁, δ₁), stay under (·, δ) but for φ₂,
 * down under φ₂; where the choice is left to the observed efficacy of three doses, two thirds count as incorrect. (φ, δ₁) has
 * no incorrect decision.
 * @throws RangeError unless low < toxicity < high and poor < efficacy.
 * @see takeda2018
 */
export function boinEtBoundaries(options: BoinEtOptions): BoinEtBoundaries {
  const { toxicity, efficacy } = options;
  const { low = 0.1 * toxicity, high = 1.4 * toxicity, poor = 0.6 * efficacy } = options;
  if (!(low > 0 && low < toxicity && toxicity < high && high < 1 && poor > 0 && poor < efficacy)) {
    throw new RangeError(
      `BOIN-ET needs low < toxicity < high and poor < efficacy, not ${low}, ${toxicity}, ${high} and ${poor}, ${efficacy}`,
    );
  }
  const under = (x: number) => [binomialCdf(x, low), binomialCdf(x, toxicity), binomialCdf(x, high)] as const;
  const lower = grid(low, toxicity).map((boundary) => ({ boundary, p: under(reference * boundary) }));
  const upper = grid(toxicity, high).map((boundary) => ({ boundary, p: under(reference * boundary - 1) }));
  const etas = grid(poor, efficacy).map((eta) => ({
    eta,
    poor: binomialCdf(reference * eta, poor),
    good: binomialCdf(reference * eta, efficacy),
  }));
  let best: BoinEtBoundaries = { escalate: low, deescalate: high, efficacy: poor };
  let least = Number.POSITIVE_INFINITY;
  for (const a of lower) {
    for (const b of upper) {
      for (const { eta, poor: e1, good: e } of etas) {
        const wrong = incorrect(a.p, b.p, e1, e, options.likeBoinet ?? false);
        if (wrong < least) {
          least = wrong;
          best = { escalate: a.boundary, deescalate: b.boundary, efficacy: eta };
        }
      }
    }
  }
  return best;
}

/** Six times the probability of an incorrect decision; a and b are P(p̂ ≤ λ₁) and P(p̂ < λ₂) under φ₁, φ, φ₂. */
function incorrect(a: Toxic["p"], b: Toxic["p"], e1: number, e: number, likeBoinet: boolean): number {
  const between = b.map((p, k) => p - a[k]);
  const stayFrom = likeBoinet ? b[1] - a[0] : between[1];
  const lowPoor = a[0] * (1 - e1) + (2 / 3) * between[0] * e1 + between[0] * (1 - e1) + (1 - b[0]);
  const lowGood = a[0] * e + (2 / 3) * between[0] * e + (1 - b[0]);
  const rightGood = a[1] * e + (2 / 3) * stayFrom * e + (1 - b[1]);
  const high = (eta: number) => a[2] + (2 / 3) * between[2] * eta + between[2] * (1 - eta);
  return lowPoor + lowGood + rightGood + high(e1) + high(e);
}

/** The next dose of BOIN-ET, or a stop (dose null). */
export interface BoinEtDecision {
  readonly dose: number | null;
  readonly rule:
    | "escalate"
    | "stay"
    | "de-escalate"
    | "best efficacy"
    | "top dose"
    | "bottom dose"
    | "no admissible dose";
}

/**
 * BOIN-ET's next dose. Doses with P(pT > φ) > 0.95 (and those above) or P(pE < δ₁) > 0.99 are out. With shares p̂T, p̂E at the
 * current dose: p̂T ≤ λ₁ and p̂E ≤ η₁ goes up; p̂T < λ₂ and p̂E > η₁ stays; p̂T ≥ λ₂ goes down; otherwise the neighbour with
 * the highest observed efficacy, an untried higher dose first.
 * @see takeda2018
 */
export function boinEt(
  options: BoinEtOptions,
  boundaries: BoinEtBoundaries,
  { n, tox, eff }: EfficacyCounts,
  current: number,
): BoinEtDecision {
  const poor = options.poor ?? 0.6 * options.efficacy;
  const toxic = n.findIndex((size, dose) => size > 0 && tailAbove(options.toxicity, size, tox[dose]) > 0.95);
  const ceiling = toxic < 0 ? n.length : toxic;
  const allowed = (dose: number) =>
    dose >= 0 && dose < ceiling && !(n[dose] > 0 && 1 - tailAbove(poor, n[dose], eff[dose]) > 0.99);
  const go = (dose: number, rule: BoinEtDecision["rule"]): BoinEtDecision => {
    let at = Math.min(dose, ceiling - 1);
    while (at >= 0 && !allowed(at)) at -= 1;
    return at < 0 ? { dose: null, rule: "no admissible dose" } : { dose: at, rule };
  };
  const share = tox[current] / n[current];
  const effect = eff[current] / n[current];
  if (share >= boundaries.deescalate) {
    return current === 0 ? go(0, "bottom dose") : go(current - 1, "de-escalate");
  }
  if (effect > boundaries.efficacy) return go(current, "stay");
  if (share <= boundaries.escalate) {
    return current + 1 < n.length ? go(current + 1, "escalate") : go(current, "top dose");
  }
  if (allowed(current + 1) && n[current + 1] === 0) return { dose: current + 1, rule: "best efficacy" };
  const neighbours = [current - 1, current, current + 1].filter((dose) => allowed(dose) && n[dose] > 0);
  if (neighbours.length === 0) return { dose: null, rule: "no admissible dose" };
  const best = neighbours.reduce((a, b) => (eff[b] / n[b] > eff[a] / n[a] ? b : a));
  return { dose: best, rule: "best efficacy" };
}
