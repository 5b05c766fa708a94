import type { Rule } from "../types.ts";
import type { Enumeration } from "./enumerate.ts";
import type { Half } from "./finished.ts";
import { pairOf } from "./pairs.ts";

/** How a design behaves when the doses have these probabilities of toxicity. */
export interface Characteristics {
  /** "exact": no Monte Carlo error; "simulated": see `standardErrors`. */
  readonly method: "exact" | "simulated";
  /** Probability of toxicity at each dose. */
  readonly truth: readonly number[];
  /** Probability that each dose is selected. */
  readonly select: Float64Array;
  /** Probability that no dose is selected. */
  readonly none: number;
  /** Expected patients at each dose. */
  readonly patients: Float64Array;
  /** Expected patients with a toxicity at each dose. */
  readonly toxicities: Float64Array;
  /** Probability of a response at each dose, and expected patients with one, of designs that look at responses. */
  readonly responses?: readonly number[];
  readonly responders?: Float64Array;
  /** Expected patients in all. */
  readonly totalPatients: number;
  readonly totalPatientsSd: number;
  readonly totalToxicities: number;
  /** P(patients in all = k) at index k. */
  readonly sizes: Float64Array;
  /** Probability that each rule stops the trial. */
  readonly stops: ReadonlyMap<Rule, number>;
}

/**
 * Exact operating characteristics: a sum over the finished trials, with no Monte Carlo error.
 *
 *   P(select d) = Σ w ∏ pᵢ^yᵢ (1−pᵢ)^(nᵢ−yᵢ) over final states that select d;   E[yᵢ] = pᵢ E[nᵢ] (Wald's identity)
 *
 * @param truth probability of toxicity at each dose, in [0, 1], as many as doses.
 * @throws RangeError for other lengths or values.
 */
export function characteristics(enumeration: Enumeration, truth: readonly number[]): Characteristics {
  requireTruth(truth, enumeration.nDoses);
  const { nDoses, design, fates } = enumeration;
  const { fateMass, patients } = sumFinal(enumeration, truth);
  const select = new Float64Array(nDoses + 1);
  const sizes = new Float64Array(design.maxN + 1);
  const stops = new Map<Rule, number>();
  fates.forEach(({ mtd, rule, total }, k) => {
    const probability = fateMass[k];
    select[(mtd ?? -1) + 1] += probability;
    sizes[total] += probability;
    stops.set(rule, (stops.get(rule) ?? 0) + probability);
  });
  return summary("exact", truth, select, patients, sizes, stops);
}

/** The same summary from any source of sums; `select` holds "none" at index 0. */
export function summary(
  method: Characteristics["method"],
  truth: readonly number[],
  select: Float64Array,
  patients: Float64Array,
  sizes: Float64Array,
  stops: ReadonlyMap<Rule, number>,
  responses?: readonly number[],
): Characteristics {
  const toxicities = patients.map((n, dose) => n * truth[dose]);
  const moment = (power: number) => sizes.reduce((sum, p, n) => sum + p * n ** power, 0);
  const mean = moment(1);
  return {
    method,
    truth,
    select: select.slice(1),
    none: select[0],
    patients,
    toxicities,
    ...(responses ? { responses, responders: patients.map((n, dose) => n * responses[dose]) } : {}),
    totalPatients: mean,
    totalPatientsSd: Math.sqrt(Math.max(0, moment(2) - mean ** 2)),
    totalToxicities: toxicities.reduce((a, b) => a + b, 0),
    sizes,
    stops,
  };
}

/** @throws RangeError unless there is one probability in [0, 1] for each dose. */
export function requireTruth(truth: readonly number[], nDoses: number, are = "a scenario is"): void {
  if (truth.length !== nDoses || !truth.every((p) => p >= 0 && p <= 1)) {
    throw new RangeError(`${are} ${nDoses} probabilities in [0, 1], not ${truth.join(", ") || "none"}`);
  }
}

/** Probability of every fate, and expected patients at every dose. */
function sumFinal(
  enumeration: Enumeration,
  truth: readonly number[],
): { fateMass: Float64Array; patients: Float64Array } {
  const { even, odd, begin, runs, evenOf, weight, fate, fates, design, pairs } = enumeration;
  const factors = truth.map((p) => powers(p, design.maxN));
  const evenProduct = products(even, factors);
  const oddProduct = products(odd, factors);
  const evenMass = new Float64Array(even.nCombinations);
  const oddMass = new Float64Array(odd.nCombinations);
  const fateMass = new Float64Array(fates.length);
  for (let k = 0, run = 0; k < oddMass.length; k++) {
    const product = oddProduct[k];
    const end = begin[k + 1];
    let all = 0;
    for (let at = begin[k]; at < end; run++) {
      const stop = runs[run + 1];
      let sum = 0;
      for (; at < stop; at++) {
        const probability = product * evenProduct[evenOf[at]] * weight[at];
        evenMass[evenOf[at]] += probability;
        sum += probability;
      }
      fateMass[fate[stop - 1]] += sum;
      all += sum;
    }
    oddMass[k] = all;
  }
  const patients = new Float64Array(truth.length);
  addPatients(patients, even, evenMass, pairs.n);
  addPatients(patients, odd, oddMass, pairs.n);
  return { fateMass, patients };
}

/** Probability of each final state, in their order. @throws RangeError as `characteristics`. */
export function finalProbabilities(enumeration: Enumeration, truth: readonly number[]): Float64Array {
  requireTruth(truth, enumeration.nDoses);
  const { even, odd, begin, evenOf, weight, design } = enumeration;
  const factors = truth.map((p) => powers(p, design.maxN));
  const evenProduct = products(even, factors);
  const oddProduct = products(odd, factors);
  const probabilities = new Float64Array(weight.length);
  for (let k = 0; k < oddProduct.length; k++) {
    for (let at = begin[k]; at < begin[k + 1]; at++) {
      probabilities[at] = oddProduct[k] * evenProduct[evenOf[at]] * weight[at];
    }
  }
  return probabilities;
}

function products({ doses, cells, nCombinations }: Half, factors: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(nCombinations).fill(1);
  for (let k = 0; k < doses.length; k++) {
    const factor = factors[doses[k]];
    const cell = cells[k];
    for (let row = 0; row < nCombinations; row++) all[row] *= factor[cell[row]];
  }
  return all;
}

function addPatients(
  patients: Float64Array,
  { doses, cells }: Half,
  mass: Float64Array,
  nOf: Uint16Array,
): void {
  for (let k = 0; k < doses.length; k++) {
    const cell = cells[k];
    let sum = 0;
    for (let row = 0; row < mass.length; row++) sum += mass[row] * nOf[cell[row]];
    patients[doses[k]] = sum;
  }
}

/** p^y (1−p)^(n−y) for every pair up to n = `most`. */
function powers(p: number, most: number): Float64Array {
  const all = new Float64Array(pairOf(most + 1, 0));
  const up = new Float64Array(most + 1).fill(1);
  const down = new Float64Array(most + 1).fill(1);
  for (let k = 1; k <= most; k++) {
    up[k] = up[k - 1] * p;
    down[k] = down[k - 1] * (1 - p);
  }
  for (let n = 0, at = 0; n <= most; n++) {
    for (let tox = 0; tox <= n; tox++, at++) all[at] = up[tox] * down[n - tox];
  }
  return all;
}
