/** A correlation between two named quantities. */
export interface NamedCorrelation {
  readonly between: readonly [string, string];
  readonly value: number;
}

/**
 * The lower triangle L of a correlation matrix R = L·Lᵀ (Cholesky), n × n, row by row; undefined when R is not
 * positive definite, so that no random quantities can have these correlations.
 * @param names length n; pairs that no correlation names are uncorrelated.
 */
export function correlationFactor(
  names: readonly string[],
  correlations: readonly NamedCorrelation[],
): Float64Array | undefined {
  const n = names.length;
  const factor = correlationMatrix(names, correlations);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = factor[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i === j && !(sum > 1e-12)) return undefined;
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / factor[j * n + j]!;
    }
    factor.fill(0, j * n + j + 1, j * n + n);
  }
  return factor;
}

function correlationMatrix(
  names: readonly string[],
  correlations: readonly NamedCorrelation[],
): Float64Array {
  const n = names.length;
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < n; k++) matrix[k * n + k] = 1;
  for (const { between, value } of correlations) {
    const [i, j] = [names.indexOf(between[0]), names.indexOf(between[1])];
    if (i < 0 || j < 0) continue;
    matrix[i * n + j] = value;
    matrix[j * n + i] = value;
  }
  return matrix;
}
