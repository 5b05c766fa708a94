import { scaleBand, scaleLinear, scaleLog, scaleSymlog } from "d3-scale";
import { type Domain, isPlaceable } from "./domain.ts";
import type { ScaleKind } from "./types.ts";

/** Values of one axis → px. */
export interface AxisScale {
  readonly kind: ScaleKind;
  readonly domain: Domain;
  /** Px of the domain's start and end; on a vertical number axis the start is the lower edge. */
  readonly range: readonly [number, number];
  /** Px of a value (on a band axis, of the band's middle); NaN for what the axis cannot show. */
  readonly place: (value: number | string) => number;
  /** Width of one band in px; 0 on a number axis. */
  readonly band: number;
}

/** Px further out than this are drawn here: renderers lose precision with larger ones. */
const farthest = 1e5;

const held = (px: number): number => Math.max(-farthest, Math.min(farthest, px));

/** The scale of an axis between two px. */
export function scaleOf(kind: ScaleKind, domain: Domain, range: readonly [number, number]): AxisScale {
  if (domain.kind === "names") {
    const bands = scaleBand<string>().domain(domain.names).range(range);
    const half = bands.bandwidth() / 2;
    const place = (value: number | string): number => (bands(String(value)) ?? Number.NaN) + half;
    return { kind, domain, range, place, band: bands.bandwidth() };
  }
  const ends = [domain.low, domain.high];
  const scale = emptyScale(kind).domain(ends).range(range);
  const place = (value: number | string): number =>
    typeof value !== "number" || !isPlaceable(value) || (kind === "log" && value <= 0)
      ? Number.NaN
      : held(scale(value));
  return { kind, domain, range, place, band: 0 };
}

const emptyScale = (kind: ScaleKind) => {
  if (kind === "log") return scaleLog();
  return kind === "symlog" ? scaleSymlog() : scaleLinear();
};

/** Whether a px lies on the axis, its ends included. */
export const isOn = (scale: AxisScale, px: number): boolean => {
  const [a, b] = scale.range;
  return px >= Math.min(a, b) - 0.01 && px <= Math.max(a, b) + 0.01;
};

/** The px of the axis's nearer end for a px beyond it, else the px itself. */
export const within = (scale: AxisScale, px: number): number => {
  const [a, b] = scale.range;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), px));
};
