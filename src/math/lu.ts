/** A square matrix as the product of triangles with its rows exchanged: PA = LU. */
export interface Lu {
  readonly n: number;
  /** L below the diagonal (its own diagonal is 1) and U on and above it, n × n, row by row. */
  readonly factors: Float64Array;
  /** Row k of PA is row `rows[k]` of A. */
  readonly rows: Uint32Array;
  /** 1 or −1: the sign of the exchange, for the determinant. */
  readonly sign: 1 | -1;
  /** A pivot was exactly 0 or not a number: A cannot be solved. */
  readonly singular: boolean;
}

/**
 * LU factorisation with partial pivoting.
 * @param matrix n × n, row by row; not changed. NaN anywhere makes the result singular or NaN.
 * @throws RangeError when the length is not n².
 */
export function luFactor(matrix: ArrayLike<number>, n: number): Lu {
  if (matrix.length !== n * n)
    throw new RangeError(`a ${n} × ${n} matrix has ${n * n} numbers, not ${matrix.length}`);
  const factors = Float64Array.from(matrix);
  const rows = Uint32Array.from({ length: n }, (_, k) => k);
  let sign: 1 | -1 = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(factors, n, k);
    if (pivot !== k) {
      exchange(factors, rows, n, k, pivot);
      sign = sign === 1 ? -1 : 1;
    }
    const head = factors[k * n + k]!;
    if (head === 0 || Number.isNaN(head)) singular = true;
    else eliminate(factors, n, k);
  }
  return { n, factors, rows, sign, singular };
}

function largestBelow(factors: Float64Array, n: number, k: number): number {
  let best = k;
  for (let row = k + 1; row < n; row++) {
    if (Math.abs(factors[row * n + k]!) > Math.abs(factors[best * n + k]!)) best = row;
  }
  return best;
}

function exchange(factors: Float64Array, rows: Uint32Array, n: number, a: number, b: number): void {
  for (let column = 0; column < n; column++) {
    const kept = factors[a * n + column]!;
    factors[a * n + column] = factors[b * n + column]!;
    factors[b * n + column] = kept;
  }
  const kept = rows[a]!;
  rows[a] = rows[b]!;
  rows[b] = kept;
}

function eliminate(factors: Float64Array, n: number, k: number): void {
  const head = factors[k * n + k]!;
  for (let row = k + 1; row < n; row++) {
    const multiple = factors[row * n + k]! / head;
    factors[row * n + k] = multiple;
    if (multiple === 0) continue;
    for (let column = k + 1; column < n; column++) {
      factors[row * n + column]! -= multiple * factors[k * n + column]!;
    }
  }
}

/**
 * The x with Ax = b, from the factors of A.
 * @param b length n; not changed.
 * @param out length n, receives x.
 * @throws RangeError when the matrix is singular or b has another length.
 */
export function luSolve(
  lu: Lu,
  b: ArrayLike<number>,
  out: Float64Array = new Float64Array(lu.n),
): Float64Array {
  const { n, factors, rows } = lu;
  if (lu.singular) throw new RangeError("the matrix is singular: its rows are not independent");
  if (b.length !== n) throw new RangeError(`a right-hand side of ${n} numbers is needed, not ${b.length}`);
  const permuted = Float64Array.from(rows, (row) => b[row]!);
  for (let k = 0; k < n; k++) {
    let value = permuted[k]!;
    for (let j = 0; j < k; j++) value -= factors[k * n + j]! * out[j]!;
    out[k] = value;
  }
  for (let k = n - 1; k >= 0; k--) {
    let value = out[k]!;
    for (let j = k + 1; j < n; j++) value -= factors[k * n + j]! * out[j]!;
    out[k] = value / factors[k * n + k]!;
  }
  return out;
}

/** Determinant, the signed product of the pivots. */
export function determinant({ n, factors, sign }: Lu): number {
  let product: number = sign;
  for (let k = 0; k < n; k++) product *= factors[k * n + k]!;
  return product;
}

/**
 * The x with Ax = b in one call; for several right-hand sides factor once.
 * @param matrix n × n, row by row, n the length of b. @throws RangeError when singular or of another size.
 */
export const solveLinear = (matrix: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
  luSolve(luFactor(matrix, b.length), b);
