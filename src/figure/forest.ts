import type { Figure, Mark } from "./types.ts";

/** One row of a forest plot; without `low` and `high` it shows the middle alone. */
export interface ForestRow {
  readonly name: string;
  readonly middle: number;
  readonly low?: number;
  readonly high?: number;
  /** Rows of one group share their colour and symbol. */
  readonly group?: string;
  /** The numbers as text, shown at the right: "0.97 (0.90 to 1.05)". */
  readonly text?: string;
}

/** What a forest plot shows; names are distinct. */
export interface Forest {
  readonly title: string;
  readonly subtitle?: string;
  readonly value: {
    readonly label: string;
    readonly unit: string;
    readonly scale?: "linear" | "log";
    readonly domain?: readonly [number, number];
  };
  /** The value of no difference: 1 for ratios. */
  readonly reference?: number;
  /** Further lines on both sides of it: 0.8 and 1.25. */
  readonly margins?: readonly number[];
  /** Heading of the texts at the right. */
  readonly textTitle?: string;
  readonly rows: readonly ForestRow[];
}

/** A figure of estimates with intervals, one row each: claims as ratios of computed to reported, effects by group. */
export function forest({ title, subtitle, value, reference, margins, textTitle, rows }: Forest): Figure {
  const groups = [...new Set(rows.map((row) => row.group))];
  const text = rows.filter((row) => row.text !== undefined).map((row) => [row.name, row.text ?? ""]);
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    x: { ...value, scale: value.scale ?? "linear" },
    y: { label: "", unit: "", scale: "band", domain: rows.map((row) => row.name) },
    marks: [
      ...groups.map((group) => intervalOf(rows, group)),
      ...(reference === undefined ? [] : [{ mark: "rule", axis: "x", at: [reference] } as const]),
      ...(margins ? [{ mark: "rule", axis: "x", at: margins, weight: "thin" } as const] : []),
    ],
    ...(text.length > 0 ? { beside: { title: textTitle ?? "", text: Object.fromEntries(text) } } : {}),
  };
}

function intervalOf(rows: readonly ForestRow[], group: string | undefined): Mark {
  const own = rows.filter((row) => row.group === group);
  return {
    mark: "interval",
    direction: "horizontal",
    at: own.map((row) => row.name),
    low: own.map((row) => row.low ?? row.middle),
    high: own.map((row) => row.high ?? row.middle),
    middle: own.map((row) => row.middle),
    ...(group === undefined ? {} : { series: group }),
  };
}
