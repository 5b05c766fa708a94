import type { Panel } from "../figure/index.ts";
import type { StepFigure, Tables } from "../step/index.ts";
import { column, groupRows, numbers, type Table } from "../table/index.ts";
import { printNumber } from "../units/index.ts";
import type { NcaSpec } from "./spec.ts";

/** Panels that a page shows side by side without becoming too small to read. */
const mostPanels = 12;

/** Measured profiles of the first subjects on a log axis, each with its terminal line; nothing for a simulation. */
export function ncaFigures({ source }: NcaSpec, tables: Tables): readonly StepFigure[] {
  const { points, lambda_z_points: slopes } = tables;
  if (source.kind !== "data" || !points || !slopes) return [];
  const dose = numbers(points, "dose")[0];
  const groups = groupRows(points, ["subject", "dose"]).filter(({ key }) => key.dose === dose);
  const panels = groups.slice(0, mostPanels).map(({ key, rows }) => panelOf(key, rows, points, slopes));
  const left = groups.length - panels.length;
  return [
    {
      name: "profiles",
      caption: `Measured concentrations after dose ${dose} and the line of λz through the points used for it${left > 0 ? ` (the first ${panels.length} of ${groups.length} subjects)` : ""}. Values of zero are not drawn.`,
      shows: "points",
      figure: {
        title: "Concentrations and terminal slope",
        x: { label: "Time after dose", unit: column(points, "time_after_dose").unit, scale: "linear" },
        y: { label: "Concentration", unit: column(points, "concentration").unit, scale: "log" },
        marks: [],
        panels,
      },
    },
  ];
}

type Key = Readonly<Record<string, string | number>>;

function panelOf(key: Key, rows: Uint32Array, points: Table, slopes: Table): Panel {
  const subject = column(slopes, "subject").values;
  const doses = numbers(slopes, "dose");
  const used = Uint32Array.from(
    Array.from(doses.keys()).filter((row) => subject[row] === key.subject && doses[row] === key.dose),
  );
  const name = typeof key.subject === "number" ? printNumber(key.subject, 9) : key.subject;
  return {
    title: `Subject ${name}`,
    marks: [
      {
        mark: "points",
        series: "measured",
        x: at(points, "time_after_dose", rows),
        y: at(points, "concentration", rows).map((c) => (c > 0 ? c : Number.NaN)),
      },
      { mark: "line", series: "λz", x: at(slopes, "time_after_dose", used), y: at(slopes, "fitted", used) },
    ],
  };
}

const at = (source: Table, name: string, rows: Uint32Array): Float64Array => {
  const values = numbers(source, name);
  return Float64Array.from(rows, (row) => values[row]!);
};
