import type { Node } from "../../model/index.ts";
import { bytesOf, type Emit } from "../../wasm/index.ts";
import { type EntryCell, isRead, withColumns } from "./columns.ts";
import type { Sink } from "./expressions.ts";
import type { Cell, Row } from "./layout.ts";
import { type LinearFunctions, linearFunctions, orderedLayout } from "./linear-algebra.ts";
import { loopedFunctions, updatesOf } from "./looped-algebra.ts";
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
  const { module, memory, lanes, lowered, nStates, nOwn } = system;
  const { room } = memory;
  const { graph } = lowered;
  const cells = lowered.roots.cells.filter((cell) => isRead(system, cell));
  const own = cells.filter(({ row }) => row < nOwn);
  const pattern = {
    rows: Int32Array.from(own, ({ row }) => row),
    columns: Int32Array.from(own, ({ column }) => column),
  };
  const layout = orderedLayout(nOwn, pattern);
  const [entries, factors] = [room.row(cells.length), room.row(layout.nCells)];
  const ownRight = nOwn === nStates ? right : room.row(nOwn);
  const [shift, largestInverse] = [room.number(), room.number()];
  const common = { lanes, n: nOwn, pattern, layout, shift, largestInverse, right: ownRight, factors };
  const moves = (k: number) => graph.moves[cells[k]!.node] ?? false;
  const entry = (k: number) => (moves(k) ? lanes.load(entries.place(k)) : fixedIn(system, cells[k]!.node));
  const block =
    updatesOf(layout) <= system.mostWrittenOut
      ? linearFunctions(module, { ...common, entry })
      : loopedFunctions(module, {
          ...common,
          entry,
          room,
          source: (k) => sourceOf(system, entries, k, cells[k]!.node),
        });
  const below = cells.flatMap(({ row, column }, k) => (row < nOwn ? [] : [{ row, column, value: entry(k) }]));
  const linear = nOwn === nStates ? block : withColumns(system, block, below, { from: right, to: ownRight });
  const sinks = (kept: (value: Emit, k: number) => Emit) =>
    cells.flatMap(({ node }, k) =>
      moves(k) ? [{ node, use: (value: Emit) => lanes.store(entries.place(k), kept(value, k)) }] : [],
    );
  return {
    ...{ shift, largestInverse, linear },
    cells: cells.map(({ row, column }, k) => ({ row, column, value: entry(k) })),
    sinks: sinks((value) => value),
    sinksWhere: (mask) => sinks((value, k) => lanes.choose(mask, value, lanes.load(entries.place(k)))),
  };
}

/** Where a cell of J stands in memory: among those that change, among values of inputs alone, or as a constant. */
function sourceOf(
  { lowered, memory, module, lanes, slotOf }: System,
  entries: Row,
  k: number,
  node: Node,
): number {
  if (lowered.graph.moves[node]) return entries.place(k);
  const content = lowered.graph.contents[node]!;
  if (content.kind !== "constant") return memory.fixed.place(slotOf.get(node)!);
  const bytes = bytesOf(content.value);
  module.data(entries.place(k), Uint8Array.from(lanes.width === 2 ? [...bytes, ...bytes] : bytes));
  return entries.place(k);
}
