import type { Figure, Mark, Panel } from "../figure/index.ts";
import type { StepFigure, Tables } from "../step/index.ts";
import { groupRows, numbers, type Table, texts } from "../table/index.ts";
import type { XenograftSpec } from "./spec.ts";

/** Growth curves per arm with single mice, the curves of times to the endpoint, and the waterfall of best changes. */
export function xenograftFigures({ rules }: XenograftSpec, tables: Tables): readonly StepFigure[] {
  const { points, arms, curves, mice } = tables;
  if (!points || !arms || !curves || !mice) return [];
  return [
    {
      name: "growth",
      caption:
        "Tumour volumes: thin lines are single mice, the thick line is the geometric mean of all mice of the arm as long as every one was there, dotted after the first had left (biased, since large tumours leave first). Volumes of 0 are not drawn.",
      shows: "arms",
      figure: growthFigure(points, arms),
    },
    {
      name: "times",
      caption: `Kaplan–Meier curves of the time to ${endpointText(rules)}; symbols mark mice censored at their last visit.`,
      shows: "curves",
      figure: curvesFigure(curves, endpointText(rules)),
    },
    {
      name: "waterfall",
      caption:
        "Smallest change of volume after the start, mouse by mouse; a mouse whose tumour only grew stands above 0. The thin line is half of the first volume.",
      shows: "mice",
      figure: waterfallFigure(mice),
    },
    ...simeoniFigure(points, tables.simeoni_courses),
  ];
}

function simeoniFigure(points: Table, courses: Table | undefined): readonly StepFigure[] {
  if (!courses) return [];
  const panels = groupRows(courses, ["arm"]).map(({ key, rows }): Panel => {
    const own = texts(points, "arm").flatMap((arm, row) => (arm === key.arm ? [row] : []));
    return {
      title: String(key.arm),
      marks: [
        {
          mark: "points",
          series: "mice",
          x: at(points, "day", own),
          y: positive(at(points, "volume", own)),
        },
        { mark: "line", series: "model", x: at(courses, "day", rows), y: at(courses, "volume", rows) },
      ],
    };
  });
  return [
    {
      name: "simeoni",
      caption: "The model of Simeoni, fitted to all arms together, beside the volumes of the mice.",
      shows: "simeoni_courses",
      figure: {
        title: "Simeoni model",
        x: { label: "Day", unit: "d", scale: "linear" },
        y: { label: "Volume", unit: "mm3", scale: "log" },
        marks: [],
        panels,
      },
    },
  ];
}

const endpointText = ({ endpoint }: XenograftSpec["rules"]): string =>
  endpoint.kind === "fold" ? `${endpoint.fold} times the first volume` : `${endpoint.volume} mm³`;

const at = (source: Table, name: string, rows: ArrayLike<number>): Float64Array => {
  const values = numbers(source, name);
  return Float64Array.from(Array.from(rows), (row) => values[row]!);
};

const positive = (values: Float64Array): Float64Array =>
  values.map((value) => (value > 0 ? value : Number.NaN));

function growthFigure(points: Table, arms: Table): Figure {
  const names = [...new Set(texts(arms, "arm"))];
  const panels = names.map((arm): Panel => {
    const own = groupRows(points, ["arm", "mouse"]).filter(({ key }) => key.arm === arm);
    return {
      title: `${arm} (n = ${own.length})`,
      marks: [
        ...own.map(
          ({ rows }): Mark => ({
            mark: "line",
            series: "mouse",
            weight: "thin",
            dash: "solid",
            x: at(points, "day", rows),
            y: positive(at(points, "volume", rows)),
          }),
        ),
        ...meanMarks(arms, arm),
      ],
    };
  });
  return {
    title: "Tumour growth",
    x: { label: "Day", unit: "d", scale: "linear" },
    y: { label: "Volume", unit: "mm3", scale: "log" },
    marks: [],
    panels,
  };
}

/** The geometric mean of an arm: a full line while every mouse is there, dotted from the last such day on. */
function meanMarks(arms: Table, arm: string): readonly Mark[] {
  const [names, left] = [texts(arms, "arm"), numbers(arms, "after_dropout")];
  const rows = Array.from(left.keys()).filter((row) => names[row] === arm);
  const whole = rows.filter((row) => left[row] === 0);
  const after = rows.filter((row) => left[row] === 1);
  const line = (of: readonly number[], series: string, dash: "solid" | "dotted"): Mark => ({
    mark: "line",
    series,
    dash,
    x: at(arms, "day", of),
    y: positive(at(arms, "geometric_mean", of)),
  });
  const dotted = after.length > 0 ? [line([...whole.slice(-1), ...after], "after dropout", "dotted")] : [];
  return [line(whole, "geometric mean", "solid"), ...dotted];
}

function curvesFigure(curves: Table, endpoint: string): Figure {
  const marks = groupRows(curves, ["arm"]).flatMap(({ key, rows }): Mark[] => {
    const series = String(key.arm);
    const [days, shares] = [at(curves, "day", rows), at(curves, "survival", rows)];
    const [events, risk] = [at(curves, "events", rows), at(curves, "at_risk", rows)];
    const censored = Array.from(rows.keys()).filter(
      (k) => k > 0 && risk[k]! - events[k]! > (risk[k + 1] ?? 0),
    );
    return [
      { mark: "step", series, x: days, y: shares },
      {
        mark: "points",
        series,
        x: censored.map((k) => days[k]!),
        y: censored.map((k) => shares[k]!),
      },
    ];
  });
  return {
    title: `Time to ${endpoint}`,
    x: { label: "Day", unit: "d", scale: "linear" },
    y: { label: "Not yet at the endpoint", unit: "%", scale: "linear", domain: [0, 100] },
    marks,
  };
}

function waterfallFigure(mice: Table): Figure {
  const change = numbers(mice, "best_change");
  const arms = texts(mice, "arm");
  const ids = texts(mice, "mouse");
  const order = Array.from(change.keys())
    .filter((row) => Number.isFinite(change[row]))
    .sort((a, b) => change[b]! - change[a]!);
  return {
    title: "Best change of volume",
    x: { label: "Mouse", unit: "", scale: "band", domain: order.map((row) => ids[row]!) },
    y: { label: "Best change from the first volume", unit: "%", scale: "linear" },
    marks: [
      ...[...new Set(arms)].map((arm): Mark => {
        const own = order.filter((row) => arms[row] === arm);
        return {
          mark: "bars",
          direction: "vertical",
          series: arm,
          at: own.map((row) => ids[row]!),
          value: own.map((row) => change[row]!),
        };
      }),
      { mark: "rule", axis: "y", at: [-50], weight: "thin" },
    ],
  };
}
