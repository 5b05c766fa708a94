import type { BoundSystem, JacobianPattern } from "../model/index.ts";
import type { Happening, Problem } from "./types.ts";

/** The reach of explicit fifth-order methods along the negative axis: steps beyond 3.3 / |λ| are unstable. */
const stabilityLimit = 3.3;

/** Steps of an explicit method that cost what a Rosenbrock method needs between two events, and at the least. */
const explicitStepsPerEvent = 150;

/** A diagonal so many times beyond the limit settles it: no |λ| need be estimated. */
const clearly = 10;

/** What is looked at. */
type Questioned = Pick<Problem, "system" | "nStates" | "doses" | "happenings">;

/**
 * Whether an explicit method would take more steps to stay stable than a Rosenbrock method takes altogether. The
 * largest |λ| of the Jacobian is estimated at the start and with the largest dose of every port given at once, so
 * that binding that is fast only at high concentration counts. A rate on the diagonal that is ten times too fast is
 * answer enough.
 */
export function looksStiff(problem: Questioned, lastH: number, nEvents: number): boolean {
  const { system } = problem;
  const start = system.initial();
  const mostSteps = explicitStepsPerEvent * (nEvents + 2);
  const jacobian = new Float64Array(problem.nStates ** 2);
  const isTooFast = (y: Float64Array): boolean => {
    system.jacobian(0, y, jacobian);
    const steps = (rate: number) => (rate * lastH) / stabilityLimit;
    if (steps(largestOnDiagonal(jacobian, problem.nStates)) > clearly * mostSteps) return true;
    return steps(largestEigenvalue(problem, jacobian)) > mostSteps;
  };
  return isTooFast(start) || isTooFast(withDoses(system, start, problem));
}

function withDoses(
  system: BoundSystem,
  start: Float64Array,
  { doses, happenings }: Questioned,
): Float64Array {
  if (happenings) return withLargest(start, happenings);
  const largest = new Map<number, number>();
  for (const { port, amount } of doses) largest.set(port, Math.max(amount, largest.get(port) ?? 0));
  const y = Float64Array.from(start);
  for (const [port, amount] of largest) {
    const shares = system.doseShares(port);
    for (let k = 0; k < y.length; k++) y[k] = y[k]! + amount * shares[k]!;
  }
  return y;
}

/** The states at the start with the largest that is set, added or brought by a rate to each. */
function withLargest(start: Float64Array, happenings: readonly Happening[]): Float64Array {
  const y = Float64Array.from(start);
  const raise = (state: number, value: number) => {
    y[state] = Math.max(y[state]!, value);
  };
  happenings.forEach((one, k) => {
    if (one.kind === "add") raise(one.state, start[one.state]! + one.value);
    if (one.kind === "set") raise(one.state, one.value);
    if (one.kind === "rate" && one.value > 0) {
      const next = happenings.find((other, j) => j > k && other.kind === "rate" && other.state === one.state);
      raise(one.state, start[one.state]! + one.value * ((next?.timeH ?? one.timeH) - one.timeH));
    }
  });
  return y;
}

/**
 * An estimate of the largest |λ| of the Jacobian by the power method, as the mean growth over ten products after
 * ten to settle; the start is fixed, so that the answer is. Not finite entries count as not stiff.
 */
function largestEigenvalue({ system, nStates: n }: Questioned, jacobian: Float64Array): number {
  const { rows, columns } = system.pattern ?? everyCell(n);
  const cells = Float64Array.from(rows, (row, k) => jacobian[row * n + columns[k]!]!);
  const x = Float64Array.from({ length: n }, (_, k) => 1 + ((k * 7) % 5) / 5);
  const product = new Float64Array(n);
  let [logGrowth, before] = [0, lengthOf(x)];
  for (let round = 0; round < 20; round++) {
    product.fill(0);
    for (let k = 0; k < cells.length; k++) {
      const i = rows[k]!;
      product[i] = product[i]! + cells[k]! * x[columns[k]!]!;
    }
    const size = lengthOf(product);
    if (!(size > 0 && Number.isFinite(size))) return 0;
    if (round >= 10) logGrowth += Math.log(size / before);
    for (let k = 0; k < n; k++) x[k] = product[k]! / size;
    before = 1;
  }
  return Math.exp(logGrowth / 10);
}

function largestOnDiagonal(jacobian: Float64Array, n: number): number {
  let largest = 0;
  for (let k = 0; k < n; k++) largest = Math.max(largest, Math.abs(jacobian[k * n + k]!));
  return Number.isFinite(largest) ? largest : 0;
}

function lengthOf(x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * x[k]!;
  return Math.sqrt(sum);
}

const everyCell = (n: number): JacobianPattern => ({
  rows: Int32Array.from({ length: n * n }, (_, k) => Math.floor(k / n)),
  columns: Int32Array.from({ length: n * n }, (_, k) => k % n),
});
