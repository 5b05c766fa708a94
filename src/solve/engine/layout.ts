import { type Emit, f64, i32, type Lanes } from "../../wasm/index.ts";

/**
 * A row of numbers in memory, lanes side by side: number k of lane l stands at `at` + 8·(k·width + l). Lane functions
 * are told 8·l as their base.
 */
export interface Row {
  readonly at: number;
  readonly length: number;
  /** The address of number k in lane 0. */
  readonly place: (k: number) => number;
}

/** One number per lane. */
export interface Cell {
  readonly at: number;
  readonly get: (lane: Emit) => Emit;
  readonly set: (lane: Emit, value: Emit) => Emit;
}

/** Gives out memory from the start on. */
export interface Room {
  readonly row: (length: number) => Row;
  readonly number: () => Cell;
  readonly integer: () => Cell;
  /** The address of so many bytes. */
  readonly bytes: (length: number) => number;
  /** Bytes given out so far. */
  readonly used: () => number;
}

/** Room for lanes of a width. */
export function room({ width }: Lanes): Room {
  let next = 16;
  const row = (length: number): Row => {
    const at = next;
    next += Math.ceil((8 * width * Math.max(1, length)) / 16) * 16;
    return { at, length, place: (k) => at + 8 * width * k };
  };
  const cell = (type: typeof f64 | typeof i32) => (): Cell => {
    const { at } = row(1);
    return { at, get: (lane) => type.load(at, lane), set: (lane, value) => type.store(at, value, lane) };
  };
  const bytes = (length: number) => row(Math.ceil(length / (8 * width))).at;
  return { row, bytes, number: cell(f64), integer: cell(i32), used: () => next };
}

/** What stands in memory for every model and method. All rows are in lanes. */
export interface Memory {
  readonly room: Room;
  /** States are padded to an even number with states that stay 0, so that loops take two at a time. */
  readonly nPadded: number;
  /** Values of inputs alone, one per node that is not a constant. */
  readonly fixed: Row;
  readonly y: Row;
  /** Where stages are evaluated; after an attempt, y at its end. */
  readonly next: Row;
  readonly tolerance: Row;
  /** What infusions bring, per state and per port. */
  readonly rates: Row;
  readonly portRates: Row;
  /** States at an output time. */
  readonly seen: Row;
  readonly t: Cell;
  readonly h: Cell;
  /** Time of the stage that is evaluated. */
  readonly stageTime: Cell;
  readonly seenTime: Cell;
  /** Σ (error / tolerated)² of the last attempt. */
  readonly sum: Cell;
  readonly relative: Cell;
  /** How often the subject's method has changed. */
  readonly nSwitches: Cell;
}

/** Memory for a model. */
export function memoryFor(lanes: Lanes, nStates: number, nFixed: number, nPorts: number): Memory {
  const space = room(lanes);
  const nPadded = nStates + (nStates % 2);
  const states = () => space.row(nPadded);
  const number = space.number;
  return {
    room: space,
    nPadded,
    ...{ fixed: space.row(nFixed), y: states(), next: states(), tolerance: states() },
    ...{ rates: states(), portRates: space.row(nPorts), seen: states() },
    ...{ t: number(), h: number(), stageTime: number(), seenTime: number(), sum: number() },
    relative: number(),
    nSwitches: space.integer(),
  };
}
