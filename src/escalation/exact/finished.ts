import type { Design, End, Rule } from "../types.ts";
import { pairsUpTo } from "./pairs.ts";
import type { StateTable } from "./state-table.ts";

/**
 * Final states as a tree of shared prefixes: level k holds the distinct counts at the first k+1 doses of `order`, so
 * that a product over doses is computed once for all states that share it.
 */
export interface FinishedTrials {
  readonly nDoses: number;
  readonly nFinal: number;
  /** Doses in the order of the levels. */
  readonly order: readonly number[];
  readonly levels: readonly TreeLevel[];
  /** For each final state: its node in the last level. */
  readonly node: Int32Array;
  /** Outcome sequences that end there. */
  readonly weight: Float64Array;
  /** The dose selected; −1 for none. */
  readonly mtd: Int16Array;
  /** Index into `rules`: what stopped the trial. */
  readonly rule: Uint8Array;
  /** Patients in all. */
  readonly total: Uint16Array;
  readonly rules: readonly Rule[];
  /** n and y of every pair number. */
  readonly pairs: { readonly n: Uint16Array; readonly tox: Uint16Array };
}

/** One level: each node's parent in the level before, and the counts (a pair number) at the level's dose. */
export interface TreeLevel {
  readonly parent: Int32Array;
  readonly pair: Uint32Array;
}

/** Sorts final states into the tree and selects the dose of each. */
export function finishedTrials(design: Design, ends: StateTable, rules: readonly Rule[]): FinishedTrials {
  const { nDoses } = design;
  const pairs = pairsUpTo(design.maxN);
  const upward = Array.from({ length: nDoses }, (_, dose) => dose);
  const order = upward.reverse();
  const sorted = sortRows(ends, order, pairs.n.length);
  const nFinal = ends.count;
  const finished = {
    nDoses,
    nFinal,
    order,
    ...buildTree(ends, sorted, order),
    weight: Float64Array.from(sorted, (at) => ends.weights[at]!),
    mtd: new Int16Array(nFinal),
    rule: Uint8Array.from(sorted, (at) => ends.tags[at]! & 255),
    total: new Uint16Array(nFinal),
    rules,
    pairs,
  };
  selectEach(design, ends, sorted, finished);
  return finished;
}

/** Indices of rows in lexicographic order of their cells by `order`: counting sorts from the last cell to the first. */
function sortRows(table: StateTable, order: readonly number[], nPairs: number): Int32Array {
  let rows = Int32Array.from({ length: table.count }, (_, at) => at);
  let spare = new Int32Array(table.count);
  const starts = new Int32Array(nPairs + 1);
  for (const dose of order.toReversed()) {
    starts.fill(0);
    for (let k = 0; k < rows.length; k++) starts[table.cells[rows[k]! * table.stride + dose]! + 1]! += 1;
    for (let pair = 0; pair < nPairs; pair++) starts[pair + 1]! += starts[pair]!;
    for (let k = 0; k < rows.length; k++) {
      const pair = table.cells[rows[k]! * table.stride + dose]!;
      spare[starts[pair]!] = rows[k]!;
      starts[pair]! += 1;
    }
    [rows, spare] = [spare, rows];
  }
  return rows;
}

function buildTree(
  { cells, stride }: StateTable,
  sorted: Int32Array,
  order: readonly number[],
): { levels: TreeLevel[]; node: Int32Array } {
  const parents = order.map(() => new Int32Array(sorted.length));
  const pairs = order.map(() => new Uint32Array(sorted.length));
  const counts = new Int32Array(order.length);
  const node = new Int32Array(sorted.length);
  for (let k = 0; k < sorted.length; k++) {
    let shared = k > 0;
    for (let level = 0; level < order.length; level++) {
      const pair = cells[sorted[k]! * stride + order[level]!]!;
      shared &&= pair === cells[sorted[k - 1]! * stride + order[level]!]!;
      if (shared) continue;
      parents[level]![counts[level]!] = level === 0 ? 0 : counts[level - 1]! - 1;
      pairs[level]![counts[level]!] = pair;
      counts[level]! += 1;
    }
    node[k] = counts[order.length - 1]! - 1;
  }
  return {
    levels: order.map((_, k) => ({
      parent: parents[k]!.slice(0, counts[k]!),
      pair: pairs[k]!.slice(0, counts[k]!),
    })),
    node,
  };
}

function selectEach(
  design: Design,
  { cells, tags, stride }: StateTable,
  sorted: Int32Array,
  { mtd, total, rules, pairs }: Pick<FinishedTrials, "mtd" | "total" | "rules" | "pairs">,
): void {
  const n = new Int32Array(stride);
  const tox = new Int32Array(stride);
  for (let k = 0; k < sorted.length; k++) {
    const from = sorted[k]! * stride;
    for (let dose = 0; dose < stride; dose++) {
      n[dose] = pairs.n[cells[from + dose]!]!;
      tox[dose] = pairs.tox[cells[from + dose]!]!;
      total[k]! += n[dose]!;
    }
    mtd[k] = design.selectMtd(endOf(n, tox, tags[sorted[k]!]!, rules)) ?? -1;
  }
}

function endOf(n: Int32Array, tox: Int32Array, tag: number, rules: readonly Rule[]): End {
  const dose = (tag >>> 8) - 1;
  return { n, tox, stop: { kind: "stop", dose: dose < 0 ? null : dose, rule: rules[tag & 255]! } };
}
