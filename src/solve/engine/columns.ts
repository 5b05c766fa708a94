import { call, type Emit, i32, inTurn } from "../../wasm/index.ts";
import type { Row } from "./layout.ts";
import type { LinearFunctions } from "./linear-algebra.ts";
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
 * Functions that solve (s − J) x = b, b in `from`, with sensitivities; `linear` solves for one block, in `to`. J is block
 * lower triangular, with the model's own J in every block on the diagonal, Bₖ beside each in the first column, and 0
 * elsewhere:
 *
 *   (s − J) u = b₀    (s − J) vₖ = bₖ + Bₖ u
 *
 * so that one set of n × n factors serves all: a further derivative costs a product and a substitution per stage.
 */
export function withColumns(
  system: System,
  linear: LinearFunctions,
  below: readonly EntryCell[],
  { from, to }: { readonly from: Row; readonly to: Row },
): LinearFunctions {
  const { module, lanes, nOwn, nStates } = system;
  const bytes = 8 * lanes.width * nOwn;
  const columns = Array.from({ length: nStates / nOwn }, (_, k) => nOwn * k);
  const load = columns.map((first) =>
    module.add(["i32"], [], (_code, target) => loadRight(system, below, { from, to, first }, target!.get)),
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
  { from, to, first }: { readonly from: Row; readonly to: Row; readonly first: number },
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
