/** One stretch between two samples: times in h and concentrations at its ends. */
export interface Segment {
  readonly t1: number;
  readonly t2: number;
  readonly c1: number;
  readonly c2: number;
  /** Time of the largest concentration of the whole curve. */
  readonly tmax: number;
}

/** Whether concentration is taken to change linearly or exponentially between two samples. */
export type Shape = "linear" | "log";

/** A trapezoid method: which shape a stretch of the curve has. Areas and interpolation follow from the shape. */
export interface AucMethod {
  readonly name: string;
  readonly printed: string;
  readonly description: string;
  /** Called for every stretch; a stretch that touches zero or stays level is linear whatever it answers. */
  readonly shape: (segment: Segment) => Shape;
}
