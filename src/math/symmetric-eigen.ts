/** Eigenvalues of a symmetric matrix, from large to small, with their vectors. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** n × n, row by row: row k is the unit vector of value k. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations: exact to rounding, for matrices up to some
 * dozens of rows.
 * @param matrix n × n, row by row; not changed; taken as symmetric.
 * @see golub2013
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let k = 0; k < n; k++) v[k * n + k] = 1;
  for (let sweep = 0; sweep < 60 && !diagonal(a, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, row) => {
    for (let k = 0; k < n; k++) vectors[row * n + k] = v[from * n + k]!;
  });
  return { values: Float64Array.from(order, (k) => a[k * n + k]!), vectors };
}

function diagonal(a: Float64Array, n: number): boolean {
  let off = 0;
  let all = 0;
  for (let k = 0; k < n * n; k++) {
    const square = a[k]! ** 2;
    all += square;
    if (Math.floor(k / n) !== k % n) off += square;
  }
  return off <= 1e-32 * all;
}

/** Makes a[p][q] zero by a rotation of rows and columns p and q; the rows of v turn with it. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const [vp, vq] = [v[p * n + k]!, v[q * n + k]!];
    v[p * n + k] = c * vp - s * vq;
    v[q * n + k] = s * vp + c * vq;
  }
}
