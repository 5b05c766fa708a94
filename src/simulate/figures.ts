import { timeCourse } from "../figure/index.ts";
import type { StepFigure, Tables } from "../step/index.ts";
import { filterRows, numbers, type Table, texts } from "../table/index.ts";
import { convert } from "../units/index.ts";
import { bare } from "./bare-unit.ts";
import { modelOf } from "./prepare.ts";
import type { SimulateSpec } from "./spec.ts";
import { assumptionsFigure } from "./tornado.ts";

/** One figure per analyte: concentration against time, median and 90 % band; and what was assumed. */
export function simulationFigures(spec: SimulateSpec, tables: Tables): StepFigure[] {
  const summary = tables.summary;
  if (!summary) return [];
  const names = texts(summary, "analyte");
  const profiles = spec.outputs.map((analyte) =>
    figureOf(
      spec,
      analyte,
      filterRows(summary, (row) => names[row] === analyte),
    ),
  );
  return [...profiles, ...assumptionsFigure(spec, tables.assumptions)];
}

function figureOf(spec: SimulateSpec, analyte: string, rows: Table): StepFigure {
  const output = modelOf(spec.model.text).outputs.find(({ name }) => name === analyte);
  const unit = bare(output?.unit ?? "");
  const scale = unit === "" ? "linear" : "log";
  const visible = (name: string) =>
    numbers(rows, name).map((y) => (scale === "log" && !(y > 0) ? Number.NaN : y));
  const many = spec.population.size > 1;
  const band = many ? { low: visible("p5"), high: visible("p95") } : {};
  const name = many ? "median and 90 % of subjects" : whoIs(spec);
  const figure = timeCourse({
    title: titleOf(analyte),
    subtitle: [
      spec.compound && spec.compound.linker === null
        ? `${spec.compound.name}, ${speciesText(spec.species)}`
        : (spec.compound?.name ?? spec.model.name),
      regimenText(spec),
    ].join(", "),
    time: { unit: spec.timeUnit },
    value: { label: titleOf(analyte), unit },
    scale,
    series: [{ name, time: numbers(rows, "time"), middle: visible("median"), ...band }],
    doses: spec.regimen.timesH.map((timeH) => convert(timeH, "h", spec.timeUnit)),
  });
  return {
    name: analyte,
    caption: captionOf(spec, output?.description ?? analyte),
    shows: "summary",
    figure,
  };
}

const titleOf = (analyte: string): string => {
  const words = analyte
    .replaceAll("_", " ")
    .replace(/\bdm(\d)\b/g, "DM$1")
    .replace(/\bdar\b/g, "DAR");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function captionOf(spec: SimulateSpec, description: string): string {
  const who =
    spec.population.size > 1
      ? `Median and 5th to 95th percentile of ${spec.population.size} virtual subjects (${spec.population.of.name}).`
      : `One ${whoIs(spec)}.`;
  return `${description.charAt(0).toUpperCase()}${description.slice(1)}, after ${regimenText(spec)}. ${who}`;
}

const whoIs = ({ population }: SimulateSpec): string =>
  population.size === 0 ? "typical subject" : "virtual subject";

/** Who receives it, in words. */
export const speciesText = (species: string): string =>
  ({ human: "patients", mouse: "the mouse", rat: "the rat", cynomolgus: "the cynomolgus monkey" })[species] ??
  species;

/** "168 mg/m2, 4 doses every 21 d, each over 2 h" */
export function regimenText({ regimen }: SimulateSpec): string {
  const [first = 0, second] = regimen.timesH;
  const n = regimen.timesH.length;
  const spacing = second === undefined ? "one dose" : `${n} doses every ${hours(second - first)}`;
  return `${regimen.written}, ${spacing}${regimen.infuseH > 0 ? `, each over ${hours(regimen.infuseH)}` : ""}`;
}

const hours = (h: number): string => (h >= 48 ? `${h / 24} d` : `${h} h`);
