import { type BoundSystem, isSound } from "../model/index.ts";
import { smallestPart } from "./control.ts";

/** How often the smallest step is doubled while looking for what is not finite. */
const nDoublings = 20;

/**
 * In words, where the equations stop giving finite numbers: at a state, or a little later along its slope, as far as
 * steps go that are too small to take. Undefined when nothing is found.
 */
export function locate(
  system: BoundSystem,
  derivative: BoundSystem["derivative"],
  t: number,
  y: Float64Array,
): string | undefined {
  if (!system.fault) return undefined;
  const n = y.length;
  const [slope, change, jacobian] = [new Float64Array(n), new Float64Array(n), new Float64Array(n * n)];
  const isFine = (time: number, states: Float64Array): boolean => {
    system.derivative(time, states, change);
    system.jacobian(time, states, jacobian);
    return change.every(isSound) && jacobian.every(isSound);
  };
  if (!isFine(t, y)) return system.fault(t, y);
  derivative(t, y, slope);
  const smallest = smallestPart * Math.max(Math.abs(t), 1e-3);
  for (let k = 0; k < nDoublings; k++) {
    const h = smallest * 2 ** k;
    const beyond = y.map((value, j) => value + h * slope[j]!);
    if (!isFine(t + h, beyond)) return system.fault(t + h, beyond);
  }
  return undefined;
}
