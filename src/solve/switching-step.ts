import { errorNorm } from "./control.ts";
import { explicitStepper } from "./explicit-step.ts";
import type { SwitchingMethod } from "./method.ts";
import { rosenbrockStepper } from "./rosenbrock-step.ts";
import type { Equations, Stepper, Tolerances } from "./stepper.ts";
import { firstDirection, signs } from "./switching.ts";

/** What is kept of the steps so far. */
interface Signs {
  stiff: boolean;
  /** Whether the explicit method does not know the slope where it begins. */
  lost: boolean;
  /** Accepted steps that speak for the other method, and those since that do not. */
  speaking: number;
  silent: number;
  /** Accepted steps at which nothing was looked at. */
  waited: number;
  nSwitches: number;
}

/** The steps of two methods that take turns. Both are of one order, so that the control of steps goes on. */
export function switchingStepper(
  method: SwitchingMethod,
  equations: Equations,
  tolerances: Tolerances,
): Stepper {
  const { n } = equations;
  const kept: { jacobian: Float64Array } = { jacobian: new Float64Array(0) };
  const remembering: Equations = {
    ...equations,
    jacobian(t, y, out) {
      equations.jacobian(t, y, out);
      kept.jacobian = out;
    },
  };
  const explicit = explicitStepper(method.explicit, equations, tolerances);
  const stiff = rosenbrockStepper(method.stiff, remembering);
  const now: Signs = { stiff: false, lost: false, speaking: 0, silent: 0, waited: 0, nSwitches: 0 };
  const direction = Float64Array.from({ length: n }, (_, k) => firstDirection(k));
  const product = new Float64Array(n);
  const last = { t: 0, h: 0, y: new Float64Array(n), next: new Float64Array(n) };
  const look = () => {
    const { h, y, next } = last;
    const norm = (x: Float64Array) => errorNorm(x, y, next, tolerances.relative, tolerances.absolute);
    const size = now.stiff
      ? h * grown(kept.jacobian, equations, direction, product)
      : (explicit.stiffness?.(norm) ?? 0);
    now.waited = 0;
    count(now, now.stiff ? size < signs.limit : size > signs.limit);
  };
  return {
    method,
    name: () => (now.nSwitches > 0 ? method.name : method.explicit.name),
    begin(t, y) {
      now.lost = false;
      stiff.accept();
      return explicit.begin(t, y);
    },
    attempt(t, h, y, next, error) {
      Object.assign(last, { t, h, y, next });
      if (now.stiff) return stiff.attempt(t, h, y, next, error);
      if (now.lost) explicit.begin(t, y);
      now.lost = false;
      return explicit.attempt(t, h, y, next, error);
    },
    accept() {
      now.waited += 1;
      if (now.stiff || now.speaking > 0 || now.waited >= signs.rarely) look();
      explicit.accept();
      stiff.accept();
    },
    between: (theta, h, y, next, out) => (now.stiff ? stiff : explicit).between(theta, h, y, next, out),
  };
}

/** Counts a step, and changes the method when enough of them have spoken for it. */
function count(now: Signs, speaks: boolean): void {
  if (speaks) {
    now.speaking += 1;
    now.silent = 0;
  } else {
    now.silent += 1;
    if (now.stiff || now.silent >= signs.calm) now.speaking = 0;
  }
  if (now.speaking < signs.enough) return;
  now.stiff = !now.stiff;
  now.lost = !now.stiff;
  now.speaking = 0;
  now.silent = 0;
  now.nSwitches += 1;
}

/** ‖Jv‖/‖v‖, with v replaced by Jv of length 1. */
function grown(
  jacobian: Float64Array,
  { n, pattern }: Equations,
  direction: Float64Array,
  product: Float64Array,
): number {
  product.fill(0);
  const nCells = pattern ? pattern.rows.length : n * n;
  for (let k = 0; k < nCells; k++) {
    const row = pattern ? pattern.rows[k]! : Math.floor(k / n);
    const column = pattern ? pattern.columns[k]! : k % n;
    product[row] = product[row]! + jacobian[row * n + column]! * direction[column]!;
  }
  const [before, after] = [lengthOf(direction), lengthOf(product)];
  if (!(after > 0 && after < Number.POSITIVE_INFINITY)) return 0;
  for (let k = 0; k < n; k++) direction[k] = product[k]! / after;
  return after / before;
}

function lengthOf(x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * x[k]!;
  return Math.sqrt(sum);
}
