import type { JacobianPattern } from "../model/index.ts";
import { denseLu } from "./dense-lu.ts";
import { sparseLu } from "./sparse-lu.ts";

/** Solves (s − J) x = b for one s and J and many b. */
export interface LinearSolver {
  /** Factors s − J, J row by row. False when there is no solution. */
  readonly factor: (shift: number, jacobian: Float64Array) => boolean;
  /** Replaces b by x. */
  readonly solve: (b: Float64Array) => void;
}

/**
 * Sparse factors where the pattern of J is known, with pivots on the diagonal chosen beforehand; dense factors with
 * partial pivoting where it is not, and wherever the sparse ones would grow beyond reason.
 */
export function linearSolver(n: number, pattern: JacobianPattern | undefined): LinearSolver {
  if (!pattern) return denseLu(n);
  const sparse = sparseLu(n, pattern);
  let dense: LinearSolver | undefined;
  let used: LinearSolver = sparse;
  return {
    factor(shift, jacobian) {
      used = sparse;
      if (sparse.factor(shift, jacobian)) return true;
      dense ??= denseLu(n);
      used = dense;
      return dense.factor(shift, jacobian);
    },
    solve: (b) => used.solve(b),
  };
}
