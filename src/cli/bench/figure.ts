import type { Figure, Mark } from "../../figure/index.ts";
import type { Measured, Reference } from "./measure.ts";

/**
 * Work against precision: processor time per subject over the worst error, both logarithmic, a line for each method;
 * further left is more exact, further down is faster.
 */
export function workPrecision(title: string, rows: readonly Measured[], reference: Reference): Figure {
  const shown = rows.filter(({ status, worst }) => status === "ok" && worst > 0);
  const names = [...new Set(shown.map(({ method }) => method))];
  const marks = names.flatMap((series): Mark[] => {
    const own = shown.filter(({ method }) => method === series);
    const [x, y] = [own.map(({ worst }) => worst), own.map(({ usPerSubject }) => usPerSubject)];
    return [
      { mark: "line", series, x, y },
      { mark: "points", series, x, y },
    ];
  });
  const { worst } = reference.apart;
  const limit: Mark[] =
    worst > Math.min(...shown.map((row) => row.worst)) / 1.6
      ? [{ mark: "rule", axis: "x", at: [worst], label: "reference known to", weight: "thin" }]
      : [];
  return {
    title,
    subtitle: `One point for each tolerance, from ${extreme(rows, Math.max)} to ${extreme(rows, Math.min)}`,
    x: { label: "Worst relative error", unit: "", scale: "log", ...around(shown.map((row) => row.worst)) },
    y: {
      ...{ label: "Processor time per subject", unit: "us", scale: "log" },
      ...around(shown.map((row) => row.usPerSubject)),
    },
    marks: [...limit, ...marks],
    panelHeight: 320,
  };
}

/** A domain that holds every value, however many decades apart. */
const around = (values: readonly number[]): { domain?: readonly [number, number] } =>
  values.length > 0 ? { domain: [Math.min(...values) / 1.6, Math.max(...values) * 1.6] } : {};

const extreme = (rows: readonly Measured[], of: (...values: number[]) => number): string =>
  of(...rows.map(({ tolerance }) => tolerance)).toExponential(0);
