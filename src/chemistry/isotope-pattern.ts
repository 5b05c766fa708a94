import { elementOf, type Isotope } from "./elements.ts";
import type { Formula } from "./formula.ts";
import { nominalPattern } from "./nominal-pattern.ts";

/** A line of an isotope pattern: mass in Da (of the neutral molecule) and share of the molecules. */
export interface IsotopeLine {
  readonly massDa: number;
  readonly abundance: number;
}

/** How finely a pattern is resolved and where it ends. */
export interface PatternOptions {
  /**
   * Lines closer than this merge into their centroid, Da. Left out: one line per mass number, at its exact centroid, which is what
   * all but the sharpest spectra show.
   */
  readonly resolutionDa?: number;
  /** Lines below this share of the highest are left out. 1e-4 when left out. */
  readonly least?: number;
}

/**
 * While multiplying, lines closer than this share of the resolution merge: their centroid keeps the mean mass exactly, and only
 * lines at the very edge of a final group can land beside it.
 */
const fineShare = 0.01;

/** Shares dropped on the way: together far below the last digit of the isotopic compositions. */
const negligible = 1e-14;

/**
 * Isotope pattern of a formula, lightest line first: the polynomial Π over elements of (Σ abundance·x^mass)^n, multiplied
 * out by repeated squaring, then merged at the resolution asked for. Assumes natural abundance.
 * @throws RangeError on an element not in the table or a negative count.
 */
export function isotopePattern(atoms: Formula, options: PatternOptions = {}): readonly IsotopeLine[] {
  const { resolutionDa, least = 1e-4 } = options;
  const lines = resolutionDa === undefined ? nominalPattern(atoms) : finePattern(atoms, resolutionDa);
  const highest = lines.reduce((most, { abundance }) => Math.max(most, abundance), 0);
  return lines.filter(({ abundance }) => abundance >= least * highest);
}

function finePattern(atoms: Formula, resolutionDa: number): readonly IsotopeLine[] {
  const fineDa = fineShare * resolutionDa;
  const fine = Object.entries(atoms).reduce<readonly IsotopeLine[]>(
    (lines, [symbol, n]) => convolve(lines, powerOf(elementOf(symbol).isotopes, n, symbol, fineDa), fineDa),
    [{ massDa: 0, abundance: 1 }],
  );
  return mergeLines(fine, resolutionDa);
}

/** The pattern of n atoms of one element. */
function powerOf(
  isotopes: readonly Isotope[],
  n: number,
  symbol: string,
  fineDa: number,
): readonly IsotopeLine[] {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`an isotope pattern needs whole counts from 0 on; ${symbol} has ${n}`);
  let result: readonly IsotopeLine[] = [{ massDa: 0, abundance: 1 }];
  let square: readonly IsotopeLine[] = isotopes;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = convolve(result, square, fineDa);
    if (left > 1) square = convolve(square, square, fineDa);
  }
  return result;
}

function convolve(
  a: readonly IsotopeLine[],
  b: readonly IsotopeLine[],
  fineDa: number,
): readonly IsotopeLine[] {
  const lines: IsotopeLine[] = [];
  for (const x of a) {
    for (const y of b) {
      const abundance = x.abundance * y.abundance;
      if (abundance > negligible) lines.push({ massDa: x.massDa + y.massDa, abundance });
    }
  }
  return mergeLines(lines, fineDa);
}

/** Lines sorted by mass; neighbours less than `width` from the centroid so far become one line at their centroid. */
function mergeLines(lines: readonly IsotopeLine[], width: number): readonly IsotopeLine[] {
  const sorted = [...lines].sort((a, b) => a.massDa - b.massDa);
  const merged: IsotopeLine[] = [];
  for (const line of sorted) {
    const last = merged.at(-1);
    if (last && line.massDa - last.massDa < width) merged[merged.length - 1] = centroid(last, line);
    else merged.push(line);
  }
  return merged;
}

function centroid(a: IsotopeLine, b: IsotopeLine): IsotopeLine {
  const abundance = a.abundance + b.abundance;
  return { massDa: a.massDa + ((b.massDa - a.massDa) * b.abundance) / abundance, abundance };
}
