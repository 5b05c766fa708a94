import type { MixedData } from "./types.ts";

/** Sums of products that the likelihood needs, so that one evaluation no longer looks at the rows. */
export interface CrossProducts {
  readonly n: number;
  readonly p: number;
  readonly q: number;
  readonly nGroups: number;
  /** [X y]ᵀ[X y], (p+1) × (p+1). */
  readonly whole: Float64Array;
  /** ZᵢᵀZᵢ, q × q per group. */
  readonly zz: Float64Array;
  /** Zᵢᵀ[X y]ᵢ, q × (p+1) per group. */
  readonly zw: Float64Array;
  /** Per group the columns of [X y] that are not all zero there: most are, where arms have columns of their own. */
  readonly active: readonly (readonly number[])[];
}

/** Columns of X that are not zero in all rows of a group. */
export function activeColumns({ x, p, starts }: MixedData, group: number): readonly number[] {
  return Array.from({ length: p }, (_, j) => j).filter((j) => {
    for (let at = starts[group]!; at < starts[group + 1]!; at++) if (x[at * p + j] !== 0) return true;
    return false;
  });
}

/** The cross products of some data, with another response in place of y. */
export function crossProducts(data: MixedData, y: Float64Array): CrossProducts {
  const { x, p, z, q, starts } = data;
  const w = p + 1;
  const nGroups = starts.length - 1;
  const whole = new Float64Array(w * w);
  const zz = new Float64Array(nGroups * q * q);
  const zw = new Float64Array(nGroups * q * w);
  const row = new Float64Array(w);
  for (let group = 0; group < nGroups; group++) {
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      for (let j = 0; j < p; j++) row[j] = x[at * p + j]!;
      row[p] = y[at]!;
      for (let i = 0; i < w; i++) for (let j = 0; j <= i; j++) whole[i * w + j]! += row[i]! * row[j]!;
      for (let i = 0; i < q; i++) {
        const zi = z[at * q + i]!;
        for (let j = 0; j < q; j++) zz[(group * q + i) * q + j]! += zi * z[at * q + j]!;
        for (let j = 0; j < w; j++) zw[(group * q + i) * w + j]! += zi * row[j]!;
      }
    }
  }
  for (let i = 0; i < w; i++) for (let j = 0; j < i; j++) whole[j * w + i] = whole[i * w + j]!;
  const active = Array.from({ length: nGroups }, (_, group) => [...activeColumns(data, group), p]);
  return { n: y.length, p, q, nGroups, whole, zz, zw, active };
}
