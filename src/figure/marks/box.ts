import { element } from "../svg.ts";
import { ink } from "../theme.ts";
import type { BoxMark } from "../types.ts";
import { across, type Drawing, type MarkKind, sides } from "./mark.ts";
import { at, box, indices, numberAt, placeInSlot, placeOrStart, segment, thickness } from "./places.ts";

/** Box plots: a box between the quartiles, a line at the median, whiskers to `low` and `high`. */
export const boxKind: MarkKind<BoxMark> = {
  name: "box",
  covers: ({ direction, at, low, q1, median, q3, high }) =>
    across(direction, [at], [low, q1, median, q3, high]),
  counts: ({ direction, at, median }) => across(direction, [at], [median]),
  wishes: () => ({ room: "both" }),
  cut: true,
  draw: (mark, on) => {
    const width = thickness(on[sides(mark.direction).at], mark.at, mark.slot, 0.6);
    return indices(mark.at.length)
      .map((k) => oneBox(mark, on, k, Math.min(width, 46)))
      .join("");
  },
  key: (look, { left, middle, width }) =>
    element("rect", {
      ...box(left + 4, middle - 5, left + width - 4, middle + 5),
      ...boxStroke(look.colour),
    }),
};

const boxStroke = (colour: string) => ({
  fill: colour,
  "fill-opacity": 0.3,
  stroke: colour,
  "stroke-width": 1.2,
});

function oneBox(mark: BoxMark, on: Drawing, k: number, width: number): string {
  const along = on[sides(mark.direction).at];
  const values = on[sides(mark.direction).value];
  const centre = placeInSlot(along, at(mark.at, k), mark.slot);
  const px = [mark.low, mark.q1, mark.median, mark.q3, mark.high].map((v) =>
    placeOrStart(values, numberAt(v, k)),
  );
  const [low = Number.NaN, q1 = Number.NaN, median = Number.NaN, q3 = Number.NaN, high = Number.NaN] = px;
  if (![centre, low, q1, median, q3, high].every(Number.isFinite)) return "";
  const vertical = mark.direction === "vertical";
  const line = (v1: number, a1: number, v2: number, a2: number, stroke: string, w: number): string =>
    vertical ? segment(a1, v1, a2, v2, stroke, w) : segment(v1, a1, v2, a2, stroke, w);
  const [a, b] = [centre - width / 2, centre + width / 2];
  const body = element("rect", {
    ...(vertical ? box(a, q1, b, q3) : box(q1, a, q3, b)),
    ...boxStroke(on.look.colour),
  });
  const whiskers = [
    [low, q1],
    [q3, high],
  ].map(([from = 0, to = 0]) => line(from, centre, to, centre, on.look.colour, 1.2));
  const caps = [low, high].map((v) =>
    line(v, centre - width / 5, v, centre + width / 5, on.look.colour, 1.2),
  );
  return [...whiskers, ...caps, body, line(median, a, median, b, ink.text, 2)].join("");
}
