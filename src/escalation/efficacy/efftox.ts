import { lattice } from "../quadrature/gauss-legendre.ts";
import type { EfficacyCounts } from "./boin12.ts";
import { associationTerms } from "./efftox-association.ts";
import { type LogitGrid, logitGrid, type Moments, type NormalPrior } from "./efftox-grid.ts";
import { type EffToxContour, effToxExponent, effToxUtility } from "./efftox-utility.ts";

/** Options of {@link effTox}. */
export interface EffToxOptions {
  /** Doses in any one unit, increasing; the model sees ln dose less its mean. */
  readonly doses: readonly number[];
  readonly contour: EffToxContour;
  /** A dose needs P(pE > this) above `certaintyEfficacy`, and P(pT < the other) above `certaintyToxicity`; default 0.1. */
  readonly leastEfficacy: number;
  readonly mostToxicity: number;
  readonly certaintyEfficacy?: number;
  readonly certaintyToxicity?: number;
  /** logit pT = μ + β x. */
  readonly toxicity: readonly [NormalPrior, NormalPrior];
  /** logit pE = μ + β₁ x + β₂ x². */
  readonly efficacy: readonly [NormalPrior, NormalPrior, NormalPrior];
  /** ψ, the association of both within a patient. */
  readonly association: NormalPrior;
  /** Highest order in c that is taken; default 4. With 2 a fit takes a tenth of the time, and probabilities change by less than 0.003. */
  readonly order?: 2 | 4;
}

/** What EffTox thinks of a dose. */
export interface EffToxView {
  readonly dose: number;
  /** Posterior means. */
  readonly efficacy: number;
  readonly toxicity: number;
  /** Utility at the posterior means. */
  readonly utility: number;
  /** P(pE > least efficacy) and P(pT < most toxicity). */
  readonly effective: number;
  readonly tolerable: number;
  readonly allowed: boolean;
}

/** The next dose, or a stop (null). */
export interface EffToxFit {
  readonly doses: readonly EffToxView[];
  readonly next: number | null;
}

/**
 * EffTox: the admissible dose of largest utility. With c = tanh(ψ/2), the probability of efficacy a and toxicity b is
 *
 *   pE^a (1−pE)^(1−a) pT^b (1−pT)^(1−b) + (−1)^(a+b) pE (1−pE) pT (1−pT) c
 *
 * so that the likelihood is a polynomial in c whose terms are products of an efficacy and a toxicity part: sums over two
 * lattices, of three and two dimensions, instead of one of six. Terms up to the fourth order in c are taken; in the trials of the
 * tests this changes probabilities by less than 1e-7, the lattices by less than 1e-4. No untried dose is skipped.
 * @param counts with `both`, the patients with efficacy and toxicity.
 * @throws RangeError without `both`.
 * @see thall2004
 */
export const effTox = (options: EffToxOptions, counts: EfficacyCounts): EffToxFit =>
  effToxFitter(options)(counts);

/** The same for many counts: the lattices, which hang on the number of patients alone, are made once. */
export function effToxFitter(options: EffToxOptions): (counts: EfficacyCounts) => EffToxFit {
  const grids = new Map<number, readonly [LogitGrid, LogitGrid]>();
  return (counts) => {
    const total = counts.n.reduce((a, b) => a + b, 0);
    let known = grids.get(total);
    if (!known) {
      const x = centredLogs(options.doses);
      known = [
        logitGrid(options.efficacy, x, total, options.leastEfficacy),
        logitGrid(options.toxicity, x, total, options.mostToxicity),
      ];
      grids.set(total, known);
    }
    return fitOn(known, options, counts);
  };
}

function centredLogs(doses: readonly number[]): number[] {
  const logs = doses.map(Math.log);
  const centre = logs.reduce((a, b) => a + b, 0) / logs.length;
  return logs.map((value) => value - centre);
}

function fitOn(
  [eff, tox]: readonly [LogitGrid, LogitGrid],
  options: EffToxOptions,
  counts: EfficacyCounts,
): EffToxFit {
  if (!counts.both)
    throw new RangeError("EffTox needs the number of patients with both outcomes; give `both`");
  const { doses, contour, certaintyEfficacy = 0.1, certaintyToxicity = 0.1 } = options;
  const [e, t] = jointMoments(eff, tox, counts, momentsOfC(options.association, options.order ?? 4));
  const exponent = effToxExponent(contour);
  const highest = counts.n.findLastIndex((n) => n > 0);
  const views = doses.map((_, dose): EffToxView => {
    const effective = 1 - e.below[dose];
    const tolerable = t.below[dose];
    return {
      dose,
      efficacy: e.p[dose],
      toxicity: t.p[dose],
      utility: effToxUtility(contour, exponent, e.p[dose], t.p[dose]),
      effective,
      tolerable,
      allowed: effective > certaintyEfficacy && tolerable > certaintyToxicity && dose <= highest + 1,
    };
  });
  const allowed = views.filter((view) => view.allowed);
  const next = allowed.length === 0 ? null : allowed.reduce((a, b) => (b.utility > a.utility ? b : a)).dose;
  return { doses: views, next };
}

/** Posterior means of both sides: Σ over terms of coefficient × efficacy moments × toxicity moments. */
function jointMoments(
  eff: LogitGrid,
  tox: LogitGrid,
  counts: EfficacyCounts,
  moments: readonly number[],
): readonly [Moments, Moments] {
  const e = eff.likelihood(counts.n, counts.eff);
  const t = tox.likelihood(counts.n, counts.tox);
  let mass = 0;
  const zeros = () => counts.n.map(() => 0);
  const sums = { eff: { p: zeros(), below: zeros() }, tox: { p: zeros(), below: zeros() } };
  for (const { coefficient, efficacy, toxicity } of associationTerms(counts, moments)) {
    const here = e(efficacy);
    const there = t(toxicity);
    mass += coefficient * here.mass * there.mass;
    for (let dose = 0; dose < counts.n.length; dose++) {
      sums.eff.p[dose] += coefficient * here.p[dose] * there.mass;
      sums.eff.below[dose] += coefficient * here.below[dose] * there.mass;
      sums.tox.p[dose] += coefficient * here.mass * there.p[dose];
      sums.tox.below[dose] += coefficient * here.mass * there.below[dose];
    }
  }
  const scaled = ({ p, below }: { p: number[]; below: number[] }): Moments => ({
    mass: 1,
    p: p.map((value) => value / mass),
    below: below.map((value) => Math.min(1, Math.max(0, value / mass))),
  });
  return [scaled(sums.eff), scaled(sums.tox)];
}

/** E(c^k) for k from 0 to the order, with c = tanh(ψ/2). */
function momentsOfC([mean, sd]: NormalPrior, order: 2 | 4): number[] {
  const { nodes } = lattice(mean - 8 * sd, mean + 8 * sd, sd / 8);
  const weights = nodes.map((psi) => Math.exp(-(((psi - mean) / sd) ** 2) / 2));
  const total = weights.reduce((a, b) => a + b, 0);
  return Array.from({ length: order + 1 }, (_, k) => k).map(
    (k) => nodes.reduce((sum, psi, j) => sum + weights[j] * Math.tanh(psi / 2) ** k, 0) / total,
  );
}
