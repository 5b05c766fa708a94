import {
  type Code,
  type Emit,
  i32,
  inTurn,
  type Local,
  local,
  type ModuleWriter,
  repeatWhile,
} from "../../wasm/index.ts";
import type { Layout } from "../sparse-lu.ts";
import type { Room, Row } from "./layout.ts";
import type { LinearFunctions, LinearMemory } from "./linear-algebra.ts";

/** What the loops read: lists of addresses in memory, made when the module is written. */
interface Lists {
  /** (cell, source) for each entry of J. */
  readonly fill: readonly number[];
  /** Cells of the diagonal. */
  readonly diagonal: readonly number[];
  readonly factor: readonly number[];
  readonly forward: readonly number[];
  readonly backward: readonly number[];
}

/** What the loops need beyond {@link LinearMemory}. */
export interface LoopedMemory extends LinearMemory {
  readonly room: Room;
  /** The address of a cell of J by its number in the pattern. */
  readonly source: (k: number) => number;
}

/** The rows of the factors in memory: columns of a row side by side, in the order of pivots. */
interface Rows {
  readonly order: readonly number[];
  /** Positions in the order of pivots of the columns of the row at a position; those before its own are `nEarlier`. */
  readonly columns: readonly (readonly number[])[];
  readonly nEarlier: readonly number[];
  /** The number of the first cell of the row at a position. */
  readonly start: readonly number[];
}

function rowsOf({ order, earlier, later }: Layout): Rows {
  const position = new Int32Array(order.length);
  order.forEach((row, k) => {
    position[row] = k;
  });
  const places = (list: readonly number[]) => list.map((column) => position[column]!).sort((a, b) => a - b);
  const sides = order.map((row) => ({ before: places(earlier(row)), after: places(later(row)) }));
  const columns = sides.map(({ before, after }, k) => [...before, k, ...after]);
  let next = 0;
  const start = columns.map(({ length }) => {
    next += length;
    return next - length;
  });
  return { order, columns, nEarlier: sides.map(({ before }) => before.length), start };
}

/** Positions of wanted numbers in a sorted list, as runs of neighbours: (place in the list, length). */
function runsIn(list: readonly number[], wanted: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let at = 0;
  for (const number of wanted) {
    while (list[at] !== number) at++;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === at) last[1] += 1;
    else runs.push([at, 1]);
  }
  return runs;
}

/** Runs of neighbours among ascending numbers: (first number, length). */
function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === number) last[1] += 1;
    else runs.push([number, 1]);
  }
  return runs;
}

/** Multiplications and subtractions in one factorisation. */
export const updatesOf = ({ order, earlier, later }: Layout): number =>
  order.reduce((sum, row) => sum + earlier(row).reduce((own, k) => own + later(k).length + 1, 0), 0);

function listsOf(rows: Rows, memory: LoopedMemory, x: number): Lists {
  const { pattern, factors, right, lanes } = memory;
  const { order, columns, nEarlier, start } = rows;
  const step = 8 * lanes.width;
  const position = new Int32Array(order.length);
  order.forEach((row, k) => {
    position[row] = k;
  });
  const cell = (row: number, place: number) => factors.place(start[row]! + place);
  const cellAt = (i: number, j: number) => {
    const row = position[i]!;
    return cell(row, columns[row]!.indexOf(position[j]!));
  };
  const diagonal = order.map((_, k) => cell(k, nEarlier[k]!));
  const run = ([from, length]: readonly [number, number]) => [x + step * from, step * length];
  const dot = (k: number, from: number, list: readonly number[]) => {
    const runs = runsOf(list);
    return [cell(k, from), runs.length, ...runs.flatMap(run)];
  };
  return {
    fill: [...pattern.rows].flatMap((row, k) => [cellAt(row, pattern.columns[k]!), memory.source(k)]),
    diagonal,
    factor: order.flatMap((_, k) => {
      const updates = columns[k]!.slice(0, nEarlier[k]).flatMap((pivot, place) => {
        const across = columns[pivot]!.slice(nEarlier[pivot]! + 1);
        const runs = runsIn(columns[k]!, across).map(([at, length]) => [cell(k, at), step * length]);
        return [cell(k, place), diagonal[pivot]!, diagonal[pivot]! + step, runs.length, ...runs.flat()];
      });
      return [nEarlier[k]!, ...updates, diagonal[k]!];
    }),
    forward: order.flatMap((row, k) => [right.place(row), ...dot(k, 0, columns[k]!.slice(0, nEarlier[k]))]),
    backward: order
      .map((row, k) => [
        row * step,
        diagonal[k]!,
        ...dot(k, nEarlier[k]! + 1, columns[k]!.slice(nEarlier[k]! + 1)),
      ])
      .reverse()
      .flat(),
  };
}

/** A pointer that walks through a list of integers. */
interface Walk {
  readonly begin: Emit;
  readonly going: Emit;
  /** The next integer; the pointer goes on. Needs to be computed in the order of the list. */
  readonly next: (into: Local) => Emit;
}

function walkThrough(code: Code, module: ModuleWriter, room: Room, list: readonly number[]): Walk {
  const bytes = new Uint8Array(4 * list.length);
  const view = new DataView(bytes.buffer);
  list.forEach((value, k) => {
    view.setInt32(4 * k, value, true);
  });
  const at = room.bytes(bytes.length);
  module.data(at, bytes);
  const pointer = local(code, "i32");
  return {
    begin: pointer.set(i32.constant(at)),
    going: i32.less(pointer.get, i32.constant(at + bytes.length)),
    next: (into) =>
      inTurn(into.set(i32.load(0, pointer.get)), pointer.set(i32.add(pointer.get, i32.constant(4)))),
  };
}

const forward = (place: Local, by: number): Emit => place.set(i32.add(place.get, i32.constant(by)));
const lower = (counter: Local): Emit => counter.set(i32.add(counter.get, i32.constant(-1)));

/**
 * Elimination in loops over lists of addresses, for Jacobians whose factors are too many to be written out: rows in the
 * order of Markowitz with pivots on the diagonal, L·U with ones on the diagonal of L. Columns of a row that stand side
 * by side in memory are updated in one loop; nodes of a grid give runs as long as their blocks.
 */
export function loopedFunctions(module: ModuleWriter, memory: LoopedMemory): LinearFunctions {
  const x = memory.room.row(memory.n);
  const lists = listsOf(rowsOf(memory.layout), memory, x.at);
  return {
    factor: [fillFunction(module, memory, lists), factorFunction(module, memory, lists)],
    solve: solveFunction(module, memory, lists, x),
  };
}

function fillFunction(module: ModuleWriter, memory: LoopedMemory, lists: Lists): number {
  const { lanes, factors, shift, room } = memory;
  const step = 8 * lanes.width;
  return module.add([], [], (code) => {
    const [cell, source] = [local(code, "i32"), local(code, "i32")];
    const value = local(code, lanes.type);
    const entries = walkThrough(code, module, room, lists.fill);
    const pivots = walkThrough(code, module, room, lists.diagonal);
    const end = factors.at + memory.layout.nCells * step;
    return inTurn(
      cell.set(i32.constant(factors.at)),
      repeatWhile(
        i32.less(cell.get, i32.constant(end)),
        inTurn(lanes.store(0, lanes.constant(0), cell.get), forward(cell, step)),
      ),
      entries.begin,
      repeatWhile(
        entries.going,
        inTurn(
          entries.next(cell),
          entries.next(source),
          lanes.store(0, lanes.negate(lanes.load(0, source.get)), cell.get),
        ),
      ),
      value.set(lanes.load(shift.at)),
      pivots.begin,
      repeatWhile(
        pivots.going,
        inTurn(pivots.next(cell), lanes.store(0, lanes.add(lanes.load(0, cell.get), value.get), cell.get)),
      ),
    );
  });
}

function factorFunction(module: ModuleWriter, memory: LoopedMemory, lists: Lists): number {
  const { lanes, room, largestInverse } = memory;
  const { load, store, multiply, subtract } = lanes;
  const step = 8 * lanes.width;
  return module.add([], [], (code) => {
    const integer = () => local(code, "i32");
    const [rows, runs, cell, inverse] = [integer(), integer(), integer(), integer()];
    const [source, target, end] = [integer(), integer(), integer()];
    const [factor, worst] = [local(code, lanes.type), local(code, lanes.type)];
    const list = walkThrough(code, module, room, lists.factor);
    const one = store(
      0,
      subtract(load(0, target.get), multiply(factor.get, load(0, source.get))),
      target.get,
    );
    const run = inTurn(
      list.next(target),
      list.next(end),
      end.set(i32.add(end.get, target.get)),
      repeatWhile(i32.less(target.get, end.get), inTurn(one, forward(source, step), forward(target, step))),
      lower(runs),
    );
    const pivot = inTurn(
      list.next(cell),
      list.next(inverse),
      list.next(source),
      list.next(runs),
      factor.set(multiply(load(0, cell.get), load(0, inverse.get))),
      store(0, factor.get, cell.get),
      repeatWhile(runs.get, run),
      lower(rows),
    );
    return inTurn(
      worst.set(lanes.constant(0)),
      list.begin,
      repeatWhile(
        list.going,
        inTurn(
          list.next(rows),
          repeatWhile(rows.get, pivot),
          list.next(cell),
          factor.set(lanes.divide(lanes.constant(1), load(0, cell.get))),
          store(0, factor.get, cell.get),
          worst.set(lanes.larger(worst.get, lanes.abs(factor.get))),
        ),
      ),
      store(largestInverse.at, worst.get),
    );
  });
}

function solveFunction(module: ModuleWriter, memory: LoopedMemory, lists: Lists, x: Row): number {
  const { lanes, room } = memory;
  const { load, store, multiply, subtract } = lanes;
  const step = 8 * lanes.width;
  return module.add(["i32"], [], (code, answer) => {
    const integer = () => local(code, "i32");
    const [place, cell, runs, from] = [integer(), integer(), integer(), integer()];
    const [end, unknown, inverse] = [integer(), integer(), integer()];
    const sum = local(code, lanes.type);
    const down = walkThrough(code, module, room, lists.forward);
    const up = walkThrough(code, module, room, lists.backward);
    const term = sum.set(subtract(sum.get, multiply(load(0, cell.get), load(0, from.get))));
    const terms = (list: Walk) =>
      inTurn(
        list.next(cell),
        list.next(runs),
        repeatWhile(
          runs.get,
          inTurn(
            list.next(from),
            list.next(end),
            end.set(i32.add(end.get, from.get)),
            repeatWhile(i32.less(from.get, end.get), inTurn(term, forward(cell, step), forward(from, step))),
            lower(runs),
          ),
        ),
      );
    const rowDown = inTurn(
      down.next(place),
      sum.set(load(0, place.get)),
      terms(down),
      store(0, sum.get, unknown.get),
      forward(unknown, step),
    );
    const rowUp = inTurn(
      forward(unknown, -step),
      up.next(place),
      up.next(inverse),
      sum.set(load(0, unknown.get)),
      terms(up),
      sum.set(multiply(sum.get, load(0, inverse.get))),
      store(0, sum.get, unknown.get),
      store(0, sum.get, i32.add(answer!.get, place.get)),
    );
    return inTurn(
      unknown.set(i32.constant(x.at)),
      down.begin,
      repeatWhile(down.going, rowDown),
      up.begin,
      repeatWhile(up.going, rowUp),
    );
  });
}
