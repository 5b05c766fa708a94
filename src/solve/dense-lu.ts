import type { LinearSolver } from "./linear.ts";

/** Gaussian elimination with partial pivoting on a full matrix (`golub2013`, algorithm 3.4.1). */
export function denseLu(n: number): LinearSolver {
  const lu = new Float64Array(n * n);
  const order = new Int32Array(n);
  const x = new Float64Array(n);
  return {
    factor(shift, jacobian) {
      for (let k = 0; k < n * n; k++) lu[k] = -jacobian[k]!;
      for (let k = 0; k < n; k++) lu[k * n + k] = lu[k * n + k]! + shift;
      for (let k = 0; k < n; k++) order[k] = k;
      for (let k = 0; k < n; k++) if (!eliminate(lu, order, n, k)) return false;
      return true;
    },
    solve(b) {
      for (let i = 0; i < n; i++) {
        let sum = b[order[i]!]!;
        for (let j = 0; j < i; j++) sum -= lu[i * n + j]! * x[j]!;
        x[i] = sum;
      }
      for (let i = n - 1; i >= 0; i--) {
        let sum = x[i]!;
        for (let j = i + 1; j < n; j++) sum -= lu[i * n + j]! * x[j]!;
        x[i] = sum / lu[i * n + i]!;
      }
      b.set(x);
    },
  };
}

function eliminate(lu: Float64Array, order: Int32Array, n: number, k: number): boolean {
  let best = k;
  for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
  const pivot = lu[best * n + k]!;
  if (pivot === 0 || !Number.isFinite(pivot)) return false;
  if (best !== k) exchange(lu, order, n, k, best);
  for (let i = k + 1; i < n; i++) {
    const factor = lu[i * n + k]! / pivot;
    lu[i * n + k] = factor;
    if (factor === 0) continue;
    for (let j = k + 1; j < n; j++) lu[i * n + j] = lu[i * n + j]! - factor * lu[k * n + j]!;
  }
  return true;
}

function exchange(lu: Float64Array, order: Int32Array, n: number, a: number, b: number): void {
  for (let j = 0; j < n; j++) {
    const kept = lu[a * n + j]!;
    lu[a * n + j] = lu[b * n + j]!;
    lu[b * n + j] = kept;
  }
  const kept = order[a]!;
  order[a] = order[b]!;
  order[b] = kept;
}
