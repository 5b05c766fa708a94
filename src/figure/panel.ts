import { type Domain, domainOf, isPlaceable } from "./domain.ts";
import { kindOf } from "./marks/index.ts";
import type { Figure, Mark, Places } from "./types.ts";

/** A panel before it has a place: its marks and the domains of its axes. */
export interface PanelPlan {
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly x: Domain;
  readonly y: Domain;
  readonly isEmpty: boolean;
}

/** The panels of a figure with their domains, shared or not. */
export function planPanels(figure: Figure): readonly PanelPlan[] {
  const panels = figure.panels ?? [{ title: "", marks: [] }];
  const own = panels.map((panel) => [...figure.marks, ...panel.marks]);
  const shared = figure.shared ?? "both";
  const all = own.flat();
  return panels.map((panel, k) => {
    const marks = own[k] ?? [];
    const x = domainFor(figure, "x", shared === "both" || shared === "x" ? all : marks);
    const y = domainFor(figure, "y", shared === "both" || shared === "y" ? all : marks);
    return { title: panel.title, marks, x, y, isEmpty: !marks.some((mark) => hasData(figure, mark)) };
  });
}

function domainFor(figure: Figure, along: "x" | "y", marks: readonly Mark[]): Domain {
  const wishes = marks.map((mark) => kindOf(mark).wishes(mark));
  const cells = marks.some((mark) => mark.mark === "cells");
  return domainOf(
    figure[along],
    marks.flatMap((mark) => kindOf(mark).covers(mark)[along]),
    {
      zero: wishes.some((wish) => wish.zero === along),
      room: wishes.some((wish) => wish.room === along || wish.room === "both"),
      round: along === "y" && !cells,
    },
  );
}

/** Whether an axis of this kind can show a value at all. */
export const isShowable = (value: number | string, scale: string): boolean => {
  if (typeof value === "string") return scale === "band";
  return isPlaceable(value) && (scale !== "log" || value > 0);
};

function hasData(figure: Figure, mark: Mark): boolean {
  if (mark.mark === "rule" || mark.mark === "rug") return false;
  const { x, y } = kindOf(mark).covers(mark);
  const shows = (places: readonly Places[], scale: string): boolean =>
    places.some((values) => Array.from<number | string>(values).some((value) => isShowable(value, scale)));
  return shows(x, figure.x.scale) && shows(y, figure.y.scale);
}
