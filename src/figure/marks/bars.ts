import { element } from "../svg.ts";
import type { Look } from "../theme.ts";
import type { BarsMark } from "../types.ts";
import { across, type MarkKind, sides } from "./mark.ts";
import { at, box, indices, numberAt, placeInSlot, placeOrStart, thickness } from "./places.ts";

const barPaint = ({ colour, strength }: Look) => ({
  fill: colour,
  "fill-opacity": strength,
  stroke: colour,
  "stroke-width": 1,
});

/** Bars from `base` to `value`. */
export const barsKind: MarkKind<BarsMark> = {
  name: "bars",
  covers: (mark) => across(mark.direction, [mark.at], mark.base ? [mark.value, mark.base] : [mark.value]),
  counts: (mark) => across(mark.direction, [mark.at], [mark.value]),
  wishes: ({ direction, base }) => {
    const { value } = sides(direction);
    return { room: "both", ...(base ? {} : { zero: value }) };
  },
  cut: true,
  draw: (mark, on) => {
    const along = on[sides(mark.direction).at];
    const values = on[sides(mark.direction).value];
    const width = thickness(along, mark.at, mark.slot);
    const bar = (k: number): string => {
      const middle = placeInSlot(along, at(mark.at, k), mark.slot);
      const from = placeOrStart(values, mark.base ? numberAt(mark.base, k) : 0);
      const to = values.place(numberAt(mark.value, k));
      if (![middle, from, to].every(Number.isFinite)) return "";
      const [a, b] = [middle - width / 2, middle + width / 2];
      const shape = mark.direction === "vertical" ? box(a, from, b, to) : box(from, a, to, b);
      return element("rect", { ...shape, ...barPaint(on.look) });
    };
    return indices(Math.min(mark.at.length, mark.value.length)).map(bar).join("");
  },
  key: (look, { left, middle, width }) =>
    element("rect", {
      ...box(left + 4, middle - 5, left + width - 4, middle + 5),
      ...barPaint(look),
    }),
};
