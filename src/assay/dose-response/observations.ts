import type { DoseResponse, Observations } from "./types.ts";

/**
 * The observations that a fit can use: those with a dose, a response and a weight above 0.
 * @param curves for each response which curve it belongs to, from 0; one curve when left out.
 * @throws RangeError for unequal lengths and for a dose below 0.
 */
export function observationsOf(data: DoseResponse, curves?: ArrayLike<number>): Observations {
  const { doses, responses, weights, totals } = data;
  for (const other of [responses, weights, totals, curves]) {
    if (other && other.length !== doses.length)
      throw new RangeError(`${doses.length} doses and ${other.length} values beside them are no pairs`);
  }
  const kept: number[] = [];
  for (let i = 0; i < doses.length; i++) {
    if (doses[i]! < 0) throw new RangeError(`a dose is 0 or above, not ${doses[i]}`);
    const weight = (weights?.[i] ?? 1) * (totals?.[i] ?? 1);
    if (Number.isFinite(doses[i]!) && Number.isFinite(responses[i]!) && weight > 0) kept.push(i);
  }
  const pick = (values: ArrayLike<number>) => picked(values, kept);
  return {
    n: kept.length,
    lnDoses: pick(doses).map(Math.log),
    responses: pick(responses),
    rootWeights: weights ? pick(weights).map(Math.sqrt) : new Float64Array(kept.length).fill(1),
    ...(totals ? { totals: pick(totals) } : {}),
    curves: curves ? Uint32Array.from(kept, (i) => curves[i]!) : new Uint32Array(kept.length),
    nCurves: curves ? Math.max(0, ...Array.from(curves)) + 1 : 1,
  };
}

function picked(values: ArrayLike<number>, rows: readonly number[]): Float64Array {
  const out = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) out[k] = values[rows[k]!]!;
  return out;
}

/** The observations with other weights: `factors` multiply the weights; a factor of 0 takes an observation out. */
export function reweighted(data: Observations, factors: Float64Array): Observations {
  const rootWeights = data.rootWeights.map((root, i) => root * Math.sqrt(factors[i]!));
  return { ...data, rootWeights };
}

/** The observations for which `keep` is true. */
export function selected(data: Observations, keep: (i: number) => boolean): Observations {
  const kept = Array.from({ length: data.n }, (_, i) => i).filter(keep);
  const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  return {
    n: kept.length,
    lnDoses: pick(data.lnDoses),
    responses: pick(data.responses),
    rootWeights: pick(data.rootWeights),
    ...(data.totals ? { totals: pick(data.totals) } : {}),
    curves: Uint32Array.from(kept, (i) => data.curves[i]!),
    nCurves: data.nCurves,
  };
}

/** One curve's observations. */
export const ofCurve = (data: Observations, curve: number): Observations => {
  const own = selected(data, (i) => data.curves[i] === curve);
  return { ...own, curves: own.curves.map(() => 0), nCurves: 1 };
};

/** Responses at one dose of one curve, put together. */
export interface DoseGroup {
  readonly curve: number;
  readonly lnDose: number;
  readonly rows: readonly number[];
}

type MutableGroup = DoseGroup & { readonly rows: number[] };

/** The observations by curve and dose, by rising dose. */
export function doseGroups(data: Observations): readonly DoseGroup[] {
  const curves = new Map<number, Map<number, MutableGroup>>();
  for (let i = 0; i < data.n; i++) {
    const [curve, lnDose] = [data.curves[i]!, data.lnDoses[i]!];
    const ofCurve = curves.get(curve) ?? new Map<number, MutableGroup>();
    curves.set(curve, ofCurve);
    const group = ofCurve.get(lnDose);
    if (group) group.rows.push(i);
    else ofCurve.set(lnDose, { curve, lnDose, rows: [i] });
  }
  return [...curves.values()]
    .flatMap((groups) => [...groups.values()])
    .sort((a, b) => a.curve - b.curve || (a.lnDose < b.lnDose ? -1 : 1));
}

/** Observations with the replicates of each dose replaced by their weighted mean, and what that leaves out of the sum of squares. */
export interface Pooled {
  readonly data: Observations;
  /** Sum of squares within the doses, which no curve can change. */
  readonly within: number;
}

/**
 * Pools replicates, which changes neither estimates nor intervals of a weighted least-squares fit: Σ w(y − f)² within a dose is
 * Σ w(y − ȳ)² + (ȳ − f)² Σ w. Binomial observations stay as they are.
 */
export function pooled(data: Observations): Pooled {
  if (data.totals) return { data, within: 0 };
  const groups = doseGroups(data);
  const weightOf = (i: number) => data.rootWeights[i]! ** 2;
  const weights = groups.map(({ rows }) => rows.reduce((sum, i) => sum + weightOf(i), 0));
  const means = groups.map(({ rows }, g) =>
    weights[g]! > 0 ? rows.reduce((sum, i) => sum + weightOf(i) * data.responses[i]!, 0) / weights[g]! : 0,
  );
  const within = groups.reduce(
    (sum, { rows }, g) => rows.reduce((s, i) => s + weightOf(i) * (data.responses[i]! - means[g]!) ** 2, sum),
    0,
  );
  return {
    data: {
      n: groups.length,
      lnDoses: Float64Array.from(groups, (group) => group.lnDose),
      responses: Float64Array.from(means),
      rootWeights: Float64Array.from(weights, Math.sqrt),
      curves: Uint32Array.from(groups, (group) => group.curve),
      nCurves: data.nCurves,
    },
    within,
  };
}
