/** Numbers of one channel of a mark, in the unit of the axis they stand on. NaN: missing. */
export type Numbers = readonly number[] | Float64Array;

/** Places along an axis: numbers, or names where the axis is a band axis. */
export type Places = Numbers | readonly string[];

/** How an axis spaces its values; `symlog` is linear around zero and logarithmic further out. */
export type ScaleKind = "linear" | "log" | "symlog" | "band";

/**
 * One axis. Without `domain` it covers the data; without `ticks` it chooses round ones. With neither a label nor ticks
 * (`ticks: []`) it only gives places and is not drawn.
 */
export interface Axis {
  /** What the axis measures, without the unit: "Time". */
  readonly label: string;
  /** Unit text that `units` reads: "ug/mL"; the empty text for a bare number or for names. */
  readonly unit: string;
  readonly scale: ScaleKind;
  /** Two numbers, or all the names of a band axis in order (top to bottom on a vertical axis). */
  readonly domain?: readonly [number, number] | readonly string[];
  readonly ticks?: Numbers;
}

/** A series gives a mark its colour, dash and symbol, and its line in the legend; same name, same look. */
interface InSeries {
  readonly series?: string;
}

/** On a band axis: the k-th (from 0) of n places side by side within one band. */
export type Slot = readonly [k: number, n: number];

/** Straight lines from point to point. A missing value breaks the line. */
export interface LineMark extends InSeries {
  readonly mark: "line";
  readonly x: Numbers;
  readonly y: Numbers;
  /** Overrides the dash that the series would have. */
  readonly dash?: "solid" | "dashed" | "dotted";
  /** Thin: for single subjects behind a summary. */
  readonly weight?: "normal" | "thin";
}

/** A line that keeps its value until the next point: Kaplan–Meier curves, dose records. */
export interface StepMark extends InSeries {
  readonly mark: "step";
  readonly x: Numbers;
  readonly y: Numbers;
}

/** A ribbon between `low` and `high`. */
export interface BandMark extends InSeries {
  readonly mark: "band";
  readonly x: Numbers;
  readonly low: Numbers;
  readonly high: Numbers;
}

/** One symbol per point. */
export interface PointsMark extends InSeries {
  readonly mark: "points";
  readonly x: Places;
  readonly y: Places;
  readonly slot?: Slot;
}

/** Bars from `base` (0 when left out) to `value`; on a log axis from the axis's end. */
export interface BarsMark extends InSeries {
  readonly mark: "bars";
  /** `vertical`: places on x, values on y. `horizontal`: places on y, values on x. */
  readonly direction: "vertical" | "horizontal";
  readonly at: Places;
  readonly value: Numbers;
  readonly base?: Numbers;
  readonly slot?: Slot;
}

/** Lines from `low` to `high` with caps, and a symbol at `middle`: error bars, forest plots. */
export interface IntervalMark extends InSeries {
  readonly mark: "interval";
  /** `vertical`: places on x, values on y. `horizontal`: places on y, values on x. */
  readonly direction: "vertical" | "horizontal";
  readonly at: Places;
  readonly low: Numbers;
  readonly high: Numbers;
  readonly middle?: Numbers;
  readonly slot?: Slot;
}

/** Reference lines across the panel at values of one axis. */
export interface RuleMark extends InSeries {
  readonly mark: "rule";
  /** The axis that the values belong to: a rule on `y` is horizontal. */
  readonly axis: "x" | "y";
  readonly at: Numbers;
  /** Stands above the panel for a rule on `x`, above the line for a rule on `y`. */
  readonly label?: string;
  /** Thin: for limits beside a reference. */
  readonly weight?: "normal" | "thin";
}

/** Short marks at the lower edge of a panel: times of doses. */
export interface RugMark extends InSeries {
  readonly mark: "rug";
  readonly x: Numbers;
  /** The line in the legend: "dose". */
  readonly label: string;
}

/** Words at places. */
export interface TextMark extends InSeries {
  readonly mark: "text";
  readonly x: Places;
  readonly y: Places;
  readonly text: readonly string[];
  readonly anchor?: "start" | "middle" | "end";
}

/**
 * Rectangles: heat maps, decision tables, histograms. On a band axis a place is a name; on a number axis cells reach
 * from `x` to `x2` (`y` to `y2`). Coloured by `values` (a colour scale in the legend) or by `categories` (each a series).
 */
export interface CellsMark {
  readonly mark: "cells";
  readonly x: Places;
  readonly y: Places;
  readonly x2?: Numbers;
  readonly y2?: Numbers;
  readonly values?: Numbers;
  /** What `values` measure, for the legend; its domain is the colour scale's. */
  readonly colour?: {
    readonly label: string;
    readonly unit: string;
    readonly domain?: readonly [number, number];
  };
  readonly categories?: readonly string[];
  readonly text?: readonly string[];
}

/** Box plots from numbers already computed; what the ends are is for the caption to say. */
export interface BoxMark extends InSeries {
  readonly mark: "box";
  readonly direction: "vertical" | "horizontal";
  readonly at: Places;
  readonly low: Numbers;
  readonly q1: Numbers;
  readonly median: Numbers;
  readonly q3: Numbers;
  readonly high: Numbers;
  readonly slot?: Slot;
}

/** A drawing of lines and words in px around a place, y downwards: a molecule. */
export interface Sketch {
  /** Each line through its points: x1, y1, x2, y2, … */
  readonly lines: readonly (readonly number[])[];
  /** Filled outlines, written as lines are. */
  readonly fills: readonly (readonly number[])[];
  /** Words with their middle line at y. */
  readonly words: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly anchor?: "start" | "middle" | "end";
  }[];
  /** Of the words, in px. */
  readonly fontSize: number;
}

/** A drawing at each place; the maker sees to it that it stays within the panel. */
export interface SketchMark extends InSeries {
  readonly mark: "sketch";
  readonly x: Places;
  readonly y: Places;
  readonly sketches: readonly Sketch[];
}

/** What can be drawn in a panel. */
export type Mark =
  | LineMark
  | StepMark
  | BandMark
  | PointsMark
  | BarsMark
  | IntervalMark
  | RuleMark
  | RugMark
  | TextMark
  | CellsMark
  | BoxMark
  | SketchMark;

/** One of several small panels that share the figure's axes. */
export interface Panel {
  readonly title: string;
  readonly marks: readonly Mark[];
}

/** Where the legend stands. `top` wraps over as many lines as it needs. */
export interface Legend {
  readonly show: "top" | "none";
  /** Order of the series; others follow in order of appearance. */
  readonly order?: readonly string[];
}

/** A figure: data already computed, and how to show it. Plain data. */
export interface Figure {
  readonly title: string;
  readonly subtitle?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Marks of the one panel; with `panels`, drawn in every panel below its own. */
  readonly marks: readonly Mark[];
  /** Small multiples, left to right, then down. */
  readonly panels?: readonly Panel[];
  /** Panels in a row; as many as fit when left out. */
  readonly columns?: number;
  /** Whether panels share their axes' domains; both when left out. */
  readonly shared?: "both" | "x" | "y" | "none";
  readonly legend?: Legend;
  /** Where y is a band axis: a column of words at the right, by the names of the axis. One panel only. */
  readonly beside?: { readonly title: string; readonly text: Readonly<Record<string, string>> };
  /** What a reader who cannot see it is told; composed from titles and series when left out. */
  readonly description?: string;
  /** In px of 1/96 inch; 605 (16 cm) when left out. */
  readonly width?: number;
  /** Height of one panel's plotting area in px. */
  readonly panelHeight?: number;
}
