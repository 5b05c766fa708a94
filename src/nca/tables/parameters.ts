import { type ColumnOf, numberColumn, type Table, table, tableOf } from "../../table/index.ts";
import { fromBaseUnits } from "../../units/index.ts";
import { type Analysed, leftOutBecause, resultsOf, rulesOf, samplesBehind } from "../analysed.ts";
import { doseUnit, type OutputUnits, printed, unitOf } from "../output-units.ts";
import { membersFor } from "../parameters/parameters.ts";
import type { Settings } from "../spec.ts";
import { subjectColumns } from "./subject.ts";

interface Row {
  readonly one: Analysed;
  readonly parameter: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
  readonly leftOut: string;
  readonly samples: string;
}

const columns: readonly ColumnOf<Row>[] = [
  { name: "parameter", is: "Name of the parameter", text: ({ parameter }) => parameter },
  { name: "value", is: "Value in the unit of the row", number: ({ value }) => value },
  { name: "unit", is: "Unit of the value", text: ({ unit }) => unit },
  { name: "note", is: "How to read the value, or why there is none", text: ({ note }) => note },
  { name: "left_out", is: "Why the value is left out of summaries", text: ({ leftOut }) => leftOut },
];

const samplesColumn: ColumnOf<Row> = {
  name: "samples",
  is: "Samples that the value was computed from, by their number within the interval (table points)",
  text: ({ samples }) => samples,
};

/** The table `parameters`: a row per subject, dose and parameter. */
export function parameterTable(
  analysed: readonly Analysed[],
  units: OutputUnits,
  settings: Settings,
  withSamples: boolean,
): Table {
  const rows = analysed.flatMap((one) =>
    resultsOf(one, settings).map(([parameter, result]): Row => {
      const { value, unit } = printed(result.value, parameter.measures, units, one.size);
      return {
        one,
        parameter: parameter.name,
        value,
        unit,
        note: result.notes.join("; "),
        leftOut: leftOutBecause(one, result, settings),
        samples: withSamples ? samplesBehind(one, parameter) : "",
      };
    }),
  );
  const own = tableOf(rows, withSamples ? [...columns, samplesColumn] : columns);
  return table([...subjectColumns(rows.map(({ one }) => one)), ...own.columns]);
}

/** The table `subjects_wide`: a row per subject and dose, a column per parameter. */
export function wideTable(analysed: readonly Analysed[], units: OutputUnits, settings: Settings): Table {
  const given = doseUnit(units);
  return table([
    ...subjectColumns(analysed),
    numberColumn(
      "dose_given",
      analysed.map(({ analysis, size }) => fromBaseUnits(analysis.prepared.profile.dose / size, given)),
      { unit: given, description: "Dose given" },
    ),
    ...membersFor(rulesOf(settings)).map(({ name, measures, description }) =>
      numberColumn(
        name,
        analysed.map((one) => printed(one.analysis.results[name]!.value, measures, units, one.size).value),
        { unit: unitOf(measures, units), description },
      ),
    ),
  ]);
}
