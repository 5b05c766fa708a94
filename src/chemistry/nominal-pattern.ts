import { elementOf, type Isotope } from "./elements.ts";
import type { Formula } from "./formula.ts";
import type { IsotopeLine } from "./isotope-pattern.ts";

/** Shares by mass number, counted from the lightest: `moments[k]` is share × mean mass, so that both convolve. */
interface Shares {
  readonly shares: Float64Array;
  readonly moments: Float64Array;
}

const one: Shares = { shares: Float64Array.of(1), moments: Float64Array.of(0) };

/** Shares at the heavy end that are dropped: far below the last digit of the isotopic compositions. */
const negligible = 1e-15;

/** Powers of the elements that were asked for before, by symbol and count. */
const powers = new Map<string, Shares>();

/** Powers kept; enough for the elements of a few hundred molecules. */
const mostPowers = 5000;

/**
 * One line per mass number, at the exact centroid of all isotopologues of that mass number, lightest first. Shares and
 * share × mass both multiply out like polynomials, so nothing is approximated and nothing depends on how lines merge.
 * @throws RangeError on an element not in the table or a negative count.
 */
export function nominalPattern(atoms: Formula): readonly IsotopeLine[] {
  const { shares, moments } = Object.entries(atoms)
    .map(([symbol, n]) => powerOf(symbol, n))
    .reduce(convolve, one);
  return Array.from(shares, (abundance, k) => ({ massDa: moments[k]! / abundance, abundance })).filter(
    ({ abundance }) => abundance > 0,
  );
}

function powerOf(symbol: string, n: number): Shares {
  const key = `${symbol}${n}`;
  const known = powers.get(key);
  if (known) return known;
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`an isotope pattern needs whole counts from 0 on; ${symbol} has ${n}`);
  let result = one;
  let square = sharesOf(elementOf(symbol).isotopes);
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = convolve(result, square);
    if (left > 1) square = convolve(square, square);
  }
  if (powers.size >= mostPowers) powers.clear();
  powers.set(key, result);
  return result;
}

function sharesOf(isotopes: readonly Isotope[]): Shares {
  const first = isotopes[0]!.massNumber;
  const shares = new Float64Array(isotopes.at(-1)!.massNumber - first + 1);
  const moments = new Float64Array(shares.length);
  for (const { massNumber, massDa, abundance } of isotopes) {
    shares[massNumber - first] = abundance;
    moments[massNumber - first] = abundance * massDa;
  }
  return { shares, moments };
}

/** Shares: a∗b. Moments, because masses add: (a·m)∗b + a∗(b·m). */
function convolve(a: Shares, b: Shares): Shares {
  const length = a.shares.length + b.shares.length - 1;
  const shares = new Float64Array(length);
  const moments = new Float64Array(length);
  for (let i = 0; i < a.shares.length; i++) {
    for (let j = 0; j < b.shares.length; j++) {
      shares[i + j]! += a.shares[i]! * b.shares[j]!;
      moments[i + j]! += a.moments[i]! * b.shares[j]! + a.shares[i]! * b.moments[j]!;
    }
  }
  let end = length;
  while (end > 1 && shares[end - 1]! < negligible) end--;
  return { shares: shares.slice(0, end), moments: moments.slice(0, end) };
}
