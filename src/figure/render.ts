import { drawGrid, drawXAxis, drawYAxis } from "./axes.ts";
import { nameWithUnit } from "./axis-title.ts";
import { besideLines, bodyLine, type Grid, layOut, margin, type PlacedPanel } from "./layout.ts";
import { drawLegend, looksOf, marksOf, seriesNames } from "./legend.ts";
import { kindOf, markKinds } from "./marks/index.ts";
import { ruleLines } from "./marks/rule.ts";
import { notesOf } from "./notes.ts";
import { type PanelPlan, planPanels } from "./panel.ts";
import { coordinate, element, escapeText } from "./svg.ts";
import { fontSize, lineHeight, wrapText } from "./text-size.ts";
import { ink, themeDeclarations } from "./theme.ts";
import type { Axis, Figure, Mark } from "./types.ts";

/** How a figure is written. */
export interface RenderOptions {
  /** In px of 1/96 inch; the figure's own width when left out. */
  readonly width?: number;
  /**
   * `page` (when left out): takes its colours from the page's `--tw-…` properties, light where the page sets none.
   * `light`, `dark`: fixed. `system`: light or dark as the reader's system is, for a file of its own.
   */
  readonly theme?: "page" | "light" | "dark" | "system";
}

/** 16 cm at 96 px to the inch. */
const printWidth = 605;
const leastWidth = 240;

/** Faces with the metrics that label sizes are estimated for; none is fetched. */
const face = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";

/**
 * SVG text of a figure. The same description gives the same bytes; coordinates are rounded to 0.01 px. Texts are wrapped or turned
 * so that none is cut. Missing values leave gaps; what a log axis cannot show is counted in a note below the figure.
 */
export function renderFigure(figure: Figure, options: RenderOptions = {}): string {
  const width = Math.max(leastWidth, options.width ?? figure.width ?? printWidth);
  const plans = planPanels(figure);
  const header = drawHeader(figure, width);
  const legend = drawLegend(figure, margin, header.height, width - 2 * margin);
  const top = header.height + legend.height + (legend.height > 0 ? 6 : 2) + besideHeight(figure);
  const grid = layOut(figure, plans, width, top);
  const below = drawBelow(figure, plans, grid, width);
  const body = [
    header.svg,
    legend.svg,
    ...grid.panels.map((panel) => drawPanel(figure, panel)),
    drawTitles(grid),
    drawBeside(figure, grid),
    below.svg,
  ];
  return frame(figure, options.theme ?? "page", width, Math.ceil(below.end + margin), body);
}

function frame(
  figure: Figure,
  theme: "page" | "light" | "dark" | "system",
  width: number,
  height: number,
  body: readonly string[],
): string {
  const fixed = theme === "light" || theme === "dark" ? `;${themeDeclarations(theme)}` : "";
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    role: "img",
    "aria-label": figure.title,
    class: "tw-figure",
    width,
    height,
    viewBox: `0 0 ${coordinate(width)} ${coordinate(height)}`,
    "font-family": face,
    "font-size": fontSize.body,
    style: `max-width:100%;height:auto${fixed}`,
  };
  return element(
    "svg",
    attributes,
    element("title", {}, escapeText(figure.title)),
    element("desc", {}, escapeText(figure.description ?? describe(figure))),
    theme === "system" ? element("style", {}, systemStyle) : "",
    element("rect", { width, height, fill: ink.paper }),
    ...body,
  );
}

const systemStyle = `.tw-figure{${themeDeclarations("light")}}@media (prefers-color-scheme:dark){.tw-figure{${themeDeclarations("dark")}}}`;

function describe(figure: Figure): string {
  const [x, y] = [figure.x, figure.y].map((axis) => nameWithUnit(axis.label, axis.unit) || "names");
  const series = seriesNames(figure);
  const panels = (figure.panels ?? []).map((panel) => panel.title).filter((title) => title !== "");
  return [
    figure.subtitle,
    `Vertical axis: ${y}, ${figure.y.scale}. Horizontal axis: ${x}, ${figure.x.scale}.`,
    series.length > 0 ? `Series: ${series.join("; ")}.` : "",
    panels.length > 0 ? `Panels: ${panels.join("; ")}.` : "",
  ]
    .filter((part) => part)
    .join(" ");
}

interface Lines {
  readonly lines: readonly string[];
  readonly size: number;
  readonly fill: string;
  readonly weight?: string;
}

/** Lines of text one below the other from `top`: their SVG and where they end. */
function stack(blocks: readonly Lines[], left: number, top: number): { svg: string; height: number } {
  let y = top;
  const parts: string[] = [];
  for (const { lines, size, fill, weight } of blocks) {
    for (const line of lines) {
      const at = { x: left, y: y + size, fill, "font-size": size, "font-weight": weight };
      parts.push(element("text", at, escapeText(line)));
      y += size * lineHeight;
    }
  }
  return { svg: parts.join(""), height: y };
}

function drawHeader(figure: Figure, width: number) {
  const room = width - 2 * margin;
  const title = wrapText(figure.title, room, fontSize.title, true);
  const subtitle = wrapText(figure.subtitle ?? "", room, fontSize.body);
  const header = stack(
    [
      { lines: title, size: fontSize.title, fill: ink.text, weight: "600" },
      { lines: subtitle, size: fontSize.body, fill: ink.muted },
    ],
    margin,
    margin,
  );
  return { svg: header.svg, height: header.height + 6 };
}

/** An axis with neither a label nor ticks only gives places: figures of trees and structures have two such. */
const isDrawn = ({ label, ticks }: Axis): boolean => label !== "" || ticks?.length !== 0;

function drawPanel(figure: Figure, panel: PlacedPanel): string {
  const { x, y, plan } = panel;
  const [left, right] = x.range;
  const [top, bottom] = [Math.min(...y.range), Math.max(...y.range)];
  const grids = [
    y.band === 0 ? drawGrid(panel.yLabels, left, right, "across") : "",
    y.band > 0 && x.band === 0 ? drawGrid(panel.xLabels, top, bottom, "down") : "",
  ];
  const titleEnd = top - 6 - ruleLines(plan.marks, right - left) * bodyLine;
  const titles = panel.titleLines.map((line, k) =>
    element(
      "text",
      {
        x: left,
        y: titleEnd - (panel.titleLines.length - 1 - k) * bodyLine,
        fill: ink.text,
        "font-weight": "600",
      },
      escapeText(line),
    ),
  );
  const marks = plan.isEmpty ? noData(left, right, top, bottom) : drawMarks(figure, panel);
  const axes = [
    isDrawn(figure.x) ? drawXAxis(x, panel.xLabels, bottom, panel.showsX) : "",
    isDrawn(figure.y) ? drawYAxis(y, panel.yLabels, left, panel.showsY) : "",
  ];
  return element("g", {}, ...grids, ...titles, marks, ...axes);
}

const noData = (left: number, right: number, top: number, bottom: number): string =>
  element(
    "text",
    { x: (left + right) / 2, y: (top + bottom) / 2 + 4, "text-anchor": "middle", fill: ink.muted },
    "no data",
  );

const layers = Object.keys(markKinds);

/** The marks of a panel, back to front in the order of the family; the ones that are cut lie below the others. */
function drawMarks(figure: Figure, { plan, x, y }: PlacedPanel): string {
  const look = looksOf(figure);
  const sorted = [...plan.marks].sort((a, b) => layers.indexOf(a.mark) - layers.indexOf(b.mark));
  const draw = (mark: Mark): string => {
    const own = look(mark.mark === "cells" ? undefined : mark.series);
    const linesAfter = ruleLines(sorted.slice(sorted.indexOf(mark) + 1), x.range[1] - x.range[0]);
    return kindOf(mark).draw(mark, { x, y, look: own, lookOf: look, linesAfter });
  };
  const cut = sorted.filter((mark) => kindOf(mark).cut).map(draw);
  const whole = sorted.filter((mark) => !kindOf(mark).cut).map(draw);
  const [left, right] = x.range;
  const [top, bottom] = [Math.min(...y.range), Math.max(...y.range)];
  const size = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
  const viewBox = [size.x, size.y, size.width, size.height].map(coordinate).join(" ");
  const inside = cut.join("") === "" ? "" : element("svg", { ...size, viewBox }, ...cut);
  return inside + whole.join("");
}

function drawTitles(grid: Grid): string {
  const middle = (grid.left + grid.right) / 2;
  const step = fontSize.axis * lineHeight;
  const style = { fill: ink.text, "font-size": fontSize.axis, "text-anchor": "middle" };
  const x = grid.xTitle.map((line, k) =>
    element("text", { x: middle, y: grid.labelsEnd + 14 + k * step, ...style }, escapeText(line)),
  );
  const centre = (grid.top + grid.bottom) / 2;
  const y = grid.yTitle.map((line, k) => {
    const at = margin + fontSize.axis * 0.9 + k * step;
    const transform = `rotate(-90 ${coordinate(at)} ${coordinate(centre)})`;
    return element("text", { x: at, y: centre, ...style, transform }, escapeText(line));
  });
  return [...x, ...y].join("");
}

const besideHeight = (figure: Figure): number =>
  Math.max(0, besideLines(figure).length - ruleLines(marksOf(figure), Number.POSITIVE_INFINITY)) * bodyLine;

/** The column of words at the right of a band axis. */
function drawBeside(figure: Figure, grid: Grid): string {
  const panel = grid.panels[0];
  if (!figure.beside || !panel || grid.panels.length > 1 || panel.plan.y.kind !== "names") return "";
  const x = grid.right + 14;
  const top = Math.min(...panel.y.range);
  const title = grid.beside.map((line, k) =>
    element(
      "text",
      { x, y: top - 6 - (grid.beside.length - 1 - k) * bodyLine, fill: ink.text, "font-weight": "600" },
      escapeText(line),
    ),
  );
  const text = figure.beside.text;
  const rows = panel.plan.y.names
    .filter((name) => Object.hasOwn(text, name))
    .map((name) =>
      element("text", { x, y: panel.y.place(name) + 4, fill: ink.text }, escapeText(text[name] ?? "")),
    );
  return [...title, ...rows].join("");
}

function drawBelow(figure: Figure, plans: readonly PanelPlan[], grid: Grid, width: number) {
  const step = fontSize.axis * lineHeight;
  const end = grid.labelsEnd + grid.xTitle.length * step + 4;
  const lines = notesOf(figure, plans).flatMap((note) => wrapText(note, width - 2 * margin, fontSize.body));
  const notes = stack([{ lines, size: fontSize.body, fill: ink.muted }], margin, end + 2);
  return { svg: notes.svg, end: lines.length > 0 ? notes.height : end };
}
