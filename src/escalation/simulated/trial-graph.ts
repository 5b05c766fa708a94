import type { Decision, Design, Rule } from "../types.ts";

/** How a trial ended. */
export interface TrialEnd {
  readonly n: Int32Array;
  readonly total: number;
  readonly mtd: number | null;
  readonly rule: Rule;
}

/**
 * The trials that a design can make, as a graph that grows where it is walked: a node is what is done next given the counts, its children
 * follow from the toxicities. A design decides once for each node, however many trials pass through it. Nodes lie one
 * after the other in `cells` and are named by where they begin: dose, size, then the nodes after 0, 1, … toxicities, 0 where none has been
 * walked to. An end is a single cell, −1 − its number among `ends`. The first cohort is node 1.
 */
export interface TrialGraph {
  cells: Int32Array;
  readonly ends: TrialEnd[];
  /** Patients of the largest cohort so far. */
  mostPatients: number;
  /** The node after so many toxicities, made when it is new; may replace `cells`. */
  readonly grow: (at: number, tox: number) => number;
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
  readonly phase: number;
}

function emptyGraph(design: Design): TrialGraph {
  const byPlace = new Map<number, Counted>();
  const places = new Map<string, number>();
  let used = 1;
  const add = (numbers: readonly number[]): number => {
    const at = used;
    used += numbers.length;
    if (used > graph.cells.length) graph.cells = enlarged(graph.cells, used);
    graph.cells.set(numbers, at);
    return at;
  };
  const placeOf = (n: Int32Array, tox: Int32Array, next: Decision): number => {
    const key = `${n.join()};${tox.join()};${keyOf(next, design)}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const at = next.kind === "treat" ? addCohort(n, tox, next) : addEnd(n, tox, next);
    places.set(key, at);
    return at;
  };
  const addCohort = (n: Int32Array, tox: Int32Array, next: Decision & { kind: "treat" }): number => {
    const at = add([next.dose, next.size, ...new Array<number>(next.size + 1).fill(0)]);
    graph.mostPatients = Math.max(graph.mostPatients, next.size);
    byPlace.set(at, { n, tox, phase: next.phase });
    return at;
  };
  const addEnd = (n: Int32Array, tox: Int32Array, stop: Decision): number => {
    if (stop.kind !== "stop") throw waiting(design);
    const total = n.reduce((a, b) => a + b, 0);
    graph.ends.push({ n, total, mtd: design.selectMtd({ n, tox, stop }), rule: stop.rule });
    return add([-graph.ends.length]);
  };
  const grow = (at: number, y: number): number => {
    const before = byPlace.get(at)!;
    const [dose, cohort] = [graph.cells[at]!, graph.cells[at + 1]!];
    const n = before.n.slice();
    const tox = before.tox.slice();
    n[dose] += cohort;
    tox[dose] += y;
    const { phase } = before;
    const made = placeOf(n, tox, design.decide({ n, tox, dose, cohort, cohortTox: y, phase }));
    graph.cells[at + 2 + y] = made;
    return made;
  };
  const isFull = () => places.size >= mostNodes;
  const graph: TrialGraph = { cells: new Int32Array(4096), ends: [], mostPatients: 0, grow, isFull };
  placeOf(new Int32Array(design.nDoses), new Int32Array(design.nDoses), design.first);
  return graph;
}

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
