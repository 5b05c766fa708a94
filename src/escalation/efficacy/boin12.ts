import { tailAbove } from "../beta.ts";
import { boinBoundaries } from "../boin.ts";
import { isotonicMtd } from "./counts.ts";

/** Patients with a toxicity, a response, and both, at each dose. */
export interface EfficacyCounts {
  readonly n: readonly number[];
  readonly tox: readonly number[];
  readonly eff: readonly number[];
  /** Needed when utilities are not additive (u₂ + u₃ ≠ 100). */
  readonly both?: readonly number[];
}

/** Options of {@link boin12}. */
export interface Boin12Options {
  /** φT, the highest acceptable probability of toxicity. */
  readonly toxicity: number;
  /** φE, the lowest acceptable probability of efficacy. */
  readonly efficacy: number;
  /** Utilities of neither (u₂) and both (u₃), between those of toxicity alone (0) and efficacy alone (100). Default 40, 60. */
  readonly neither?: number;
  readonly both?: number;
  /** N*: patients at a dose from which it is explored no further when its toxicity is inside the boundaries; default 6. */
  readonly explore?: number;
  /**
   * With so many patients at a dose whose toxicity is below λd, the next dose is tried if it never was (9 in the package
   * escalation); off by default.
   */
  readonly tryUntriedFrom?: number;
  /** A dose is out when P(pT > φT) ≥ this (default 0.95) or P(pE < φE) ≥ `futile` (default 0.9). */
  readonly toxic?: number;
  readonly futile?: number;
}

/** What BOIN12 thinks of a dose. */
export interface Boin12View {
  readonly dose: number;
  /** P(utility > u_b), by which doses are ranked. */
  readonly desirability: number;
  /** Posterior mean utility, 0 to 100. */
  readonly utility: number;
  /** P(pT > φT) and P(pE < φE). */
  readonly tooToxic: number;
  readonly futile: number;
  readonly allowed: boolean;
}

/** The next dose, or a stop (dose null), with the rule that bound. */
export interface EfficacyDecision<View> {
  readonly dose: number | null;
  readonly rule: "de-escalate" | "most desirable" | "untried" | "no admissible dose";
  readonly doses: readonly View[];
}

/** Fills in the defaults. */
const full = (options: Boin12Options) => ({
  neither: 40,
  both: 60,
  explore: 6,
  toxic: 0.95,
  futile: 0.9,
  tryUntriedFrom: Number.POSITIVE_INFINITY,
  ...options,
});

/**
 * u_b = u + (100 − u)/2 with u the utility of a dose at exactly (φT, φE), toxicity and efficacy independent.
 * @see lin2020
 */
export function boin12Benchmark(options: Boin12Options): number {
  const { toxicity: t, efficacy: e, neither, both } = full(options);
  const u = 100 * e * (1 - t) + neither * (1 - e) * (1 - t) + both * e * t;
  return u + (100 - u) / 2;
}

/** One dose by counts: the utility is a quasi-binomial share x/n with x = Σ u n / 100, prior Beta(1, 1). */
export function boin12View(options: Boin12Options, counts: EfficacyCounts, dose: number): Boin12View {
  const { toxicity, efficacy, toxic, futile: mostFutile } = full(options);
  const [n, t, e] = [counts.n[dose], counts.tox[dose], counts.eff[dose]];
  const x = quasiEvents(options, n, t, e, counts.both?.[dose]);
  const tooToxic = tailAbove(toxicity, n, t);
  const futile = 1 - tailAbove(efficacy, n, e);
  return {
    dose,
    desirability: tailAbove(boin12Benchmark(options) / 100, n, x),
    utility: (100 * (1 + x)) / (2 + n),
    tooToxic,
    futile,
    allowed: tooToxic < toxic && futile < mostFutile,
  };
}

function quasiEvents(options: Boin12Options, n: number, tox: number, eff: number, together?: number): number {
  const { neither, both } = full(options);
  const additive = Math.abs(neither + both - 100) < 1e-9;
  if (together === undefined && !additive) {
    throw new RangeError(
      "utilities that are not additive need the number of patients with both outcomes; give `both`",
    );
  }
  const b = together ?? 0;
  return (100 * (eff - b) + both * b + neither * (n - tox - eff + b)) / 100;
}

/**
 * BOIN12: utility-based search for the optimal biological dose. With p̂ the toxicity share at the current dose d and λe, λd
 * BOIN's boundaries: p̂ ≥ λd goes down; λe < p̂ < λd with N* patients or more takes the more desirable of d−1, d; otherwise
 * the most desirable of d−1, d, d+1. Only admissible doses are taken; none: stop.
 * @param current dose of the last cohort, an index from 0.
 * @see lin2020
 */
export function boin12(
  options: Boin12Options,
  counts: EfficacyCounts,
  current: number,
): EfficacyDecision<Boin12View> {
  const { toxicity, explore, tryUntriedFrom } = full(options);
  const { escalate, deescalate } = boinBoundaries(toxicity);
  const doses = counts.n.map((_, dose) => boin12View(options, counts, dose));
  const n = counts.n[current];
  const share = counts.tox[current] / n;
  const allowed = (dose: number) => doses[dose]?.allowed === true;
  if (share >= deescalate && current > 0) {
    let dose = current - 1;
    while (dose >= 0 && !allowed(dose)) dose -= 1;
    if (dose >= 0) return { dose, rule: "de-escalate", doses };
  }
  if (share < deescalate && n >= tryUntriedFrom && counts.n[current + 1] === 0 && allowed(current + 1)) {
    return { dose: current + 1, rule: "untried", doses };
  }
  const up = share < deescalate && (share <= escalate || n < explore) ? [current + 1] : [];
  const candidates = [current - 1, current, ...up].filter(allowed);
  if (candidates.length === 0) return { dose: null, rule: "no admissible dose", doses };
  const dose = candidates.reduce((a, b) => (doses[b].desirability > doses[a].desirability ? b : a));
  return { dose, rule: "most desirable", doses };
}

/**
 * The optimal biological dose at the end: among admissible treated doses not above the isotonic MTD, the one with the
 * highest posterior mean utility; null when there is none.
 * @see lin2020
 */
export function boin12Select(options: Boin12Options, counts: EfficacyCounts): number | null {
  const mtd = isotonicMtd(counts, options.toxicity);
  if (mtd === null) return null;
  const views = counts.n
    .map((_, dose) => dose)
    .filter((dose) => dose <= mtd && counts.n[dose] > 0)
    .map((dose) => boin12View(options, counts, dose))
    .filter((view) => view.allowed);
  if (views.length === 0) return null;
  return views.reduce((a, b) => (b.utility > a.utility ? b : a)).dose;
}

/** One row of the table of rank-based desirability scores. */
export interface DesirabilityRow {
  readonly n: number;
  readonly tox: number;
  readonly eff: number;
  readonly allowed: boolean;
  /** Rank among the admissible rows, scaled to 100, ties sharing their mean rank; null when not admissible. */
  readonly score: number | null;
}

/**
 * The printed table of BOIN12: every outcome of these numbers of patients, ranked by P(utility > u_b).
 * @throws RangeError for utilities that are not additive.
 * @see lin2020
 */
export function desirabilityTable(options: Boin12Options, ns: readonly number[]): DesirabilityRow[] {
  const rows = ns.flatMap((n) =>
    Array.from({ length: (n + 1) ** 2 }, (_, k) => {
      const [tox, eff] = [Math.floor(k / (n + 1)), k % (n + 1)];
      const { allowed, desirability } = boin12View(options, { n: [n], tox: [tox], eff: [eff] }, 0);
      return { n, tox, eff, allowed, desirability };
    }),
  );
  const ranked = rows.filter((row) => row.allowed).map((row) => row.desirability);
  // Equal quasi-events give equal probabilities up to rounding.
  const tied = 1e-12;
  return rows.map(({ n, tox, eff, allowed, desirability }) => {
    const less = ranked.filter((value) => value < desirability - tied).length;
    const equal = ranked.filter((value) => Math.abs(value - desirability) <= tied).length;
    return { n, tox, eff, allowed, score: allowed ? less + (equal + 1) / 2 : null };
  });
}
