import { colourScaleOf } from "../colour-scale.ts";
import { type AxisScale, within } from "../scale.ts";
import { element, escapeText } from "../svg.ts";
import { fontSize, textWidth } from "../text-size.ts";
import { ink, type Look } from "../theme.ts";
import type { CellsMark, Numbers, Places } from "../types.ts";
import type { Drawing, MarkKind } from "./mark.ts";
import { at, box, indices } from "./places.ts";

const ends = (places: Places, ends: Numbers | undefined): readonly Places[] =>
  ends ? [places, ends] : [places];

/** Rectangles coloured by value or by category, each with an optional text. */
export const cellsKind: MarkKind<CellsMark> = {
  name: "cells",
  covers: ({ x, y, x2, y2 }) => ({ x: ends(x, x2), y: ends(y, y2) }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({}),
  cut: false,
  draw: (mark, on) => {
    const paint = painter(mark, on);
    return indices(Math.min(mark.x.length, mark.y.length))
      .map((k) => oneCell(mark, on, k, paint(k)))
      .join("");
  },
  key: (look, { left, middle, width }) =>
    element("rect", { ...box(left + 4, middle - 5, left + width - 4, middle + 5), ...tint(look) }),
};

interface Paint {
  readonly fill: string;
  readonly "fill-opacity"?: number;
  readonly ink: string;
}

/** Faint enough that text on it reads on light and on dark pages. */
const tint = ({ colour, strength }: Look) => ({ fill: colour, "fill-opacity": 0.1 + 0.5 * strength });

function painter(mark: CellsMark, on: Drawing): (k: number) => Paint | undefined {
  if (mark.categories) {
    return (k) => {
      const category = mark.categories?.[k];
      return category ? { ...tint(on.lookOf(category)), ink: ink.text } : undefined;
    };
  }
  const scale = colourScaleOf(mark);
  return (k) => {
    const value = mark.values?.[k] ?? Number.NaN;
    const fill = scale.colour(value);
    return fill === undefined ? undefined : { fill, ink: scale.ink(value) };
  };
}

function span(
  scale: AxisScale,
  places: Places,
  ends: Numbers | undefined,
  k: number,
): readonly [number, number] {
  const px = scale.place(at(places, k));
  if (scale.band > 0) return [px - scale.band / 2, px + scale.band / 2];
  return [within(scale, px), within(scale, scale.place(at(ends, k)))];
}

function oneCell(mark: CellsMark, on: Drawing, k: number, paint: Paint | undefined): string {
  const [x1, x2] = span(on.x, mark.x, mark.x2, k);
  const [y1, y2] = span(on.y, mark.y, mark.y2, k);
  if (![x1, x2, y1, y2].every(Number.isFinite)) return "";
  const shape = box(x1, y1, x2, y2);
  const fill = { fill: paint?.fill ?? "none", "fill-opacity": paint?.["fill-opacity"] };
  const rect = paint ? element("rect", { ...shape, ...fill, stroke: ink.paper, "stroke-width": 1 }) : "";
  const label = mark.text?.[k] ?? "";
  const fits = textWidth(label, fontSize.body) <= shape.width + 2 && shape.height >= fontSize.body;
  if (label === "" || !fits) return rect;
  const middle = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 4, "text-anchor": "middle" };
  return rect + element("text", { ...middle, fill: paint?.ink ?? ink.text }, escapeText(label));
}
