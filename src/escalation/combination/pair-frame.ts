import type { FullComponent } from "../blrm/prior.ts";
import type { PairModel } from "./pair-model.ts";

/** A centre and a lower triangular scale (row by row): points are centre + scale z with z of about unit size. */
export interface Frame {
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

const size = 5;

/** Mean and covariance as a frame; null when the covariance is not positive definite. */
export function frameOf(centre: Float64Array, covariance: Float64Array): Frame | null {
  const scale = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let col = 0; col <= row; col++) {
      let sum = covariance[row * size + col];
      for (let k = 0; k < col; k++) sum -= scale[row * size + k] * scale[col * size + k];
      if (row === col) {
        if (!(sum > 0)) return null;
        scale[row * size + row] = Math.sqrt(sum);
      } else scale[row * size + col] = sum / scale[col * size + col];
    }
  }
  return { centre, scale };
}

/** The prior's own means and spreads. */
export function priorFrame({ agents, interaction }: PairModel): Frame {
  const [a, b] = agents.map(momentsOf);
  const centre = Float64Array.of(a.mean[1], b.mean[1], interaction.mean, b.mean[0], a.mean[0]);
  const scale = new Float64Array(size * size);
  [a.sd[1], b.sd[1], interaction.sd, b.sd[0], a.sd[0]].forEach((sd, k) => {
    scale[k * size + k] = sd;
  });
  return { centre, scale };
}

function momentsOf(components: readonly FullComponent[]) {
  const mean = [0, 1].map((k) => components.reduce((sum, one) => sum + one.weight * one.mean[k], 0));
  const sd = [0, 1].map((k) =>
    Math.sqrt(
      components.reduce((sum, one) => sum + one.weight * (one.sd[k] ** 2 + (one.mean[k] - mean[k]) ** 2), 0),
    ),
  );
  return { mean, sd };
}

/**
 * The frame of the normal distribution that has the density's mode and its curvature there: damped Newton steps from the prior's
 * centre with central differences. Only a beginning: passes over the lattice put their own moments in its place.
 */
export function modeFrame(density: (theta: Float64Array) => number, prior: Frame): Frame {
  let at: Float64Array = prior.centre.slice();
  let value = density(at);
  let frame = prior;
  for (let round = 0; round < 60; round++) {
    const { gradient, precision } = differences(density, at, prior);
    const covariance = inverseOf(precision);
    const found = covariance && frameOf(at, covariance);
    if (found) frame = { centre: at, scale: found.scale };
    const step = alongScale(frame.scale, gradient);
    let share = 1;
    let next = moved(at, step, share);
    while (share > 1e-6 && !(density(next) >= value)) {
      share /= 2;
      next = moved(at, step, share);
    }
    const better = density(next);
    const gain = better - value;
    if (!(gain > 0)) break;
    at = next;
    value = better;
    if (gain < 1e-9) break;
  }
  return { centre: at, scale: frame.scale };
}

/** Scale × scaleᵀ × gradient: Newton's step, or a step in the prior's scale where the curvature is not that of a peak. */
function alongScale(scale: Float64Array, gradient: Float64Array): Float64Array {
  const inner = new Float64Array(size);
  const step = new Float64Array(size);
  for (let k = 0; k < size; k++)
    for (let row = k; row < size; row++) inner[k] += scale[row * size + k] * gradient[row];
  for (let row = 0; row < size; row++)
    for (let k = 0; k <= row; k++) step[row] += scale[row * size + k] * inner[k];
  return step;
}

const moved = (at: Float64Array, step: Float64Array, share: number): Float64Array =>
  at.map((x, k) => x + share * step[k]);

function differences(density: (theta: Float64Array) => number, at: Float64Array, prior: Frame) {
  const steps = at.map((_, k) => 1e-3 * prior.scale[k * size + k]);
  const value = (i: number, di: number, j: number, dj: number): number => {
    const theta = at.slice();
    theta[i] += di * steps[i];
    theta[j] += dj * steps[j];
    return density(theta);
  };
  const middle = density(at);
  const gradient = new Float64Array(size);
  const precision = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const [up, down] = [value(i, 1, i, 0), value(i, -1, i, 0)];
    gradient[i] = (up - down) / (2 * steps[i]);
    precision[i * size + i] = -(up - 2 * middle + down) / steps[i] ** 2;
    for (let j = 0; j < i; j++) {
      const mixed = value(i, 1, j, 1) - value(i, 1, j, -1) - value(i, -1, j, 1) + value(i, -1, j, -1);
      precision[i * size + j] = -mixed / (4 * steps[i] * steps[j]);
      precision[j * size + i] = precision[i * size + j];
    }
  }
  return { gradient, precision };
}

/** Inverse of a symmetric positive definite matrix; null when it is none. */
function inverseOf(matrix: Float64Array): Float64Array | null {
  const factor = frameOf(new Float64Array(size), matrix);
  if (!factor) return null;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const x = solveUnit(factor.scale, column);
    for (let row = 0; row < size; row++) inverse[row * size + column] = x[row];
  }
  return inverse;
}

function solveUnit(lower: Float64Array, column: number): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = row === column ? 1 : 0;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k] * x[k];
    x[row] = sum / lower[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row];
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row] * x[k];
    x[row] = sum / lower[row * size + row];
  }
  return x;
}
