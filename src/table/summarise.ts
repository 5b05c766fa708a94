import {
  clopperPearson,
  count,
  geometricCv,
  geometricMean,
  maximum,
  mean,
  median,
  minimum,
  type QuantileType,
  quantile,
  sd,
  sum,
} from "../math/index.ts";
import { column } from "./access.ts";
import { table } from "./build.ts";
import { groupRows } from "./group.ts";
import { pick } from "./rows.ts";
import type { Column, NumberColumn, Table } from "./table.ts";

/** A statistic of a column that needs no argument. */
export type PlainStatistic =
  | "mean"
  | "sd"
  | "median"
  | "geometric mean"
  | "geometric cv"
  | "count"
  | "min"
  | "max";

/** One column of a summary: which statistic of which column, and its name (default: "auc geometric mean"). */
export type Measure =
  | { readonly column: string; readonly statistic: PlainStatistic; readonly as?: string }
  | {
      readonly column: string;
      readonly statistic: "quantile";
      /** A probability in [0, 1]. */
      readonly p: number;
      /** Type of Hyndman and Fan; 7 unless said. */
      readonly type?: QuantileType;
      readonly as?: string;
    }
  | {
      readonly column: string;
      /** Share of ones in a column of zeros and ones, and the ends of its exact binomial interval (`clopper1934`). */
      readonly statistic: "share" | "share lower" | "share upper";
      /** Confidence of the interval; 0.95 unless said. */
      readonly level?: number;
      readonly as?: string;
    };

interface Statistic {
  readonly of: (values: Float64Array) => number;
  /** Whether the result has the unit of the column; otherwise it is a bare number. */
  readonly keepsUnit: boolean;
  /** Begins the description: "Mean of …". */
  readonly words: string;
}

const statistics: Readonly<Record<PlainStatistic, Statistic>> = {
  mean: { of: mean, keepsUnit: true, words: "Mean" },
  sd: { of: sd, keepsUnit: true, words: "Standard deviation" },
  median: { of: median, keepsUnit: true, words: "Median" },
  "geometric mean": { of: geometricMean, keepsUnit: true, words: "Geometric mean" },
  "geometric cv": {
    of: geometricCv,
    keepsUnit: false,
    words: "Geometric coefficient of variation, a fraction,",
  },
  count: { of: count, keepsUnit: false, words: "Number of values" },
  min: { of: minimum, keepsUnit: true, words: "Smallest value" },
  max: { of: maximum, keepsUnit: true, words: "Largest value" },
};

/**
 * One row per group with the columns `by` and one column per measure. Missing values are skipped; `count` says how
 * many were not. Groups stand in the order in which they first appear; `by` of no column gives one row.
 * @throws RangeError when a column is not there, or a statistic other than "count" is asked of text.
 */
export function summarise(t: Table, by: readonly string[], measures: readonly Measure[]): Table {
  const groups = groupRows(t, by);
  const firstRows = by.length === 0 ? [] : groups.map((group) => group.rows[0]!);
  return table([
    ...by.map((name) => pick(column(t, name), firstRows)),
    ...measures.map((measure) =>
      measured(
        column(t, measure.column),
        groups.map((group) => group.rows),
        measure,
      ),
    ),
  ]);
}

function measured(source: Column, groups: readonly Uint32Array[], measure: Measure): NumberColumn {
  const { of, keepsUnit, words } = statisticOf(measure);
  if (source.kind === "text" && measure.statistic !== "count") {
    throw new RangeError(`column "${source.name}" holds text; only "count" can be asked of it`);
  }
  return {
    kind: "number",
    name: measure.as ?? defaultName(measure),
    unit: keepsUnit ? source.unit : "",
    description: `${words} of ${describe(source)}`,
    values: Float64Array.from(groups, (rows) => of(valuesAt(source, rows))),
  };
}

function statisticOf(measure: Measure): Statistic {
  switch (measure.statistic) {
    case "share":
    case "share lower":
    case "share upper":
      return shareOf(measure.statistic, measure.level ?? 0.95);
    case "quantile":
      return quantileOf(measure.p, measure.type ?? 7);
    default:
      return statistics[measure.statistic];
  }
}

const quantileOf = (p: number, type: QuantileType): Statistic => ({
  of: (values) => quantile(values, p, type),
  keepsUnit: true,
  words: `Quantile at ${p} (type ${type})`,
});

const ends = { share: "share", "share lower": "lower", "share upper": "upper" } as const;

function shareOf(statistic: keyof typeof ends, level: number): Statistic {
  const end = ends[statistic];
  return {
    of: (values) => {
      const known = values.filter((value) => !Number.isNaN(value));
      if (known.some((value) => value !== 0 && value !== 1)) {
        throw new RangeError("a share is taken of a column of zeros and ones");
      }
      return known.length === 0 ? Number.NaN : clopperPearson(sum(known), known.length, level)[end];
    },
    keepsUnit: false,
    words:
      end === "share"
        ? "Share"
        : `${end === "lower" ? "Lower" : "Upper"} end of the exact ${100 * level} % interval of the share`,
  };
}

const defaultName = (measure: Measure): string =>
  measure.statistic === "quantile"
    ? `${measure.column} quantile ${measure.p}`
    : `${measure.column} ${measure.statistic}`;

/** The description as the rest of a sentence: "Area under the curve." becomes "area under the curve". */
function describe({ name, description }: Column): string {
  if (description === "") return name;
  const startsWord = /^[A-Z][a-z]/.test(description);
  const start = startsWord ? description.charAt(0).toLowerCase() + description.slice(1) : description;
  return start.replace(/\.$/, "");
}

/** The values at some rows; for text, 0 for each that is there and NaN for each that is missing. */
function valuesAt(source: Column, rows: Uint32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const value = source.values[rows[k]!]!;
    values[k] = typeof value === "number" ? value : value === "" ? Number.NaN : 0;
  }
  return values;
}
