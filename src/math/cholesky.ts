/**
 * Cholesky factorisation of a symmetric positive definite matrix, A = GGᵀ, into the lower triangle of `out`.
 * The matrix is judged after scaling to a unit diagonal: a pivot below `least` means that a row is a combination of
 * the others to that precision.
 * @param matrix n × n, row by row; only its lower triangle is read. `out` may be the same array.
 * @returns whether the matrix is positive definite; where not, `out` holds nothing of use.
 */
export function choleskyFactor(
  matrix: Float64Array,
  n: number,
  out: Float64Array = new Float64Array(n * n),
  least = 1e-15,
): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const own = matrix[i * n + j]!;
      let value = own;
      for (let k = 0; k < j; k++) value -= out[i * n + k]! * out[j * n + k]!;
      if (i !== j) out[i * n + j] = value / out[j * n + j]!;
      else if (value > least * own) out[i * n + i] = Math.sqrt(value);
      else return false;
    }
  }
  return true;
}

/** The x with Ax = b, from the factor of A; `b` is overwritten with x. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    let value = b[i]!;
    for (let k = 0; k < i; k++) value -= factor[i * n + k]! * b[k]!;
    b[i] = value / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = b[i]!;
    for (let k = i + 1; k < n; k++) value -= factor[k * n + i]! * b[k]!;
    b[i] = value / factor[i * n + i]!;
  }
  return b;
}

/** The inverse of A, n × n, from its factor. */
export function choleskyInverse(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = 1;
    choleskySolve(factor, n, unit);
    for (let i = 0; i < n; i++) inverse[i * n + j] = unit[i]!;
  }
  return inverse;
}
