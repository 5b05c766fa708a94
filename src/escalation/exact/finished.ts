import type { Design, End, Rule } from "../types.ts";
import { pairsUpTo } from "./pairs.ts";
import type { StateTable } from "./state-table.ts";

/**
 * Final states as a tree of shared prefixes: level k holds the distinct counts at the first k+1 doses of `order`, so
 * that a product over doses is computed once for all states that share it. The last level holds the final states.
 */
export interface FinishedTrials {
  readonly nDoses: number;
  readonly nFinal: number;
  /** Doses in the order of the levels. */
  readonly order: readonly number[];
  readonly levels: readonly TreeLevel[];
  /** Outcome sequences that end in each final state. */
  readonly weight: Float64Array;
  /** Index of each final state's fate. */
  readonly fate: Uint16Array;
  readonly fates: readonly Fate[];
  /** n and y of every pair number. */
  readonly pairs: { readonly n: Uint16Array; readonly tox: Uint16Array };
}

/** One level: the counts (a pair number) of each node, and where the children of each node of the level before begin. */
export interface TreeLevel {
  /** One longer than the level before has nodes (1 for the first level). */
  readonly begin: Int32Array;
  readonly pair: Uint16Array;
}

/** What final states have in common besides counts. */
export interface Fate {
  /** The dose selected, or null. */
  readonly mtd: number | null;
  readonly rule: Rule;
  /** Patients in all. */
  readonly total: number;
}

/** Sorts final states into the tree and selects the dose of each. */
export function finishedTrials(design: Design, ends: StateTable, rules: readonly Rule[]): FinishedTrials {
  const { nDoses } = design;
  const pairs = pairsUpTo(design.maxN);
  // From the top: most trials leave the highest doses untried, so their prefixes are shared most.
  const order = Array.from({ length: nDoses }, (_, k) => nDoses - 1 - k);
  const sorted = sortRows(ends, order, pairs.n.length);
  const weight = new Float64Array(ends.count);
  for (let k = 0; k < weight.length; k++) weight[k] = ends.weights[sorted[k]];
  return {
    nDoses,
    nFinal: ends.count,
    order,
    levels: buildTree(ends, sorted, order),
    weight,
    ...fatesOf(design, ends, sorted, rules, pairs),
    pairs,
  };
}

/** Indices of rows in lexicographic order of their cells by `order`: counting sorts from the last cell to the first. */
function sortRows(
  { cells, stride, count }: StateTable,
  order: readonly number[],
  nPairs: number,
): Int32Array {
  let rows = new Int32Array(count);
  for (let k = 0; k < count; k++) rows[k] = k;
  let spare = new Int32Array(count);
  const starts = new Int32Array(nPairs + 1);
  for (const dose of order.toReversed()) {
    starts.fill(0);
    for (let k = 0, at = dose; k < count; k++, at += stride) starts[cells[at] + 1] += 1;
    for (let pair = 0; pair < nPairs; pair++) starts[pair + 1] += starts[pair];
    for (let k = 0; k < count; k++) {
      const row = rows[k];
      const pair = cells[row * stride + dose];
      spare[starts[pair]] = row;
      starts[pair] += 1;
    }
    [rows, spare] = [spare, rows];
  }
  return rows;
}

/** Rows that agree in the first k+1 cells share a node of level k; in the last level every row has its own. */
function buildTree({ cells, stride }: StateTable, sorted: Int32Array, order: readonly number[]): TreeLevel[] {
  const last = order.length - 1;
  const pairs = order.map(() => new Uint16Array(sorted.length));
  const begins = order.map(() => new Int32Array(sorted.length + 1));
  const counts = new Int32Array(order.length);
  for (let k = 0; k < sorted.length; k++) {
    const here = sorted[k] * stride;
    const before = k === 0 ? -1 : sorted[k - 1] * stride;
    let shared = before >= 0;
    for (let level = 0; level <= last; level++) {
      const dose = order[level];
      const pair = cells[here + dose];
      shared = shared && level < last && pair === cells[before + dose];
      if (shared) continue;
      pairs[level][counts[level]] = pair;
      counts[level] += 1;
      if (level < last) begins[level + 1][counts[level] - 1] = counts[level + 1];
    }
  }
  return order.map((_, level) => {
    const nBefore = level === 0 ? 1 : counts[level - 1];
    const begin = begins[level].slice(0, nBefore + 1);
    begin[nBefore] = counts[level];
    return { begin, pair: pairs[level].slice(0, counts[level]) };
  });
}

function fatesOf(
  design: Design,
  { cells, tags, stride }: StateTable,
  sorted: Int32Array,
  rules: readonly Rule[],
  pairs: FinishedTrials["pairs"],
): { fate: Uint16Array; fates: Fate[] } {
  const n = new Int32Array(stride);
  const tox = new Int32Array(stride);
  const fate = new Uint16Array(sorted.length);
  const fates: Fate[] = [];
  const known = new Map<number, number>();
  for (let k = 0; k < sorted.length; k++) {
    const from = sorted[k] * stride;
    let total = 0;
    for (let dose = 0; dose < stride; dose++) {
      const pair = cells[from + dose];
      n[dose] = pairs.n[pair];
      tox[dose] = pairs.tox[pair];
      total += n[dose];
    }
    const end = endOf(n, tox, tags[sorted[k]], rules);
    const mtd = design.selectMtd(end);
    const key = (total * 256 + (tags[sorted[k]] & 255)) * 256 + (mtd ?? -1) + 1;
    let at = known.get(key);
    if (at === undefined) {
      at = fates.push({ mtd, rule: end.stop.rule, total }) - 1;
      known.set(key, at);
    }
    fate[k] = at;
  }
  return { fate, fates };
}

function endOf(n: Int32Array, tox: Int32Array, tag: number, rules: readonly Rule[]): End {
  const dose = (tag >>> 8) - 1;
  return { n, tox, stop: { kind: "stop", dose: dose < 0 ? null : dose, rule: rules[tag & 255] } };
}
