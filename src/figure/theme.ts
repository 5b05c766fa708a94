import {
  type SymbolType,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3-shape";

/** The colours of a figure by role. */
export interface Colours {
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly paper: string;
  readonly series: readonly string[];
}

/**
 * Colours for light and dark pages. The series are the colour-blind-safe set of Okabe and Ito (`okabe2008`), reordered so that
 * the ones with most contrast to the page come first; the yellow is left out on paper, where it cannot be seen.
 * The dark set keeps the hues and raises the lightness.
 */
export const colours: { readonly light: Colours; readonly dark: Colours } = {
  light: {
    ink: "#222222",
    muted: "#5c5c5c",
    grid: "#e3e3e3",
    paper: "#ffffff",
    series: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#222222"],
  },
  dark: {
    ink: "#e8e8e8",
    muted: "#a9adb3",
    grid: "#383c42",
    paper: "#16181c",
    series: ["#4fb0ee", "#ff8a45", "#2cc795", "#e79fc7", "#f2b632", "#a5dbff", "#e8e8e8"],
  },
};

const nColours = colours.light.series.length;

/** A reference to a colour by role: the page's, and where the page sets none, the light one. */
export const ink = {
  text: `var(--tw-ink, ${colours.light.ink})`,
  muted: `var(--tw-muted, ${colours.light.muted})`,
  grid: `var(--tw-grid, ${colours.light.grid})`,
  paper: `var(--tw-paper, ${colours.light.paper})`,
} as const;

/** CSS declarations that set every colour of the figures on a page: `--tw-ink: #222222; …`. */
export const themeDeclarations = (theme: "light" | "dark"): string => {
  const { ink: text, muted, grid, paper, series } = colours[theme];
  const roles = [`--tw-ink:${text}`, `--tw-muted:${muted}`, `--tw-grid:${grid}`, `--tw-paper:${paper}`];
  return [...roles, ...series.map((colour, k) => `--tw-series-${k + 1}:${colour}`)].join(";");
};

/** How a series looks: distinct in colour, and again in dash and symbol for print in grey. */
export interface Look {
  readonly colour: string;
  /** Value of `stroke-dasharray`; undefined for a solid line. */
  readonly dash: string | undefined;
  readonly symbol: SymbolType;
  /** Opacity of its bars, from 0 to 1: neighbours differ, so that bars stay apart in grey. */
  readonly strength: number;
}

const strengths = [0.9, 0.3, 0.6, 0.15];
const dashes = [undefined, "7 3", "2 3", "9 3 2 3", "14 4", "5 2 1 2 1 2"];
const symbols = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** The look of the k-th series (from 0). After seven, colours return with other dashes and symbols. */
export function lookOf(k: number): Look {
  const round = Math.floor(k / nColours);
  const colour = k % nColours;
  return {
    colour: `var(--tw-series-${colour + 1}, ${colours.light.series[colour]})`,
    dash: dashes[(k + round) % dashes.length],
    symbol: symbols[(k + round) % symbols.length] ?? symbolCircle,
    strength: strengths[(k + round) % strengths.length] ?? 1,
  };
}

/** The look of a mark that names no series: ink, solid. */
export const plainLook: Look = { colour: ink.text, dash: undefined, symbol: symbolCircle, strength: 0.6 };
