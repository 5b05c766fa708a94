import { count, mean, quantiles, sd } from "../math/index.ts";
import { numberColumn, numbers, type Table, table, textColumn } from "../table/index.ts";
import { fromBaseUnits } from "../units/index.ts";
import { hoursAfterDose } from "./grid.ts";
import type { SimulateSpec } from "./spec.ts";

/** The probabilities of the band and its middle; quantiles are of type 7. */
const probabilities = [0.05, 0.5, 0.95];

/** Values of one analyte at one row of the grid, one per subject. Profiles stand subject after subject. */
export function acrossSubjects(values: Float64Array, row: number, nRows: number): Float64Array {
  const across = new Float64Array(values.length / nRows);
  for (let subject = 0; subject < across.length; subject++) across[subject] = values[subject * nRows + row]!;
  return across;
}

/** What is said of one analyte at one row of the grid. */
export interface Cell {
  readonly n: number;
  readonly quantiles: readonly number[];
  readonly mean: number;
  readonly sd: number;
}

/** The statistics of one analyte at one row, over subjects in the order of their numbers. */
export const cellOf = (values: Float64Array): Cell => ({
  n: count(values),
  quantiles: quantiles(values, probabilities),
  mean: mean(values),
  sd: sd(values),
});

/** The cells of profiles that stand subject after subject: analyte by analyte, row by row. */
export function summaryCells({ grid, outputs }: SimulateSpec, profiles: Table): Cell[] {
  const nRows = grid.timesH.length;
  return outputs.flatMap((analyte) => {
    const values = numbers(profiles, analyte);
    return grid.timesH.map((_, row) => cellOf(acrossSubjects(values, row, nRows)));
  });
}

/** Median, 90 % band, mean and standard deviation of every analyte at every row of the grid. */
export function summaryTable(
  spec: SimulateSpec,
  cells: readonly Cell[],
  unitOf: (analyte: string) => string,
): Table {
  const { grid, timeUnit, outputs } = spec;
  const rows = outputs.flatMap((analyte) => grid.timesH.map((_, row) => ({ analyte, row })));
  const afterH = hoursAfterDose(grid, spec.regimen.timesH);
  const time = (description: string) => ({ unit: timeUnit, description });
  const bands = ["p5", "median", "p95"].map((name, k) => ({
    name,
    values: cells.map((cell) => cell.quantiles[k]!),
  }));
  return table([
    textColumn(
      "analyte",
      rows.map(({ analyte }) => analyte),
      { description: "Output of the model." },
    ),
    numberColumn(
      "dose",
      rows.map(({ row }) => grid.doses[row]!),
      { description: "Number of the latest dose." },
    ),
    numberColumn(
      "time",
      rows.map(({ row }) => fromBaseUnits(grid.timesH[row]!, timeUnit)),
      time("Time since the first dose."),
    ),
    numberColumn(
      "time_after_dose",
      rows.map(({ row }) => fromBaseUnits(afterH[row]!, timeUnit)),
      time("Time since the latest dose."),
    ),
    numberColumn(
      "n",
      cells.map(({ n }) => n),
      { description: "Subjects with a value." },
    ),
    ...bands.map(({ name, values }) =>
      numberColumn(name, values, {
        description: `${descriptions[name]} over subjects (quantile type 7), in \`unit\`.`,
      }),
    ),
    numberColumn(
      "mean",
      cells.map((cell) => cell.mean),
      { description: "Mean over subjects, in `unit`." },
    ),
    numberColumn(
      "sd",
      cells.map((cell) => cell.sd),
      { description: "Standard deviation over subjects, in `unit`; missing for one subject." },
    ),
    textColumn(
      "unit",
      rows.map(({ analyte }) => unitOf(analyte)),
      { description: "Unit of p5, median, p95, mean and sd." },
    ),
  ]);
}

const descriptions: Readonly<Record<string, string>> = {
  p5: "5th percentile",
  median: "Median",
  p95: "95th percentile",
};
