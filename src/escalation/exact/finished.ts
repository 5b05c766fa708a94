import type { Design, End, Rule } from "../types.ts";
import { pairsUpTo } from "./pairs.ts";
import { addState, type StateTable, stateTable } from "./state-table.ts";

/**
 * Final states. The counts of a state are those at the even doses and those at the odd doses; far fewer combinations of
 * either occur than states, so that a product over all doses is one product of two numbers. (Neighbouring doses depend on
 * each other most; taking every other dose leaves the fewest combinations.)
 */
export interface FinishedTrials {
  readonly nDoses: number;
  readonly nFinal: number;
  /** Counts at doses 0, 2, 4, …. */
  readonly even: Half;
  /** Counts at doses 1, 3, 5, …. */
  readonly odd: Half;
  /** Final states are sorted by their odd combination, then by their fate: those of combination k stand from `begin[k]` to `begin[k + 1]`. */
  readonly begin: Int32Array;
  /** Runs of final states with one odd combination and one fate: run r stands from `runs[r]` to `runs[r + 1]`. */
  readonly runs: Int32Array;
  /** Index of each final state's even combination. */
  readonly evenOf: Int32Array;
  /** Outcome sequences that end in each final state. */
  readonly weight: Float64Array;
  /** Index of each final state's fate. */
  readonly fate: Uint16Array;
  readonly fates: readonly Fate[];
  /** n and y of every pair number. */
  readonly pairs: { readonly n: Uint16Array; readonly tox: Uint16Array };
}

/** The combinations of counts that occur at every other dose. */
export interface Half {
  readonly doses: readonly number[];
  readonly nCombinations: number;
  /** A column for each dose, a pair number for each combination. */
  readonly cells: readonly Uint16Array[];
}

/** What final states have in common besides counts. */
export interface Fate {
  /** The dose selected, or null. */
  readonly mtd: number | null;
  readonly rule: Rule;
  /** Patients in all. */
  readonly total: number;
}

/** Sorts final states by their combinations and selects the dose of each. */
export function finishedTrials(design: Design, ends: StateTable, rules: readonly Rule[]): FinishedTrials {
  const { nDoses } = design;
  const pairs = pairsUpTo(design.maxN);
  const even = halve(ends, everyOther(0, nDoses));
  const odd = halve(ends, everyOther(1, nDoses));
  const { fate: fateOf, fates } = fatesOf(design, ends, rules, pairs);
  const byFate = sortBy(fateOf, fates.length);
  const { sorted, begin } = sortBy(odd.of, odd.half.nCombinations, byFate.sorted);
  const fate = Uint16Array.from(sorted, (state) => fateOf[state]);
  const weight = new Float64Array(ends.count);
  const evenOf = new Int32Array(ends.count);
  for (let k = 0; k < ends.count; k++) {
    weight[k] = ends.weights[sorted[k]];
    evenOf[k] = even.of[sorted[k]];
  }
  return {
    nDoses,
    nFinal: ends.count,
    even: even.half,
    odd: odd.half,
    begin,
    runs: runsOf(begin, fate),
    evenOf,
    weight,
    fate,
    fates,
    pairs,
  };
}

/** Where the odd combination or the fate changes, and the end. */
function runsOf(begin: Int32Array, fate: Uint16Array): Int32Array {
  const runs: number[] = [];
  for (let k = 0; k + 1 < begin.length; k++) {
    for (let at = begin[k]; at < begin[k + 1]; at++) {
      if (at === begin[k] || fate[at] !== fate[at - 1]) runs.push(at);
    }
  }
  return Int32Array.from([...runs, fate.length]);
}

const everyOther = (from: number, nDoses: number): number[] =>
  Array.from({ length: Math.ceil((nDoses - from) / 2) }, (_, k) => from + 2 * k);

/** The distinct combinations at some doses, and which of them each state has. */
function halve(
  { cells, stride, count }: StateTable,
  doses: readonly number[],
): { readonly half: Half; readonly of: Int32Array } {
  const combinations = stateTable(doses.length, 4096);
  const row = new Uint32Array(doses.length);
  const of = new Int32Array(count);
  for (let state = 0; state < count; state++) {
    for (let k = 0; k < row.length; k++) row[k] = cells[state * stride + doses[k]];
    of[state] = addState(combinations, row, 0, 1);
  }
  return { half: { doses, nCombinations: combinations.count, cells: columnsOf(combinations) }, of };
}

function columnsOf({ cells, stride, count }: StateTable): Uint16Array[] {
  return Array.from({ length: stride }, (_, k) => {
    const column = new Uint16Array(count);
    for (let row = 0; row < count; row++) column[row] = cells[row * stride + k];
    return column;
  });
}

/** Indices in the order of their keys, 0 to nKeys − 1, and where each key begins: a counting sort, which keeps the order of equal keys. */
function sortBy(
  keys: Int32Array | Uint16Array,
  nKeys: number,
  before?: Int32Array,
): { readonly sorted: Int32Array; readonly begin: Int32Array } {
  const begin = new Int32Array(nKeys + 1);
  for (let k = 0; k < keys.length; k++) begin[keys[k] + 1] += 1;
  for (let key = 0; key < nKeys; key++) begin[key + 1] += begin[key];
  const next = begin.slice();
  const sorted = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const k = before ? before[place] : place;
    sorted[next[keys[k]]] = k;
    next[keys[k]] += 1;
  }
  return { sorted, begin };
}

function fatesOf(
  design: Design,
  { cells, tags, stride, count }: StateTable,
  rules: readonly Rule[],
  pairs: FinishedTrials["pairs"],
): { fate: Uint16Array; fates: Fate[] } {
  const n = new Int32Array(stride);
  const tox = new Int32Array(stride);
  const fate = new Uint16Array(count);
  const fates: Fate[] = [];
  const known = new Map<number, number>();
  for (let k = 0; k < count; k++) {
    const from = k * stride;
    let total = 0;
    for (let dose = 0; dose < stride; dose++) {
      const pair = cells[from + dose];
      n[dose] = pairs.n[pair];
      tox[dose] = pairs.tox[pair];
      total += n[dose];
    }
    const end = endOf(n, tox, tags[k], rules);
    const mtd = design.selectMtd(end);
    const key = (total * 256 + (tags[k] & 255)) * 256 + (mtd ?? -1) + 1;
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
