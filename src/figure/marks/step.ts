import { curveStepAfter } from "d3-shape";
import { element } from "../svg.ts";
import type { StepMark } from "../types.ts";
import { lineKey, pathThrough, strokeOf } from "./line.ts";
import type { MarkKind } from "./mark.ts";

/** A line that keeps its value until the next point. */
export const stepKind: MarkKind<StepMark> = {
  name: "step",
  covers: ({ x, y }) => ({ x: [x], y: [y] }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({}),
  cut: true,
  draw: ({ x, y }, on) => {
    const d = pathThrough(x, y, on, curveStepAfter);
    return d === "" ? "" : element("path", { d, ...strokeOf(on.look, on.look.dash, 1.8) });
  },
  key: lineKey,
};
