/** A description of a figure → SVG. */
export interface Figure {
  readonly title: string;
}
