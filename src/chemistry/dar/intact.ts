import { type DarDistribution, darDistribution } from "./distribution.ts";
import { type Glycoform, glycoforms as usualGlycoforms } from "./glycoforms.ts";

/** A peak of a deconvoluted intact-mass spectrum: average mass in Da, and intensity. */
export interface IntactPeak {
  readonly massDa: number;
  readonly intensity: number;
}

/** What an intact-mass spectrum is compared with. */
export interface IntactModel {
  /** Average mass of the antibody without glycans and drugs, Da. */
  readonly antibodyDa: number;
  /** Average mass that one drug with its linker adds, Da. */
  readonly addedDa: number;
  /** The usual pairs of G0F to G2F when left out. */
  readonly glycoforms?: readonly Glycoform[];
  /** 8 when left out. */
  readonly maxDar?: number;
  /** Largest difference of masses, Da. */
  readonly toleranceDa: number;
}

/** What a peak was taken for. */
export interface IntactAssignment {
  /** Index of the peak in the list. */
  readonly peak: number;
  readonly dar: number;
  readonly glycoform: string;
  readonly errorDa: number;
  /** Whether another drug load also lies within the tolerance. */
  readonly ambiguous: boolean;
}

/** Drug load from an intact-mass spectrum. */
export interface IntactDar {
  readonly distribution: DarDistribution;
  readonly assignments: readonly IntactAssignment[];
  /** Indices of peaks that nothing explains. */
  readonly unexplained: readonly number[];
  /** Intensity of the unexplained peaks over that of all. */
  readonly unexplainedShare: number;
}

/**
 * Drug load of a lysine conjugate: expected mass = antibody + glycans + n × added. Each peak goes to the nearest expected
 * mass within the tolerance; intensities add up by n over the glycoforms. Assumes that ionisation does not depend on drug load.
 *
 * @throws RangeError when no peak is explained, or a mass or tolerance is not above 0.
 */
export function darFromIntactMasses(peaks: readonly IntactPeak[], model: IntactModel): IntactDar {
  const { antibodyDa, addedDa, toleranceDa, maxDar = 8 } = model;
  if (!(antibodyDa > 0 && addedDa > 0 && toleranceDa > 0))
    throw new RangeError("the masses of antibody and drug and the tolerance must be above 0");
  const expected = expectedMasses(model, maxDar);
  const assignments = peaks.flatMap((peak, k) => nearestMass(peak, k, expected, toleranceDa) ?? []);
  if (assignments.length === 0)
    throw new RangeError(
      `no peak lies within ${toleranceDa} Da of an expected mass; check the antibody's mass`,
    );
  const signals = new Array<number>(maxDar + 1).fill(0);
  for (const { peak, dar } of assignments) signals[dar]! += peaks[peak]!.intensity;
  const explained = new Set(assignments.map(({ peak }) => peak));
  const unexplained = peaks.map((_, k) => k).filter((k) => !explained.has(k));
  const sum = (indices: readonly number[]): number =>
    indices.reduce((total, k) => total + peaks[k]!.intensity, 0);
  const unexplainedShare = sum(unexplained) / sum(peaks.map((_, k) => k));
  return { distribution: darDistribution(signals), assignments, unexplained, unexplainedShare };
}

interface ExpectedMass {
  readonly dar: number;
  readonly glycoform: string;
  readonly massDa: number;
}

const expectedMasses = (
  { antibodyDa, addedDa, glycoforms = usualGlycoforms }: IntactModel,
  maxDar: number,
): readonly ExpectedMass[] =>
  Array.from({ length: maxDar + 1 }, (_, dar) =>
    glycoforms.map(({ name, massDa }) => ({
      dar,
      glycoform: name,
      massDa: antibodyDa + massDa + dar * addedDa,
    })),
  ).flat();

function nearestMass(
  { massDa }: IntactPeak,
  peak: number,
  expected: readonly ExpectedMass[],
  toleranceDa: number,
): IntactAssignment | undefined {
  const near = expected
    .map((each) => ({ ...each, errorDa: massDa - each.massDa }))
    .filter(({ errorDa }) => Math.abs(errorDa) <= toleranceDa)
    .sort((a, b) => Math.abs(a.errorDa) - Math.abs(b.errorDa));
  const best = near[0];
  if (!best) return undefined;
  const ambiguous = near.some(({ dar }) => dar !== best.dar);
  return { peak, dar: best.dar, glycoform: best.glycoform, errorDa: best.errorDa, ambiguous };
}
