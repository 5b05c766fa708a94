import { isOn } from "../scale.ts";
import { coordinate, element } from "../svg.ts";
import { ink } from "../theme.ts";
import type { RugMark } from "../types.ts";
import type { MarkKind } from "./mark.ts";
import { at, indices } from "./places.ts";

/** A small arrowhead that stands on `y` and points up. */
const arrow = (x: number, y: number): string =>
  element("path", {
    d: `M${coordinate(x - 4)},${coordinate(y)}L${coordinate(x)},${coordinate(y - 8)}L${coordinate(x + 4)},${coordinate(y)}Z`,
    fill: ink.text,
    stroke: ink.paper,
    "stroke-width": 0.8,
  });

/** Arrowheads along the lower edge of a panel: times of doses. */
export const rugKind: MarkKind<RugMark> = {
  name: "rug",
  covers: ({ x }) => ({ x: [x], y: [] }),
  counts: ({ x }) => ({ x: [x], y: [] }),
  wishes: () => ({}),
  cut: false,
  draw: ({ x }, on) =>
    indices(x.length)
      .map((k) => on.x.place(at(x, k)))
      .filter((px) => isOn(on.x, px))
      .map((px) => arrow(px, Math.max(...on.y.range)))
      .join(""),
  key: (_look, { left, middle, width }) => arrow(left + width / 2, middle + 4),
};
