import { scaleLinear } from "d3-scale";
import type { CellsMark } from "./types.ts";

/** Values → colours, for cells. */
export interface ColourScale {
  readonly low: number;
  readonly high: number;
  /** `rgb(…)` of a value; undefined for a missing one. */
  readonly colour: (value: number) => string | undefined;
  /** Black or white, whichever reads better on that colour. */
  readonly ink: (value: number) => string;
}

/** Dark blue to yellow, rising evenly in lightness for every kind of colour vision (`nunez2018`). */
const rising = ["#00204c", "#31446b", "#666970", "#958f78", "#cab969", "#ffe945"];

/** Blue to orange through near white, for values on both sides of zero. */
const diverging = ["#0b559f", "#76a9d6", "#f3f1ee", "#f0a56e", "#b04a00"];

/** The colour scale of cells: two-sided and symmetric where the values stand on both sides of zero. */
export function colourScaleOf({ values, colour }: CellsMark): ColourScale {
  const shown = Array.from(values ?? []).filter(Number.isFinite);
  const [least, most] = colour?.domain ?? [
    shown.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    shown.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
  const found = Number.isFinite(least) && Number.isFinite(most);
  const twoSided = found && least < 0 && most > 0;
  const reach = Math.max(Math.abs(least), Math.abs(most));
  const [low, high] = !found
    ? [0, 1]
    : twoSided
      ? [-reach, reach]
      : least < most
        ? [least, most]
        : [least - 1, most + 1];
  const stops = twoSided ? diverging : rising;
  const scale = scaleLinear<string>()
    .domain(stops.map((_, k) => low + ((high - low) * k) / (stops.length - 1)))
    .range(stops)
    .clamp(true);
  return {
    low,
    high,
    colour: (value) => (Number.isFinite(value) ? scale(value) : undefined),
    ink: (value) => (lightness(scale(value)) > 0.45 ? "#000000" : "#ffffff"),
  };
}

/** Relative luminance without the transfer curve: enough to choose between black and white. */
function lightness(rgb: string): number {
  const [r = 0, g = 0, b = 0] = (rgb.match(/\d+/g) ?? []).map(Number);
  return (0.3 * r + 0.59 * g + 0.11 * b) / 255;
}
