import { nameWithUnit } from "./axis-title.ts";
import { colourScaleOf } from "./colour-scale.ts";
import { kindOf } from "./marks/index.ts";
import type { KeyBox } from "./marks/mark.ts";
import { indices } from "./marks/places.ts";
import { element, escapeText } from "./svg.ts";
import { fontSize, lineHeight, textWidth, wrapText } from "./text-size.ts";
import { ink, type Look, lookOf, plainLook } from "./theme.ts";
import { printPlain } from "./ticks.ts";
import type { CellsMark, Figure, Mark } from "./types.ts";

/** All marks of a figure, panels in order. */
export const marksOf = (figure: Figure): readonly Mark[] => [
  ...figure.marks,
  ...(figure.panels ?? []).flatMap((panel) => panel.marks),
];

const seriesOf = (mark: Mark): readonly string[] => {
  if (mark.mark === "cells") return (mark.categories ?? []).filter((name) => name !== "");
  return mark.series === undefined ? [] : [mark.series];
};

/** The names of the series in the order of the legend, which is the order of their looks. */
export const seriesNames = (figure: Figure): readonly string[] => {
  const used = new Set(marksOf(figure).flatMap(seriesOf));
  const first = (figure.legend?.order ?? []).filter((name) => used.has(name));
  return [...new Set([...first, ...used])];
};

/** Names of series → looks. */
export function looksOf(figure: Figure): (series: string | undefined) => Look {
  const looks = new Map(seriesNames(figure).map((name, k) => [name, lookOf(k)]));
  return (series) => looks.get(series ?? "") ?? plainLook;
}

interface Entry {
  readonly name: string;
  readonly key: (box: KeyBox) => string;
}

const keyWidth = 28;
const keyGap = 7;
const entryGap = 20;

/** The lines of the legend as SVG text, and their height in px; starts at a given place. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** The legend of a figure within a width: entries side by side, as many lines as they need. */
export function drawLegend(figure: Figure, left: number, top: number, width: number): Drawn {
  if (figure.legend?.show === "none") return { svg: "", height: 0 };
  const parts: string[] = [];
  let [x, y, tallest] = [left, top, 0];
  const step = fontSize.body * lineHeight;
  for (const entry of entriesOf(figure)) {
    const lines = wrapText(entry.name, width - keyWidth - keyGap, fontSize.body);
    const wide = keyWidth + keyGap + Math.max(...lines.map((line) => textWidth(line, fontSize.body)));
    if (x > left && x + wide > left + width) {
      [x, y, tallest] = [left, y + tallest, 0];
    }
    parts.push(entry.key({ left: x, middle: y + 8, width: keyWidth }));
    parts.push(...lines.map((line, k) => words(line, x + keyWidth + keyGap, y + 12 + k * step)));
    tallest = Math.max(tallest, lines.length * step + 3);
    x += wide + entryGap;
  }
  const bars = drawColourBars(figure, left, y + tallest, width);
  return { svg: parts.join("") + bars.svg, height: y + tallest + bars.height - top };
}

const words = (text: string, x: number, y: number, anchor?: string): string =>
  element("text", { x, y, fill: ink.text, "text-anchor": anchor }, escapeText(text));

function entriesOf(figure: Figure): readonly Entry[] {
  const marks = marksOf(figure);
  const look = looksOf(figure);
  const series = seriesNames(figure).map((name) => ({
    name,
    key: (box: KeyBox) =>
      keyOf(
        marks.filter((mark) => seriesOf(mark).includes(name)),
        look(name),
        box,
      ),
  }));
  const rugs = new Map<string, Entry>();
  for (const mark of marks) {
    if (mark.mark !== "rug" || mark.series !== undefined) continue;
    rugs.set(mark.label, { name: mark.label, key: (box) => kindOf(mark).key(plainLook, box) });
  }
  return [...series, ...rugs.values()].filter((entry) => entry.name.trim() !== "");
}

/** The keys of the kinds of mark that show a series, each once, laid over each other. */
function keyOf(marks: readonly Mark[], look: Look, box: KeyBox): string {
  const kinds = new Map(marks.map((mark) => [mark.mark, kindOf(mark).key(look, box)]));
  return [...kinds.values()].join("");
}

const barWidth = 150;
const barSteps = 30;

function drawColourBars(figure: Figure, left: number, top: number, width: number): Drawn {
  const bars = new Map<string, CellsMark>();
  for (const mark of marksOf(figure)) {
    if (mark.mark === "cells" && mark.values && mark.colour) bars.set(mark.colour.label, mark);
  }
  const drawn = [...bars.values()].map((mark, k) => colourBar(mark, left, top + k * 22, width));
  return { svg: drawn.join(""), height: drawn.length * 22 };
}

function colourBar(mark: CellsMark, left: number, top: number, width: number): string {
  const scale = colourScaleOf(mark);
  const title = nameWithUnit(mark.colour?.label ?? "", mark.colour?.unit ?? "");
  const low = printPlain(Number(scale.low.toPrecision(3)));
  const high = printPlain(Number(scale.high.toPrecision(3)));
  const titleWidth = Math.min(textWidth(title, fontSize.body) + 12, width / 2);
  const start = left + titleWidth + textWidth(low, fontSize.body);
  const step = barWidth / barSteps;
  const rects = indices(barSteps).map((k) =>
    element("rect", {
      x: start + k * step,
      y: top + 3,
      width: step + (k < barSteps - 1 ? 0.4 : 0),
      height: 11,
      fill: scale.colour(scale.low + ((k + 0.5) / barSteps) * (scale.high - scale.low)),
    }),
  );
  const labels = [words(title, left, top + 13), words(low, start - 5, top + 13, "end")];
  return [...labels, ...rects, words(high, start + barWidth + 5, top + 13)].join("");
}
