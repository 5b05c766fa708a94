import type { StepFigure, Tables } from "../../step/index.ts";
import { numbers, numbersAt, type Table, texts } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import type { ExposureSpec } from "./plan.ts";

/** What each metric is called beside its axis. */
const printedNames: Readonly<Record<string, string>> = {
  auc_inf: "AUC∞",
  auc_last: "AUClast",
  auc_tau: "AUC per cycle",
  cmax: "Cmax",
  cavg: "Cavg",
  ctrough: "Ctrough",
  cavg_cycle: "Cavg per cycle",
};

/** Both species side by side, a figure per metric with the intervals of the means; and the doses that make them see the same. */
export function exposureFigures(spec: ExposureSpec, { metrics, matches }: Tables): readonly StepFigure[] {
  if (!metrics || !matches) return [];
  const kinds = [...new Set(texts(metrics, "metric"))];
  return [...kinds.map((metric) => speciesFigure(metric, spec, metrics)), ...doseFigure(spec, matches)];
}

const percent = (level: number): string => printNumber(100 * level, 4);

function speciesFigure(metric: string, { human, animal, level }: ExposureSpec, metrics: Table): StepFigure {
  const [names, species, units] = ["metric", "species", "unit"].map((name) => texts(metrics, name));
  const n = numbers(metrics, "n");
  const rows = [...names!.keys()].filter((row) => names![row] === metric);
  const at = (name: string) => numbersAt(metrics, name, rows);
  const dose = {
    human: `${printNumber(human.dose)} ${human.unit}`,
    animal: `${printNumber(animal.dose)} ${animal.unit}`,
  };
  const labels = rows.map((row) => {
    const own = species![row] === "human" ? "human" : "animal";
    return `${own}, ${dose[own]} (n = ${n[row]})`;
  });
  const printed = printedNames[metric] ?? metric;
  return {
    name: metric,
    caption: `${printed} of ${human.step} and ${animal.step} at the doses given: geometric means with ${percent(level)} % intervals. One profile alone has no interval.`,
    shows: "metrics",
    figure: {
      title: `${printed} across species`,
      x: {
        label: printed,
        unit: units![rows[0]!]!,
        scale: "linear",
        domain: [0, 1.1 * most([...at("geometric_mean"), ...at("geometric_mean_high")])],
      },
      y: { label: "Species", unit: "", scale: "band", domain: labels },
      marks: [
        {
          mark: "interval",
          direction: "horizontal",
          at: labels,
          low: at("geometric_mean_low"),
          high: at("geometric_mean_high"),
          middle: at("geometric_mean"),
        },
      ],
    },
  };
}

const most = (values: readonly number[]): number =>
  Math.max(...values.filter((value) => !Number.isNaN(value)));

function doseFigure(
  { human, animal, at, animalAt, level }: ExposureSpec,
  matches: Table,
): readonly StepFigure[] {
  const metrics = texts(matches, "metric").map((name) => printedNames[name] ?? name);
  return (
    [
      ["animal_dose", animal.unit, `Animal dose with the human exposure at ${printNumber(at)} ${human.unit}`],
      [
        "human_dose",
        human.unit,
        `Human dose with the animal exposure at ${printNumber(animalAt)} ${animal.unit}`,
      ],
    ] as const
  ).map(([name, unit, title]) => ({
    name: name.replace("_", "-"),
    caption: `${title}, by metric, with ${percent(level)} % intervals.`,
    shows: "matches",
    figure: {
      title,
      x: { label: "Dose", unit, scale: "linear" as const },
      y: { label: "Metric", unit: "", scale: "band" as const, domain: metrics },
      marks: [
        {
          mark: "interval" as const,
          direction: "horizontal" as const,
          at: metrics,
          low: numbers(matches, `${name}_low`),
          high: numbers(matches, `${name}_high`),
          middle: numbers(matches, name),
        },
      ],
    },
  }));
}
