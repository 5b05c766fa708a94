import { inverseNormal, leastSquares, median, studentTQuantile } from "../../math/index.ts";
import { concentrationAt, type Exposure } from "./exposure.ts";
import { simeoniCourse, simeoniParameters } from "./model.ts";

/** The tumour of one mouse: days from the start, volumes above 0. */
export interface ExposedTumour {
  readonly mouse: string;
  readonly arm: string;
  readonly days: readonly number[];
  readonly volumes: readonly number[];
}

/** A parameter with its interval. */
export interface SimeoniEstimate {
  readonly name: string;
  readonly value: number;
  /** Of ln value, from independent residuals; NaN where the data do not determine it. */
  readonly se: number;
  /** Of ln value, with mice as clusters: residuals of one mouse go together. The interval stands on this one. */
  readonly seMice: number;
  readonly low: number;
  readonly high: number;
}

/** A fit of the model of Simeoni to the mice of all arms together. */
export interface SimeoniFit {
  readonly theta: Float64Array;
  readonly estimates: readonly SimeoniEstimate[];
  /** λ0/k2: the concentration that holds a tumour in balance. */
  readonly threshold: SimeoniEstimate;
  readonly sumOfSquares: number;
  /** Residual standard deviation of ln V. */
  readonly sigma: number;
  readonly n: number;
  readonly nMice: number;
  /** How many of the searches ended at the best sum of squares. */
  readonly nAgreeing: number;
  readonly nSearches: number;
}

const p = simeoniParameters.length;

/**
 * Fits the model of Simeoni by least squares of ln V over all mice and arms, from many starts (the sum of squares has several
 * minima), with exact sensitivities.
 *
 * @param exposures per arm; an arm that has none is untreated.
 * @returns the reason where there is no fit: no treated arm, too few volumes.
 * @see simeoni2004
 */
export function fitSimeoni(
  tumours: readonly ExposedTumour[],
  exposures: ReadonlyMap<string, Exposure>,
  level = 0.95,
): SimeoniFit | { readonly why: string } {
  const arms = armsOf(tumours, exposures);
  if (!arms.some(({ exposure }) => exposure.doses.length > 0))
    return { why: "no arm with doses: without them k1 and k2 cannot be found" };
  const n = arms.reduce((sum, { rows }) => sum + rows.length, 0);
  if (n <= p) return { why: `${n} volumes do not determine ${p} parameters` };
  const problem = problemOf(arms, n);
  const searches = startsOf(tumours, arms).map((start) => leastSquares(problem, start));
  const found = searches.filter(({ status }) => status !== "undefined");
  const best = found.toSorted((a, b) => a.sumOfSquares - b.sumOfSquares)[0];
  if (!best) return { why: "no start of the search gives a course" };
  return summary(best, { arms, n, found, level });
}

/** Volumes of an arm, each at one of its days. */
interface Arm {
  readonly exposure: Exposure;
  readonly days: readonly number[];
  readonly rows: readonly { readonly day: number; readonly lnVolume: number; readonly mouse: string }[];
}

function armsOf(tumours: readonly ExposedTumour[], exposures: ReadonlyMap<string, Exposure>): readonly Arm[] {
  return [...new Set(tumours.map(({ arm }) => arm))].map((arm) => {
    const own = tumours.filter((tumour) => tumour.arm === arm);
    const days = [...new Set(own.flatMap((tumour) => tumour.days))].sort((a, b) => a - b);
    const rows = own.flatMap(({ mouse, days: visits, volumes }) =>
      visits.map((day, k) => ({
        day: days.indexOf(day),
        lnVolume: Math.log(volumes[k]!),
        mouse: `${arm} ${mouse}`,
      })),
    );
    return { exposure: exposures.get(arm) ?? { doses: [], terms: [] }, days, rows };
  });
}

const problemOf = (arms: readonly Arm[], n: number) => ({
  nResiduals: n,
  nParameters: p,
  evaluate: (logs: Float64Array, residuals: Float64Array, jacobian?: Float64Array) => {
    // Rates of e±10 per day or volumes beyond e±20 are no tumours.
    if (logs.some((value) => Math.abs(value) > 20)) return false;
    const theta = logs.map(Math.exp);
    let row = 0;
    for (const { exposure, days, rows } of arms) {
      const { lnVolumes, gradient } = simeoniCourse(theta, exposure, days);
      for (const { day, lnVolume } of rows) {
        residuals[row] = lnVolumes[day]! - lnVolume;
        jacobian?.set(gradient.subarray(day * p, (day + 1) * p), row * p);
        row += 1;
      }
    }
    return residuals.every(Number.isFinite);
  },
});

/** Searches begin at the rates that the untreated arm suggests, with slow and fast death and weak and strong killing. */
function startsOf(tumours: readonly ExposedTumour[], arms: readonly Arm[]): readonly (readonly number[])[] {
  const untreated = arms.find(({ exposure }) => exposure.doses.length === 0) ?? arms[0]!;
  const slopes = tumours.flatMap(({ days, volumes }) => {
    const last = Math.min(3, days.length - 1);
    return last < 1 ? [] : [Math.log(volumes[last]! / volumes[0]!) / (days[last]! - days[0]!)];
  });
  const lambda0 = Math.max(0.02, median(slopes) || 0.1);
  const first = untreated.rows.filter(({ day }) => day === 0).map(({ lnVolume }) => lnVolume);
  const w0 = median(first.length > 0 ? first : [untreated.rows[0]!.lnVolume]);
  const largest = Math.exp(Math.max(...arms.flatMap(({ rows }) => rows.map(({ lnVolume }) => lnVolume))));
  const peak = Math.max(
    ...arms.map(({ exposure }) =>
      Math.max(0, ...exposure.doses.map(({ day }, k) => concentrationAt(exposure, day, k + 1))),
    ),
  );
  return [0.1, 0.4, 1.5].flatMap((share) =>
    [0.2, 0.7].flatMap((k1) =>
      [1, 4].map((times) =>
        [lambda0, lambda0 * largest * share, k1, (times * lambda0) / peak, Math.exp(w0)].map(Math.log),
      ),
    ),
  );
}

interface Found {
  readonly arms: readonly Arm[];
  readonly n: number;
  readonly found: readonly { readonly sumOfSquares: number }[];
  readonly level: number;
}

function summary(
  best: { readonly theta: Float64Array; readonly sumOfSquares: number; readonly normal: Float64Array },
  { arms, n, found, level }: Found,
): SimeoniFit {
  const mice = arms.flatMap(({ rows }) => rows.map(({ mouse }) => mouse));
  const nMice = new Set(mice).size;
  const variance = best.sumOfSquares / (n - p);
  const inverse = inverseNormal(best.normal, p);
  const meat = inverse ? clusteredMeat(best.theta, arms, n, mice) : undefined;
  const clustered = inverse && meat ? sandwich(inverse, meat, nMice / (nMice - 1)) : undefined;
  const t = nMice > p ? studentTQuantile(0.5 + level / 2, nMice - p) : Number.NaN;
  const estimate = (name: string, weights: readonly number[]): SimeoniEstimate => {
    const ln = weights.reduce((sum, w, j) => sum + w * best.theta[j]!, 0);
    const se = Math.sqrt(quadratic(inverse, weights) * variance);
    const seMice = Math.sqrt(quadratic(clustered, weights));
    return {
      name,
      value: Math.exp(ln),
      se,
      seMice,
      low: Math.exp(ln - t * seMice),
      high: Math.exp(ln + t * seMice),
    };
  };
  const unit = (j: number) => simeoniParameters.map((_, k) => Number(k === j));
  return {
    theta: best.theta.map(Math.exp),
    estimates: simeoniParameters.map(({ name }, j) => estimate(name, unit(j))),
    threshold: estimate("threshold", [1, 0, 0, -1, 0]),
    sumOfSquares: best.sumOfSquares,
    sigma: Math.sqrt(variance),
    n,
    nMice,
    // A thousandth of the sum of squares parts minima from unfinished searches.
    nAgreeing: found.filter(({ sumOfSquares }) => sumOfSquares < 1.001 * best.sumOfSquares).length,
    nSearches: found.length,
  };
}

function quadratic(matrix: ArrayLike<number> | undefined, weights: readonly number[]): number {
  if (!matrix) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) sum += weights[i]! * weights[j]! * matrix[i * p + j]!;
  return sum;
}

/** Σ over mice of (Jᵀr)(Jᵀr)ᵀ. */
function clusteredMeat(
  logs: Float64Array,
  arms: readonly Arm[],
  n: number,
  mice: readonly string[],
): Float64Array {
  const [residuals, jacobian] = [new Float64Array(n), new Float64Array(n * p)];
  problemOf(arms, n).evaluate(logs, residuals, jacobian);
  const scores = new Map<string, Float64Array>();
  mice.forEach((mouse, row) => {
    const score = scores.get(mouse) ?? new Float64Array(p);
    for (let j = 0; j < p; j++) score[j] = score[j]! + residuals[row]! * jacobian[row * p + j]!;
    scores.set(mouse, score);
  });
  const meat = new Float64Array(p * p);
  for (const score of scores.values())
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) meat[i * p + j] = meat[i * p + j]! + score[i]! * score[j]!;
  return meat;
}

/** (JᵀJ)⁻¹ M (JᵀJ)⁻¹, times a factor. */
function sandwich(bread: ArrayLike<number>, meat: Float64Array, factor: number): Float64Array {
  const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Float64Array.from({ length: p * p }, (_, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      return Array.from({ length: p }, (_unused, k) => a[i * p + k]! * b[k * p + j]!).reduce(
        (x, y) => x + y,
        0,
      );
    });
  return product(product(bread, meat), bread).map((value) => factor * value);
}
