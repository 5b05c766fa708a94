import { normalCdf, normalQuantile } from "../math/index.ts";
import type { Course } from "./baseline.ts";
import { type EndpointRules, timeToEndpoint } from "./mice/endpoint.ts";
import { cox } from "./survival/cox.ts";
import { firthCox } from "./survival/firth.ts";
import { kaplanMeier, type MedianTime, medianTime, type SurvivalPoint } from "./survival/kaplan-meier.ts";
import { type RankTest, rankTest } from "./survival/log-rank.ts";
import { type RestrictedMean, restrictedMean } from "./survival/rmst.ts";
import type { Duration } from "./survival/types.ts";

/** Times to the endpoint of one arm. */
export interface ArmTimes {
  readonly arm: string;
  readonly n: number;
  readonly events: number;
  readonly curve: readonly SurvivalPoint[];
  /** Log-log limits. */
  readonly median: MedianTime;
  readonly restrictedMean: RestrictedMean;
}

/** A hazard of reaching the endpoint against that of the control. */
export interface HazardRatio {
  readonly arm: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
  /** cox: Efron's ties, Wald interval; firth: penalised, profile likelihood interval. */
  readonly method: "cox" | "firth";
}

/** Times to the endpoint, compared. */
export interface EventComparison {
  readonly arms: readonly ArmTimes[];
  readonly logRank: RankTest;
  readonly peto: RankTest;
  readonly hazardRatios: readonly HazardRatio[];
  /** Why there are no hazard ratios, or why they are penalised; empty otherwise. */
  readonly note: string;
}

/**
 * Times to the endpoint of all arms, the control first: curves, restricted means up to the last day that every arm was observed,
 * rank tests, and hazard ratios by Cox's model, by Firth's where an arm has no event.
 */
export function compareTimes(
  courses: readonly Course[],
  arms: readonly string[],
  rules: EndpointRules,
): EventComparison {
  const durations = courses.map((course) => timeToEndpoint(course, rules));
  const group = courses.map(({ mouse }) => arms.indexOf(mouse.arm));
  const of = (k: number) => durations.filter((_, j) => group[j] === k);
  const tau = Math.min(...arms.map((_, k) => Math.max(...of(k).map(({ time }) => time))));
  const data = { durations, group, nGroups: arms.length };
  return {
    arms: arms.map((arm, k) => armTimes(arm, of(k), tau)),
    logRank: rankTest(data),
    peto: rankTest(data, "peto"),
    ...hazardRatios(durations, group, arms),
  };
}

function armTimes(arm: string, durations: readonly Duration[], tau: number): ArmTimes {
  const curve = kaplanMeier(durations);
  return {
    arm,
    n: durations.length,
    events: durations.filter(({ event }) => event).length,
    curve,
    median: medianTime(curve),
    restrictedMean: restrictedMean(durations, tau),
  };
}

function hazardRatios(durations: readonly Duration[], group: readonly number[], arms: readonly string[]) {
  const p = arms.length - 1;
  const nEvents = durations.filter(({ event }) => event).length;
  if (p === 0 || nEvents === 0) {
    const note = p === 0 ? "there is one arm only" : "no tumour reached the endpoint: choose a smaller one";
    return { hazardRatios: [], note };
  }
  const x = new Float64Array(durations.length * p);
  group.forEach((k, at) => {
    if (k > 0) x[at * p + k - 1] = 1;
  });
  const fit = cox({ durations, x, p });
  if (fit.status === "converged") {
    const z = normalQuantile(0.975);
    const ratios = arms.slice(1).map((arm, k): HazardRatio => {
      const [beta, se] = [fit.beta[k]!, Math.sqrt(fit.covariance[k * p + k]!)];
      const [lower, upper] = [Math.exp(beta - z * se), Math.exp(beta + z * se)];
      return {
        arm,
        value: Math.exp(beta),
        lower,
        upper,
        p: 2 * normalCdf(-Math.abs(beta / se)),
        method: "cox",
      };
    });
    return { hazardRatios: ratios, note: "" };
  }
  const { coefficients } = firthCox({ durations, x, p });
  const ratios = arms.slice(1).map((arm, k): HazardRatio => {
    const { beta, lower, upper, p: pValue } = coefficients[k]!;
    return {
      arm,
      value: Math.exp(beta),
      lower: Math.exp(lower),
      upper: Math.exp(upper),
      p: pValue,
      method: "firth",
    };
  });
  return { hazardRatios: ratios, note: "an arm has no event: hazard ratios with Firth's penalty" };
}
