import { type Emit, f64, inTurn, local } from "../../wasm/index.ts";
import type { Row } from "./layout.ts";
import { type System, seenStates } from "./system.ts";

const { add, multiply, constant, load, store } = f64;

/** Function (lane, θ): the seen states at y + h Σ kᵢ bᵢ(θ), bᵢ = Σ pᵢₘ θᵐ; `before` runs first. */
export function polynomialWithin(
  system: System,
  k: readonly Row[],
  dense: readonly (readonly number[])[],
  before: Emit,
): number {
  const { module, memory, lowered } = system;
  const used = k.flatMap((row, stage) => {
    const polynomial = dense[stage]!;
    return polynomial.some((p) => p !== 0) ? [{ row, polynomial }] : [];
  });
  return module.add(["i32", "f64"], [], (code, lane, theta) => {
    const h = local(code, "f64");
    const weights = used.map(() => local(code, "f64"));
    const weight = (polynomial: readonly number[]) =>
      multiply(
        multiply(h.get, theta!.get),
        [...polynomial]
          .reverse()
          .map((c) => constant(c))
          .reduce((sum, c) => add(multiply(sum, theta!.get), c)),
      );
    const states = seenStates(lowered).map((state) => {
      const change = used
        .map(({ row }, j) => multiply(weights[j]!.get, load(row.place(state), lane!.get)))
        .reduce((x, y) => add(x, y));
      return store(memory.seen.place(state), add(load(memory.y.place(state), lane!.get), change), lane!.get);
    });
    return inTurn(
      before,
      h.set(memory.h.get(lane!.get)),
      ...weights.map((place, j) => place.set(weight(used[j]!.polynomial))),
      ...states,
    );
  });
}
