/**
 * Wells of a combination experiment of two drugs. Doses are in one unit per drug; zero is "not given". Responses are remaining
 * viability on any scale on which 0 means that nothing is left (a share of the control, a percentage, a count).
 */
export interface Wells {
  readonly doses1: Float64Array;
  readonly doses2: Float64Array;
  readonly viability: Float64Array;
  /** Which plate each well stood on, from 0. */
  readonly plates: Uint32Array;
  readonly nPlates: number;
  /** One over the variance of each response, up to a common factor; without them all are equal. */
  readonly weights?: Float64Array;
}

/** A pair of doses with the wells that got it. */
export interface Cell {
  readonly dose1: number;
  readonly dose2: number;
  readonly wells: readonly number[];
  readonly mean: number;
}

/** One drug alone; the response falls, or rises, from the control to `limit`. */
export interface Hill {
  /** Response at endless dose. */
  readonly limit: number;
  readonly ec50: number;
  readonly slope: number;
}

/**
 * Two drugs alone, with one response without drug:
 *
 *   y_j(d) = control + (limit_j − control) / (1 + (ec50_j/d)^slope_j)
 */
export interface SingleAgents {
  readonly control: number;
  readonly drug1: Hill;
  readonly drug2: Hill;
}

/** The share of a drug's own effect that a dose gives, in [0, 1]. */
export const occupancy = ({ ec50, slope }: Hill, dose: number): number =>
  dose === 0 ? 0 : 1 / (1 + (ec50 / dose) ** slope);

/** The response to one drug alone. */
export const responseToOne = (control: number, drug: Hill, dose: number): number =>
  control + (drug.limit - control) * occupancy(drug, dose);
