import type { Figure, Mark } from "../../figure/index.ts";
import type { StepFigure, Tables } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { type Lane, swimLanes } from "../figures/swim-lanes.ts";
import { levelNames, printLevel } from "./columns.ts";
import { within } from "./history.ts";
import type { EscalateSpec, HistoryPatient, Levels } from "./spec.ts";
import { transitionTree } from "./transition-tree.ts";

/** What the patients so far say: toxicity by dose, the outcomes of the next cohorts, patients as swim lanes. */
export function conductFigures(
  spec: EscalateSpec,
  { doses, pathways, patients }: Tables,
): readonly StepFigure[] {
  return [
    ...(doses ? [doseToxicity(spec, doses)] : []),
    ...(doses?.columns.some(({ name }) => name === "efficacy") ? [doseResponse(spec, doses)] : []),
    ...(pathways ? [transitionTree(spec, pathways)] : []),
    ...(patients ? [historyFigure(spec)] : []),
  ];
}

function doseToxicity({ designs, levels, setup }: EscalateSpec, shown: Table): StepFigure {
  const rows = rowObjects(shown);
  const places = levelNames(levels);
  const marks = designs.flatMap((design, k): Mark[] => {
    const own = rows.filter((row) => row.design === design);
    const values = (name: string) => own.map((row) => Number(row[name]));
    const slot = [k, designs.length] as const;
    return values("low").some(Number.isFinite)
      ? [
          {
            mark: "interval",
            direction: "vertical",
            series: design,
            at: places,
            low: values("low"),
            high: values("high"),
            middle: values("estimate"),
            slot,
          },
        ]
      : [{ mark: "points", series: design, x: places, y: values("estimate"), slot }];
  });
  const first = rows.filter((row) => row.design === designs[0]);
  const counts = places.map((place, k) => `${place} (${first[k]?.tox}/${first[k]?.n})`);
  const named = (mark: Mark): Mark =>
    mark.mark === "interval"
      ? { ...mark, at: counts }
      : mark.mark === "points"
        ? { ...mark, x: counts }
        : mark;
  const figure: Figure = {
    title: "Probability of a dose-limiting toxicity by dose",
    x: { label: "Dose (with a toxicity/patients)", unit: levels.unit, scale: "band", domain: counts },
    y: { label: "Probability of toxicity", unit: "%", scale: "linear", domain: [0, 100] },
    marks: [...marks.map(named), { mark: "rule", axis: "y", at: [100 * setup.target], label: "target" }],
    legend: { show: "top", order: designs },
  };
  return {
    name: "dose_toxicity",
    caption:
      "Posterior mean and 90 % credible interval of the probability of toxicity at each dose, by each design's own model; of designs without a model the observed share.",
    shows: "doses",
    figure,
  };
}

/** Responses by dose, of designs that look at them; the utility stands above the points. */
function doseResponse({ designs, levels }: EscalateSpec, shown: Table): StepFigure {
  const rows = rowObjects(shown).filter((row) => Number.isFinite(Number(row.efficacy)));
  const places = levelNames(levels);
  const marks = designs.flatMap((design, k): Mark[] => {
    const own = rows.filter((row) => row.design === design);
    if (own.length === 0) return [];
    const y = own.map((row) => Number(row.efficacy));
    const slot = [k, designs.length] as const;
    const utilities = own.map((row) => Number(row.utility));
    return [
      { mark: "points", series: design, x: places, y, slot },
      ...(utilities.some(Number.isFinite)
        ? [
            {
              mark: "text",
              x: places,
              y: y.map((value) => value + 4),
              text: utilities.map((value) => `u ${printNumber(value, 2)}`),
              anchor: "middle",
            } as const,
          ]
        : []),
    ];
  });
  return {
    name: "dose_response",
    caption:
      "Posterior mean of the response probability at each dose; above it the utility u by which the design compares doses.",
    shows: "doses",
    figure: {
      title: "Probability of a response by dose",
      x: { label: "Dose", unit: levels.unit, scale: "band", domain: places },
      y: { label: "Probability of a response", unit: "%", scale: "linear", domain: [0, 100] },
      marks,
      legend: { show: "top", order: designs },
    },
  };
}

function historyFigure({ history, levels, windows }: EscalateSpec): StepFigure {
  return {
    name: "swim_lanes",
    caption: `Patients in the order of their first dose; the thin line is the first window, ${printNumber(windows[0]!)} d. A toxicity after it was not seen when the next dose was decided.`,
    shows: "patients",
    figure: swimLanes(history.map((one) => laneOf(one, levels, windows[0]!))),
  };
}

const laneOf = (one: HistoryPatient, levels: Levels, window: number): Lane => ({
  patient: one.patient,
  dose: printLevel(levels)(one.dose),
  from: one.start,
  to: one.start + one.followed,
  windowEnds: one.start + window,
  events:
    one.toxicity === null
      ? []
      : [
          {
            day: one.start + one.toxicity,
            is: within(one, window) ? "dose-limiting toxicity" : "toxicity after the window",
          },
        ],
});
