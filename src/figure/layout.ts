import { type AxisLabels, namesHeight, overhang, xLabels, yLabels } from "./axes.ts";
import { nameWithUnit } from "./axis-title.ts";
import type { Domain } from "./domain.ts";
import { indices } from "./marks/places.ts";
import { ruleLines } from "./marks/rule.ts";
import type { PanelPlan } from "./panel.ts";
import { type AxisScale, scaleOf } from "./scale.ts";
import { fontSize, lineHeight, textWidth, wrapText } from "./text-size.ts";
import type { Figure } from "./types.ts";

/** Px between the figure's edge and what it holds. */
export const margin = 8;

/** Px of one line of body text. */
export const bodyLine = fontSize.body * lineHeight;

/** A panel with its place and scales. */
export interface PlacedPanel {
  readonly plan: PanelPlan;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly xLabels: AxisLabels;
  readonly yLabels: AxisLabels;
  readonly titleLines: readonly string[];
  /** Whether its x axis (y axis) carries labels, or the panel below (at the left) does. */
  readonly showsX: boolean;
  readonly showsY: boolean;
}

/** The panels in their places, and what surrounds them. */
export interface Grid {
  readonly panels: readonly PlacedPanel[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Px of the lowest axis line, and of the end of the labels below it. */
  readonly bottom: number;
  readonly labelsEnd: number;
  readonly yTitle: readonly string[];
  readonly xTitle: readonly string[];
  readonly beside: readonly string[];
}

interface Measures {
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly gap: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly nameRoom: number;
}

const leastPanelWidth = 170;
const ownAxes = { both: [false, false], x: [false, true], y: [true, false], none: [true, true] } as const;

/** Places the panels of a figure in rows below `top`. */
export function layOut(figure: Figure, plans: readonly PanelPlan[], width: number, top: number): Grid {
  const measures = measure(figure, plans, width);
  const { columns, left, gap, panelWidth, panelHeight, nameRoom } = measures;
  const [ownX, ownY] = ownAxes[figure.shared ?? "both"];
  const panels: PlacedPanel[] = [];
  let [rowTop, bottom, labelsEnd] = [top, top, top];
  for (let first = 0; first < plans.length; first += columns) {
    const row = plans.slice(first, first + columns);
    const titles = row.map((plan) => wrapText(plan.title, panelWidth, fontSize.body, true));
    const above = Math.max(
      0,
      ...row.map((plan, k) => (titles[k]?.length ?? 0) + ruleLines(plan.marks, panelWidth)),
    );
    const panelTop = rowTop + above * bodyLine + 4;
    bottom = panelTop + panelHeight;
    const placed = row.map((plan, k) => {
      const x0 = left + k * (panelWidth + gap);
      const x = scaleOf(figure.x.scale, plan.x, [x0, x0 + panelWidth]);
      const y = scaleOf(figure.y.scale, plan.y, yRange(plan.y, panelTop, bottom));
      const labels = { xLabels: xLabels(figure.x, x), yLabels: yLabels(figure.y, y, nameRoom) };
      const shows = { showsX: ownX || first + k + columns >= plans.length, showsY: ownY || k === 0 };
      return { plan, x, y, ...labels, titleLines: titles[k] ?? [], ...shows };
    });
    panels.push(...placed);
    const depth = Math.max(...placed.filter((panel) => panel.showsX).map((panel) => panel.xLabels.depth), 0);
    labelsEnd = Math.max(labelsEnd, bottom + depth);
    rowTop = bottom + Math.max(depth, 10) + 8;
  }
  return { panels, top, bottom, labelsEnd, ...surroundings(figure, measures, width, bottom - top) };
}

/** Names run from top to bottom, numbers from the bottom up. */
const yRange = (domain: Domain, top: number, bottom: number): readonly [number, number] =>
  domain.kind === "names" ? [top, bottom] : [bottom, top];

function surroundings(figure: Figure, { left, right }: Measures, width: number, height: number) {
  const inner = width - left - right;
  return {
    left,
    right: width - right,
    yTitle: wrapText(nameWithUnit(figure.y.label, figure.y.unit), Math.max(height, 80) + 40, fontSize.axis),
    xTitle: wrapText(nameWithUnit(figure.x.label, figure.x.unit), inner, fontSize.axis),
    beside: besideLines(figure),
  };
}

function measure(figure: Figure, plans: readonly PanelPlan[], width: number): Measures {
  const nameRoom = width * 0.32;
  const beside = besideWidth(figure);
  const columns = columnsOf(figure, plans.length, width);
  const [, ownY] = ownAxes[figure.shared ?? "both"];
  let sides = { left: 60, right: margin + 6, gap: 22 };
  let [panelWidth, panelHeight] = [0, 0];
  // Labels decide the margins and the margins decide which labels fit: three rounds settle it.
  for (const _round of indices(3)) {
    panelWidth = (width - sides.left - sides.right - beside - (columns - 1) * sides.gap) / columns;
    panelWidth = Math.max(40, panelWidth);
    panelHeight = heightOf(figure, plans, panelWidth, nameRoom);
    sides = sidesOf(figure, plans, panelWidth, panelHeight, nameRoom, ownY);
  }
  panelWidth = Math.max(
    40,
    (width - sides.left - sides.right - beside - (columns - 1) * sides.gap) / columns,
  );
  return { columns, ...sides, right: sides.right + beside, panelWidth, panelHeight, nameRoom };
}

/** The heading of the column at the right, in lines. */
export const besideLines = (figure: Figure): readonly string[] =>
  figure.beside ? wrapText(figure.beside.title, besideWidth(figure) - 10, fontSize.body, true) : [];

function besideWidth({ beside, panels }: Figure): number {
  if (!beside || (panels?.length ?? 1) > 1) return 0;
  return Math.max(70, ...Object.values(beside.text).map((text) => textWidth(text, fontSize.body))) + 14;
}

function columnsOf(figure: Figure, n: number, width: number): number {
  const fits = Math.max(1, Math.floor((width - 50) / leastPanelWidth));
  const wanted = Math.max(1, Math.min(n, Math.floor(figure.columns ?? Math.min(fits, n === 4 ? 2 : 3))));
  return Math.min(wanted, Math.max(1, fits));
}

function heightOf(figure: Figure, plans: readonly PanelPlan[], panelWidth: number, room: number): number {
  if (figure.panelHeight !== undefined && figure.panelHeight > 0) return Math.max(40, figure.panelHeight);
  const names = plans.map((plan) => plan.y).filter((domain) => domain.kind === "names");
  const count = Math.max(0, ...names.map((domain) => domain.names.length));
  if (count > 0) {
    const tallest = Math.max(...names.map((domain) => namesHeight(domain.names, room)));
    return Math.max(60, Math.min(1200, count * Math.max(26, tallest + 10)));
  }
  return plans.length > 1
    ? Math.max(130, panelWidth * 0.78)
    : Math.max(180, Math.min(320, panelWidth * 0.56));
}

/** Px that labels and titles need at the left, at the right and between panels. */
function sidesOf(
  figure: Figure,
  plans: readonly PanelPlan[],
  panelWidth: number,
  panelHeight: number,
  room: number,
  ownY: boolean,
) {
  const measured = plans.map((plan) => {
    const x = scaleOf(figure.x.scale, plan.x, [0, panelWidth]);
    const y = scaleOf(figure.y.scale, plan.y, yRange(plan.y, 0, panelHeight));
    return { depth: yLabels(figure.y, y, room).depth, out: overhang(xLabels(figure.x, x), x) };
  });
  const depth = Math.max(0, ...measured.map((panel) => panel.depth));
  const before = Math.max(0, ...measured.map((panel) => panel.out[0]));
  const after = Math.max(6, ...measured.map((panel) => panel.out[1]));
  const title = nameWithUnit(figure.y.label, figure.y.unit);
  const titleLines = wrapText(title, Math.max(panelHeight, 80) + 40, fontSize.axis).length;
  return {
    left: margin + Math.max(titleLines * fontSize.axis * lineHeight + 4 + depth, before),
    right: margin + after,
    gap: Math.max(18, ownY ? depth + after + 12 : before + after + 14),
  };
}
