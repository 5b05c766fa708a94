import { indices } from "./marks/places.ts";
import type { AxisScale } from "./scale.ts";
import { coordinate, element, escapeText } from "./svg.ts";
import { fontSize, lineHeight, textWidth, wrapText } from "./text-size.ts";
import { ink } from "./theme.ts";
import { type Tick, ticksOf } from "./ticks.ts";
import type { Axis } from "./types.ts";

/** The labels of one axis: each in lines, at a px; turned labels slope up to their tick. */
export interface AxisLabels {
  readonly ticks: readonly { readonly px: number; readonly lines: readonly string[] }[];
  readonly turned: boolean;
  /** Px from the axis line to the end of the longest label. */
  readonly depth: number;
}

const tickLength = 4;
const labelGap = 3;
const turn = (40 * Math.PI) / 180;
const lineStep = fontSize.body * lineHeight;
const wide = (text: string): number => textWidth(text, fontSize.body);

/** Labels below an x axis. */
export function xLabels(axis: Axis, scale: AxisScale): AxisLabels {
  return scale.domain.kind === "names" ? xNames(scale, scale.domain.names) : xNumbers(axis, scale);
}

function xNumbers(axis: Axis, scale: AxisScale): AxisLabels {
  const depth = tickLength + labelGap + lineStep;
  for (let wanted = Math.min(12, span(scale) / 56); wanted > 2; wanted -= 1) {
    const ticks = numberTicks(axis, scale, wanted, "x");
    if (fit(ticks)) return { ticks, turned: false, depth };
  }
  return { ticks: spread(numberTicks(axis, scale, 2, "x")), turned: false, depth };
}

type Label = AxisLabels["ticks"][number];

function numberTicks(axis: Axis, scale: AxisScale, wanted: number, along: "x" | "y"): readonly Label[] {
  if (scale.domain.kind === "names") return [];
  const ticks: readonly Tick[] = ticksOf(axis, scale.domain, wanted, along);
  return ticks.map(({ value, label }) => ({ px: scale.place(value), lines: label === "" ? [] : [label] }));
}

const span = (scale: AxisScale): number => Math.abs(scale.range[1] - scale.range[0]);

const reach = (label: Label): readonly [number, number] => {
  const half = Math.max(0, ...label.lines.map(wide)) / 2;
  return [label.px - half, label.px + half];
};

const fit = (labels: readonly Label[]): boolean => {
  const shown = labels.filter((label) => label.lines.length > 0).sort((a, b) => a.px - b.px);
  return shown.every((label, k) => k === 0 || reach(label)[0] >= reach(shown[k - 1] ?? label)[1] + 8);
};

/** The same ticks; labels that would touch the one before are left out. */
function spread(labels: readonly Label[]): readonly Label[] {
  let last = Number.NEGATIVE_INFINITY;
  return labels.map((label) => {
    if (label.lines.length === 0 || reach(label)[0] < last + 6) return { ...label, lines: [] };
    last = reach(label)[1];
    return label;
  });
}

function xNames(scale: AxisScale, names: readonly string[]): AxisLabels {
  const room = scale.band - 6;
  const wrapped = names.map((name) => wrapText(name, room, fontSize.body));
  const whole = names.every((name) => name.split(/\s+/).every((word) => wide(word) <= room));
  const most = Math.max(1, ...wrapped.map((lines) => lines.length));
  if (whole && most <= 4) {
    const ticks = names.map((name, k) => ({ px: scale.place(name), lines: wrapped[k] ?? [name] }));
    return { ticks, turned: false, depth: tickLength + labelGap + most * lineStep };
  }
  const every = Math.max(1, Math.ceil((lineStep + 2) / scale.band));
  const ticks = names.map((name, k) => ({ px: scale.place(name), lines: k % every === 0 ? [name] : [] }));
  const longest = Math.max(0, ...ticks.flatMap((tick) => tick.lines.map(wide)));
  return { ticks, turned: true, depth: tickLength + labelGap + longest * Math.sin(turn) + lineStep };
}

/** Px by which labels of an x axis stick out at its start and end. */
export function overhang(labels: AxisLabels, scale: AxisScale): readonly [number, number] {
  const left = Math.min(...scale.range);
  const right = Math.max(...scale.range);
  const starts = labels.ticks.map((label) =>
    labels.turned ? label.px - Math.max(0, ...label.lines.map(wide)) * Math.cos(turn) - 8 : reach(label)[0],
  );
  const ends = labels.ticks.map((label) => (labels.turned ? label.px + 6 : reach(label)[1]));
  return [Math.max(0, left - Math.min(left, ...starts)), Math.max(0, Math.max(right, ...ends) - right)];
}

/** Labels at the left of a y axis; names wrap within `room` px. */
export function yLabels(axis: Axis, scale: AxisScale, room: number): AxisLabels {
  const ticks =
    scale.domain.kind === "names" ? yNames(scale, scale.domain.names, room) : yNumbers(axis, scale);
  const widest = Math.max(0, ...ticks.flatMap((tick) => tick.lines.map(wide)));
  return { ticks, turned: false, depth: tickLength + labelGap + widest };
}

const yNumbers = (axis: Axis, scale: AxisScale): readonly Label[] =>
  spreadDown(numberTicks(axis, scale, Math.min(12, span(scale) / (scale.kind === "log" ? 24 : 34)), "y"));

function yNames(scale: AxisScale, names: readonly string[], room: number): readonly Label[] {
  return spreadDown(
    names.map((name) => ({ px: scale.place(name), lines: wrapText(name, room, fontSize.body) })),
  );
}

/** The same labels; those that would touch the one before are left out. */
function spreadDown(labels: readonly Label[]): readonly Label[] {
  let last: number | undefined;
  return labels.map((label) => {
    const half = (label.lines.length * lineStep) / 2;
    if (last !== undefined && Math.abs(label.px - last) < half + lineStep / 2 - 2)
      return { ...label, lines: [] };
    if (label.lines.length > 0) last = label.px + (half - lineStep / 2);
    return label;
  });
}

/** Px of height that a band needs for the longest of its names. */
export const namesHeight = (names: readonly string[], room: number): number =>
  Math.max(1, ...names.map((name) => wrapText(name, room, fontSize.body).length)) * lineStep;

const label = (text: string, attributes: Readonly<Record<string, string | number | undefined>>): string =>
  element("text", { fill: ink.text, ...attributes }, escapeText(text));

const axisLine = (x1: number, y1: number, x2: number, y2: number): string =>
  element("line", { x1, y1, x2, y2, stroke: ink.text, "stroke-width": 1 });

const lengthOf = (tick: Label, isBand: boolean): number => {
  if (isBand) return 0;
  return tick.lines.length > 0 ? tickLength : 2.5;
};

/** An x axis with its ticks along `top` px; without labels in panels that stand above others. */
export function drawXAxis(scale: AxisScale, labels: AxisLabels, top: number, labelled: boolean): string {
  const line = axisLine(scale.range[0], top, scale.range[1], top);
  const marks = labels.ticks.map(({ px }, k) => {
    const tick = labels.ticks[k];
    return tick ? axisLine(px, top, px, top + lengthOf(tick, scale.band > 0)) : "";
  });
  const words = labelled ? labels.ticks.map((tick) => xLabel(tick, labels.turned, top)) : [];
  return [line, ...marks.filter((mark) => scale.band === 0 && mark !== ""), ...words].join("");
}

function xLabel({ px, lines }: Label, turned: boolean, top: number): string {
  const first = top + tickLength + labelGap + fontSize.body * 0.85;
  if (turned) {
    const place = { x: px + 4, y: first, "text-anchor": "end" };
    const transform = `rotate(-40 ${coordinate(px + 4)} ${coordinate(first)})`;
    return lines.map((line) => label(line, { ...place, transform })).join("");
  }
  return lines
    .map((line, k) => label(line, { x: px, y: first + k * lineStep, "text-anchor": "middle" }))
    .join("");
}

/** A y axis along `left` px. */
export function drawYAxis(scale: AxisScale, labels: AxisLabels, left: number, labelled: boolean): string {
  const line = axisLine(left, scale.range[0], left, scale.range[1]);
  const marks = labels.ticks
    .filter(() => scale.band === 0)
    .map((tick) => axisLine(left - lengthOf(tick, false), tick.px, left, tick.px));
  const words = labelled ? labels.ticks.map((tick) => yLabel(tick, left)) : [];
  return [line, ...marks, ...words].join("");
}

function yLabel({ px, lines }: Label, left: number): string {
  const first = px + fontSize.body * 0.35 - ((lines.length - 1) * lineStep) / 2;
  return indices(lines.length)
    .map((k) =>
      label(lines[k] ?? "", {
        x: left - tickLength - labelGap,
        y: first + k * lineStep,
        "text-anchor": "end",
      }),
    )
    .join("");
}

/** Faint lines across a panel at the labelled ticks of one axis. */
export function drawGrid(labels: AxisLabels, from: number, to: number, way: "across" | "down"): string {
  const one = (px: number): string => {
    const ends =
      way === "across" ? { x1: from, y1: px, x2: to, y2: px } : { x1: px, y1: from, x2: px, y2: to };
    return element("line", { ...ends, stroke: ink.grid, "stroke-width": 1 });
  };
  return labels.ticks
    .filter((tick) => tick.lines.length > 0)
    .map((tick) => one(tick.px))
    .join("");
}
