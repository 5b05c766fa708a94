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
  derivative(t, y, slope);
  const smallest = smallestPart * Math.max(Math.abs(t), 1e-3);
  const lengths = [0, ...Array.from({ length: nDoublings }, (_, k) => smallest * 2 ** k)];
  const beyond = (h: number) => (h === 0 ? y : y.map((value, j) => value + h * slope[j]!));
  const firstWhere = (isFine: (time: number, states: Float64Array) => boolean) =>
    lengths.find((h) => !isFine(t + h, beyond(h)));
  // A value that is not finite says more than a slope that is not, which may stand a little before it.
  const found =
    firstWhere((time, states) => {
      system.derivative(time, states, change);
      return change.every(isSound);
    }) ??
    firstWhere((time, states) => {
      system.jacobian(time, states, jacobian);
      return jacobian.every(isSound);
    });
  return found === undefined ? undefined : system.fault(t + found, beyond(found));
}
