import { call, type Emit, i32, inTurn } from "../../wasm/index.ts";
import type { Row } from "./layout.ts";
import { type LinearFunctions, linearFunctions, orderedLayout } from "./linear-algebra.ts";
import type { System } from "./system.ts";

/** A cell of the Jacobian and how its value is read. */
export interface EntryCell {
  readonly row: number;
  readonly column: number;
  readonly value: Emit;
}

/** Whether a cell is read: with sensitivities, the blocks on the diagonal are all the first. */
export const isRead = ({ nOwn }: System, { row, column }: { row: number; column: number }): boolean =>
  row < nOwn || column < nOwn;

/** The states, each followed by its derivatives, which need the same cells of J. */
export const rowByRow = ({ nOwn, nStates }: System): readonly number[] =>
  Array.from({ length: nStates }, (_, k) => k).sort((a, b) => (a % nOwn) - (b % nOwn) || a - b);

/**
 * Functions that solve (s − J) x = b. With sensitivities J is block lower triangular, with the model's own J in every
 * block on the diagonal, Bₖ beside each in the first column, and 0 elsewhere:
 *
 *   (s − J) u = b₀    (s − J) vₖ = bₖ + Bₖ u
 *
 * so that one set of n × n factors serves all: a further derivative costs a product and a substitution per stage.
 */
export function columnFunctions(
  system: System,
  cells: readonly EntryCell[],
  memory: Pick<Parameters<typeof linearFunctions>[1], "shift" | "largestInverse" | "right">,
): LinearFunctions {
  const { module, lanes, nOwn, nStates } = system;
  const { room } = system.memory;
  const own = cells.filter(({ row }) => row < nOwn);
  const pattern = {
    rows: Int32Array.from(own, ({ row }) => row),
    columns: Int32Array.from(own, ({ column }) => column),
  };
  const layout = orderedLayout(nOwn, pattern);
  const factors = room.row(layout.nCells);
  const right = nOwn === nStates ? memory.right : room.row(nOwn);
  const linear = linearFunctions(module, {
    ...memory,
    ...{ lanes, n: nOwn, pattern, layout, factors, right, entry: (k) => own[k]!.value },
  });
  if (nOwn === nStates) return linear;
  const bytes = 8 * lanes.width * nOwn;
  const columns = Array.from({ length: nStates / nOwn }, (_, k) => nOwn * k);
  const below = cells.filter(({ row }) => row >= nOwn);
  const load = columns.map((from) =>
    module.add(["i32"], [], (_code, target) =>
      loadRight(system, below, memory.right, right, from, target!.get),
    ),
  );
  const solve = module.add(["i32"], [], (_code, target) =>
    inTurn(
      ...columns.flatMap((_, k) => [
        call(load[k]!, target!.get),
        call(linear.solve, i32.add(target!.get, i32.constant(k * bytes))),
      ]),
    ),
  );
  return { factor: linear.factor, solve };
}

/** A block of the right-hand side, with Bₖ u for the u that has been found. */
function loadRight(
  { lanes, nOwn }: System,
  below: readonly EntryCell[],
  from: Row,
  to: Row,
  first: number,
  found: Emit,
): Emit {
  const step = 8 * lanes.width;
  return inTurn(
    ...Array.from({ length: nOwn }, (_, k) => {
      const products = below
        .filter(({ row }) => row === first + k)
        .map(({ column, value }) => lanes.multiply(value, lanes.load(step * column, found)));
      return lanes.store(to.place(k), [lanes.load(from.place(first + k)), ...products].reduce(lanes.add));
    }),
  );
}
