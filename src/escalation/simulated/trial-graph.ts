import type { Decision, Design, Rule } from "../types.ts";
import { type CohortOutcome, jointOutcomes } from "./outcomes.ts";

/** How a trial ended. */
export interface TrialEnd {
  readonly n: Int32Array;
  readonly total: number;
  readonly mtd: number | null;
  readonly rule: Rule;
}

/**
 * The trials that a design can make, as a graph that grows where it is walked: a node is what is done next given the counts, its children
 * follow from the outcome: the number of toxicities, or for designs that look at responses the number of the outcome among
 * `jointOutcomes`. A design decides once for each node, however many trials pass through it. Nodes lie one
 * after the other in `cells` and are named by where they begin: dose, size, then the nodes after each outcome, 0 where none has been
 * walked to. An end is a single cell, −1 − its number among `ends`. The first cohort is node 1.
 */
export interface TrialGraph {
  cells: Int32Array;
  readonly ends: TrialEnd[];
  /** Patients of the largest cohort so far. */
  mostPatients: number;
  /** The node after an outcome, made when it is new; may replace `cells`. */
  readonly grow: (at: number, outcome: number) => number;
  readonly isFull: () => boolean;
}

/** Nodes beyond which a graph is begun anew: some 100 MB. */
const mostNodes = 300_000;

const graphs = new WeakMap<Design, TrialGraph>();

/** The graph of a design; the same one each time, until it is full. */
export function trialGraph(design: Design): TrialGraph {
  const known = graphs.get(design);
  if (known && !known.isFull()) return known;
  const graph = emptyGraph(design);
  graphs.set(design, graph);
  return graph;
}

interface Counted {
  readonly n: Int32Array;
  readonly tox: Int32Array;
  readonly eff: Int32Array;
  readonly both: Int32Array;
}

interface Place extends Counted {
  readonly phase: number;
}

/** Of a cohort whose toxicities alone are looked at. */
const toxicityOnly = (tox: number): CohortOutcome => ({ tox, eff: 0, both: 0 });

function emptyGraph(design: Design): TrialGraph {
  const byPlace = new Map<number, Place>();
  const places = new Map<string, number>();
  const looks = design.efficacy === true;
  let used = 1;
  const add = (numbers: readonly number[]): number => {
    const at = used;
    used += numbers.length;
    if (used > graph.cells.length) graph.cells = enlarged(graph.cells, used);
    graph.cells.set(numbers, at);
    return at;
  };
  const placeOf = (counts: Counted, next: Decision): number => {
    const key = `${countsKey(counts, looks)};${keyOf(next, design)}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const at = next.kind === "treat" ? addCohort(counts, next) : addEnd(counts, next);
    places.set(key, at);
    return at;
  };
  const addCohort = (counts: Counted, next: Decision & { kind: "treat" }): number => {
    const branches = looks ? jointOutcomes(next.size).length : next.size + 1;
    const at = add([next.dose, next.size, ...new Array<number>(branches).fill(0)]);
    graph.mostPatients = Math.max(graph.mostPatients, next.size);
    byPlace.set(at, { ...counts, phase: next.phase });
    return at;
  };
  const addEnd = (counts: Counted, stop: Decision): number => {
    if (stop.kind !== "stop") throw waiting(design);
    const total = counts.n.reduce((a, b) => a + b, 0);
    graph.ends.push({ n: counts.n, total, mtd: design.selectMtd({ ...counts, stop }), rule: stop.rule });
    return add([-graph.ends.length]);
  };
  const grow = (at: number, outcome: number): number => {
    const { phase, ...before } = byPlace.get(at)!;
    const [dose, cohort] = [graph.cells[at]!, graph.cells[at + 1]!];
    const happened = looks ? jointOutcomes(cohort)[outcome]! : toxicityOnly(outcome);
    const counts = looks ? copyOf(before) : { ...before, n: before.n.slice(), tox: before.tox.slice() };
    counts.n[dose] += cohort;
    counts.tox[dose] += happened.tox;
    counts.eff[dose] += happened.eff;
    counts.both[dose] += happened.both;
    const made = placeOf(counts, design.decide({ ...counts, dose, cohort, cohortTox: happened.tox, phase }));
    graph.cells[at + 2 + outcome] = made;
    return made;
  };
  const isFull = () => places.size >= mostNodes;
  const graph: TrialGraph = { cells: new Int32Array(4096), ends: [], mostPatients: 0, grow, isFull };
  const zeros = () => new Int32Array(design.nDoses);
  placeOf({ n: zeros(), tox: zeros(), eff: zeros(), both: zeros() }, design.first);
  return graph;
}

const copyOf = ({ n, tox, eff, both }: Counted): Counted => ({
  n: n.slice(),
  tox: tox.slice(),
  eff: eff.slice(),
  both: both.slice(),
});

const countsKey = ({ n, tox, eff, both }: Counted, looks: boolean): string =>
  looks ? `${n.join()};${tox.join()};${eff.join()};${both.join()}` : `${n.join()};${tox.join()}`;

function enlarged(cells: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, 2 * cells.length));
  larger.set(cells);
  return larger;
}

/** What distinguishes two nodes with equal counts. */
function keyOf(next: Decision, design: Design): string {
  if (next.kind === "wait") throw waiting(design);
  return next.kind === "treat" ? `${next.dose},${next.size},${next.phase}` : `${next.rule},${next.dose}`;
}

const waiting = ({ name }: Design): RangeError =>
  new RangeError(`${name} waits although no outcome is pending`);
