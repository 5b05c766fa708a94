import { isOn } from "../scale.ts";
import { element, escapeText } from "../svg.ts";
import { fontSize, textWidth } from "../text-size.ts";
import { ink, type Look } from "../theme.ts";
import type { RuleMark } from "../types.ts";
import { type Drawing, type MarkKind, nothing } from "./mark.ts";
import { indices, numberAt, segment } from "./places.ts";

const dash = "5 3";

/** Reference lines across the panel, each with the label beside it. */
export const ruleKind: MarkKind<RuleMark> = {
  name: "rule",
  covers: ({ axis, at }) => (axis === "x" ? { x: [at], y: [] } : { x: [], y: [at] }),
  counts: () => nothing,
  wishes: () => ({}),
  cut: false,
  draw: (mark, on) =>
    indices(mark.at.length)
      .map((k) => oneRule(mark, on, numberAt(mark.at, k)))
      .join(""),
  key: (look, { left, middle, width }) =>
    segment(left, middle, left + width, middle, strokeOf(look), 1.2, dash),
};

const strokeOf = (look: Look): string => look.colour;

function oneRule(mark: RuleMark, on: Drawing, value: number): string {
  const px = on[mark.axis].place(value);
  if (!isOn(on[mark.axis], px)) return "";
  const [left, right] = on.x.range;
  const [top, bottom] = [Math.min(...on.y.range), Math.max(...on.y.range)];
  const stroke = strokeOf(on.look);
  const line =
    mark.axis === "x"
      ? segment(px, top, px, bottom, stroke, 1.2, dash)
      : segment(left, px, right, px, stroke, 1.2, dash);
  if (!mark.label) return line;
  return (
    line + (mark.axis === "x" ? besideRule(mark.label, on, px, top) : aboveRule(mark.label, on, px, top))
  );
}

/** Beside a vertical rule, on the side with room; later rules' labels stand lower, so that they do not meet. */
function besideRule(label: string, on: Drawing, px: number, top: number): string {
  const right = px + 5 + textWidth(label, fontSize.body) <= on.x.range[1];
  return haloed(label, right ? px + 5 : px - 5, top + 13 + 15 * on.order, right ? "start" : "end");
}

const aboveRule = (label: string, on: Drawing, py: number, top: number): string =>
  haloed(label, on.x.range[1] - 4, py - 5 < top + 10 ? py + 14 : py - 5, "end");

/** Text with an edge of paper, readable over lines. */
export const haloed = (label: string, x: number, y: number, anchor: "start" | "middle" | "end"): string =>
  element(
    "text",
    {
      x,
      y,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill: ink.text,
      stroke: ink.paper,
      "stroke-width": 3,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    escapeText(label),
  );
