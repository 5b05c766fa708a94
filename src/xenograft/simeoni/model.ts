import { concentrationAt, type Exposure } from "./exposure.ts";

/** The parameters in their order; all above 0, searched as logarithms. Days and the unit of volume of the data. */
export const simeoniParameters = [
  { name: "lambda0", unit: "1/d", is: "rate of exponential growth" },
  { name: "lambda1", unit: "mm3/d", is: "rate of linear growth of large tumours" },
  { name: "k1", unit: "1/d", is: "rate at which damaged cells pass each of three stages to death" },
  { name: "k2", unit: "1/d", is: "potency: rate of damage per concentration" },
  { name: "w0", unit: "mm3", is: "volume at the start" },
] as const;

/** How sharply growth passes from exponential to linear, fixed as published. */
const psi = 20;

const nStages = 4;
const nParameters = simeoniParameters.length;
/** The stages, then their derivatives by the logarithm of each parameter. */
const nStates = nStages * (1 + nParameters);

/** Longest step in days; halving it changes ln w by less than 1e-6 (a test holds it to that). */
const longestStep = 0.05;

/**
 * The right-hand side with its sensitivities,
 *
 *   x1' = λ0 x1/(1 + (λ0 w/λ1)^ψ)^(1/ψ) − k2 C x1,  x2' = k2 C x1 − k1 x2,  x3' = k1 (x2 − x3),  x4' = k1 (x3 − x4),
 *   w = x1 + x2 + x3 + x4
 */
function derivatives(
  x: Float64Array,
  theta: ArrayLike<number>,
  concentration: number,
  out: Float64Array,
): void {
  const [lambda0, lambda1, k1] = [theta[0]!, theta[1]!, theta[2]!];
  const kill = theta[3]! * concentration;
  const [x1, x2, x3, x4] = [x[0]!, x[1]!, x[2]!, x[3]!];
  const w = x1 + x2 + x3 + x4;
  const lnU = Math.log((lambda0 * w) / lambda1);
  // Share of linear growth, and the factor on exponential growth; both without overflow for large tumours.
  const linear = 1 / (1 + Math.exp(-psi * lnU));
  const factor = lnU > 30 ? Math.exp(-lnU) : Math.exp(-Math.log1p(Math.exp(psi * lnU)) / psi);
  const growth = lambda0 * x1 * factor;
  const byVolume = (-growth * linear) / w;
  out[0] = growth - kill * x1;
  out[1] = kill * x1 - k1 * x2;
  out[2] = k1 * (x2 - x3);
  out[3] = k1 * (x3 - x4);
  for (let p = 0; p < nParameters; p++) {
    const at = nStages * (1 + p);
    const [d1, d2, d3, d4] = [x[at]!, x[at + 1]!, x[at + 2]!, x[at + 3]!];
    const volume = d1 + d2 + d3 + d4;
    out[at] = lambda0 * factor * d1 + byVolume * volume - kill * d1;
    out[at + 1] = kill * d1 - k1 * d2;
    out[at + 2] = k1 * (d2 - d3);
    out[at + 3] = k1 * (d3 - d4);
  }
  out[nStages] = out[nStages]! + growth * (1 - linear);
  out[2 * nStages] = out[2 * nStages]! + growth * linear;
  const ofK1 = 3 * nStages;
  out[ofK1 + 1] = out[ofK1 + 1]! - k1 * x2;
  out[ofK1 + 2] = out[ofK1 + 2]! + k1 * (x2 - x3);
  out[ofK1 + 3] = out[ofK1 + 3]! + k1 * (x3 - x4);
  const ofK2 = 4 * nStages;
  out[ofK2] = out[ofK2]! - kill * x1;
  out[ofK2 + 1] = out[ofK2 + 1]! + kill * x1;
}

const slopes = Array.from({ length: 4 }, () => new Float64Array(nStates));
const between = new Float64Array(nStates);

/** One step of the classical Runge–Kutta method, in place. */
function step(
  x: Float64Array,
  theta: ArrayLike<number>,
  t: number,
  h: number,
  at: (t: number) => number,
): void {
  const [k1, k2, k3, k4] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
  const stage = (slope: Float64Array, share: number) => {
    for (let j = 0; j < nStates; j++) between[j] = x[j]! + share * h * slope[j]!;
    return between;
  };
  const middle = at(t + h / 2);
  derivatives(x, theta, at(t), k1);
  derivatives(stage(k1, 0.5), theta, middle, k2);
  derivatives(stage(k2, 0.5), theta, middle, k3);
  derivatives(stage(k3, 1), theta, at(t + h), k4);
  for (let j = 0; j < nStates; j++) x[j] = x[j]! + (h / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!);
}

/** ln w at each day, and its derivatives by the logarithms of the parameters (days × parameters, row by row). */
export interface Course {
  readonly lnVolumes: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * The course of a tumour by the model of Simeoni. Doses are breakpoints of the integration.
 *
 * @param theta the parameters, in their order. @param days rising, 0 or later.
 * @param longest longest step of the integration in days.
 * @see simeoni2004
 */
export function simeoniCourse(
  theta: ArrayLike<number>,
  exposure: Exposure,
  days: readonly number[],
  longest = longestStep,
): Course {
  const doses = exposure.doses.toSorted((a, b) => a.day - b.day);
  const ordered = { ...exposure, doses };
  const x = new Float64Array(nStates);
  x[0] = theta[4]!;
  x[nStages * nParameters] = theta[4]!;
  const lnVolumes = new Float64Array(days.length);
  const gradient = new Float64Array(days.length * nParameters);
  let t = 0;
  const stops = [...new Set([...doses.map(({ day }) => day), ...days])].filter((day) => day >= 0);
  for (const stop of [0, ...stops].sort((a, b) => a - b)) {
    const given = doses.filter(({ day }) => day <= t).length;
    const n = Math.ceil((stop - t) / longest - 1e-9);
    const h = n > 0 ? (stop - t) / n : 0;
    for (let k = 0; k < n; k++) step(x, theta, t + k * h, h, (at) => concentrationAt(ordered, at, given));
    t = stop;
    for (let k = 0; k < days.length; k++) if (days[k] === stop) record(x, k, lnVolumes, gradient);
  }
  return { lnVolumes, gradient };
}

function record(x: Float64Array, k: number, lnVolumes: Float64Array, gradient: Float64Array): void {
  const sumAt = (at: number) => x[at]! + x[at + 1]! + x[at + 2]! + x[at + 3]!;
  const w = sumAt(0);
  lnVolumes[k] = Math.log(w);
  for (let p = 0; p < nParameters; p++) gradient[k * nParameters + p] = sumAt(nStages * (1 + p)) / w;
}
