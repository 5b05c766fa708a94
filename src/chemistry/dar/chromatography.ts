import { type DarDistribution, darDistribution } from "./distribution.ts";

/** Peak area of antibodies (or chains) with a number of drugs. */
export interface LoadedArea {
  readonly nDrugs: number;
  readonly area: number;
}

/**
 * How much more a loaded molecule absorbs than a bare one: area per molecule ∝ 1 + n·ratio, where ratio is the
 * drug's molar extinction coefficient over the molecule's at the wavelength of detection. 0: no correction.
 */
const perMolecule = ({ nDrugs, area }: LoadedArea, ratio: number): number => area / (1 + nDrugs * ratio);

/**
 * Drug load of a cysteine conjugate from hydrophobic-interaction areas, one per species (0, 2, 4, 6, 8 drugs):
 * fraction(n) = corrected area(n) / Σ corrected areas.
 *
 * @param areas several of one load add up.
 * @param extinctionRatio ε(drug)/ε(antibody) at the wavelength; 0 when left out.
 * @throws RangeError on a load that is no whole number, a negative area, or no area above 0.
 */
export function darFromHic(areas: readonly LoadedArea[], extinctionRatio = 0): DarDistribution {
  requireAreas(areas);
  const most = Math.max(...areas.map(({ nDrugs }) => nDrugs));
  const signals = new Array<number>(most + 1).fill(0);
  for (const each of areas) signals[each.nDrugs]! += perMolecule(each, extinctionRatio);
  return darDistribution(signals);
}

/** Areas of the two chains after reduction. */
export interface ReducedAreas {
  /** L0, L1. */
  readonly light: readonly LoadedArea[];
  /** H0, H1, H2, H3. */
  readonly heavy: readonly LoadedArea[];
  /** ε(drug)/ε(chain) at the wavelength, light and heavy; 0 when left out. */
  readonly lightRatio?: number;
  readonly heavyRatio?: number;
}

/**
 * Average drug load of a cysteine conjugate from reversed-phase areas of the reduced chains:
 * average = 2 (mean drugs per light chain + mean drugs per heavy chain). Gives no distribution over whole antibodies:
 * which chains sat together is lost with the reduction.
 * @throws RangeError as {@link darFromHic}.
 */
export function averageDarFromReducedChains(areas: ReducedAreas): number {
  const { light, heavy, lightRatio = 0, heavyRatio = 0 } = areas;
  return 2 * (darFromHic(light, lightRatio).average + darFromHic(heavy, heavyRatio).average);
}

function requireAreas(areas: readonly LoadedArea[]): void {
  for (const { nDrugs, area } of areas) {
    if (!Number.isInteger(nDrugs) || nDrugs < 0)
      throw new RangeError(`a peak has ${nDrugs} drugs; needed: a whole number from 0 on`);
    if (!(area >= 0))
      throw new RangeError(`the area of the peak with ${nDrugs} drugs is ${area}; needed: from 0 on`);
  }
  if (!areas.some(({ area }) => area > 0)) throw new RangeError("no peak has an area above 0");
}
