/**
 * Holm's adjusted p values: the k-th smallest of m times (m − k + 1), never below the one before it, at most 1. Rejecting those up
 * to α keeps the chance of any false rejection at α, however the tests depend on each other. NaN stays NaN and is not counted.
 * @see holm1979
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(pValues);
  const order = Array.from(adjusted.keys())
    .filter((k) => !Number.isNaN(adjusted[k]))
    .sort((a, b) => pValues[a]! - pValues[b]!);
  let largest = 0;
  order.forEach((at, k) => {
    largest = Math.max(largest, Math.min(1, (order.length - k) * pValues[at]!));
    adjusted[at] = largest;
  });
  return adjusted;
}
