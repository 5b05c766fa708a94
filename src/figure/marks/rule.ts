import { isOn } from "../scale.ts";
import { element, escapeText } from "../svg.ts";
import { fontSize, lineHeight, textWidth, wrapText } from "../text-size.ts";
import { ink } from "../theme.ts";
import type { Mark, RuleMark } from "../types.ts";
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
  key: (look, { left, middle, width }) => segment(left, middle, left + width, middle, look.colour, 1.2, dash),
};

function oneRule(mark: RuleMark, on: Drawing, value: number): string {
  const px = on[mark.axis].place(value);
  if (!isOn(on[mark.axis], px)) return "";
  const [left, right] = on.x.range;
  const [top, bottom] = [Math.min(...on.y.range), Math.max(...on.y.range)];
  const ends = mark.axis === "x" ? ([px, top, px, bottom] as const) : ([left, px, right, px] as const);
  const thin = mark.weight === "thin";
  const line = segment(...ends, thin ? ink.muted : on.look.colour, thin ? 1 : 1.2, thin ? "2 3" : dash);
  if (!mark.label) return line;
  return (
    line + (mark.axis === "x" ? abovePanel(mark.label, on, px, top) : aboveRule(mark.label, on, px, top))
  );
}

/** Lines of text that the labels of vertical rules need above a panel of some width. */
export const ruleLines = (marks: readonly Mark[], width: number): number =>
  marks
    .map((mark) => (mark.mark === "rule" && mark.axis === "x" ? (mark.label ?? "") : ""))
    .reduce((sum, label) => sum + wrapText(label, width, fontSize.body).length, 0);

/** Above the panel, over its rule as far as the panel's sides allow; the label of an earlier rule stands higher. */
function abovePanel(label: string, on: Drawing, px: number, top: number): string {
  const [left, right] = on.x.range;
  const lines = wrapText(label, right - left, fontSize.body);
  const half = Math.max(...lines.map((line) => textWidth(line, fontSize.body))) / 2;
  const x = Math.max(left + half, Math.min(px, right - half));
  const step = fontSize.body * lineHeight;
  const last = top - 5 - on.linesAfter * step;
  return lines.map((line, k) => haloed(line, x, last - (lines.length - 1 - k) * step, "middle")).join("");
}

function aboveRule(label: string, on: Drawing, py: number, top: number): string {
  const width = on.x.range[1] - on.x.range[0] - 8;
  const lines = wrapText(label, width, fontSize.body);
  const step = fontSize.body * lineHeight;
  const below = py - 5 - (lines.length - 1) * step < top + 10;
  const first = below ? py + 14 : py - 5 - (lines.length - 1) * step;
  return lines.map((line, k) => haloed(line, on.x.range[1] - 4, first + k * step, "end")).join("");
}

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
