import type { JacobianPattern } from "../../model/index.ts";
import { type Emit, inTurn, type Lanes, local, type ModuleWriter } from "../../wasm/index.ts";
import { type Layout, layoutOf } from "../sparse-lu.ts";
import type { Cell, Row } from "./layout.ts";

/** Numbers of the functions that solve (s − J) x = b. */
export interface LinearFunctions {
  /** Factors for the shift and the Jacobian in memory. */
  readonly factor: readonly number[];
  /** Solves for the right-hand side in memory; writes x at the address it is told. */
  readonly solve: number;
}

/** What the factors are made from. */
export interface LinearMemory {
  readonly lanes: Lanes;
  readonly n: number;
  readonly pattern: JacobianPattern;
  readonly layout: Layout;
  /** A cell of J by its number in the pattern. */
  readonly entry: (k: number) => Emit;
  readonly shift: Cell;
  /** The largest |1/pivot| of the last factors. */
  readonly largestInverse: Cell;
  readonly right: Row;
  readonly factors: Row;
}

/** Rows in one function: compilers take more than twice as long over twice the code. */
const longestFactor = 24_000;

/**
 * Elimination written out for a pattern, row by row in the order of Markowitz with pivots on the diagonal, as L·D·U
 * with ones on the diagonals of L and U: lᵢₖ dₖ = aᵢₖ − Σ lᵢₘ dₘ uₘₖ, and likewise dᵢ and dᵢ uᵢⱼ. Pivots d are kept as
 * inverses. Each link of the chains in which unknowns follow from one another is then one product and one difference.
 */
export function linearFunctions(module: ModuleWriter, memory: LinearMemory): LinearFunctions {
  const { layout } = memory;
  return { factor: factorFunctions(module, memory, layout), solve: solveFunction(module, memory, layout) };
}

/** The layout of the factors with every list made once and in the order of pivots. */
export function orderedLayout(n: number, pattern: JacobianPattern): Layout {
  const layout = layoutOf(n, pattern);
  const position = new Int32Array(n);
  layout.order.forEach((row, k) => {
    position[row] = k;
  });
  const lists = (of: (row: number) => readonly number[]) =>
    Array.from({ length: n }, (_, row) => [...of(row)].sort((a, b) => position[a]! - position[b]!));
  const [earlier, later] = [lists(layout.earlier), lists(layout.later)];
  return { ...layout, earlier: (row) => earlier[row]!, later: (row) => later[row]! };
}

function factorFunctions(module: ModuleWriter, memory: LinearMemory, layout: Layout): number[] {
  const { lanes, largestInverse } = memory;
  const numbers: number[] = [];
  let next = 0;
  while (next < layout.order.length) {
    const first = next === 0;
    const number = module.add([], [], (code) => {
      const [shift, worst] = [local(code, lanes.type), local(code, lanes.type)];
      return (body) => {
        shift.set(lanes.load(memory.shift.at))(body);
        worst.set(first ? lanes.constant(0) : lanes.load(largestInverse.at))(body);
        for (; next < layout.order.length && code.bytes.length < longestFactor; next++) {
          eliminateRow(memory, layout, layout.order[next]!, shift.get)(body);
          const inverse = lanes.load(memory.factors.place(diagonalOf(layout, layout.order[next]!)));
          worst.set(lanes.larger(worst.get, lanes.abs(inverse)))(body);
        }
        lanes.store(largestInverse.at, worst.get)(body);
      };
    });
    numbers.push(number);
  }
  return numbers;
}

const diagonalOf = (layout: Layout, row: number): number => layout.cell(row, row);

function eliminateRow(memory: LinearMemory, layout: Layout, row: number, shift: Emit): Emit {
  const { lanes, factors, pattern } = memory;
  const { multiply, subtract } = lanes;
  const earlier = layout.earlier(row);
  const at = (i: number, j: number) => lanes.load(factors.place(layout.cell(i, j)));
  const entryOf = new Map<number, number>();
  for (let k = pattern.rows.indexOf(row); pattern.rows[k] === row; k++) entryOf.set(pattern.columns[k]!, k);
  const updates = new Map<number, (readonly [number, Emit])[]>();
  return (body) => {
    const remaining = (column: number): Emit => {
      const entry = entryOf.get(column);
      const start = column === row ? shift : undefined;
      const minus = entry === undefined ? [] : [memory.entry(entry)];
      for (const [m, factor] of updates.get(column) ?? []) minus.push(multiply(factor, at(m, column)));
      const [first, ...rest] = minus;
      if (start) return minus.reduce<Emit>(subtract, start);
      return rest.reduce<Emit>(subtract, lanes.negate(first!));
    };
    for (const column of earlier) {
      const place = local(body, lanes.type);
      place.set(remaining(column))(body);
      const scaled = multiply(place.get, at(column, column));
      lanes.store(factors.place(layout.cell(row, column)), scaled)(body);
      for (const other of layout.later(column)) {
        updates.set(other, [...(updates.get(other) ?? []), [column, place.get]]);
      }
    }
    const inverse = local(body, lanes.type);
    inverse.set(lanes.divide(lanes.constant(1), remaining(row)))(body);
    lanes.store(factors.place(layout.cell(row, row)), inverse.get)(body);
    for (const column of layout.later(row)) {
      lanes.store(factors.place(layout.cell(row, column)), multiply(remaining(column), inverse.get))(body);
    }
  };
}

/** Unknowns found so many rows ago are read from memory: registers hold the latest only. */
const rowsInRegisters = 12;

/** In every sum the unknown that is found last stands last: what waits for it is one product and one difference. */
function solveFunction(module: ModuleWriter, memory: LinearMemory, layout: Layout): number {
  const { lanes, factors, right, n } = memory;
  const { multiply, subtract, load } = lanes;
  const { order } = layout;
  const cell = (i: number, j: number) => load(factors.place(layout.cell(i, j)));
  const step = 8 * lanes.width;
  return module.add(["i32"], [], (code, target) => {
    const recent = order.map(() => local(code, lanes.type));
    const age = new Map<number, number>();
    const known = (m: number, now: number) =>
      now - age.get(m)! > rowsInRegisters ? load(m * step, target!.get) : recent[m]!.get;
    const find = (row: number, others: readonly number[], from: Emit, now: number): Emit => {
      const terms = others.map((m) => multiply(cell(row, m), known(m, now)));
      age.set(row, now);
      const value = recent[row]!.tee(terms.reduce<Emit>((a, b) => subtract(a, b), from));
      return lanes.store(row * step, value, target!.get);
    };
    const forward = order.map((row, k) => find(row, layout.earlier(row), load(right.place(row)), k));
    const backward = [...order].reverse().map((row, k) => {
      const start = multiply(known(row, n + k), cell(row, row));
      return find(row, [...layout.later(row)].reverse(), start, n + k);
    });
    return inTurn(...forward, ...backward);
  });
}
