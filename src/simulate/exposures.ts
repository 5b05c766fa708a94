import { column, numberColumn, numbers, type Table, table } from "../table/index.ts";
import { intervalOf, peak } from "./exposure.ts";
import type { SimulateSpec } from "./spec.ts";
import { acrossSubjects } from "./summary.ts";

/** A number that every subject has. */
interface Exposure {
  readonly name: string;
  readonly of: "peak" | "trough";
  /** Number of the dose after which it is taken. */
  readonly dose: number;
  readonly what: string;
}

/** What is read from the profiles of an analyte: maximum and trough after the first dose and after the last of several. */
export function exposureColumns({ regimen }: SimulateSpec, analyte: string): readonly Exposure[] {
  const last = regimen.timesH.length;
  const ofDose = (dose: number, suffix: string, which: string): readonly Exposure[] => [
    {
      ...{ name: `${analyte}.cmax${suffix}`, of: "peak", dose },
      what: `highest ${analyte} after ${which}, at the sampling times`,
    },
    {
      ...{ name: `${analyte}.trough${suffix}`, of: "trough", dose },
      what: `${analyte} at the end of the interval of ${which}`,
    },
  ];
  const first = ofDose(1, "", last > 1 ? "the first dose" : "the dose");
  return last > 1 ? [...first, ...ofDose(last, ".last", "the last dose")] : first;
}

/** One row a subject: maximum and trough of every analyte, from profiles that stand subject after subject. */
export function exposuresTable(spec: SimulateSpec, profiles: Table): Table {
  const nRows = spec.grid.timesH.length;
  return table(
    spec.outputs.flatMap((analyte) => {
      const values = numbers(profiles, analyte);
      const { unit } = column(profiles, analyte);
      return exposureColumns(spec, analyte).map(({ name, of, dose, what }) => {
        const [from, to] = intervalOf(spec.grid, dose);
        const found =
          of === "trough"
            ? acrossSubjects(values, to, nRows)
            : Float64Array.from({ length: values.length / nRows }, (_, s) =>
                peak(values, s * nRows + from, s * nRows + to),
              );
        return numberColumn(name, found, { unit, description: what });
      });
    }),
  );
}
