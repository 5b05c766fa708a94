import { isOn } from "../scale.ts";
import { coordinate, element, escapeText } from "../svg.ts";
import { ink } from "../theme.ts";
import type { Sketch, SketchMark } from "../types.ts";
import type { MarkKind } from "./mark.ts";
import { at, indices } from "./places.ts";

/** Line drawings at places, each as large as it says. */
export const sketchKind: MarkKind<SketchMark> = {
  name: "sketch",
  covers: ({ x, y }) => ({ x: [x], y: [y] }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({}),
  cut: false,
  draw: ({ x, y, sketches }, on) =>
    indices(Math.min(x.length, y.length, sketches.length))
      .map((k) => [on.x.place(at(x, k)), on.y.place(at(y, k)), sketches[k]!] as const)
      .filter(([px, py]) => isOn(on.x, px) && isOn(on.y, py))
      .map(([px, py, sketch]) => drawSketch(sketch, px, py))
      .join(""),
  key: () => "",
};

function drawSketch({ lines, fills, words, fontSize }: Sketch, px: number, py: number): string {
  const transform = `translate(${coordinate(px)} ${coordinate(py)})`;
  const strokes =
    lines.length === 0
      ? ""
      : element("path", {
          d: lines.map(pathOf).join(""),
          transform,
          fill: "none",
          stroke: ink.text,
          "stroke-width": 1.1,
          "stroke-linecap": "round",
        });
  const outlines =
    fills.length === 0
      ? ""
      : element("path", { d: fills.map((fill) => `${pathOf(fill)}Z`).join(""), transform, fill: ink.text });
  const texts = words.map(({ x, y, text, anchor = "middle" }) =>
    element(
      "text",
      {
        x: px + x,
        y: py + y + 0.36 * fontSize,
        "font-size": fontSize,
        "text-anchor": anchor === "start" ? undefined : anchor,
        fill: ink.text,
      },
      escapeText(text),
    ),
  );
  return [strokes, outlines, ...texts].join("");
}

/** "M0 0L3 4" of x1, y1, x2, y2. */
const pathOf = (points: readonly number[]): string =>
  indices(Math.floor(points.length / 2))
    .map((k) => `${k === 0 ? "M" : "L"}${tenth(points[2 * k]!)} ${tenth(points[2 * k + 1]!)}`)
    .join("");

const tenth = (value: number): string => String(Math.round(value * 10) / 10 + 0);
