import { symbol } from "d3-shape";
import type { AxisScale } from "../scale.ts";
import { coordinate, element } from "../svg.ts";
import type { Look } from "../theme.ts";
import type { Numbers, Places, Slot } from "../types.ts";

/** The k-th of some places, or NaN when there are fewer. */
export const at = (places: Places | undefined, k: number): number | string => places?.[k] ?? Number.NaN;

/** The k-th of some numbers, or NaN when there are fewer. */
export const numberAt = (numbers: Numbers | undefined, k: number): number => numbers?.[k] ?? Number.NaN;

/** 0, 1, … n − 1. */
export const indices = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);

/** Px of a place, moved to its slot within the band; the slots fill `share` of it. */
export function placeInSlot(
  scale: AxisScale,
  place: number | string,
  slot: Slot = [0, 1],
  share = 0.72,
): number {
  const [k, n] = slot;
  return scale.place(place) + scale.band * share * ((k + 0.5) / n - 0.5);
}

/** Px that a bar or box may take: its slot of the band, or on a number axis most of the least distance. */
export function thickness(scale: AxisScale, places: Places, [, n]: Slot = [0, 1], share = 0.72): number {
  if (scale.band > 0) return (scale.band * share) / n;
  const px = Array.from<number | string>(places)
    .map(scale.place)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const gaps = px.slice(1).map((x, k) => x - (px[k] ?? x));
  const least = gaps.filter((gap) => gap > 0.01).reduce((a, b) => Math.min(a, b), 40);
  return Math.max(1, least * share);
}

/** Px of a value; what a log axis cannot reach because it is 0 or less stands at the axis's start. */
export const placeOrStart = (scale: AxisScale, value: number): number =>
  scale.kind === "log" && value <= 0 ? scale.range[0] : scale.place(value);

/** A rectangle between two corners, in any order. */
export const box = (x1: number, y1: number, x2: number, y2: number) => ({
  x: Math.min(x1, x2),
  y: Math.min(y1, y2),
  width: Math.abs(x2 - x1),
  height: Math.abs(y2 - y1),
});

/** Area of a symbol in px². */
const symbolArea = 42;

/** A series' symbol at a place. */
export function symbolAt(look: Look, x: number, y: number, area = symbolArea): string {
  const path = symbol(look.symbol, area).digits(2)() ?? "";
  return element("path", {
    d: path,
    transform: `translate(${coordinate(x)} ${coordinate(y)})`,
    fill: look.colour,
    stroke: "var(--tw-paper, #ffffff)",
    "stroke-width": 0.6,
  });
}

/** A straight line. */
export const segment = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width = 1.4,
  dash?: string,
): string => element("line", { x1, y1, x2, y2, stroke, "stroke-width": width, "stroke-dasharray": dash });
