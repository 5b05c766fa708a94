import { type Exclusion, exclusion } from "./exclusion.ts";
import type { Counts } from "./types.ts";

/**
 * Weighted isotonic regression by pooling adjacent violators: the non-decreasing sequence closest to `values` in
 * weighted least squares.
 * @param weights above 0, as many as values.
 * @see barlow1972
 */
export function isotonic(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const fitted = new Float64Array(values.length);
  const blocks = newBlocks(values.length);
  for (let i = 0; i < values.length; i++) addToBlocks(blocks, values[i], weights[i]);
  let at = 0;
  for (let b = 0; b < blocks.count; b++) {
    fitted.fill(blocks.value[b], at, at + blocks.size[b]);
    at += blocks.size[b];
  }
  return fitted;
}

interface Blocks {
  count: number;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly size: Int32Array;
}

const newBlocks = (n: number): Blocks => ({
  count: 0,
  value: new Float64Array(n),
  weight: new Float64Array(n),
  size: new Int32Array(n),
});

function addToBlocks(blocks: Blocks, value: number, weight: number): void {
  const { value: values, weight: weights, size } = blocks;
  let last = blocks.count;
  values[last] = value;
  weights[last] = weight;
  size[last] = 1;
  while (last > 0 && values[last - 1] > values[last]) {
    const sum = weights[last - 1] + weights[last];
    values[last - 1] = (values[last - 1] * weights[last - 1] + values[last] * weights[last]) / sum;
    weights[last - 1] = sum;
    size[last - 1] += size[last];
    last -= 1;
  }
  blocks.count = last + 1;
}

/** How an isotonic selection looks at final counts. */
export interface IsotonicSelection {
  readonly target: number;
  /** Doses to leave out, with every dose above them. */
  readonly exclude: Exclusion;
  /** A stricter cut-off that, at the lowest dose, leaves no dose to select; none by default. */
  readonly excludeAll?: Exclusion;
  /** Doses whose isotonic estimate lies above this are not selected; none by default. */
  readonly most?: number;
  /** Shape of the symmetric beta prior of the estimate: 0.05 as in the BOIN software (default), 0.005 as in `ji2010`. */
  readonly prior?: number;
}

/**
 * The dose whose isotonic estimate is closest to the target, among doses treated and not excluded; null when none is.
 *
 *   p̃ = (y + a) / (n + 2a),   weight = 1 / variance,   variance = (y + a)(n − y + a) / ((n + 2a)² (n + 2a + 1))
 *
 * Of doses with one estimate below the target the highest is taken, above it the lowest (p̃ + 10⁻¹⁰ × rank).
 * @see liu2015
 */
export function isotonicSelection(selection: IsotonicSelection): (counts: Counts) => number | null {
  const { target, most = Number.POSITIVE_INFINITY, prior = 0.05 } = selection;
  const excluded = exclusion(selection.exclude);
  const allExcluded = selection.excludeAll && exclusion(selection.excludeAll);
  const estimates = rememberEstimates(prior);
  let blocks = newBlocks(8);
  return ({ n, tox }) => {
    if (allExcluded?.(n[0], tox[0])) return null;
    if (blocks.value.length < n.length) blocks = newBlocks(n.length);
    blocks.count = 0;
    let treated = 0;
    for (let dose = 0; dose < n.length && !excluded(n[dose], tox[dose]); dose++) {
      if (n[dose] === 0) continue;
      const at = estimates.at(n[dose], tox[dose]);
      addToBlocks(blocks, estimates.value[at], estimates.weight[at]);
      treated += 1;
    }
    const rank = treated === 0 ? -1 : closestRank(blocks, target, most);
    return rank < 0 ? null : treatedDose(n, rank);
  };
}

/** Rank, from 0, of the estimate closest to the target; −1 when all lie above `most`. */
function closestRank(blocks: Blocks, target: number, most: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  let rank = 0;
  for (let b = 0; b < blocks.count; b++) {
    for (let k = 0; k < blocks.size[b]; k++, rank++) {
      const estimate = blocks.value[b] + (rank + 1) * 1e-10;
      const away = Math.abs(estimate - target);
      if (estimate <= most && away < distance) {
        best = rank;
        distance = away;
      }
    }
  }
  return best;
}

function treatedDose(n: ArrayLike<number>, rank: number): number {
  let left = rank;
  for (let dose = 0; dose < n.length; dose++) {
    if (n[dose] === 0) continue;
    if (left === 0) return dose;
    left -= 1;
  }
  throw new RangeError(`fewer than ${rank + 1} doses were treated`);
}

/** Isotonic estimates of the treated doses by the same prior and weights; NaN at untreated doses. */
export function isotonicEstimates({ n, tox }: Counts, prior = 0.05): Float64Array {
  const treated = Array.from({ length: n.length }, (_, dose) => dose).filter((dose) => n[dose] > 0);
  const fitted = isotonic(
    treated.map((dose) => shrunk(n[dose], tox[dose], prior)),
    treated.map((dose) => precision(n[dose], tox[dose], prior)),
  );
  const all = new Float64Array(n.length).fill(Number.NaN);
  treated.forEach((dose, rank) => {
    all[dose] = fitted[rank];
  });
  return all;
}

const shrunk = (n: number, tox: number, a: number): number => (tox + a) / (n + 2 * a);

const precision = (n: number, tox: number, a: number): number =>
  1 / (((tox + a) * (n - tox + a)) / ((n + 2 * a) ** 2 * (n + 2 * a + 1)));

interface Estimates {
  value: Float64Array;
  weight: Float64Array;
  readonly at: (n: number, tox: number) => number;
}

/** Estimates and weights of every (n, y) up to the largest n asked for, so that a selection divides nothing. */
function rememberEstimates(prior: number): Estimates {
  let known = -1;
  const estimates: Estimates = {
    value: new Float64Array(0),
    weight: new Float64Array(0),
    at: (n, tox) => {
      if (n > known) grow(n);
      return (n * (n + 1)) / 2 + tox;
    },
  };
  const grow = (n: number): void => {
    known = Math.max(n, 2 * known, 32);
    const pairs = triangle(known);
    estimates.value = Float64Array.from(pairs, ([m, y]) => shrunk(m, y, prior));
    estimates.weight = Float64Array.from(pairs, ([m, y]) => precision(m, y, prior));
  };
  return estimates;
}

const triangle = (most: number): (readonly [number, number])[] =>
  Array.from({ length: most + 1 }, (_, n) => Array.from({ length: n + 1 }, (_, y) => [n, y] as const)).flat();
