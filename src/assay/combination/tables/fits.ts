import { type Table, tableOf } from "../../../table/index.ts";
import type { Indices, SurfaceResult } from "../analyse.ts";
import { kappaOf } from "../models/braid.ts";
import { musycBeta } from "../models/musyc.ts";
import type { SurfaceModel, SurfaceParameter } from "../models/types.ts";
import type { Saturated } from "../saturated.ts";
import type { CombinationSpec } from "../spec.ts";
import { percent } from "./columns.ts";

interface FitRow {
  readonly model: string;
  readonly parameter: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly note: string;
}

/** The table `fits`: curves, median-effect lines and surfaces, parameter by parameter. */
export function fitsTable(
  saturated: Saturated | undefined,
  indices: Indices,
  surfaces: readonly SurfaceResult[],
  drugs: CombinationSpec["drugs"],
): Table {
  const rows = [
    ...(saturated ? singleRows(saturated, drugs) : []),
    ...lineRows(indices, drugs),
    ...surfaces.flatMap((surface) => surfaceRows(surface, drugs)),
  ];
  return tableOf(rows, [
    { name: "model", is: "What was fitted", text: (row) => row.model },
    { name: "parameter", is: "Parameter", text: (row) => row.parameter },
    { name: "value", is: "Estimate in the unit of the row", number: (row) => row.value },
    { name: "low", is: "Lower 95 % limit", number: (row) => row.low },
    { name: "high", is: "Upper 95 % limit", number: (row) => row.high },
    { name: "unit", is: "Unit", text: (row) => row.unit },
    { name: "note", is: "How to read the value", text: (row) => row.note },
  ]);
}

const bare = { low: Number.NaN, high: Number.NaN, unit: "", note: "" };

function singleRows({ alone, singles }: Saturated, drugs: CombinationSpec["drugs"]): readonly FitRow[] {
  const note = singles.notes.join("; ");
  const control = {
    ...bare,
    model: "single agents",
    parameter: "control",
    value: percent(alone.control),
    unit: "%",
    note,
  };
  return [
    control,
    ...([alone.drug1, alone.drug2] as const).flatMap((drug, k) => {
      const model = `${drugs[k]!.name} alone`;
      return [
        { ...bare, model, parameter: "limit", value: percent(drug.limit), unit: "%" },
        { ...bare, model, parameter: "ec50", value: drug.ec50, unit: drugs[k]!.unit },
        { ...bare, model, parameter: "slope", value: drug.slope },
      ];
    }),
  ];
}

function lineRows({ drug1, drug2, rays }: Indices, drugs: CombinationSpec["drugs"]): readonly FitRow[] {
  const lines = [
    { model: `median effect, ${drugs[0].name}`, line: drug1, unit: drugs[0].unit },
    { model: `median effect, ${drugs[1].name}`, line: drug2, unit: drugs[1].unit },
    ...rays.map(({ ray, line }) => ({
      model: `median effect, ray 1:${ray.ratio.toPrecision(4)}`,
      line,
      unit: "",
    })),
  ];
  return lines.flatMap(({ model, line, unit }) => {
    if (line.status !== "fitted")
      return [{ ...bare, model, parameter: "dm", value: Number.NaN, unit, note: line.reason }];
    const note = line.nOutside > 0 ? `${line.nOutside} effects outside (0, 1) were left out` : "";
    return [
      { ...bare, model, parameter: "dm", value: line.dm, unit, note },
      { ...bare, model, parameter: "m", value: line.m },
      { ...bare, model, parameter: "r", value: line.r },
    ];
  });
}

function surfaceRows({ fit, bootstrap }: SurfaceResult, drugs: CombinationSpec["drugs"]): readonly FitRow[] {
  const { model, theta } = fit;
  const rows = model.parameters.map((parameter, k): FitRow => {
    const read = (x: number) => readParameter(parameter, model, x);
    return {
      model: model.name,
      parameter: parameter.name,
      value: read(theta[k]!),
      low: bootstrap ? read(bootstrap.low[k]!) : Number.NaN,
      high: bootstrap ? read(bootstrap.high[k]!) : Number.NaN,
      unit: { response: "%", "dose 1": drugs[0].unit, "dose 2": drugs[1].unit, number: "" }[
        parameter.measures
      ],
      note: fit.determined ? "" : "the data do not determine every parameter of this surface",
    };
  });
  const rss = { ...bare, model: model.name, parameter: "residual sum of squares", value: fit.sumOfSquares };
  if (!model.name.startsWith("musyc")) return [...rows, rss];
  const betas = bootstrap ? [...bootstrap.draws].map(musycBeta).sort((a, b) => a - b) : [];
  const at = (p: number) => betas[Math.round(p * (betas.length - 1))] ?? Number.NaN;
  return [
    ...rows,
    {
      ...bare,
      model: model.name,
      parameter: "beta",
      value: musycBeta(theta),
      low: at(0.025),
      high: at(0.975),
    },
    rss,
  ];
}

/** A parameter as users read it, from the value that is searched. */
export function readParameter(
  { name, scale, measures }: SurfaceParameter,
  model: SurfaceModel,
  x: number,
): number {
  if (name === "kappa") return kappaOf(x);
  if (model.name === "effective-dose" && name.startsWith("a")) return Math.expm1(x);
  const value = scale === "log" ? Math.exp(x) : x;
  return measures === "response" ? percent(value) : value;
}
