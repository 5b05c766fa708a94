import type { NumberDomain } from "./domain.ts";
import { kindOf } from "./marks/index.ts";
import { indices } from "./marks/places.ts";
import type { PanelPlan } from "./panel.ts";
import { printPlain } from "./ticks.ts";
import type { Axis, Figure, Mark } from "./types.ts";

/**
 * What a figure does not show, in words: values at or below 0 on a log axis, and values that lie below an axis that was
 * chosen for the data. A ribbon is counted only where no other mark shows its series.
 */
export function notesOf(figure: Figure, panels: readonly PanelPlan[]): readonly string[] {
  const outside = panels.reduce((sum, panel) => sum + countOutside(figure, panel), 0);
  const hidden = (["x", "y"] as const).flatMap((along) => {
    const axis = figure[along];
    if (axis.scale !== "log") return [];
    let [atZero, below] = [0, 0];
    let lowest = Number.POSITIVE_INFINITY;
    for (const panel of panels) {
      const domain = panel[along];
      if (domain.kind === "names") continue;
      const values = counted(panel.marks, along);
      atZero += values.filter((value) => value <= 0).length;
      below += hasStatedDomain(axis) ? 0 : values.filter((value) => isBelow(value, domain)).length;
      lowest = Math.min(lowest, domain.low);
    }
    return [
      ...(atZero > 0 ? [`${plural(atZero)} at or below 0 not shown`] : []),
      ...(below > 0 ? [`${plural(below)} below ${printPlain(Number(lowest.toPrecision(3)))} not shown`] : []),
    ];
  });
  return outside > 0 ? [...hidden, `${plural(outside)} outside the axes not shown`] : hidden;
}

/** Symbols that lie beyond a stated domain. Curves are cut at the edge, where a reader sees that they go on. */
function countOutside(figure: Figure, panel: PanelPlan): number {
  const beyond = (along: "x" | "y", value: number | string | undefined): boolean => {
    const domain = panel[along];
    if (!hasStatedDomain(figure[along]) || domain.kind === "names" || typeof value !== "number") return false;
    if (figure[along].scale === "log" && value <= 0) return false;
    return value < domain.low || value > domain.high;
  };
  return panel.marks
    .filter((mark) => mark.mark === "points" || mark.mark === "interval")
    .map((mark) => kindOf(mark).counts(mark))
    .map(({ x: [x = []], y: [y = []] }) =>
      indices(x.length).filter((k) => beyond("x", x[k]) || beyond("y", y[k])),
    )
    .reduce((sum, found) => sum + found.length, 0);
}

const plural = (n: number): string => (n === 1 ? "1 value" : `${n} values`);

const hasStatedDomain = (axis: Axis): boolean => axis.domain !== undefined;

const isBelow = (value: number, domain: NumberDomain): boolean => value > 0 && value < domain.low;

function counted(marks: readonly Mark[], along: "x" | "y"): readonly number[] {
  const others = new Set(marks.filter((mark) => showsValues.has(mark.mark)).map(seriesOf));
  return marks
    .filter((mark) => mark.mark !== "band" || !others.has(mark.series))
    .flatMap((mark) => kindOf(mark).counts(mark)[along])
    .flatMap((places) => Array.from<number | string>(places))
    .filter((value) => typeof value === "number")
    .filter(Number.isFinite);
}

const showsValues = new Set(["line", "step", "points", "interval"]);

const seriesOf = (mark: Mark): string | undefined => (mark.mark === "cells" ? undefined : mark.series);
