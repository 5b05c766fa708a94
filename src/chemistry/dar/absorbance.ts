import { normalQuantile } from "../../math/index.ts";
import type { Problem } from "../../units/index.ts";
import type { DarInterval } from "./distribution.ts";

/** Molar extinction coefficients in 1/(M·cm), from the same buffer as the measurement; none is built in. */
export interface ExtinctionCoefficients {
  readonly antibody252: number;
  readonly antibody280: number;
  readonly drug252: number;
  readonly drug280: number;
}

/** Absorbances of the conjugate, blank taken off, scatter corrected, in the linear range. */
export interface Absorbances {
  readonly at252: number;
  readonly at280: number;
  /** Relative standard deviation of one reading, for the interval; left out: no interval. */
  readonly cv?: number;
}

/** Average drug load from two absorbances, and the concentrations they give. */
export interface UvDar {
  readonly average: number;
  /** In nmol/mL (= µM) for a path of 1 cm. */
  readonly antibodyUm: number;
  readonly drugUm: number;
  readonly interval?: DarInterval;
}

/**
 * Average drug load from the absorbances at 252 and 280 nm: two equations, A = (ε(antibody)·c + ε(drug)·d)·1 cm, in two
 * concentrations; average = d/c. Free drug counts as bound, so it must be removed first.
 *
 * @returns a problem when the spectra of drug and antibody are too alike, or a concentration comes out negative.
 */
export function darFromAbsorbance(
  absorbances: Absorbances,
  coefficients: ExtinctionCoefficients,
): UvDar | Problem {
  const { at252, at280, cv } = absorbances;
  const { antibody252: a2, antibody280: a8, drug252: d2, drug280: d8 } = coefficients;
  if (!(at252 > 0 && at280 > 0))
    return { problem: `absorbances of ${at252} and ${at280}`, needed: "both above 0, blank taken off" };
  const determinant = a8 * d2 - a2 * d8;
  if (!(Math.abs(determinant) > 1e-9 * Math.abs(a8 * d2)))
    return {
      problem: "drug and antibody have the same ratio of extinction coefficients",
      needed: "coefficients whose ratios at 252 and 280 nm differ",
    };
  const antibody = (at280 * d2 - at252 * d8) / determinant;
  const drug = (at252 * a8 - at280 * a2) / determinant;
  if (!(antibody > 0) || drug < 0) return impossible(at252 / at280, coefficients);
  const average = drug / antibody;
  const found = { average, antibodyUm: 1e6 * antibody, drugUm: 1e6 * drug };
  return cv === undefined
    ? found
    : { ...found, interval: uvInterval(average, at252 / at280, coefficients, cv) };
}

const impossible = (
  ratio: number,
  { antibody252, antibody280, drug252, drug280 }: ExtinctionCoefficients,
): Problem => ({
  problem: `A252/A280 is ${ratio.toPrecision(4)}`,
  needed: `a ratio between that of the antibody (${(antibody252 / antibody280).toPrecision(4)}) and that of the drug (${(drug252 / drug280).toPrecision(4)})`,
});

/** d average / d ratio = (a8·d2 − a2·d8) / (ratio·d8 − d2)²; the ratio's relative error is √2 that of one reading. */
function uvInterval(average: number, ratio: number, e: ExtinctionCoefficients, cv: number): DarInterval {
  const slope =
    (e.antibody280 * e.drug252 - e.antibody252 * e.drug280) / (ratio * e.drug280 - e.drug252) ** 2;
  const half = normalQuantile(0.975) * Math.abs(slope) * ratio * cv * Math.SQRT2;
  const method = `normal 95 % interval, ${Number((100 * cv).toPrecision(3))} % relative error of each absorbance propagated to first order`;
  return { average, low: Math.max(0, average - half), high: average + half, method };
}
