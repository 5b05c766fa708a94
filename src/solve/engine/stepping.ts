import { count, type Emit, inTurn, type Lanes, local } from "../../wasm/index.ts";
import type { Memory, Row } from "./layout.ts";
import type { System } from "./system.ts";

/** The functions with which a method makes steps in a module. */
export interface Stepping {
  readonly order: number;
  /** (): tries a step in every lane; leaves y at its end in `next` and Σ(error/tolerated)² in `sum`. */
  readonly attempt: number;
  /** (): where the sum is small enough, `next` becomes y. */
  readonly commit: number;
  /** (): dy/dt at `next` and `stageTime` into `slope`. */
  readonly evaluate: number;
  readonly slope: Row;
  /** (lane): the slope at y is known, and is that of `slope`. */
  readonly begin: number;
  /** (lane, θ): the seen states at t + θh of the last attempt, before it is committed. */
  readonly within: number;
  /** The error of the last attempt, for finding what is not finite. */
  readonly error: Row;
}

/** Runs over padded rows, two numbers at a time: `body` gets the byte offset of a number from the start of a row. */
export function overStates(
  { width }: Lanes,
  { nPadded }: Memory,
  body: (offset: Emit, by: number) => Emit,
): Emit {
  const step = 8 * width;
  return count(nPadded * step, 2 * step, (offset) => inTurn(body(offset, 0), body(offset, step)));
}

/** One number of a row at an offset. */
export const at = (lanes: Lanes, { at: start }: Row, offset: Emit, by: number): Emit =>
  lanes.load(start + by, offset);

/** Function (): in lanes whose step is accepted, y takes `next`, rows those of others; and `also`. */
export function commitFunction(
  { module, lanes, memory, nStates }: System,
  moves: readonly { readonly from: Row; readonly to: Row }[],
  also: (accepted: Emit) => Emit = () => inTurn(),
): number {
  return module.add([], [], (code) => {
    const mask = local(code, lanes.maskType);
    return inTurn(
      mask.set(lanes.atMost(lanes.load(memory.sum.at), lanes.constant(nStates))),
      also(mask.get),
      overStates(lanes, memory, (offset, by) =>
        inTurn(
          ...[{ from: memory.next, to: memory.y }, ...moves].map(({ from, to }) => {
            const value = lanes.choose(mask.get, at(lanes, from, offset, by), at(lanes, to, offset, by));
            return lanes.store(to.at + by, value, offset);
          }),
        ),
      ),
    );
  });
}

/** Numbers of several rows at an offset. */
export const among =
  (lanes: Lanes, rows: readonly Row[], offset: Emit, by: number) =>
  (k: number): Emit =>
    at(lanes, rows[k]!, offset, by);

/** Σ weightₖ·valueₖ; weights of 0 are left out, of 1 cost nothing. */
export function weightedSum(
  lanes: Lanes,
  weights: readonly number[],
  value: (k: number) => Emit,
): Emit | undefined {
  const parts = weights.flatMap((weight, k) => {
    if (weight === 0) return [];
    return [weight === 1 ? value(k) : lanes.multiply(lanes.constant(weight), value(k))];
  });
  return parts.length > 0 ? parts.reduce(lanes.add) : undefined;
}

/** Adds (error/(tolerance + relative·max(|y|, |next|)))² to a sum. */
export function squaredRatio(
  lanes: Lanes,
  error: Emit,
  sizes: { readonly tolerance: Emit; readonly relative: Emit; readonly y: Emit; readonly next: Emit },
): (keep: { set: (value: Emit) => Emit; get: Emit }) => Emit {
  const { add, multiply, divide, larger, abs } = lanes;
  const scale = add(sizes.tolerance, multiply(sizes.relative, larger(abs(sizes.y), abs(sizes.next))));
  return (keep) => inTurn(keep.set(divide(error, scale)), (code) => multiply(keep.get, keep.get)(code));
}
