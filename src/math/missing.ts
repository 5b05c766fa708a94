/** The values that are not missing, as a new array; NaN is missing. */
export function present(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!Number.isNaN(value)) kept[n++] = value;
  }
  return n === kept.length ? kept : kept.slice(0, n);
}
