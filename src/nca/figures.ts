import { type Panel, pagesOf } from "../figure/index.ts";
import type { StepFigure, Tables } from "../step/index.ts";
import { column, groupRows, hasColumn, numbers, numbersAt, type Table, texts } from "../table/index.ts";
import { printNumber } from "../units/index.ts";
import type { NcaSpec } from "./spec.ts";

/** Pages of panels in a report; further subjects stand in the tables. */
const mostPages = 20;

/** Concentrations of each subject on a log axis with the terminal line, a dozen subjects to a figure; of a simulation the first dozen. */
export function ncaFigures(
  { source }: NcaSpec,
  { points, lambda_z_points: slopes }: Tables,
): readonly StepFigure[] {
  if (!points || !slopes) return [];
  const groups = groupRows(points, ["subject", "dose"]);
  const doses = [...new Set(groups.map(({ key }) => Number(key.dose)))];
  return doses.flatMap((dose) => {
    const own = groups.filter(({ key }) => key.dose === dose);
    const pages = pagesOf(own).slice(0, mostPages);
    return pages.map((page, k): StepFigure => {
      const name = `profiles${doses.length > 1 ? `-dose${dose}` : ""}${pages.length > 1 ? `-${k + 1}` : ""}`;
      const range = pages.length > 1 ? ` (part ${k + 1} of ${pages.length})` : "";
      return pageFigure(name, range, dose, page, { points, slopes, simulated: source.kind !== "data" });
    });
  });
}

interface Shown {
  readonly points: Table;
  readonly slopes: Table;
  readonly simulated: boolean;
}

type Group = ReturnType<typeof groupRows>[number];

function pageFigure(
  name: string,
  range: string,
  dose: number,
  page: readonly Group[],
  { points, slopes, simulated }: Shown,
): StepFigure {
  const who = simulated ? "Simulated concentrations of the first subjects" : "Measured concentrations";
  return {
    name,
    caption: `${who} after dose ${dose} and the line of λz through the points used for it${range}. Left out: excluded samples and those below the limit of quantification; values of zero are not drawn.`,
    shows: "points",
    figure: {
      title: "Concentrations and terminal slope",
      x: { label: "Time after dose", unit: column(points, "time_after_dose").unit, scale: "linear" },
      y: { label: "Concentration", unit: column(points, "concentration").unit, scale: "log" },
      marks: [],
      panels: page.map(({ key, rows }) => panelOf(key, rows, points, slopes)),
    },
  };
}

type Key = Readonly<Record<string, string | number>>;

function panelOf(key: Key, rows: Uint32Array, points: Table, slopes: Table): Panel {
  const subject = column(slopes, "subject").values;
  const doses = numbers(slopes, "dose");
  const onLine = Uint32Array.from(
    Array.from(doses.keys()).filter((row) => subject[row] === key.subject && doses[row] === key.dose),
  );
  const used = rows.filter((row) => isUsed(points, row));
  const left = rows.filter((row) => !isUsed(points, row) && numbers(points, "measured")[row]! > 0);
  const hollow = [
    {
      mark: "points" as const,
      series: "left out",
      x: numbersAt(points, "time_after_dose", left),
      y: numbersAt(points, "measured", left),
    },
  ];
  return {
    title: nameOf(key, points, rows),
    marks: [
      {
        mark: "points",
        series: "concentration",
        x: numbersAt(points, "time_after_dose", used),
        y: numbersAt(points, "concentration", used).map((c) => (c > 0 ? c : Number.NaN)),
      },
      ...(left.length > 0 ? hollow : []),
      {
        mark: "line",
        series: "λz",
        x: numbersAt(slopes, "time_after_dose", onLine),
        y: numbersAt(slopes, "fitted", onLine),
      },
    ],
  };
}

const isUsed = (points: Table, row: number): boolean => texts(points, "status")[row] === "used";

function nameOf({ subject }: Key, points: Table, rows: Uint32Array): string {
  const name = typeof subject === "number" ? `Subject ${printNumber(subject, 9)}` : String(subject);
  const group = hasColumn(points, "group") ? texts(points, "group")[rows[0]!]! : "";
  return group === "" || name.startsWith(group) ? name : `${name}, ${group}`;
}
