import {
  type Code,
  call,
  count,
  type Emit,
  f64,
  i32,
  inTurn,
  leave,
  local,
  repeatWhile,
  when,
} from "../../wasm/index.ts";
import { type Desk, deskFor, finite, forLane, nowhere, overLane, rowsNow, type Settings } from "./desk.ts";
import { statuses } from "./formats.ts";
import type { Cell } from "./layout.ts";
import { fixedOf, type System, vectorFunction, withRate } from "./system.ts";

const { add, subtract, multiply, divide, constant, load, store } = f64;

/** Terms of the Taylor series where the norm is at most ½: the first left out is below 2⁻⁵⁷ of the sum. */
const nTerms = 14;

/** Lengths of time that differ by less than this part of the time are one: their ends differ by rounding. */
const sameLength = 4 * Number.EPSILON;

/** Square matrices in memory, row by row. */
interface Matrices {
  readonly a: number;
  /** e^(Aτ), and ∫ e^(As) ds from 0 to τ. */
  readonly phi: number;
  readonly psi: number;
  readonly spare: number;
  readonly other: number;
}

/**
 * The loop over subjects for linear models with constant coefficients, y′ = A y + b: from one output or record to the
 * next, y(t+τ) = e^(Aτ) y + ∫ e^(As) ds · b, exact up to rounding. The matrices are kept while τ stays the same. By
 * Taylor series and repeated doubling: Ψ(2τ) = Ψ + ΦΨ, Φ(2τ) = Φ² (`moler2003`).
 */
export function exponentialFunctions(system: System): Settings {
  const { module, nStates: n, memory } = system;
  const desk = deskFor(system);
  const matrix = () => memory.room.row(n * n).at;
  const matrices: Matrices = { a: matrix(), phi: matrix(), psi: matrix(), spare: matrix(), other: matrix() };
  const known = memory.room.number();
  const derivative = vectorFunction(
    system,
    memory.next,
    memory.t.at,
    system.lowered.roots.derivatives.map((node, k) => ({
      node,
      use: (value) => store(desk.slope.place(k), withRate(system, k, value)),
    })),
  );
  module.define(desk.nextStep, () => inTurn());
  defineBegin(desk, derivative, known);
  const fill = fillFunction(system, matrices);
  const advance = module.add(
    ["i32"],
    [],
    forLane((code, lane) => {
      const [target, length] = [local(code, "f64"), local(code, "f64")];
      const { t } = memory;
      const same = f64.atMost(
        f64.abs(subtract(length.get, known.get(lane))),
        multiply(constant(sameLength), target.get),
      );
      return inTurn(
        target.set(f64.min(load(0, desk.timeAt.get(lane)), desk.stop.get(lane))),
        length.set(subtract(target.get, t.get(lane))),
        when(i32.not(same), inTurn(known.set(lane, length.get), call(fill, length.get))),
        propagate(desk, matrices, code),
        t.set(lane, target.get),
        desk.steps.set(lane, i32.add(desk.steps.get(lane), i32.constant(1))),
        when(
          f64.atLeast(target.get, desk.stop.get(lane)),
          inTurn(rowsNow(desk, lane, true), call(desk.arrive, lane)),
          rowsNow(desk, lane, false),
        ),
      );
    }),
  );
  const fresh = known.set(nowhere, constant(Number.NaN));
  return {
    run: runFunction(desk, advance, fresh),
    maxStepsAt: desk.maxSteps.at,
    relativeAt: memory.relative.at,
  };
}

/** Takes subjects one after the other; the matrices of one are not those of the next. */
function runFunction(desk: Desk, advance: number, fresh: Emit): number {
  const { system, active, subject, cursor, end } = desk;
  return system.module.add(["i32", "i32"], [], (code, first, after) => {
    const before = local(code, "i32");
    return inTurn(
      cursor.set(nowhere, first!.get),
      end.set(nowhere, after!.get),
      call(desk.load, nowhere),
      repeatWhile(
        active.get(nowhere),
        inTurn(
          when(i32.not(i32.equal(before.get, subject.get(nowhere))), fresh),
          before.set(subject.get(nowhere)),
          call(advance, nowhere),
        ),
      ),
    );
  });
}

/** begin: b = dy/dt at 0 with what infusions bring, after a look at what is not finite. */
function defineBegin(desk: Desk, derivative: number, known: Cell): void {
  const { system, slope, rebound } = desk;
  const { memory, module } = system;
  const status = i32.constant(statuses.indexOf("not-finite"));
  module.define(
    desk.begin,
    forLane((code, lane) => {
      const bad = local(code, "i32");
      const sound = (place: Emit) =>
        finite(add(f64.abs(load(memory.y.at, place)), f64.abs(load(slope.at, place))));
      const forget = inTurn(known.set(lane, constant(Number.NaN)), rebound.set(lane, i32.constant(0)));
      return inTurn(
        when(rebound.get(lane), forget),
        overLane(desk, lane, (_, place) => store(memory.next.at, constant(0), place)),
        call(derivative),
        overLane(desk, lane, (offset, place) =>
          when(i32.not(sound(place)), bad.set(i32.add(offset, i32.constant(1)))),
        ),
        when(bad.get, inTurn(call(desk.fail, lane, status, i32.add(bad.get, i32.constant(-1))), leave)),
      );
    }),
  );
}

/** y becomes Φ y + Ψ b. */
function propagate({ system, slope }: Desk, { phi, psi }: Matrices, code: Code): Emit {
  const { memory, nStates: n } = system;
  const states = Array.from({ length: n }, (_, k) => k);
  const after = states.map(() => local(code, "f64"));
  return inTurn(
    ...after.map((place, row) => {
      const parts = states.flatMap((k) => [
        multiply(load(phi + 8 * (row * n + k)), load(memory.y.place(k))),
        multiply(load(psi + 8 * (row * n + k)), load(slope.place(k))),
      ]);
      return place.set(parts.reduce((x, y) => add(x, y)));
    }),
    ...after.map((place, k) => store(memory.y.place(k), place.get)),
  );
}

/** Function (τ): Φ and Ψ for the bound subject. */
function fillFunction(system: System, { a, phi, psi, spare, other }: Matrices): number {
  const { module, lowered, nStates: n } = system;
  const product = productFunction(system);
  const size = n * n * 8;
  const cells = lowered.roots.cells.map(({ row, column, node }) =>
    store(a + 8 * (row * n + column), fixedOf(system, node, nowhere)),
  );
  const each = (body: (offset: Emit) => Emit) => count(size, 8, body);
  const plusIdentity = (at: number) =>
    inTurn(
      ...Array.from({ length: n }, (_, k) => {
        const place = at + 8 * (k * n + k);
        return store(place, add(load(place), constant(1)));
      }),
    );
  return module.add(["f64"], [], (code, length) => {
    const [tau, norm, sum] = [local(code, "f64"), local(code, "f64"), local(code, "f64")];
    const doublings = local(code, "i32");
    const rows = Array.from({ length: n }, (_, row) => {
      const sizes = Array.from({ length: n }, (_, k) => f64.abs(load(a + 8 * (row * n + k))));
      return inTurn(
        sum.set(sizes.reduce((x, y) => add(x, y))),
        norm.set(f64.max(norm.get, multiply(sum.get, length!.get))),
      );
    });
    // Ψ = τ (I + X/2 (I + X/3 (…))) with X = Aτ, from the inside out.
    const horner = Array.from({ length: nTerms }, (_, k) => nTerms + 1 - k).map((term) =>
      inTurn(
        call(product, i32.constant(a), i32.constant(psi), i32.constant(spare)),
        each((offset) => store(psi, multiply(load(spare, offset), divide(tau.get, constant(term))), offset)),
        plusIdentity(psi),
      ),
    );
    const double = inTurn(
      call(product, i32.constant(phi), i32.constant(psi), i32.constant(spare)),
      call(product, i32.constant(phi), i32.constant(phi), i32.constant(other)),
      each((offset) => store(psi, add(load(psi, offset), load(spare, offset)), offset)),
      each((offset) => store(phi, load(other, offset), offset)),
      doublings.set(i32.add(doublings.get, i32.constant(-1))),
    );
    return inTurn(
      each((offset) => inTurn(store(a, constant(0), offset), store(psi, constant(0), offset))),
      ...cells,
      ...rows,
      tau.set(length!.get),
      repeatWhile(
        i32.and(f64.greater(norm.get, constant(0.5)), finite(norm.get)),
        inTurn(
          norm.set(multiply(norm.get, constant(0.5))),
          tau.set(multiply(tau.get, constant(0.5))),
          doublings.set(i32.add(doublings.get, i32.constant(1))),
        ),
      ),
      plusIdentity(psi),
      ...horner,
      each((offset) => store(psi, multiply(load(psi, offset), tau.get), offset)),
      call(product, i32.constant(a), i32.constant(psi), i32.constant(phi)),
      plusIdentity(phi),
      repeatWhile(doublings.get, double),
    );
  });
}

/** Function (x, y, z): the product of two matrices at addresses x and y is written at z, which is neither. */
function productFunction({ module, nStates: n }: System): number {
  const row = 8 * n;
  return module.add(["i32", "i32", "i32"], [], (code, x, y, z) => {
    const sum = local(code, "f64");
    return count(n * row, row, (down) =>
      count(row, 8, (across) =>
        inTurn(
          sum.set(constant(0)),
          ...Array.from({ length: n }, (_, k) =>
            sum.set(
              add(
                sum.get,
                multiply(load(8 * k, i32.add(x!.get, down)), load(row * k, i32.add(y!.get, across))),
              ),
            ),
          ),
          store(0, sum.get, i32.add(i32.add(z!.get, down), across)),
        ),
      ),
    );
  });
}
