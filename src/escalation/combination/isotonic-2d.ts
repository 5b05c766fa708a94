import { isotonic } from "../isotonic.ts";

/**
 * Weighted isotonic regression in two directions: the matrix, non-decreasing along rows and columns, closest to the values
 * in weighted least squares. Dykstra's algorithm: rows and columns in turn, each with the correction it made last added back.
 * @param weights above 0, as many as values.
 * @see dykstra1982
 */
export function isotonic2d(
  values: readonly (readonly number[])[],
  weights: readonly (readonly number[])[],
): number[][] {
  const [rows, columns] = [values.length, values[0].length];
  const zeros = () => values.map((row) => row.map(() => 0));
  let fitted = values.map((row) => [...row]);
  let rowCorrection = zeros();
  let columnCorrection = zeros();
  for (let round = 0; round < 10_000; round++) {
    const forRows = minus(fitted, rowCorrection);
    const byRows = forRows.map((row, j) => [...isotonic(row, weights[j])]);
    rowCorrection = minus(byRows, forRows);
    const forColumns = minus(byRows, columnCorrection);
    const byColumns = zeros();
    for (let k = 0; k < columns; k++) {
      const column = isotonic(
        forColumns.map((row) => row[k]),
        weights.map((row) => row[k]),
      );
      for (let j = 0; j < rows; j++) byColumns[j][k] = column[j];
    }
    columnCorrection = minus(byColumns, forColumns);
    const change = largest(minus(byColumns, fitted));
    const apart = largest(minus(byColumns, byRows));
    fitted = byColumns;
    if (change < 1e-12 && apart < 1e-12) break;
  }
  return fitted;
}

const minus = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  a.map((row, j) => row.map((x, k) => x - b[j][k]));

const largest = (matrix: readonly (readonly number[])[]): number =>
  Math.max(...matrix.map((row) => Math.max(...row.map(Math.abs))));
