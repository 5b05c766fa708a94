import { mean, studentTQuantile, variance } from "../../math/index.ts";
import { shapes } from "../dose-response/curves/curves.ts";
import { type DoseEstimate, doseAt } from "../dose-response/doses.ts";
import { type Fit, type FitRules, fitCurve } from "../dose-response/fit.ts";
import { type Estimate, estimates } from "../dose-response/intervals.ts";
import { fieller } from "../dose-response/potency.ts";
import type { DoseResponse, DoseTarget, Interval } from "../dose-response/types.ts";
import type { NoFit } from "../dose-response/why-not.ts";

/** Viabilities of antigen-negative cells at one dose of the conjugate, well by well. */
export interface CoCulture {
  /** Alone. */
  readonly alone: ArrayLike<number>;
  /** Together with antigen-positive cells. */
  readonly together: ArrayLike<number>;
  /** With free payload, which sets what killing can be reached. */
  readonly payload: ArrayLike<number>;
}

/** How far neighbours with antigen lead to the death of cells without it. */
export interface BystanderIndex {
  /** 0: no more than alone; 1: as much as free payload. */
  readonly index: number;
  /** Fieller's set, from the pooled variance of the wells; open where payload does not kill. */
  readonly interval: Interval;
  /** Viability together less alone, with Welch's interval. */
  readonly difference: number;
  readonly differenceInterval: Interval;
}

/**
 * Bystander index at one dose,
 *
 *   BI = (V_alone − V_together) / (V_alone − V_payload)
 *
 * The mean alone stands in both differences, and Fieller's set takes their covariance into account. Give the same arms with a
 * non-cleavable linker, or with the naked antibody, beside it: an index that appears there too is not one of released payload.
 * @param level confidence, default 0.95.
 * @see kovtun2006
 */
export function bystanderIndex({ alone, together, payload }: CoCulture, level = 0.95): BystanderIndex {
  const groups = [alone, together, payload].map((values) =>
    Float64Array.from(values).filter((v) => !Number.isNaN(v)),
  );
  const [a, b, c] = groups as [Float64Array, Float64Array, Float64Array];
  const df = a.length + b.length + c.length - 3;
  const pooled =
    groups.reduce((sum, own) => sum + (own.length - 1) * (own.length > 1 ? variance(own) : 0), 0) / df;
  const [top, bottom] = [mean(a) - mean(b), mean(a) - mean(c)];
  const variances = {
    aa: pooled * (1 / a.length + 1 / b.length),
    ab: pooled / a.length,
    bb: pooled * (1 / a.length + 1 / c.length),
  };
  const t = df > 0 ? studentTQuantile(1 - (1 - level) / 2, df) : Number.NaN;
  return {
    index: top / bottom,
    interval: fieller(top, bottom, variances, t),
    difference: -top,
    differenceInterval: welchInterval(b, a, level),
  };
}

/** What one drug does to neighbours beyond what another does. */
export interface ReleaseDependent {
  /** Share of antigen-negative cells killed through neighbours with the conjugate, less that with the control. */
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * How much more antigen-negative cells lose through their neighbours with a conjugate than with a control that releases nothing,
 *
 *   (V_alone − V_together)_conjugate − (V_alone − V_together)_control
 *
 * with the interval of Welch and Satterthwaite. Above 0, killing of neighbours needs release.
 * @see satterthwaite1946
 */
export function releaseDependent(
  conjugate: Pick<CoCulture, "alone" | "together">,
  control: Pick<CoCulture, "alone" | "together">,
  level = 0.95,
): ReleaseDependent {
  const groups = [conjugate.alone, conjugate.together, control.alone, control.together].map((values) =>
    Float64Array.from(values).filter((v) => !Number.isNaN(v)),
  );
  const means = groups.map((own) => mean(own));
  const parts = groups.map((own) => variance(own) / own.length);
  const total = parts.reduce((sum, v) => sum + v, 0);
  const df = total ** 2 / parts.reduce((sum, v, k) => sum + v ** 2 / (groups[k]!.length - 1), 0);
  const half = df > 0 ? studentTQuantile(1 - (1 - level) / 2, df) * Math.sqrt(total) : Number.NaN;
  const difference = means[0]! - means[1]! - (means[2]! - means[3]!);
  return { difference, interval: { low: difference - half, high: difference + half } };
}

/** Interval of a difference of means without assuming equal variances. @see welch1947 */
function welchInterval(x: Float64Array, y: Float64Array, level: number): Interval {
  const [vx, vy] = [variance(x) / x.length, variance(y) / y.length];
  const df = (vx + vy) ** 2 / (vx ** 2 / (x.length - 1) + vy ** 2 / (y.length - 1));
  const half = df > 0 ? studentTQuantile(1 - (1 - level) / 2, df) * Math.sqrt(vx + vy) : Number.NaN;
  const difference = mean(x) - mean(y);
  return { low: difference - half, high: difference + half };
}

/** IC50 of antigen-negative cells alone over that together with antigen-positive ones. */
export interface Shift {
  /** ∞ where the cells alone do not reach half effect. */
  readonly ratio: number;
  /** A side that the data leave open is ∞ or 0; a finite lower end beside an open upper one is a lower bound. */
  readonly interval: Interval;
  readonly alone: DoseEstimate;
  readonly together: DoseEstimate;
}

/**
 * How many times more potent the conjugate is against antigen-negative cells when antigen-positive ones are beside them. The interval
 * joins the profile intervals of the two doses on the log scale, each side from the two distances that matter to it,
 *
 *   ln lower = ln ratio − √((a − l_a)² + (u_b − b)²)
 *
 * so that an IC50 alone without upper limit gives a lower bound of the shift and no upper one. Where the cells alone never get there the
 * lower end is the lower limit alone over the upper limit together.
 * @param target default: the response 0.5, the absolute IC50 of viabilities as shares.
 * @see zou2008
 */
export function ic50Shift(
  alone: DoseResponse,
  together: DoseResponse,
  target: DoseTarget = { kind: "absolute", response: 0.5 },
  rules: FitRules = {},
  level = 0.95,
): Shift | NoFit {
  const [first, second] = [alone, together].map((data) => fitCurve(data, shapes["log-logistic"]!, rules));
  if (first!.status === "not fitted") return first!;
  if (second!.status === "not fitted") return second!;
  const [a, b] = [doseAt(first as Fit, target, { level }), doseAt(second as Fit, target, { level })];
  return { ratio: a.dose / b.dose, interval: ratioInterval(a, b), alone: a, together: b };
}

function ratioInterval(a: DoseEstimate, b: DoseEstimate): Interval {
  if (!Number.isFinite(a.dose))
    return { low: a.profile.low / b.profile.high, high: Number.POSITIVE_INFINITY };
  if (!Number.isFinite(b.dose)) return { low: 0, high: a.profile.high / b.profile.low };
  const centre = Math.log(a.dose / b.dose);
  const down = Math.hypot(Math.log(a.dose / a.profile.low), Math.log(b.profile.high / b.dose));
  const up = Math.hypot(Math.log(a.profile.high / a.dose), Math.log(b.dose / b.profile.low));
  return { low: Math.exp(centre - down), high: Math.exp(centre + up) };
}

/**
 * The share of a mixed population that is left at high doses: the limit of its curve over the control, with its profile interval. Near the
 * share of antigen-negative cells that were seeded there was no bystander killing; clearly below it there was. Cells that
 * die at higher doses ask for the biphasic shape instead.
 */
export function residualShare(
  fit: Fit,
  level = 0.95,
): { readonly share: number; readonly interval: Interval } {
  const all = estimates(fit, 0, { level });
  const find = (name: string): Estimate | undefined => all.find((entry) => entry.name === name);
  const control = fit.parameters[0]!;
  const limit = find("limit");
  const { low = Number.NaN, high = Number.NaN } = limit?.profile ?? {};
  return { share: fit.parameters[1]! / control, interval: { low: low / control, high: high / control } };
}
