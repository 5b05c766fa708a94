import { inverseNormal, type LeastSquaresFit, leastSquares } from "../../math/index.ts";
import type { Shape } from "./curves/types.ts";
import { gather, type Layout, type LayoutRules, layoutOf, spread } from "./layout.ts";
import { objective } from "./objective.ts";
import { observationsOf, ofCurve, type Pooled, pooled } from "./observations.ts";
import { startsOf } from "./starts.ts";
import type { DoseResponse, Observations } from "./types.ts";
import { type NoFit, whyNotFitted } from "./why-not.ts";

/** A fitted curve, or several with shared parameters. */
export interface Fit {
  readonly status: "fitted";
  readonly layout: Layout;
  readonly data: Observations;
  /** The data with replicates pooled, which is what searches work on. */
  readonly pooled: Pooled;
  /** The searched values, length `layout.nFree`. */
  readonly theta: Float64Array;
  /** Control, limit and shape parameters curve by curve, as they are held: doses and ratios as logarithms. */
  readonly parameters: Float64Array;
  /** Weighted sum of squared residuals; the deviance for binomial responses. */
  readonly sumOfSquares: number;
  readonly degreesOfFreedom: number;
  /** Variance of a residual of weight 1; 1 for binomial responses. */
  readonly variance: number;
  /** Covariance of the searched values, row by row; undefined where the data do not determine all of them. */
  readonly covariance: Float64Array | undefined;
  /** Whether the search ended at a minimum. */
  readonly converged: boolean;
}

/** Settings of a fit beside its shape. */
export interface FitRules extends LayoutRules {
  /** Searches per curve, from different starts; default 2, and 4 for shapes with more than two parameters. */
  readonly nStarts?: number;
  /** Parameters of a fit nearby, as they are held, in place of a search for starts. */
  readonly from?: Float64Array;
}

/**
 * Fits a curve by weighted least squares, or by maximum likelihood where the data have totals. What cannot be fitted is a
 * value that says why. The answer does not depend on the order of the data beyond rounding, nor on its units.
 * @throws RangeError for data of unequal length, a dose below 0, or a parameter that the shape does not have.
 */
export const fitCurve = (data: DoseResponse, shape: Shape, rules: FitRules = {}): Fit | NoFit =>
  fitObservations(observationsOf(data), shape, rules);

/**
 * Fits several curves together; those in `shared` have one value for all.
 * @param curves for each response which curve it belongs to, from 0.
 */
export const fitCurves = (
  data: DoseResponse,
  curves: ArrayLike<number>,
  shape: Shape,
  rules: FitRules = {},
): Fit | NoFit => fitObservations(observationsOf(data, curves), shape, rules);

/** As {@link fitCurve}, from observations that are sorted out. */
export function fitObservations(data: Observations, shape: Shape, rules: FitRules = {}): Fit | NoFit {
  const bounds = data.totals ? ({ control: [0, 1], limit: [0, 1], ...rules.bounds } as const) : rules.bounds;
  const layout = layoutOf(shape, { ...rules, ...(bounds ? { bounds } : {}), nCurves: data.nCurves });
  const replicates = pooled(data);
  const reason = whyNotFitted(data, replicates, layout);
  if (reason) return reason;
  return bestOf(layout, data, replicates, startsTogether(layout, data, replicates.data, shape, rules));
}

function startsTogether(
  layout: Layout,
  data: Observations,
  means: Observations,
  shape: Shape,
  rules: FitRules,
): readonly Float64Array[] {
  const { nStarts = shape.parameters.length > 2 ? 4 : 2, from } = rules;
  if (from) return [from];
  if (layout.nCurves === 1) return startsOf(layout, means, nStarts);
  const { shared: _, ...own } = rules;
  const separate = Array.from({ length: layout.nCurves }, (_, curve) => {
    const fit = fitObservations(ofCurve(data, curve), shape, own);
    return fit.status === "fitted"
      ? [fit.parameters]
      : startsOf(layoutOf(shape, own), pooled(ofCurve(data, curve)).data, 1);
  });
  const joined = separate.map((starts) => starts[0]!);
  const n = layout.scales.length;
  const concatenated = Float64Array.from(joined.flatMap((start) => [...start]));
  const averaged = concatenated.map((value, at) => {
    const j = layout.free[at]!;
    const same = layout.free.reduce((sum, other, k) => sum + (other === j ? concatenated[k]! : 0), 0);
    const count = layout.free.reduce((sum, other) => sum + Number(other === j), 0);
    return j < 0 ? value : same / count;
  });
  const fromFirst = concatenated.map((value, at) =>
    layout.free[at] === layout.free[at % n] ? concatenated[at % n]! : value,
  );
  return [averaged, fromFirst];
}

/** The fit from the best of several starts. */
function bestOf(
  layout: Layout,
  data: Observations,
  replicates: Pooled,
  starts: readonly Float64Array[],
): Fit | NoFit {
  const problem = objective(layout, replicates.data);
  let best: LeastSquaresFit | undefined;
  for (const start of starts) {
    const found = leastSquares(problem, gather(layout, start));
    if (found.status !== "undefined" && !(best && best.sumOfSquares <= found.sumOfSquares)) best = found;
  }
  return best
    ? asFit(layout, data, replicates, best)
    : {
        status: "not fitted",
        reason: "no start gives a curve that is defined at every dose",
        advice: "check the bounds and the held parameters against the data",
      };
}

function asFit(layout: Layout, data: Observations, replicates: Pooled, found: LeastSquaresFit): Fit {
  const used = data.rootWeights.reduce((n, root) => n + Number(root > 0), 0);
  const degreesOfFreedom = used - layout.nFree;
  const sumOfSquares = found.sumOfSquares + replicates.within;
  const variance = data.totals ? 1 : sumOfSquares / degreesOfFreedom;
  const parameters = new Float64Array(layout.free.length);
  spread(layout, found.theta, parameters);
  const normal = data.totals ? expectedInformation(layout, data, found.theta, parameters) : found.normal;
  const inverse = covarianceInside(layout, found.theta, normal);
  return {
    status: "fitted",
    layout,
    data,
    pooled: replicates,
    theta: found.theta,
    parameters,
    sumOfSquares,
    degreesOfFreedom,
    variance,
    covariance: inverse?.map((value) => value * variance),
    converged: found.status === "converged",
  };
}

/** A searched value beyond this lies at the end of its range to nine digits. */
const atEnd = 20;

/** (JᵀJ)⁻¹ of the searched values that are inside their ranges; those at an end count as held, with variance 0. */
function covarianceInside(
  layout: Layout,
  theta: Float64Array,
  normal: Float64Array,
): Float64Array | undefined {
  const n = layout.nFree;
  const isInside = (j: number) =>
    layout.scales[layout.free.indexOf(j) % layout.scales.length]!.kind !== "logit" ||
    Math.abs(theta[j]!) < atEnd;
  const inside = Array.from({ length: n }, (_, j) => j).filter(isInside);
  const m = inside.length;
  const part = Float64Array.from(
    { length: m * m },
    (_, at) => normal[inside[Math.floor(at / m)]! * n + inside[at % m]!]!,
  );
  const inverse = inverseNormal(part, m);
  if (!inverse || m === n) return inverse;
  const whole = new Float64Array(n * n);
  inside.forEach((j, a) => {
    inside.forEach((k, b) => {
      whole[j * n + k] = inverse[a * m + b]!;
    });
  });
  return whole;
}

/** Fisher's expected information of a binomial fit: JᵀJ where every response is the fitted one. */
function expectedInformation(
  layout: Layout,
  data: Observations,
  theta: Float64Array,
  parameters: Float64Array,
): Float64Array {
  const n = layout.nFree;
  const responses = responsesAt(layout, parameters, data);
  const jacobian = new Float64Array(data.n * n);
  objective(layout, { ...data, responses }).evaluate(theta, new Float64Array(data.n), jacobian);
  const normal = new Float64Array(n * n);
  for (let i = 0; i < data.n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) normal[j * n + k]! += jacobian[i * n + j]! * jacobian[i * n + k]!;
  return normal;
}

/** The parameters of one curve of a fit, as they are held. */
export const parametersOf = ({ layout, parameters }: Fit, curve: number): Float64Array =>
  parameters.slice(curve * layout.names.length, (curve + 1) * layout.names.length);

/** The response that a curve of a fit gives at a dose. */
export function responseAt(fit: Fit, dose: number, curve = 0): number {
  const p = parametersOf(fit, curve);
  const r = dose === 0 ? 1 : fit.layout.shape.remaining(Math.log(dose), p, 2);
  return p[0]! + (p[1]! - p[0]!) * (1 - r);
}

/** Fitted responses of the observations of a fit, or of others with the same curves. */
export const responsesOf = (fit: Fit, data: Observations = fit.data): Float64Array =>
  responsesAt(fit.layout, fit.parameters, data);

function responsesAt({ shape, names }: Layout, parameters: Float64Array, data: Observations): Float64Array {
  return data.lnDoses.map((x, i) => {
    const at = data.curves[i]! * names.length;
    const [control, limit] = [parameters[at]!, parameters[at + 1]!];
    const r = x === Number.NEGATIVE_INFINITY ? 1 : shape.remaining(x, parameters, at + 2);
    return control + (limit - control) * (1 - r);
  });
}

/** Response less fitted response, each times the root of its weight. */
export function residualsOf(fit: Fit, data: Observations = fit.data): Float64Array {
  const fitted = responsesOf(fit, data);
  return data.responses.map((y, i) => (y - fitted[i]!) * data.rootWeights[i]!);
}
