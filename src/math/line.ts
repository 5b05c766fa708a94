/** A straight line through points, y = intercept + slope · x. */
export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance of y that the line explains. */
  readonly r2: number;
  /** 1 − (1 − r²)(n − 1)/(n − 2); NaN with two points. */
  readonly adjustedR2: number;
  /** Points used: pairs without NaN. */
  readonly n: number;
}

/**
 * Least-squares line, from sums about the means. Pairs with NaN in x or y are skipped. With fewer than two points, or
 * all x equal, the numbers are NaN; where all y are equal r² is NaN, since there is no variance to explain.
 * @param x length n. @param y length n. @throws RangeError when the lengths differ.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): LineFit {
  if (x.length !== y.length)
    throw new RangeError(`${x.length} x values and ${y.length} y values are no pairs`);
  const { n, xMean, yMean } = means(x, y);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let k = 0; k < x.length; k++) {
    const dx = x[k]! - xMean;
    const dy = y[k]! - yMean;
    if (Number.isNaN(dx + dy)) continue;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const slope = xx === 0 ? Number.NaN : xy / xx;
  const r2 = xx === 0 || yy === 0 ? Number.NaN : Math.min(1, (xy / xx) * (xy / yy));
  const adjustedR2 = n > 2 ? 1 - ((1 - r2) * (n - 1)) / (n - 2) : Number.NaN;
  return { slope, intercept: yMean - slope * xMean, r2, adjustedR2, n };
}

function means(x: ArrayLike<number>, y: ArrayLike<number>): { n: number; xMean: number; yMean: number } {
  let n = 0;
  let xSum = 0;
  let ySum = 0;
  for (let k = 0; k < x.length; k++) {
    if (Number.isNaN(x[k]! + y[k]!)) continue;
    n += 1;
    xSum += x[k]!;
    ySum += y[k]!;
  }
  return { n, xMean: xSum / n, yMean: ySum / n };
}
