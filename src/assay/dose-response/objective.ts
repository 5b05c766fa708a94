import type { LeastSquaresProblem } from "../../math/index.ts";
import { type Layout, spread } from "./layout.ts";
import type { DoseTarget, Observations } from "./types.ts";

/** A dose of one curve that is held at a value, in place of the dose that places the curve. */
export interface Constraint {
  readonly curve: number;
  readonly target: DoseTarget;
  readonly lnDose: number;
}

/**
 * The sum of squares of a layout over observations. With `totals` the residuals are signed deviance residuals, whose
 * sum of squares is the binomial deviance, so that the same search gives maximum likelihood.
 *
 * With a constraint, the location of its curve follows from the dose asked for and the other parameters. Since a curve depends
 * on x only through x/location, ln location = L − g, with g the ln dose of the target at location 1; its
 * derivatives come from differentiating R(g) = R* implicitly.
 */
export function objective(layout: Layout, data: Observations, constraint?: Constraint): LeastSquaresProblem {
  const { shape, free, nFree, nCurves } = layout;
  const n = layout.scales.length;
  const parameters = new Float64Array(nCurves * n);
  const slopes = new Float64Array(nCurves * n);
  const gradient = new Float64Array(n);
  const placing = new Float64Array(n);
  const views = Array.from({ length: nCurves }, (_, curve) =>
    parameters.subarray(curve * n, (curve + 1) * n),
  );
  const { lnDoses, responses, rootWeights, totals, curves } = data;
  const { remaining } = shape;
  const evaluate = (theta: Float64Array, residuals: Float64Array, jacobian?: Float64Array): boolean => {
    spread(layout, theta, parameters, jacobian ? slopes : undefined);
    if (constraint && !place(layout, constraint, parameters, placing)) return false;
    if (jacobian) jacobian.fill(0);
    for (let i = 0; i < data.n; i++) {
      const curve = curves[i]!;
      const at = curve * n;
      const control = parameters[at]!;
      const span = parameters[at + 1]! - control;
      const x = lnDoses[i]!;
      const atZero = x === Number.NEGATIVE_INFINITY;
      const r = atZero ? 1 : remaining(x, views[curve]!, 2, jacobian ? gradient : undefined);
      const fitted = control + span * (1 - r);
      const scale = totals
        ? devianceResidual(responses[i]!, fitted, totals[i]!, residuals, i, rootWeights[i]!)
        : rootWeights[i]!;
      if (!totals) residuals[i] = (fitted - responses[i]!) * scale;
      if (Number.isNaN(residuals[i]!)) return false;
      if (!jacobian) continue;
      if (atZero) gradient.fill(0);
      gradient[0] = r;
      gradient[1] = 1 - r;
      for (let k = 2; k < n; k++) gradient[k]! *= -span;
      const placed = constraint?.curve === curve;
      const byLocation = gradient[2]!;
      const row = i * nFree;
      for (let k = 0; k < n; k++) {
        const j = free[at + k]!;
        if (j < 0) continue;
        const own = placed ? gradient[k]! + byLocation * placing[k]! : gradient[k]!;
        jacobian[row + j]! += scale * own * slopes[at + k]!;
      }
    }
    return true;
  };
  return { nResiduals: data.n, nParameters: nFree, evaluate };
}

/** Sets the location of the constrained curve, and in `placing` its derivatives by the other parameters. */
function place(
  { shape, scales }: Layout,
  { curve, target, lnDose }: Constraint,
  parameters: Float64Array,
  placing: Float64Array,
): boolean {
  const n = scales.length;
  const at = curve * n;
  const p = parameters.subarray(at, at + n);
  const span = p[1]! - p[0]!;
  const wanted = target.kind === "relative" ? 1 - target.effect : (target.response - p[1]!) / -span;
  if (!(wanted > 0 && wanted < 1)) return false;
  p[2] = 0;
  const g = shape.lnDoseAt(wanted, p, 2);
  if (!Number.isFinite(g)) return false;
  shape.remaining(g, p, 2, placing);
  const steepness = placing[2]!;
  for (let k = 3; k < n; k++) placing[k]! /= -steepness;
  placing[0] = target.kind === "relative" ? 0 : wanted / span / steepness;
  placing[1] = target.kind === "relative" ? 0 : (1 - wanted) / span / steepness;
  placing[2] = 0;
  p[2] = lnDose - g;
  return true;
}

/** Writes the signed deviance residual of a share and gives its derivative by the fitted probability. */
function devianceResidual(
  share: number,
  fitted: number,
  total: number,
  residuals: Float64Array,
  i: number,
  rootWeight: number,
): number {
  if (!(fitted >= 0 && fitted <= 1)) {
    residuals[i] = Number.NaN;
    return Number.NaN;
  }
  const probability = Math.min(Math.max(fitted, 1e-300), 1 - 1e-16);
  const deviance =
    2 * total * (plogq(share, share / probability) + plogq(1 - share, (1 - share) / (1 - probability)));
  const residual = Math.sign(probability - share) * Math.sqrt(Math.max(0, deviance));
  residuals[i] = residual * rootWeight;
  const variance = (probability * (1 - probability)) / total;
  const near = Math.abs(probability - share) < 1e-5 * Math.sqrt(probability * (1 - probability));
  return rootWeight * (near ? 1 / Math.sqrt(variance) : (probability - share) / variance / residual);
}

const plogq = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(q));
