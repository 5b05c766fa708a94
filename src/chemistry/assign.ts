import type { Formula } from "./formula.ts";
import { printFormula } from "./formula.ts";
import { type Adduct, adducts as allAdducts, type IonLine, ionPattern, ionProblem, mzOf } from "./ions.ts";
import type { Peak } from "./peaks.ts";

/** A molecule that peaks may come from. */
export interface Candidate {
  readonly name: string;
  readonly formula: Formula;
}

/** An ion that is looked for. */
export interface CandidateIon {
  readonly name: string;
  readonly formula: Formula;
  readonly adduct: Adduct;
  /** Monoisotopic. */
  readonly mz: number;
}

/** One way to explain a peak. */
export interface Assignment {
  readonly name: string;
  readonly adduct: string;
  readonly formula: string;
  readonly mz: number;
  /** (observed − calculated) / calculated × 10⁶. */
  readonly errorPpm: number;
  /**
   * Cosine of the angle between the calculated isotope pattern and the intensities found at its m/z, 0 to 1; NaN when not even one
   * isotope peak beside the first is in the list.
   */
  readonly isotopeScore: number;
}

/** How a peak is explained. */
export type Verdict =
  /** One formula within the tolerance. */
  | "assigned"
  /** Several molecules of one formula: no mass tells them apart. */
  | "isomers"
  /** Several formulas within the tolerance. */
  | "ambiguous";

/** A peak that at least one ion explains. */
export interface AssignedPeak {
  /** Index of the peak in the list. */
  readonly peak: number;
  readonly verdict: Verdict;
  /** Best first: by isotope score × closeness. The others are its rivals. */
  readonly assignments: readonly Assignment[];
  /** Indices of the peaks that are taken for isotope peaks of the best assignment. */
  readonly isotopePeaks: readonly number[];
}

/** How peaks are compared. */
export interface AssignOptions {
  /** Largest error of an m/z, in parts per million. */
  readonly ppm: number;
}

/**
 * The ions of molecules that a spectrum of one polarity may show, sorted by m/z. Adducts that a molecule lacks the atoms for
 * are left out.
 */
export function candidateIons(
  candidates: readonly Candidate[],
  adducts: readonly Adduct[] = allAdducts,
): readonly CandidateIon[] {
  return candidates
    .flatMap(({ name, formula }) =>
      adducts
        .filter((adduct) => ionProblem(formula, adduct) === undefined)
        .map((adduct) => ({ name, formula, adduct, mz: mzOf(formula, adduct) })),
    )
    .sort((a, b) => a.mz - b.mz || (a.name < b.name ? -1 : 1));
}

/**
 * Explains peaks by the monoisotopic m/z of ions. An ion explains a peak when their m/z differ by no more than the tolerance and
 * the peak's charge, where it is known, is that of the ion. Peaks that nothing explains are left out.
 *
 * @param ions sorted by m/z, as `candidateIons` gives them.
 * @throws RangeError unless the tolerance is above 0.
 */
export function assignPeaks(
  peaks: readonly Peak[],
  ions: readonly CandidateIon[],
  { ppm }: AssignOptions,
): readonly AssignedPeak[] {
  if (!(ppm > 0)) throw new RangeError(`the tolerance is ${ppm} ppm; needed: a number above 0`);
  const spectrum = sortedSpectrum(peaks);
  const patternOf = patternStore();
  return peaks.flatMap((peak, k) => {
    const near = within(ions, peak.mz, ppm).filter(
      ({ adduct }) => peak.charge === undefined || peak.charge === adduct.charge,
    );
    if (near.length === 0) return [];
    const ranked = near
      .map((ion) => {
        const fit = fitPattern(peak, patternOf(ion), spectrum, ppm);
        return { assignment: assignmentOf(peak, ion, fit.score), isotopePeaks: fit.isotopePeaks };
      })
      .sort((a, b) => worth(b.assignment, ppm) - worth(a.assignment, ppm));
    const assignments = ranked.map(({ assignment }) => assignment);
    const { isotopePeaks } = ranked[0]!;
    return [{ peak: k, verdict: verdictOf(assignments), assignments, isotopePeaks }];
  });
}

const assignmentOf = (
  peak: Peak,
  { name, formula, adduct, mz }: CandidateIon,
  score: number,
): Assignment => ({
  name,
  adduct: adduct.name,
  formula: printFormula(formula),
  mz,
  errorPpm: ((peak.mz - mz) / mz) * 1e6,
  isotopeScore: score,
});

/** For ranking only: the isotope score times a bell over the error, whose standard deviation is half the tolerance. */
const worth = ({ errorPpm, isotopeScore }: Assignment, ppm: number): number =>
  (Number.isNaN(isotopeScore) ? 0.5 : isotopeScore) * Math.exp(-2 * (errorPpm / ppm) ** 2);

function verdictOf(assignments: readonly Assignment[]): Verdict {
  const formulas = new Set(assignments.map(({ formula, adduct }) => `${formula} ${adduct}`));
  if (formulas.size > 1) return "ambiguous";
  return assignments.length > 1 ? "isomers" : "assigned";
}

/** Ions within the tolerance of an m/z. The tolerance is relative to the calculated m/z. */
function within(ions: readonly CandidateIon[], mz: number, ppm: number): readonly CandidateIon[] {
  const near: CandidateIon[] = [];
  for (let k = lowerBound(ions.length, (i) => ions[i]!.mz, mz / (1 + ppm * 1e-6)); k < ions.length; k++) {
    const ion = ions[k]!;
    if (mz < ion.mz * (1 - ppm * 1e-6)) break;
    near.push(ion);
  }
  return near;
}

/** First index whose value is at least x, in ascending values. */
function lowerBound(n: number, valueAt: (k: number) => number, x: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Peaks by ascending m/z, with their places in the list. */
interface Spectrum {
  readonly mz: Float64Array;
  readonly peaks: readonly Peak[];
  readonly places: readonly number[];
}

function sortedSpectrum(peaks: readonly Peak[]): Spectrum {
  const places = peaks.map((_, k) => k).sort((a, b) => peaks[a]!.mz - peaks[b]!.mz);
  return {
    mz: Float64Array.from(places, (k) => peaks[k]!.mz),
    peaks: places.map((k) => peaks[k]!),
    places,
  };
}

/** Patterns computed once per ion. */
function patternStore(): (ion: CandidateIon) => readonly IonLine[] {
  const known = new Map<CandidateIon, readonly IonLine[]>();
  return (ion) => {
    const pattern = known.get(ion) ?? ionPattern(ion.formula, ion.adduct, { least: 0.01 });
    known.set(ion, pattern);
    return pattern;
  };
}

/** Centroids of isotope clusters are less exact than the first peak; they are looked for at least this widely. */
const isotopePpm = 10;

/** Peaks of one compound elute together; isotope peaks further off in time are not its own. */
const sameTimeMin = 0.1;

/** How well the peaks around a first one fit a pattern, and which they are. */
function fitPattern(peak: Peak, pattern: readonly IonLine[], spectrum: Spectrum, ppm: number) {
  const tolerance = Math.max(ppm, isotopePpm) * 1e-6;
  const first = pattern[0]!;
  const found = pattern
    .slice(1)
    .map(({ mz }) => highestAt(spectrum, peak, peak.mz + mz - first.mz, tolerance));
  const intensities = [peak.intensity, ...found.map((k) => (k < 0 ? 0 : spectrum.peaks[k]!.intensity))];
  const present = found.filter((k) => k >= 0);
  return {
    score: present.length === 0 ? Number.NaN : cosine(intensities, pattern),
    isotopePeaks: present.map((k) => spectrum.places[k]!),
  };
}

/** Highest peak near an m/z that elutes with the first peak, as an index into the spectrum; -1 when there is none. */
function highestAt({ mz, peaks }: Spectrum, { rtMin }: Peak, target: number, tolerance: number): number {
  let highest = -1;
  for (let k = lowerBound(mz.length, (i) => mz[i]!, target * (1 - tolerance)); k < mz.length; k++) {
    if (mz[k]! > target * (1 + tolerance)) break;
    const other = peaks[k]!;
    const apart = rtMin === undefined || other.rtMin === undefined ? 0 : Math.abs(other.rtMin - rtMin);
    if (apart <= sameTimeMin && other.intensity > (peaks[highest]?.intensity ?? 0)) highest = k;
  }
  return highest;
}

function cosine(found: readonly number[], pattern: readonly IonLine[]): number {
  const dot = found.reduce((sum, x, k) => sum + x * pattern[k]!.abundance, 0);
  const norm = (values: readonly number[]): number => Math.hypot(...values);
  return dot / (norm(found) * norm(pattern.map(({ abundance }) => abundance)));
}
