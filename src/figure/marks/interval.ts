import { type AxisScale, isOn, within } from "../scale.ts";
import type { IntervalMark } from "../types.ts";
import { across, type Drawing, type MarkKind, sides } from "./mark.ts";
import { at, indices, numberAt, placeInSlot, placeOrStart, segment, symbolAt } from "./places.ts";

/** Half the length of a cap in px. */
const cap = 3.5;

/** Lines from `low` to `high`; an end beyond the axis ends in an arrow at the axis's end. */
export const intervalKind: MarkKind<IntervalMark> = {
  name: "interval",
  covers: ({ direction, at, low, high, middle }) =>
    across(direction, [at], middle ? [low, high, middle] : [low, high]),
  counts: ({ direction, at, high, middle }) => across(direction, [at], [middle ?? high]),
  wishes: () => ({ room: "both" }),
  cut: false,
  draw: (mark, on) =>
    indices(Math.min(mark.at.length, mark.low.length, mark.high.length))
      .map((k) => oneInterval(mark, on, k))
      .join(""),
  key: (look, { left, middle, width }) =>
    segment(left, middle, left + width, middle, look.colour) + symbolAt(look, left + width / 2, middle),
};

function oneInterval(mark: IntervalMark, on: Drawing, k: number): string {
  const along = on[sides(mark.direction).at];
  const values = on[sides(mark.direction).value];
  const across = placeInSlot(along, at(mark.at, k), mark.slot);
  if (!isOn(along, across)) return "";
  const stroke = on.look.colour;
  const line = (a: number, b: number, c: number, d: number): string =>
    mark.direction === "vertical" ? segment(b, a, d, c, stroke) : segment(a, b, c, d, stroke);
  const [from, to] = [numberAt(mark.low, k), numberAt(mark.high, k)].map((v) => placeOrStart(values, v));
  const drawn = from !== undefined && to !== undefined && reaches(values, from, to);
  const span = drawn ? intervalLine(values, across, from, to, line) : "";
  const middle = values.place(numberAt(mark.middle, k));
  if (!isOn(values, middle)) return span;
  const [x, y] = mark.direction === "vertical" ? [across, middle] : [middle, across];
  return span + symbolAt(on.look, x, y);
}

const reaches = (values: AxisScale, from: number, to: number): boolean =>
  Number.isFinite(from) &&
  Number.isFinite(to) &&
  (within(values, from) !== within(values, to) || isOn(values, from));

type Line = (a: number, b: number, c: number, d: number) => string;

/** The line, with a cap at an end that the axis shows and an arrow at one that it does not. */
function intervalLine(values: AxisScale, across: number, from: number, to: number, line: Line): string {
  const a = within(values, from);
  const b = within(values, to);
  const end = (px: number, edge: number): string => {
    if (isOn(values, px)) return line(edge, across - cap, edge, across + cap);
    const back = edge + 5 * Math.sign(edge - px);
    return line(edge, across, back, across - cap) + line(edge, across, back, across + cap);
  };
  return line(a, across, b, across) + end(from, a) + end(to, b);
}
