import { bytesOf, type Emit } from "../../wasm/index.ts";
import { columnFunctions, type EntryCell, isRead } from "./columns.ts";
import type { Sink } from "./expressions.ts";
import type { Cell, Row } from "./layout.ts";
import type { LinearFunctions } from "./linear-algebra.ts";
import { fixedIn, type System } from "./system.ts";

/** s − J of a model with its factors, in memory. */
export interface ShiftedJacobian {
  readonly shift: Cell;
  /** The largest |1/pivot| of the last factors. */
  readonly largestInverse: Cell;
  readonly linear: LinearFunctions;
  /** Cells of J that are read. */
  readonly cells: readonly EntryCell[];
  /** Fill in the cells of J that change with the states. */
  readonly sinks: readonly Sink[];
  /** The same in the lanes where a mask holds. */
  readonly sinksWhere: (mask: Emit) => readonly Sink[];
}

/** Below this part of the shift a pivot has lost too many digits; the step is tried again, shorter. */
export const smallestPivot = 1e-7;

/** The matrix of a model; `solve` takes the right-hand side from `right`. */
export function shiftedJacobian(system: System, right: Row): ShiftedJacobian {
  const { memory, lanes, lowered } = system;
  const { room } = memory;
  const { graph, roots } = lowered;
  const read = roots.cells.filter((cell) => isRead(system, cell));
  const entries = room.row(read.length);
  const [shift, largestInverse] = [room.number(), room.number()];
  const cells = read.map(({ row, column, node }, k): EntryCell => {
    const value = graph.moves[node] ? lanes.load(entries.place(k)) : fixedIn(system, node);
    return { row, column, value, place: () => placeOf(system, node, entries.place(k)) };
  });
  const sinks = (kept: (value: Emit, k: number) => Emit) =>
    read.flatMap(({ node }, k) =>
      graph.moves[node]
        ? [{ node, use: (value: Emit) => lanes.store(entries.place(k), kept(value, k)) }]
        : [],
    );
  return {
    ...{ shift, largestInverse, cells },
    linear: columnFunctions(system, cells, { shift, largestInverse, right }),
    sinks: sinks((value) => value),
    sinksWhere: (mask) => sinks((value, k) => lanes.choose(mask, value, lanes.load(entries.place(k)))),
  };
}

/** Where a cell of J stands in memory: at its own place, among values of inputs alone, or as a constant. */
function placeOf({ lowered, memory, module, lanes, slotOf }: System, node: number, own: number): number {
  if (lowered.graph.moves[node]) return own;
  const content = lowered.graph.contents[node]!;
  if (content.kind !== "constant") return memory.fixed.place(slotOf.get(node)!);
  const bytes = bytesOf(content.value);
  module.data(own, Uint8Array.from(lanes.width === 2 ? [...bytes, ...bytes] : bytes));
  return own;
}
