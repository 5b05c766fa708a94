import {
  count,
  geometricCv,
  geometricMean,
  maximum,
  mean,
  median,
  minimum,
  quantile,
  sd,
} from "../math/index.ts";
import { groupRows, numberColumn, numbers, type Table, table, textColumn, texts } from "../table/index.ts";
import { parameters } from "./parameters/parameters.ts";

/** One statistic of the subjects' values of a parameter. */
interface Statistic {
  readonly name: string;
  /** Its unit is the parameter's, "%" or none. */
  readonly unit: "same" | "%" | "";
  readonly description: string;
  readonly of: (values: Float64Array) => number;
}

const statistics: readonly Statistic[] = [
  { name: "n", unit: "", description: "subjects with a value", of: count },
  { name: "mean", unit: "same", description: "mean", of: mean },
  { name: "sd", unit: "same", description: "standard deviation", of: sd },
  {
    name: "cv",
    unit: "%",
    description: "coefficient of variation",
    of: (values) => (100 * sd(values)) / mean(values),
  },
  { name: "median", unit: "same", description: "median", of: median },
  { name: "p5", unit: "same", description: "5th percentile (type 7)", of: (v) => quantile(v, 0.05) },
  { name: "p95", unit: "same", description: "95th percentile (type 7)", of: (v) => quantile(v, 0.95) },
  { name: "geometric_mean", unit: "same", description: "geometric mean", of: geometricMean },
  {
    name: "geometric_cv",
    unit: "%",
    description: "geometric coefficient of variation",
    of: (values) => 100 * geometricCv(values),
  },
  { name: "min", unit: "same", description: "smallest value", of: minimum },
  { name: "max", unit: "same", description: "largest value", of: maximum },
];

interface Row {
  readonly dose: number;
  readonly parameter: string;
  readonly unit: string;
  readonly nMissing: number;
  readonly nNoted: number;
  readonly of: Readonly<Record<string, number>>;
}

function summaryRows(long: Table): readonly Row[] {
  const value = numbers(long, "value");
  const note = texts(long, "note");
  const unit = texts(long, "unit");
  return groupRows(long, ["dose", "parameter"]).map(({ key, rows }) => {
    const values = Float64Array.from(rows, (row) => value[row]!);
    const noted = Array.from(rows).filter((row) => !Number.isNaN(value[row]!) && note[row] !== "");
    return {
      dose: Number(key.dose),
      parameter: String(key.parameter),
      unit: unit[rows[0]!]!,
      nMissing: values.length - count(values),
      nNoted: noted.length,
      of: Object.fromEntries(statistics.map((statistic) => [statistic.name, statistic.of(values)])),
    };
  });
}

/** The table `summary`: per parameter and dose, statistics over the subjects. */
export function summaryTable(long: Table): Table {
  const rows = summaryRows(long);
  return table([
    numberColumn(
      "dose",
      rows.map((row) => row.dose),
      { description: "Number of the dose that begins the interval, from 1" },
    ),
    textColumn(
      "parameter",
      rows.map((row) => row.parameter),
      { description: "Name of the parameter" },
    ),
    textColumn(
      "unit",
      rows.map((row) => row.unit),
      { description: "Unit of the statistics, cv and geometric_cv apart" },
    ),
    ...statistics.map(({ name, unit, description }) =>
      numberColumn(
        name,
        rows.map((row) => row.of[name]!),
        { unit: unit === "%" ? "%" : "", description },
      ),
    ),
    numberColumn(
      "n_missing",
      rows.map((row) => row.nMissing),
      { description: "subjects without a value" },
    ),
    numberColumn(
      "n_noted",
      rows.map((row) => row.nNoted),
      { description: "subjects whose value carries a note" },
    ),
  ]);
}

/** Statistics that say where the subjects lie; beside them stand the 5th and 95th percentile. */
const located = new Set(["mean", "median", "geometric_mean"]);

/**
 * The table `values`: "cmax.mean" is the mean of Cmax after the first analysed dose; "dose4.cmax.mean" after dose 4.
 * Parameters that no subject has are left out.
 */
export function valuesTable(long: Table): Table {
  const rows = summaryRows(long).filter((row) => row.of.n! > 0);
  const first = Math.min(...rows.map((row) => row.dose));
  const values = rows.flatMap((row) =>
    statistics.flatMap(({ name, unit, description }) => {
      const value = {
        value: row.of[name]!,
        unit: unit === "same" ? row.unit : unit,
        low: located.has(name) ? row.of.p5! : Number.NaN,
        high: located.has(name) ? row.of.p95! : Number.NaN,
        description: `${parameters[row.parameter]!.printed}, ${description}, dose ${row.dose}`,
      };
      const key = `${row.parameter}.${name}`;
      const named = { ...value, name: `dose${row.dose}.${key}` };
      return row.dose === first ? [{ ...value, name: key }, named] : [named];
    }),
  );
  const text = (name: "name" | "unit" | "description", description: string) =>
    textColumn(
      name,
      values.map((value) => value[name]),
      { description },
    );
  const number = (name: "value" | "low" | "high", description: string) =>
    numberColumn(
      name,
      values.map((value) => value[name]),
      { description },
    );
  return table([
    text("name", "Name for claims"),
    number("value", "Value"),
    text("unit", "Unit"),
    number("low", "5th percentile of the subjects"),
    number("high", "95th percentile of the subjects"),
    text("description", "What the value is"),
  ]);
}
