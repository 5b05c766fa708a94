import type { Decision, Design, Rule, Treat } from "../types.ts";
import { type FinishedTrials, finishedTrials } from "./finished.ts";
import { pairOf, pairsUpTo } from "./pairs.ts";
import { addState, type StateTable, stateTable } from "./state-table.ts";

/** Every way in which a trial of one design can end: made once, then any scenario is a polynomial in it. */
export interface Enumeration extends FinishedTrials {
  readonly design: Design;
  /** Distinct situations in which a cohort is treated. */
  readonly nTreating: number;
}

/** Limits of {@link enumerate}. */
export interface EnumerateOptions {
  /** Distinct situations after which to give up; default 20 million. */
  readonly mostStates?: number;
}

/**
 * The finished trials of a design, with the number of outcome sequences that end in each. Trials that agree in the
 * counts at every dose and in what comes next are one; a design looks at nothing else, so nothing is lost.
 *
 *   P(final state) = w ∏ pᵢ^yᵢ (1 − pᵢ)^(nᵢ−yᵢ)
 *
 * with w the number of outcome sequences and no p in any part of the table.
 *
 * @throws RangeError when no rule bounds the trial, when it has more states than `mostStates`, when the design looks at
 *   responses, or when it waits for pending patients.
 */
export function enumerate(design: Design, { mostStates = 20_000_000 }: EnumerateOptions = {}): Enumeration {
  if (design.efficacy) throw new RangeError(`${design.name} looks at responses; simulate it instead`);
  if (!Number.isFinite(design.maxN)) {
    throw new RangeError(`${design.name} has no largest size; add stopAfter(36), say`);
  }
  if (design.maxN > 360)
    throw new RangeError(`a trial of up to ${design.maxN} patients is too large to enumerate`);
  const walk = startWalk(design);
  let nTreating = 0;
  for (let total = 0; total < walk.layers.length; total++) {
    const layer = walk.layers[total];
    if (!layer) continue;
    nTreating += layer.count;
    if (nTreating + walk.ends.count > mostStates) {
      throw new RangeError(`${design.name} has more than ${mostStates} states; simulate it instead`);
    }
    walk.capacity = capacityFor(2 * layer.count);
    for (let index = 0; index < layer.count; index++) expand(walk, layer, index, total);
    walk.layers[total] = undefined;
  }
  return { design, nTreating, ...finishedTrials(design, walk.ends, walk.rules) };
}

interface Walk {
  readonly design: Design;
  readonly layers: (StateTable | undefined)[];
  readonly ends: StateTable;
  /** Rules that stopped a trial, in the order met; a final state's tag holds the index. */
  readonly rules: Rule[];
  readonly row: Uint32Array;
  readonly state: Scratch;
  readonly pairs: { readonly n: Uint16Array; readonly tox: Uint16Array };
  /** Rows for which the next layer is made: the one before, doubled, so that few layers grow. */
  capacity: number;
}

/** The power of two from 1024 up that holds so many rows. */
const capacityFor = (rows: number): number => 2 ** Math.max(10, Math.ceil(Math.log2(rows + 1)));

interface Scratch {
  readonly n: Int32Array;
  readonly tox: Int32Array;
  dose: number;
  cohort: number;
  cohortTox: number;
  phase: number;
}

function startWalk(design: Design): Walk {
  const { nDoses } = design;
  const walk: Walk = {
    design,
    layers: [],
    ends: stateTable(nDoses, 32_768),
    rules: [],
    row: new Uint32Array(nDoses),
    state: {
      n: new Int32Array(nDoses),
      tox: new Int32Array(nDoses),
      dose: 0,
      cohort: 0,
      cohortTox: 0,
      phase: 0,
    },
    pairs: pairsUpTo(design.maxN),
    capacity: 1024,
  };
  addTreat(walk, 0, design.first, 1);
  return walk;
}

/** One cohort: every number of toxicities among its patients, each with its number of ways. */
function expand(walk: Walk, layer: StateTable, index: number, total: number): void {
  const { state, row, pairs, design } = walk;
  const from = index * layer.stride;
  for (let dose = 0; dose < layer.stride; dose++) {
    const pair = layer.cells[from + dose];
    row[dose] = pair;
    state.n[dose] = pairs.n[pair];
    state.tox[dose] = pairs.tox[pair];
  }
  const tag = layer.tags[index];
  const dose = tag & 255;
  const size = (tag >>> 8) & 4095;
  state.dose = dose;
  state.cohort = size;
  state.phase = tag >>> 20;
  state.n[dose] += size;
  const toxBefore = state.tox[dose];
  let ways = layer.weights[index];
  for (let k = 0; k <= size; k++) {
    state.tox[dose] = toxBefore + k;
    state.cohortTox = k;
    row[dose] = pairOf(state.n[dose], toxBefore + k);
    follow(walk, total + size, design.decide(state), ways);
    ways = (ways * (size - k)) / (k + 1);
  }
}

function follow(walk: Walk, total: number, decision: Decision, ways: number): void {
  switch (decision.kind) {
    case "treat":
      addTreat(walk, total, decision, ways);
      break;
    case "stop":
      addState(walk.ends, walk.row, stopTag(walk.rules, decision.rule, decision.dose), ways);
      break;
    case "wait":
      throw new RangeError(`${walk.design.name} waits although no outcome is pending`);
  }
}

function addTreat(walk: Walk, total: number, { dose, size, phase }: Treat, ways: number): void {
  if (!(size >= 1 && size <= 4095 && dose < 256 && phase < 2048)) {
    throw new RangeError(`cannot treat ${size} patients at dose ${dose} in phase ${phase}`);
  }
  let layer = walk.layers[total];
  if (!layer) {
    layer = stateTable(walk.design.nDoses, walk.capacity);
    walk.layers[total] = layer;
  }
  addState(layer, walk.row, dose | (size << 8) | (phase << 20), ways);
}

function stopTag(rules: Rule[], rule: Rule, dose: number | null): number {
  let at = rules.indexOf(rule);
  if (at < 0) at = rules.push(rule) - 1;
  return at | (((dose ?? -1) + 1) << 8);
}
