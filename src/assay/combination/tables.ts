import { type ColumnOf, type Table, tableOf } from "../../table/index.ts";
import type { Indices, Isoboles, SurfaceResult } from "./analyse.ts";
import { cellsOf, isCombined } from "./cells.ts";
import type { CombinationIndex } from "./combination-index.ts";
import { kappaOf } from "./models/braid.ts";
import { musycBeta } from "./models/musyc.ts";
import type { SurfaceModel, SurfaceParameter } from "./models/types.ts";
import { nullModel } from "./nulls/nulls.ts";
import { observedScores } from "./observed-scores.ts";
import type { Saturated } from "./saturated.ts";
import type { CombinationSpec, DrugSpec } from "./spec.ts";
import type { Wells } from "./types.ts";
import type { CellTest, Verdict } from "./verdict.ts";
import { zipDelta } from "./zip-delta.ts";

const percent = (share: number) => 100 * share;

/** The two dose columns, each in its unit. */
function doseColumns<Row extends { readonly dose1: number; readonly dose2: number }>([
  drug1,
  drug2,
]: readonly [DrugSpec, DrugSpec]): readonly ColumnOf<Row>[] {
  return [
    { name: "dose1", unit: drug1.unit, is: `Dose of ${drug1.name}`, number: (row) => row.dose1 },
    { name: "dose2", unit: drug2.unit, is: `Dose of ${drug2.name}`, number: (row) => row.dose2 },
  ];
}

/** The table `matrix`: what was measured, and the scores that need no test. */
export function matrixTable(wells: Wells, drugs: CombinationSpec["drugs"]): Table {
  const cells = cellsOf(wells);
  const control = cells.find((cell) => cell.dose1 === 0 && cell.dose2 === 0)?.mean ?? 1;
  const key = (cell: { dose1: number; dose2: number }) => `${cell.dose1}/${cell.dose2}`;
  const observed = new Map(observedScores(cells, control).map((score) => [key(score), score]));
  const zip = new Map(zipDelta(cells, control).map((score) => [key(score), score.delta]));
  const rows = cells.map((cell) => ({ ...cell, ...observed.get(key(cell)), delta: zip.get(key(cell)) }));
  type Row = (typeof rows)[number];
  const score = (name: string, is: string, of: (row: Row) => number | undefined): ColumnOf<Row> => ({
    name,
    unit: "%",
    is,
    number: (row) => percent((isCombined(row) ? of(row) : undefined) ?? Number.NaN),
  });
  return tableOf(rows, [
    ...doseColumns<Row>(drugs),
    { name: "n", is: "Wells with a response", number: (row) => row.wells.length },
    { name: "viability", unit: "%", is: "Mean viability", number: (row) => percent(row.mean) },
    {
      name: "sd",
      unit: "%",
      is: "Standard deviation of the wells",
      number: (row) => percent(sdOf(wells, row.wells)),
    },
    score(
      "bliss_observed",
      "Bliss excess from measured single agents; above 0 synergy",
      (row) => row.blissExcess,
    ),
    score(
      "hsa_observed",
      "Excess over the better measured single agent; above 0 synergy",
      (row) => row.hsaExcess,
    ),
    score("zip_delta", "δ of zero interaction potency; above 0 synergy", (row) => row.delta),
  ]);
}

function sdOf({ viability }: Wells, wells: readonly number[]): number {
  const mean = wells.reduce((sum, i) => sum + viability[i]!, 0) / wells.length;
  return wells.length < 2
    ? Number.NaN
    : Math.sqrt(wells.reduce((sum, i) => sum + (viability[i]! - mean) ** 2, 0) / (wells.length - 1));
}

/** The table `nulls`: every null model at every cell with both drugs. */
export function nullsTable(verdicts: readonly Verdict[], drugs: CombinationSpec["drugs"]): Table {
  const rows = verdicts.flatMap((verdict) => verdict.cells.map((cell) => ({ null: verdict.null, ...cell })));
  type Row = CellTest & { readonly null: string };
  return tableOf<Row>(rows, [
    { name: "null", is: "Null model", text: (row) => row.null },
    ...doseColumns<Row>(drugs),
    {
      name: "measured",
      unit: "%",
      is: "Viability, plates taken out",
      number: (row) => percent(row.measured),
    },
    {
      name: "expected",
      unit: "%",
      is: "Viability under the null",
      number: (row) => percent(row.expected),
    },
    {
      name: "excess",
      unit: "%",
      is: "Expected less measured; above 0 synergy",
      number: (row) => percent(row.excess),
    },
    {
      name: "standard_error",
      unit: "%",
      is: "Standard error of the excess",
      number: (row) => percent(row.standardError),
    },
    { name: "p", is: "p of this cell alone", number: (row) => row.p },
    { name: "p_adjusted", is: "p corrected for all cells (Holm)", number: (row) => row.pAdjusted },
    { name: "weight", is: "Weight of the cell in the score", number: (row) => row.weight },
  ]);
}

/** The table `verdict`: one line per null model; the declared one decides. */
export const verdictTable = (
  verdicts: readonly Verdict[],
  declared: string,
  notes: readonly string[],
): Table =>
  tableOf(verdicts, [
    { name: "null", is: "Null model", text: (v) => v.null },
    {
      name: "decides",
      is: "Whether the study declared this model",
      text: (v) => (v.null === declared ? "yes" : "no"),
    },
    { name: "verdict", is: "What the test says", text: (v) => v.call },
    {
      name: "score",
      unit: "%",
      is: "Weighted mean excess over the null; above 0 synergy",
      number: (v) => percent(v.score),
    },
    { name: "low", unit: "%", is: "Lower limit of the score", number: (v) => percent(v.low) },
    { name: "high", unit: "%", is: "Upper limit of the score", number: (v) => percent(v.high) },
    { name: "p", is: "p of the score, two-sided", number: (v) => v.p },
    {
      name: "degrees_of_freedom",
      is: "Degrees of freedom of the error",
      number: (v) => v.degreesOfFreedom,
    },
    {
      name: "mean_excess",
      unit: "%",
      is: "Plain mean of the excess over the cells",
      number: (v) => percent(v.meanExcess),
    },
    {
      name: "noise",
      unit: "%",
      is: "Standard deviation of a response, at the control where it grows with the response",
      number: (v) => percent(v.noise),
    },
    {
      name: "variance",
      is: "Whether the noise is the same everywhere or grows with the response",
      text: (v) => (Number.isNaN(v.noise) ? "" : v.proportional ? "grows" : "constant"),
    },
    {
      name: "note",
      is: "How to read the verdict",
      text: (v) => [...(v.null === declared ? notes : []), ...v.notes].join("; "),
    },
  ]);

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
function readParameter({ name, scale, measures }: SurfaceParameter, model: SurfaceModel, x: number): number {
  if (name === "kappa") return kappaOf(x);
  if (model.name === "effective-dose" && name.startsWith("a")) return Math.expm1(x);
  const value = scale === "log" ? Math.exp(x) : x;
  return measures === "response" ? percent(value) : value;
}

/** The table `indices`: combination indices along the rays. */
export function indicesTable({ rays }: Indices, [drug1, drug2]: CombinationSpec["drugs"]): Table {
  const rows = rays.flatMap(({ ray, indices }) => indices.map((index) => ({ ray, ...index })));
  type Row = CombinationIndex & { readonly ray: { readonly ratio: number } };
  return tableOf<Row>(rows, [
    {
      name: "ratio",
      is: `Dose of ${drug2.name} per dose of ${drug1.name}, in their units`,
      number: (row) => row.ray.ratio,
    },
    { name: "fa", is: "Affected fraction", number: (row) => row.fa },
    { name: "index", is: "Combination index; below 1 synergy", number: (row) => row.index },
    { name: "low", is: "Lower 95 % limit (Lee and Kong)", number: (row) => row.low },
    { name: "high", is: "Upper 95 % limit", number: (row) => row.high },
    {
      name: "grade",
      is: "Chou's word for the index; no test",
      text: (row) => row.grade,
    },
    {
      name: "dose1",
      unit: drug1.unit,
      is: `Dose of ${drug1.name} in the combination`,
      number: (row) => row.doses[0],
    },
    {
      name: "dose2",
      unit: drug2.unit,
      is: `Dose of ${drug2.name} in the combination`,
      number: (row) => row.doses[1],
    },
    {
      name: "dose1_alone",
      unit: drug1.unit,
      is: `Dose of ${drug1.name} alone with this effect`,
      number: (row) => row.dosesAlone[0],
    },
    {
      name: "dose2_alone",
      unit: drug2.unit,
      is: `Dose of ${drug2.name} alone with this effect`,
      number: (row) => row.dosesAlone[1],
    },
    {
      name: "dose_reduction1",
      is: `Dose reduction index of ${drug1.name}`,
      number: (row) => row.doseReduction[0],
    },
    {
      name: "dose_reduction2",
      is: `Dose reduction index of ${drug2.name}`,
      number: (row) => row.doseReduction[1],
    },
  ]);
}

/** The table `isoboles`: pairs of doses with one effect. */
export function isobolesTable(
  isoboles: readonly Isoboles[],
  drugs: CombinationSpec["drugs"],
  name: string,
): Table {
  const rows = isoboles.flatMap(({ effect, expected, measured }) =>
    ([`expected by ${nullModel(name).printed}`, "measured"] as const).flatMap((series, k) => {
      const { doses1, doses2 } = k === 0 ? expected : measured;
      return Array.from(doses1, (dose1, i) => ({ effect, series, dose1, dose2: doses2[i]! })).filter((row) =>
        Number.isFinite(row.dose1),
      );
    }),
  );
  type Row = (typeof rows)[number];
  return tableOf(rows, [
    { name: "effect", is: "Affected share of the control", number: (row: Row) => row.effect },
    {
      name: "series",
      is: "Measured, or expected without interaction",
      text: (row: Row) => row.series,
    },
    ...doseColumns<Row>(drugs),
  ]);
}

interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly description: string;
}

const codes = { synergy: 1, additive: 0, antagonism: -1, "not assessable": Number.NaN };

/** The table `values`: what claims can ask for. */
export function valuesTable(
  verdicts: readonly Verdict[],
  declared: string,
  indices: Indices,
  fits: readonly SurfaceResult[],
): Table {
  const of = (prefix: string, v: Verdict): readonly Value[] => {
    const printed = nullModel(v.null).printed;
    return [
      {
        name: `${prefix}score`,
        value: percent(v.score),
        unit: "%",
        low: percent(v.low),
        high: percent(v.high),
        description: `weighted mean excess over ${printed}`,
      },
      {
        name: `${prefix}verdict`,
        value: codes[v.call],
        unit: "",
        low: Number.NaN,
        high: Number.NaN,
        description: `1 synergy, 0 additive, −1 antagonism, against ${printed}`,
      },
      {
        name: `${prefix}p`,
        value: v.p,
        unit: "",
        low: Number.NaN,
        high: Number.NaN,
        description: `p of the score against ${printed}`,
      },
    ];
  };
  const decided = verdicts.find((v) => v.null === declared)!;
  const rows = [
    ...of("", decided),
    ...verdicts.flatMap((v) => of(`${v.null}.`, v)),
    ...indexValues(indices),
    ...fits
      .filter(({ fit }) => fit.determined)
      .flatMap(({ fit, bootstrap }) =>
        fit.model.parameters.flatMap((parameter, k): Value[] => {
          if (!parameter.synergy) return [];
          const read = (x: number | undefined) =>
            x === undefined ? Number.NaN : readParameter(parameter, fit.model, x);
          return [
            {
              name: `${fit.model.name}.${parameter.name}`,
              value: read(fit.theta[k]),
              unit: "",
              low: read(bootstrap?.low[k]),
              high: read(bootstrap?.high[k]),
              description: `${parameter.printed} of ${fit.model.printed}; ${parameter.synergy.none} without interaction`,
            },
          ];
        }),
      ),
  ];
  return tableOf(rows, [
    { name: "name", is: "Name for claims", text: (row) => row.name },
    { name: "value", is: "Value", number: (row) => row.value },
    { name: "unit", is: "Unit", text: (row) => row.unit },
    { name: "low", is: "Lower 95 % limit", number: (row) => row.low },
    { name: "high", is: "Upper 95 % limit", number: (row) => row.high },
    { name: "description", is: "What the value is", text: (row) => row.description },
  ]);
}

/** Indices of the ray with the most doses, as "ci.50"; of every ray as "ray2.ci.50". */
function indexValues({ rays }: Indices): readonly Value[] {
  const used = rays.filter(({ indices }) => indices.length > 0);
  const main = used.reduce<(typeof used)[number] | undefined>(
    (best, ray) => (best && best.ray.totals.length >= ray.ray.totals.length ? best : ray),
    undefined,
  );
  return used.flatMap((ray, k) =>
    ray.indices.flatMap((index) => {
      const value = {
        value: index.index,
        unit: "",
        low: index.low,
        high: index.high,
        description: `combination index at fa = ${index.fa}, ratio 1:${ray.ray.ratio.toPrecision(4)}`,
      };
      const name = `ci.${Math.round(100 * index.fa)}`;
      const own = { ...value, name: `ray${k + 1}.${name}` };
      return ray === main ? [{ ...value, name }, own] : [own];
    }),
  );
}
