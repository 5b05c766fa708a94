import type { Figure } from "./types.ts";

/** One input of a tornado: the result at the low and at the high end of its range. */
export interface TornadoRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** The range that was tried, in words: "0.1 to 0.4 1/d". */
  readonly range?: string;
}

/** What a tornado shows; rows in the order drawn, usually the largest effect first. */
export interface Tornado {
  readonly title: string;
  readonly subtitle?: string;
  readonly value: { readonly label: string; readonly unit: string; readonly scale?: "linear" | "log" };
  /** The result with every input at its own value. */
  readonly base: number;
  readonly baseLabel?: string;
  readonly rows: readonly TornadoRow[];
}

/** A figure of how far a result moves as each input goes from its low to its high end. */
export function tornado({ title, subtitle, value, base, baseLabel, rows }: Tornado): Figure {
  const at = rows.map((row) => row.name);
  const bases = rows.map(() => base);
  const bars = { mark: "bars", direction: "horizontal", at, base: bases } as const;
  const tried = rows.filter((row) => row.range !== undefined).map((row) => [row.name, row.range ?? ""]);
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    x: { label: value.label, unit: value.unit, scale: value.scale ?? "linear" },
    y: { label: "", unit: "", scale: "band", domain: at },
    marks: [
      { ...bars, value: rows.map((row) => row.low), series: "low end of the range" },
      { ...bars, value: rows.map((row) => row.high), series: "high end of the range" },
      { mark: "rule", axis: "x", at: [base], ...(baseLabel === undefined ? {} : { label: baseLabel }) },
    ],
    ...(tried.length > 0 ? { beside: { title: "Range", text: Object.fromEntries(tried) } } : {}),
  };
}
