import type { Rule } from "../types.ts";
import type { Enumeration } from "./enumerate.ts";
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
  const { nDoses, rules } = enumeration;
  const products = prefixProducts(enumeration, truth);
  const masses = enumeration.levels.map((level) => new Float64Array(level.pair.length));
  const select = new Float64Array(nDoses + 1);
  const stops = new Float64Array(rules.length);
  const sizes = new Float64Array(enumeration.design.maxN + 1);
  sumFinal(enumeration, products.at(-1)!, masses.at(-1)!, { select, stops, sizes });
  const patients = expectedPatients(enumeration, masses);
  return summary("exact", truth, select, patients, sizes, new Map(rules.map((rule, k) => [rule, stops[k]!])));
}

/** The same summary from any source of sums; `select` holds "none" at index 0. */
export function summary(
  method: Characteristics["method"],
  truth: readonly number[],
  select: Float64Array,
  patients: Float64Array,
  sizes: Float64Array,
  stops: ReadonlyMap<Rule, number>,
): Characteristics {
  const toxicities = patients.map((n, dose) => n * truth[dose]!);
  const moment = (power: number) => sizes.reduce((sum, p, n) => sum + p * n ** power, 0);
  const mean = moment(1);
  return {
    method,
    truth,
    select: select.slice(1),
    none: select[0]!,
    patients,
    toxicities,
    totalPatients: mean,
    totalPatientsSd: Math.sqrt(Math.max(0, moment(2) - mean ** 2)),
    totalToxicities: toxicities.reduce((a, b) => a + b, 0),
    sizes,
    stops,
  };
}

/** @throws RangeError unless there is one probability in [0, 1] for each dose. */
export function requireTruth(truth: readonly number[], nDoses: number): void {
  if (truth.length !== nDoses || !truth.every((p) => p >= 0 && p <= 1)) {
    throw new RangeError(`a scenario is ${nDoses} probabilities in [0, 1], not ${truth.join(", ")}`);
  }
}

function prefixProducts({ levels, order, design }: Enumeration, truth: readonly number[]): Float64Array[] {
  const products: Float64Array[] = [];
  let before: Float64Array = Float64Array.of(1);
  levels.forEach(({ parent, pair }, k) => {
    const factor = powers(truth[order[k]!]!, design.maxN);
    const here = new Float64Array(pair.length);
    for (let at = 0; at < here.length; at++) here[at] = before[parent[at]!]! * factor[pair[at]!]!;
    products.push(here);
    before = here;
  });
  return products;
}

/** p^y (1−p)^(n−y) for every pair up to n = `most`. */
function powers(p: number, most: number): Float64Array {
  const all = new Float64Array(pairOf(most + 1, 0));
  const up = new Float64Array(most + 1).fill(1);
  const down = new Float64Array(most + 1).fill(1);
  for (let k = 1; k <= most; k++) {
    up[k] = up[k - 1]! * p;
    down[k] = down[k - 1]! * (1 - p);
  }
  for (let n = 0, at = 0; n <= most; n++) {
    for (let tox = 0; tox <= n; tox++, at++) all[at] = up[tox]! * down[n - tox]!;
  }
  return all;
}

interface Sums {
  readonly select: Float64Array;
  readonly stops: Float64Array;
  readonly sizes: Float64Array;
}

function sumFinal(
  { nFinal, node, weight, mtd, rule, total }: Enumeration,
  products: Float64Array,
  mass: Float64Array,
  { select, stops, sizes }: Sums,
): void {
  for (let k = 0; k < nFinal; k++) {
    const probability = weight[k]! * products[node[k]!]!;
    mass[node[k]!]! += probability;
    select[mtd[k]! + 1]! += probability;
    stops[rule[k]!]! += probability;
    sizes[total[k]!]! += probability;
  }
}

/** Expected patients at each dose; the mass of a node is handed up to its parent on the way. */
function expectedPatients(
  { levels, order, pairs, nDoses }: Enumeration,
  masses: Float64Array[],
): Float64Array {
  const patients = new Float64Array(nDoses);
  for (let k = levels.length - 1; k >= 0; k--) {
    const { parent, pair } = levels[k]!;
    const mass = masses[k]!;
    const above = k === 0 ? new Float64Array(1) : masses[k - 1]!;
    let sum = 0;
    for (let at = 0; at < mass.length; at++) {
      sum += mass[at]! * pairs.n[pair[at]!]!;
      above[parent[at]!]! += mass[at]!;
    }
    patients[order[k]!] = sum;
  }
  return patients;
}
