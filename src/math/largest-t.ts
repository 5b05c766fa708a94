import { chiDensity } from "./chi-density.ts";
import { normalCdf, normalPdf } from "./normal.ts";

const nodesZ = 120;
const nodesS = 100;

/**
 * P(max |Tᵢ| > t) for t statistics with a common error whose correlations have the form λᵢλⱼ: the adjusted p value of
 * comparisons of several arms with one control (Dunnett), where λᵢ = √(v₀/(v₀ + vᵢ)) with v the variances of the estimates.
 *
 *   P(max |Tᵢ| > t) = ∫∫ 1 − Πᵢ [Φ((ts − λᵢz)/√(1 − λᵢ²)) − Φ((−ts − λᵢz)/√(1 − λᵢ²))] φ(z) dz f(s) ds
 *
 * with f the density of √(χ²/ν). Both integrals by the trapezoid rule, to a relative 1e-8 for values above 1e-12 from two
 * degrees of freedom on, to 1e-5 below.
 * @param loadings λᵢ in (−1, 1). @param df ν above 0; Infinity for known variance.
 * @see dunnett1955
 */
export function largestTUpperTail(t: number, loadings: readonly number[], df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  const beyond = (s: number) => outsideAt(Math.abs(t) * s, loadings);
  if (!Number.isFinite(df)) return beyond(1);
  // In u = ln s the integrand falls off smoothly on both sides, like exp(νu) to the left.
  const width = 9 / Math.sqrt(2 * df);
  const [from, to] = [-width - 30 / df, Math.min(width, 2.3)];
  const step = (to - from) / nodesS;
  let outside = 0;
  let mass = 0;
  for (let k = 0; k <= nodesS; k++) {
    const s = Math.exp(from + k * step);
    const weight = chiDensity(s, df) * s;
    if (weight === 0) continue;
    mass += weight;
    outside += weight * beyond(s);
  }
  return outside / mass;
}

/** P(some |λᵢz + √(1 − λᵢ²) εᵢ| > limit), summed as tails so that small values keep their digits. */
function outsideAt(limit: number, loadings: readonly number[]): number {
  const step = 17 / nodesZ;
  let total = 0;
  for (let k = 0; k <= nodesZ; k++) {
    const z = -8.5 + k * step;
    let logInside = 0;
    for (const loading of loadings) {
      const rest = Math.sqrt(1 - loading * loading);
      const tails = normalCdf((-limit - loading * z) / rest) + normalCdf((loading * z - limit) / rest);
      logInside += Math.log1p(-Math.min(1, tails));
    }
    total -= normalPdf(z) * Math.expm1(logInside);
  }
  return total * step;
}
