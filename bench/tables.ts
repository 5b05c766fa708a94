import { numberColumn, readCsv, summarise, table, toCsv, toParquet } from "../src/table/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const nRows = 1_000_000;

const big = () =>
  table([
    numberColumn(
      "subject",
      Float64Array.from({ length: nRows }, (_, k) => k % 1000),
      { description: "Number of the subject." },
    ),
    numberColumn(
      "x",
      Float64Array.from({ length: nRows }, (_, k) => Math.sin(k)),
      { unit: "ug/mL", description: "A concentration." },
    ),
  ]);

/** A million rows: grouped and summarised, written and read. */
export const tables: Bench = {
  name: "tables",
  measure: () => {
    const data = big();
    const text = toCsv(data);
    const pass = medianMs(
      () =>
        data.columns.map((column) =>
          column.kind === "number" ? column.values.reduce((a, b) => a + b, 0) : 0,
        ),
      5,
    );
    const row = (name: string, ms: number, aim: string) => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "one sum of every cell",
      ratio: ms / pass,
      error: null,
      aim,
    });
    const measures = [
      { column: "x", statistic: "median" },
      { column: "x", statistic: "sd" },
    ] as const;
    return [
      row(
        "median and SD in 1,000 groups, 1e6 rows",
        medianMs(() => void summarise(data, ["subject"], measures), 5),
        "no objects per row",
      ),
      row(
        "CSV out, 1e6 × 2",
        medianMs(() => void toCsv(data), 3),
        "",
      ),
      row(
        "CSV in, 1e6 × 2",
        medianMs(() => void readCsv({ path: "big.csv", text }), 3),
        "",
      ),
      row(
        "Parquet out, 1e6 × 2",
        medianMs(() => void toParquet(data), 3),
        "",
      ),
    ];
  },
};
