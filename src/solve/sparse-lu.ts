import type { JacobianPattern } from "../model/index.ts";
import type { LinearSolver } from "./linear.ts";

/**
 * Where the factors of s − J are other than 0, and what to compute in which order. Cells of the factors have one
 * number each, so that factoring and solving walk through flat lists.
 */
interface Symbolic {
  readonly nCells: number;
  /** The cell of each diagonal element, by row. */
  readonly diagonal: Int32Array;
  /** Cells filled from J, and where in J (row by row) each finds its value. */
  readonly filled: Int32Array;
  readonly from: Int32Array;
  /** Per pivot: its cell, the number of rows below; per row: its cell in the pivot's column, the number of updates, then pairs (cell of the pivot's row, cell to update). */
  readonly elimination: Int32Array;
  /** Per row in the order of pivots: row, number of entries, then pairs (cell, row). */
  readonly forward: Int32Array;
  /** The same from the last pivot back, with the row's diagonal cell after the row. */
  readonly backward: Int32Array;
}

/** Multipliers beyond this mean that pivots on the diagonal lose too many digits. */
const largestMultiplier = 1e7;

const known = new WeakMap<JacobianPattern, Symbolic>();

/**
 * Elimination on the cells that can be other than 0, pivots on the diagonal in the order of Markowitz (fewest
 * updates first, `duff2017`). The order is found once per model; `factor` gives false when a pivot is too small.
 */
export function sparseLu(n: number, pattern: JacobianPattern): LinearSolver {
  const symbolic = known.get(pattern) ?? analyse(n, pattern);
  known.set(pattern, symbolic);
  const cells = new Float64Array(symbolic.nCells);
  return {
    factor(shift, jacobian) {
      const { diagonal, filled, from } = symbolic;
      cells.fill(0);
      for (let k = 0; k < filled.length; k++) cells[filled[k]!] = -jacobian[from[k]!]!;
      for (let k = 0; k < n; k++) cells[diagonal[k]!] = cells[diagonal[k]!]! + shift;
      return eliminate(symbolic.elimination, cells);
    },
    solve(b) {
      substituteForward(symbolic.forward, cells, b);
      substituteBackward(symbolic.backward, cells, b);
    },
  };
}

/** Leaves 1/pivot on the diagonal. */
function eliminate(program: Int32Array, cells: Float64Array): boolean {
  let k = 0;
  let largest = 0;
  while (k < program.length) {
    const pivot = program[k]!;
    const inverse = 1 / cells[pivot]!;
    if (!Number.isFinite(inverse)) return false;
    cells[pivot] = inverse;
    let rows = program[k + 1]!;
    k += 2;
    for (; rows > 0; rows--) {
      const factor = cells[program[k]!]! * inverse;
      cells[program[k]!] = factor;
      const size = Math.abs(factor);
      if (size > largest) largest = size;
      const stop = k + 2 + 2 * program[k + 1]!;
      for (k += 2; k < stop; k += 2) {
        const target = program[k + 1]!;
        cells[target] = cells[target]! - factor * cells[program[k]!]!;
      }
    }
  }
  return largest < largestMultiplier;
}

function substituteForward(program: Int32Array, cells: Float64Array, b: Float64Array): void {
  let k = 0;
  while (k < program.length) {
    const row = program[k]!;
    const stop = k + 2 + 2 * program[k + 1]!;
    let sum = b[row]!;
    for (k += 2; k < stop; k += 2) sum -= cells[program[k]!]! * b[program[k + 1]!]!;
    b[row] = sum;
  }
}

function substituteBackward(program: Int32Array, cells: Float64Array, b: Float64Array): void {
  let k = 0;
  while (k < program.length) {
    const row = program[k]!;
    const pivot = program[k + 1]!;
    const stop = k + 3 + 2 * program[k + 2]!;
    let sum = b[row]!;
    for (k += 3; k < stop; k += 2) sum -= cells[program[k]!]! * b[program[k + 1]!]!;
    b[row] = sum * cells[pivot]!;
  }
}

/** The rows of the factors with what elimination fills in, the order of pivots, and the number of each cell. */
export interface Layout {
  readonly order: readonly number[];
  readonly rowsBelow: (pivot: number) => readonly number[];
  /** Columns of a row whose pivots come later, or earlier. */
  readonly later: (row: number) => readonly number[];
  readonly earlier: (row: number) => readonly number[];
  readonly cell: (row: number, column: number) => number;
  readonly nCells: number;
}

/** The rows of the factors of a pattern, pivots in the order of Markowitz. */
export function layoutOf(n: number, { rows, columns }: JacobianPattern): Layout {
  const rowSets = Array.from({ length: n }, (_, k) => new Set([k]));
  rows.forEach((row, k) => {
    rowSets[row]!.add(columns[k]!);
  });
  const order = fillIn(n, rowSets);
  const position = new Int32Array(n);
  order.forEach((row, k) => {
    position[row] = k;
  });
  const cellOf = new Map<number, number>();
  for (const row of order) for (const column of rowSets[row]!) cellOf.set(row * n + column, cellOf.size);
  const columnSets = Array.from({ length: n }, (): number[] => []);
  for (const row of order) for (const column of rowSets[row]!) columnSets[column]!.push(row);
  return {
    order,
    rowsBelow: (pivot) => columnSets[pivot]!.filter((row) => position[row]! > position[pivot]!),
    later: (row) => [...rowSets[row]!].filter((column) => position[column]! > position[row]!),
    earlier: (row) => [...rowSets[row]!].filter((column) => position[column]! < position[row]!),
    cell: (row, column) => cellOf.get(row * n + column)!,
    nCells: cellOf.size,
  };
}

function analyse(n: number, pattern: JacobianPattern): Symbolic {
  const layout = layoutOf(n, pattern);
  const { order, cell, earlier, later } = layout;
  const pairs = (row: number, list: readonly number[]) =>
    list.flatMap((column) => [cell(row, column), column]);
  const forward = order.flatMap((row) => [row, earlier(row).length, ...pairs(row, earlier(row))]);
  const backward = [...order]
    .reverse()
    .flatMap((row) => [row, cell(row, row), later(row).length, ...pairs(row, later(row))]);
  return {
    nCells: layout.nCells,
    diagonal: Int32Array.from({ length: n }, (_, row) => cell(row, row)),
    filled: Int32Array.from(pattern.rows, (row, k) => cell(row, pattern.columns[k]!)),
    from: Int32Array.from(pattern.rows, (row, k) => row * n + pattern.columns[k]!),
    elimination: Int32Array.from(eliminationOf(layout)),
    forward: Int32Array.from(forward),
    backward: Int32Array.from(backward),
  };
}

function eliminationOf({ order, rowsBelow, later, cell }: Layout): readonly number[] {
  return order.flatMap((pivot) => {
    const across = later(pivot);
    const below = rowsBelow(pivot);
    const updates = below.flatMap((row) => [
      ...[cell(row, pivot), across.length],
      ...across.flatMap((column) => [cell(pivot, column), cell(row, column)]),
    ]);
    return [cell(pivot, pivot), below.length, ...updates];
  });
}

/** Adds to the rows what elimination fills in, and gives the order of pivots. */
function fillIn(n: number, rowSets: readonly Set<number>[]): readonly number[] {
  const left = new Set(Array.from({ length: n }, (_, k) => k));
  // What is left of rows and columns; pivots leave them.
  const across = rowSets.map((row) => new Set(row));
  const below = Array.from({ length: n }, () => new Set<number>());
  rowSets.forEach((row, i) => {
    for (const j of row) below[j]!.add(i);
  });
  const order: number[] = [];
  while (left.size > 0) {
    const pivot = cheapest(left, across, below);
    order.push(pivot);
    left.delete(pivot);
    for (const column of across[pivot]!) below[column]!.delete(pivot);
    for (const row of below[pivot]!) across[row]!.delete(pivot);
    across[pivot]!.delete(pivot);
    for (const row of below[pivot]!)
      for (const column of across[pivot]!) {
        rowSets[row]!.add(column);
        across[row]!.add(column);
        below[column]!.add(row);
      }
  }
  return order;
}

function cheapest(
  left: ReadonlySet<number>,
  across: readonly ReadonlySet<number>[],
  below: readonly ReadonlySet<number>[],
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const k of left) {
    const cost = (across[k]!.size - 1) * (below[k]!.size - 1);
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  return best;
}
