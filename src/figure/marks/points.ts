import { isOn } from "../scale.ts";
import type { PointsMark } from "../types.ts";
import type { MarkKind } from "./mark.ts";
import { at, indices, placeInSlot, symbolAt } from "./places.ts";

/** One symbol per point. On a plot of names against values, `slot` moves it within its band. */
export const pointsKind: MarkKind<PointsMark> = {
  name: "points",
  covers: ({ x, y }) => ({ x: [x], y: [y] }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({ room: "both" }),
  cut: false,
  draw: ({ x, y, slot }, on) =>
    indices(Math.min(x.length, y.length))
      .map((k) => [placeInSlot(on.x, at(x, k), slot), placeInSlot(on.y, at(y, k), slot)] as const)
      .filter(([px, py]) => isOn(on.x, px) && isOn(on.y, py))
      .map(([px, py]) => symbolAt(on.look, px, py))
      .join(""),
  key: (look, { left, middle, width }) => symbolAt(look, left + width / 2, middle),
};
