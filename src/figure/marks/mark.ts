import type { AxisScale } from "../scale.ts";
import type { Look } from "../theme.ts";
import type { Mark, Places } from "../types.ts";

/** The panel that a mark is drawn in. */
export interface Drawing {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly look: Look;
  /** The look of another series, for marks that show several. */
  readonly lookOf: (series: string) => Look;
  /** Lines of text above the panel that the marks after this one need. */
  readonly linesAfter: number;
}

/** The box of a line of the legend that shows what a mark looks like, in px. */
export interface KeyBox {
  readonly left: number;
  readonly middle: number;
  readonly width: number;
}

/** What a mark covers along both axes. */
export interface Covers {
  readonly x: readonly Places[];
  readonly y: readonly Places[];
}

/** What a member of the family of marks must be able to say and draw. */
export interface MarkKind<M extends Mark> {
  readonly name: M["mark"];
  /** The values that a domain chosen for the data must cover. */
  readonly covers: (mark: M) => Covers;
  /** The values that stand for data: those that cannot be shown are counted below the figure. */
  readonly counts: (mark: M) => Covers;
  /** Axes on which it stands on zero, and on which its symbols need room at the ends. */
  readonly wishes: (mark: M) => { readonly zero?: "x" | "y"; readonly room?: "x" | "y" | "both" };
  /** Cut at the panel's edges; otherwise it draws only what lies inside. */
  readonly cut: boolean;
  /** SVG text in the coordinates of the whole figure. */
  readonly draw: (mark: M, on: Drawing) => string;
  /** What the legend shows beside a series' name. */
  readonly key: (look: Look, box: KeyBox) => string;
}

/** Covers nothing. */
export const nothing: Covers = { x: [], y: [] };

/** The axis that carries places (`at`) and the one that carries values, for marks that lie in either direction. */
export const sides = (
  direction: "vertical" | "horizontal",
): { readonly at: "x" | "y"; readonly value: "x" | "y" } =>
  direction === "vertical" ? { at: "x", value: "y" } : { at: "y", value: "x" };

/** Covers places along one axis and values along the other. */
export const across = (
  direction: "vertical" | "horizontal",
  at: readonly Places[],
  values: readonly Places[],
): Covers => (direction === "vertical" ? { x: at, y: values } : { x: values, y: at });
