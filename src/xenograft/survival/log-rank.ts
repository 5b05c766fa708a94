import { chiSquareUpperTail, choleskyFactor, choleskySolve } from "../../math/index.ts";
import type { GroupedDurations } from "./types.ts";

/** A test that groups have the same curve. */
export interface RankTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** Per group; weighted for Peto's test. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/** `log-rank` weighs every event alike; `peto` by the pooled curve just before it, so that early events count more. */
export type Weighting = "log-rank" | "peto";

/**
 * Log-rank test of several groups, or Peto and Peto's version of the Wilcoxon test. At each event time, dₖ events out of
 * nₖ at risk are compared with what equal hazards would give:
 *
 *   U = Σ w (dₖ − d nₖ/n),   V = Σ w² d (n − d)/(n − 1) (nₖ/n)(δₖₗ − nₗ/n),   χ² = UᵀV⁻¹U with one group left out
 *
 * Groups in which nobody was at risk at any event are left out and lower the degrees of freedom.
 * @see mantel1966
 * @see peto1972
 */
export function rankTest(data: GroupedDurations, weighting: Weighting = "log-rank"): RankTest {
  const { observed, expected, covariance } = sums(data, weighting);
  const groups = Array.from(expected.keys()).filter((group) => expected[group]! > 0);
  const m = Math.max(0, groups.length - 1);
  const v = new Float64Array(m * m);
  const u = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    u[i] = observed[groups[i]!]! - expected[groups[i]!]!;
    for (let j = 0; j < m; j++) v[i * m + j] = covariance[groups[i]! * data.nGroups + groups[j]!]!;
  }
  if (m === 0 || !choleskyFactor(v, m, v)) {
    return { chiSquare: Number.NaN, df: m, p: Number.NaN, observed, expected };
  }
  const solved = choleskySolve(v, m, u.slice());
  const chiSquare = u.reduce((sum, value, k) => sum + value * solved[k]!, 0);
  return { chiSquare, df: m, p: chiSquareUpperTail(chiSquare, m), observed, expected };
}

function sums({ durations, group, nGroups }: GroupedDurations, weighting: Weighting) {
  const observed = new Float64Array(nGroups);
  const expected = new Float64Array(nGroups);
  const covariance = new Float64Array(nGroups * nGroups);
  const times = [...new Set(durations.filter(({ event }) => event).map(({ time }) => time))];
  let before = 1;
  for (const time of times.sort((a, b) => a - b)) {
    const { atRisk, events } = countAt(time);
    const [n, d] = [total(atRisk), total(events)];
    const w = weighting === "peto" ? before : 1;
    const hyper = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
    for (let k = 0; k < nGroups; k++) {
      const share = atRisk[k]! / n;
      observed[k]! += w * events[k]!;
      expected[k]! += w * d * share;
      for (let l = 0; l < nGroups; l++) {
        covariance[k * nGroups + l]! += hyper * share * ((k === l ? 1 : 0) - atRisk[l]! / n);
      }
    }
    before *= 1 - d / n;
  }
  return { observed, expected, covariance };

  function countAt(time: number) {
    const atRisk = new Float64Array(nGroups);
    const events = new Float64Array(nGroups);
    durations.forEach((one, k) => {
      if (one.time >= time) atRisk[group[k]!]! += 1;
      if (one.time === time && one.event) events[group[k]!]! += 1;
    });
    return { atRisk, events };
  }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
