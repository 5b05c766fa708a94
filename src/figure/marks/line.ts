import { type CurveFactory, curveLinear, line } from "d3-shape";
import { element } from "../svg.ts";
import type { Look } from "../theme.ts";
import type { LineMark, Numbers } from "../types.ts";
import type { Drawing, KeyBox, MarkKind } from "./mark.ts";
import { at, indices, segment } from "./places.ts";

const dashes = { solid: undefined, dashed: "7 3", dotted: "2 3" } as const;

/** The path through points in order; a place that an axis cannot show breaks it. */
export function pathThrough(x: Numbers, y: Numbers, on: Drawing, curve: CurveFactory = curveLinear): string {
  const px = (k: number): number => on.x.place(at(x, k));
  const py = (k: number): number => on.y.place(at(y, k));
  const path = line<number>(px, py)
    .defined((k) => Number.isFinite(px(k)) && Number.isFinite(py(k)))
    .curve(curve)
    .digits(2);
  return path(indices(Math.min(x.length, y.length))) ?? "";
}

/** The stroke of a line that shows data. */
export const strokeOf = (look: Look, dash: string | undefined, width: number) => ({
  fill: "none",
  stroke: look.colour,
  "stroke-width": width,
  "stroke-dasharray": dash,
  "stroke-linejoin": "round",
  "stroke-linecap": dash === undefined ? "round" : "butt",
});

/** What the legend shows for a line. */
export const lineKey = (look: Look, { left, middle, width }: KeyBox): string =>
  segment(left, middle, left + width, middle, look.colour, 1.8, look.dash);

/** Straight lines from point to point. */
export const lineKind: MarkKind<LineMark> = {
  name: "line",
  covers: ({ x, y }) => ({ x: [x], y: [y] }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({}),
  cut: true,
  draw: ({ x, y, dash, weight }, on) => {
    const d = pathThrough(x, y, on);
    const pattern = dash === undefined ? on.look.dash : dashes[dash];
    const thin = weight === "thin";
    const stroke = strokeOf(on.look, thin ? undefined : pattern, thin ? 0.7 : 1.8);
    return d === "" ? "" : element("path", { d, ...stroke, "stroke-opacity": thin ? 0.4 : undefined });
  },
  key: lineKey,
};
