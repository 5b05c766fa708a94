/** A (rows × inner) times B (inner × columns). */
export function product(
  a: Float64Array,
  rows: number,
  inner: number,
  b: Float64Array,
  columns: number,
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const value = a[i * inner + k]!;
      if (value !== 0) for (let j = 0; j < columns; j++) out[i * columns + j]! += value * b[k * columns + j]!;
    }
  }
  return out;
}

/** AᵀB of two n × c matrices. */
export function crossed(a: Float64Array, b: Float64Array, n: number, c: number): Float64Array {
  const out = new Float64Array(c * c);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < c; i++) {
      const value = a[k * c + i]!;
      if (value !== 0) for (let j = 0; j < c; j++) out[i * c + j]! += value * b[k * c + j]!;
    }
  }
  return out;
}

/** tr(AB) of two p × p matrices. */
export function traceOfProduct(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += a[i * p + j]! * b[j * p + i]!;
  return sum;
}

/** uᵀAv. */
export function bilinear(u: ArrayLike<number>, a: Float64Array, v: ArrayLike<number>, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += u[i]! * a[i * p + j]! * v[j]!;
  return sum;
}
