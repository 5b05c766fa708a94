import type { NullModel } from "./nulls/types.ts";
import type { SingleAgents } from "./types.ts";
import { responseToOne } from "./types.ts";

/** A line of pairs of doses with one effect. Doses are shares of the doses that give the effect alone where those exist. */
export interface Isobole {
  readonly doses1: Float64Array;
  readonly doses2: Float64Array;
}

/** The dose of one drug alone that gives a response; ∞ where its limit does not reach it. */
export function doseAlone(control: number, drug: SingleAgents["drug1"], response: number): number {
  const o = (response - control) / (drug.limit - control);
  return o > 0 && o < 1 ? drug.ec50 * (o / (1 - o)) ** (1 / drug.slope) : Number.POSITIVE_INFINITY;
}

/**
 * The isobole of a null model: for each dose of drug 2 the dose of drug 1 with which the model gives the response, by bisection on ln
 * dose; NaN where there is none up to `largest1`.
 */
export function isoboleOf(
  model: NullModel,
  alone: SingleAgents,
  response: number,
  doses2: ArrayLike<number>,
  largest1: number,
): Isobole {
  const falls = response < alone.control;
  const passed = (d1: number, d2: number) => {
    const y = d1 === 0 ? responseToOne(alone.control, alone.drug2, d2) : model.response(alone, d1, d2);
    return falls ? y <= response : y >= response;
  };
  const doses1 = Float64Array.from(Array.from(doses2), (d2) => {
    if (passed(0, d2)) return 0;
    if (!passed(largest1, d2)) return Number.NaN;
    let [low, high] = [Math.log(largest1) - 30, Math.log(largest1)];
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (passed(Math.exp(middle), d2)) high = middle;
      else low = middle;
    }
    return Math.exp(high);
  });
  return { doses1, doses2: Float64Array.from(doses2) };
}

/**
 * The measured isobole of a matrix: in each row of one dose of drug 2 the dose of drug 1 at which the means first pass the response,
 * interpolated on ln dose. Rows that do not pass it between two doses above 0 have no point.
 */
export function measuredIsobole(
  cells: readonly { readonly dose1: number; readonly dose2: number; readonly mean: number }[],
  response: number,
): Isobole {
  const points: [number, number][] = [];
  for (const d2 of new Set(cells.map((cell) => cell.dose2))) {
    const row = cells.filter((cell) => cell.dose2 === d2 && cell.dose1 > 0);
    for (let k = 1; k < row.length; k++) {
      const [a, b] = [row[k - 1]!, row[k]!];
      if (!(a.mean > response && b.mean <= response)) continue;
      const share = (a.mean - response) / (a.mean - b.mean);
      points.push([a.dose1 * (b.dose1 / a.dose1) ** share, d2]);
      break;
    }
  }
  points.sort((a, b) => a[1] - b[1]);
  return { doses1: Float64Array.from(points, (p) => p[0]), doses2: Float64Array.from(points, (p) => p[1]) };
}
