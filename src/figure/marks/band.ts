import { area } from "d3-shape";
import { element } from "../svg.ts";
import type { BandMark } from "../types.ts";
import type { MarkKind } from "./mark.ts";
import { at, box, indices, numberAt, placeOrStart } from "./places.ts";

/** A ribbon; where its lower edge is 0 or less on a log axis it reaches down to the axis's start. */
export const bandKind: MarkKind<BandMark> = {
  name: "band",
  covers: ({ x, low, high }) => ({ x: [x], y: [low, high] }),
  counts: ({ x, high }) => ({ x: [x], y: [high] }),
  wishes: () => ({}),
  cut: true,
  draw: ({ x, low, high }, on) => {
    const px = (k: number): number => on.x.place(at(x, k));
    const lower = (k: number): number => placeOrStart(on.y, numberAt(low, k));
    const upper = (k: number): number => on.y.place(at(high, k));
    const ribbon = area<number>()
      .x(px)
      .y0(lower)
      .y1(upper)
      .defined((k) => [px(k), lower(k), upper(k)].every(Number.isFinite))
      .digits(2);
    const d = ribbon(indices(Math.min(x.length, low.length, high.length))) ?? "";
    if (d === "") return "";
    const edge = { stroke: on.look.colour, "stroke-width": 0.7, "stroke-opacity": 0.45 };
    return element("path", { d, fill: on.look.colour, "fill-opacity": 0.16, ...edge });
  },
  key: (look, { left, middle, width }) =>
    element("rect", {
      ...box(left, middle - 5, left + width, middle + 5),
      fill: look.colour,
      "fill-opacity": 0.16,
    }),
};
