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
 * Elimination written out for a pattern, row by row in the order of Markowitz with pivots on the diagonal:
 * lᵢₖ = (aᵢₖ − Σ lᵢₘuₘₖ)/uₖₖ, uᵢⱼ = aᵢⱼ − Σ lᵢₘuₘⱼ. Pivots are kept as inverses.
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
      place.set(multiply(remaining(column), at(column, column)))(body);
      lanes.store(factors.place(layout.cell(row, column)), place.get)(body);
      for (const other of layout.later(column)) {
        updates.set(other, [...(updates.get(other) ?? []), [column, place.get]]);
      }
    }
    const pivot = lanes.divide(lanes.constant(1), remaining(row));
    lanes.store(factors.place(layout.cell(row, row)), pivot)(body);
    for (const column of layout.later(row)) {
      lanes.store(factors.place(layout.cell(row, column)), remaining(column))(body);
    }
  };
}

function solveFunction(module: ModuleWriter, memory: LinearMemory, layout: Layout): number {
  const { lanes, factors, right } = memory;
  const { multiply, subtract, load } = lanes;
  const cell = (i: number, j: number) => load(factors.place(layout.cell(i, j)));
  const step = 8 * lanes.width;
  return module.add(["i32"], [], (_code, target) => {
    const x = (row: number) => load(row * step, target!.get);
    // A row without earlier ones is its right-hand side; it is read where it stands.
    const forwarded = (row: number) => (layout.earlier(row).length > 0 ? x(row) : load(right.place(row)));
    const forward = layout.order
      .filter((row) => layout.earlier(row).length > 0)
      .map((row) => {
        const sum = layout
          .earlier(row)
          .map((m) => multiply(cell(row, m), forwarded(m)))
          .reduce<Emit>(subtract, load(right.place(row)));
        return lanes.store(row * step, sum, target!.get);
      });
    const backward = [...layout.order].reverse().map((row) => {
      const sum = layout
        .later(row)
        .map((m) => multiply(cell(row, m), x(m)))
        .reduce<Emit>(subtract, forwarded(row));
      return lanes.store(row * step, multiply(sum, cell(row, row)), target!.get);
    });
    return inTurn(...forward, ...backward);
  });
}
