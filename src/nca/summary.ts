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
import {
  type ColumnOf,
  column,
  groupRows,
  hasColumn,
  type NamedValue,
  numbers,
  type Table,
  tableOf,
  texts,
} from "../table/index.ts";
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
  readonly group: string;
  readonly dose: number;
  readonly parameter: string;
  readonly unit: string;
  readonly nMissing: number;
  readonly nNoted: number;
  readonly nLeftOut: number;
  readonly of: Readonly<Record<string, number>>;
}

function summaryRows(long: Table): readonly Row[] {
  const value = numbers(long, "value");
  const note = texts(long, "note");
  const unit = texts(long, "unit");
  const leftOut = texts(long, "left_out");
  const by = hasColumn(long, "group") ? ["group", "dose", "parameter"] : ["dose", "parameter"];
  return groupRows(long, by).map(({ key, rows }) => {
    const kept = rows.filter((row) => leftOut[row] === "");
    const values = Float64Array.from(kept, (row) => value[row]!);
    const noted = Array.from(kept).filter((row) => !Number.isNaN(value[row]!) && note[row] !== "");
    return {
      group: String(key.group ?? ""),
      dose: Number(key.dose),
      parameter: String(key.parameter),
      unit: unit[rows[0]!]!,
      nMissing: values.length - count(values),
      nNoted: noted.length,
      nLeftOut: rows.length - kept.length,
      of: Object.fromEntries(statistics.map((statistic) => [statistic.name, statistic.of(values)])),
    };
  });
}

/** The table `summary`: per group, parameter and dose, statistics over the subjects. */
export function summaryTable(long: Table): Table {
  const group: ColumnOf<Row> = { name: "group", is: "Group", text: (row) => row.group };
  return tableOf(summaryRows(long), [
    ...(hasColumn(long, "group") ? [group] : []),
    { name: "dose", is: "Number of the dose that begins the interval, from 1", number: (row) => row.dose },
    { name: "parameter", is: "Name of the parameter", text: (row) => row.parameter },
    { name: "unit", is: "Unit of the statistics, cv and geometric_cv apart", text: (row) => row.unit },
    ...statistics.map(
      ({ name, unit, description }): ColumnOf<Row> => ({
        name,
        is: description,
        unit: unit === "%" ? "%" : "",
        number: (row) => row.of[name]!,
      }),
    ),
    { name: "n_missing", is: "subjects without a value", number: (row) => row.nMissing },
    { name: "n_noted", is: "subjects whose value carries a note", number: (row) => row.nNoted },
    {
      name: "n_left_out",
      is: "subjects left out, with the reason in parameters",
      number: (row) => row.nLeftOut,
    },
  ]);
}

/** Statistics that say where the subjects lie; beside them stand the 5th and 95th percentile. */
const located = new Set(["mean", "median", "geometric_mean"]);

/**
 * The named values: "cmax.mean" is the mean of Cmax after the first analysed dose, "dose4.cmax.mean" after dose 4, with the group
 * before it where there are groups. Parameters that no subject has are left out.
 */
export function namedValues(long: Table): readonly NamedValue[] {
  const rows = summaryRows(long).filter((row) => row.of.n! > 0);
  const first = Math.min(...rows.map((row) => row.dose));
  return rows.flatMap((row) =>
    statistics.flatMap(({ name, unit, description }) => {
      const printed = parameters[row.parameter]?.printed ?? row.parameter;
      const group = row.group === "" ? "" : `${row.group}.`;
      const value = {
        value: row.of[name]!,
        unit: unit === "same" ? row.unit : unit,
        low: located.has(name) ? row.of.p5! : Number.NaN,
        high: located.has(name) ? row.of.p95! : Number.NaN,
        description: `${printed}, ${description}, dose ${row.dose}${row.group && `, ${row.group}`}`,
      };
      const named = { ...value, name: `${group}dose${row.dose}.${row.parameter}.${name}` };
      return row.dose === first ? [{ ...value, name: `${group}${row.parameter}.${name}` }, named] : [named];
    }),
  );
}

/** AUClast of mean profiles with its interval, as named values. */
export function sparseValues(sparse: Table): readonly NamedValue[] {
  const [subject, dose] = [texts(sparse, "subject"), numbers(sparse, "dose")];
  const several = new Set(subject).size > 1;
  const first = dose.reduce((least, own) => Math.min(least, own), Number.POSITIVE_INFINITY);
  return subject.map((name, row) => ({
    name: `${several ? `${name}.` : ""}sparse.${dose[row] === first ? "" : `dose${dose[row]}.`}auc_last`,
    value: numbers(sparse, "auc_last")[row]!,
    unit: column(sparse, "auc_last").unit,
    low: numbers(sparse, "low")[row]!,
    high: numbers(sparse, "high")[row]!,
    description: `AUClast of the mean profile with its 95 % interval, dose ${dose[row]}, ${name}`,
  }));
}
