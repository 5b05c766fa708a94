import { count, quantiles } from "../math/index.ts";
import { column, numberColumn, numbers, type Table, table, textColumn } from "../table/index.ts";
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

/** Median and 90 % band of every analyte at every row of the grid. */
export function summaryTable(spec: SimulateSpec, profiles: Table): Table {
  const { grid, timeUnit, outputs } = spec;
  const nRows = grid.timesH.length;
  const rows = outputs.flatMap((analyte) => grid.timesH.map((_, row) => ({ analyte, row })));
  const afterH = hoursAfterDose(grid, spec.regimen.timesH);
  const cells = rows.map(({ analyte, row }) => {
    const values = acrossSubjects(numbers(profiles, analyte), row, nRows);
    return { n: count(values), at: quantiles(values, probabilities) };
  });
  const time = (description: string) => ({ unit: timeUnit, description });
  const quantile = (k: number, what: string) => ({
    name: what,
    values: cells.map(({ at }) => at[k]!),
  });
  const bands = [quantile(0, "p5"), quantile(1, "median"), quantile(2, "p95")];
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
    textColumn(
      "unit",
      rows.map(({ analyte }) => column(profiles, analyte).unit),
      { description: "Unit of p5, median and p95." },
    ),
  ]);
}

const descriptions: Readonly<Record<string, string>> = {
  p5: "5th percentile",
  median: "Median",
  p95: "95th percentile",
};
