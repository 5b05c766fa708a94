import { numberColumn, type Table, table, tableOf, textColumn } from "../../table/index.ts";
import type { CurveRecord } from "../reading/long-table.ts";
import { type Analysis, type AnalysisRules, analyse, drawnCurve, pointsOf } from "./analyse.ts";
import type { Analysed } from "./analysed.ts";
import { parameterRows, parametersTable } from "./parameters-table.ts";
import type { Settings } from "./spec.ts";

/** The rules of an analysis from the settings of a step. */
export const rulesOf = (settings: Settings): AnalysisRules => ({
  models: settings.models,
  ...(settings.ends ? { ends: settings.ends } : {}),
  held: settings.held,
  power: settings.power,
  robust: settings.robust,
  q: settings.q,
  level: settings.level,
  profile: settings.profile,
  effects: settings.effects,
  ...(settings.absolute === null ? {} : { absolute: settings.absolute }),
});

const orNaN = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);

/** A record as data to fit. */
export const dataOf = ({ doses, responses, totals, weights }: CurveRecord) => ({
  doses: orNaN(doses),
  responses: orNaN(responses),
  ...(totals ? { totals: orNaN(totals) } : {}),
  ...(weights ? { weights: orNaN(weights) } : {}),
});

/** Every curve analysed; what cannot be fitted says why, and the others go on. */
export const analyseAll = (curves: readonly CurveRecord[], settings: Settings): readonly Analysed[] =>
  curves.map((curve) => ({ curve, result: analyse(dataOf(curve), rulesOf(settings)) }));

/** The tables of some curves: `fits`, `parameters`, `models`, `curve`, `points`. */
export function resultTables(analysed: readonly Analysed[], settings: Settings): Record<string, Table> {
  const rows = analysed.flatMap((one) => parameterRows(one, settings));
  return {
    fits: fitsTable(analysed, settings),
    parameters: parametersTable(rows),
    models: modelsTable(analysed),
    curve: curveTable(analysed, settings),
    points: pointsTable(analysed, settings),
  };
}

function fitsTable(analysed: readonly Analysed[], settings: Settings): Table {
  const of = (pick: (analysis: Analysis) => number) =>
    analysed.map(({ result }) => (result.status === "fitted" ? pick(result) : Number.NaN));
  const number = (name: string, pick: (analysis: Analysis) => number, description: string, unit = "") =>
    numberColumn(name, of(pick), { description, unit });
  const text = (name: string, pick: (one: Analysed) => string, description: string) =>
    textColumn(name, analysed.map(pick), { description });
  return table([
    text("curve", ({ curve }) => curve.name, "Name of the curve"),
    text("status", ({ result }) => result.status, "fitted, or not fitted"),
    text("model", ({ result }) => (result.status === "fitted" ? result.model.name : ""), "Model used"),
    text(
      "note",
      ({ result }) =>
        result.status === "fitted" ? result.notes.join("; ") : `${result.reason}; needed: ${result.advice}`,
      "What to know before using the numbers; for a curve that was not fitted, why, and what is needed",
    ),
    numberColumn(
      "n",
      analysed.map(({ curve }) => curve.responses.filter((value) => value !== null).length),
      { description: "Responses that are not missing" },
    ),
    number("n_used", ({ fit }) => fit.data.n, "Responses that the curve was fitted to"),
    number("df", ({ fit }) => fit.degreesOfFreedom, "Degrees of freedom of the residuals"),
    number(
      "residual_sd",
      ({ fit }) => Math.sqrt(fit.variance),
      "Standard deviation of the residuals (of weight 1)",
      settings.power === 0 ? settings.responseUnit : "",
    ),
    number("r2", ({ rSquared }) => rSquared, "Share of the variance that the curve explains"),
    number("aicc", ({ aicc }) => aicc, "Akaike's criterion with its correction for small samples"),
    number(
      "lack_of_fit_f",
      ({ lackOfFit }) => lackOfFit.f,
      "F of the lack of fit; missing without replicates",
    ),
    number(
      "lack_of_fit_p",
      ({ lackOfFit }) => lackOfFit.p,
      "Its p value; small: the curve misses the dose means",
    ),
    number("effect_f", ({ effect }) => effect.f, "F of the curve against one mean for all doses"),
    number("effect_p", ({ effect }) => effect.p, "Its p value; not small: no effect of dose is shown"),
  ]);
}

function modelsTable(analysed: readonly Analysed[]): Table {
  const rows = analysed.flatMap(({ curve, result }) =>
    result.status === "fitted" ? result.tried.map((tried) => ({ curve: curve.name, ...tried })) : [],
  );
  return tableOf(rows, [
    { name: "curve", is: "Name of the curve", text: (row) => row.curve },
    { name: "model", is: "Model tried", text: (row) => row.model },
    { name: "aicc", is: "Akaike's criterion; ∞: not fitted", number: (row) => row.aicc },
    { name: "weight", is: "Akaike weight among those tried", number: (row) => row.weight },
  ]);
}

function curveTable(analysed: readonly Analysed[], { level, doseUnit, responseUnit }: Settings): Table {
  const rows = analysed.flatMap(({ curve, result }) =>
    result.status === "fitted"
      ? drawnCurve(result, level).map((point) => ({ curve: curve.name, ...point }))
      : [],
  );
  const unit = responseUnit;
  return tableOf(rows, [
    { name: "curve", is: "Name of the curve", text: (row) => row.curve },
    { name: "dose", unit: doseUnit, is: "Dose", number: (row) => row.dose },
    { name: "response", unit, is: "Fitted response", number: (row) => row.response },
    { name: "low", unit, is: "Lower limit of the pointwise band", number: (row) => row.low },
    { name: "high", unit, is: "Upper limit of the pointwise band", number: (row) => row.high },
  ]);
}

function pointsTable(analysed: readonly Analysed[], { doseUnit, responseUnit }: Settings): Table {
  const rows = analysed.flatMap(({ curve, result }) => {
    if (result.status === "fitted") {
      const { fitted, residuals } = pointsOf(result);
      return Array.from(fitted, (value, i) => ({
        curve: curve.name,
        dose: Math.exp(result.data.lnDoses[i]!),
        response: result.data.responses[i]!,
        fitted: value,
        residual: residuals[i]!,
        weight: result.weights[i]!,
      }));
    }
    return orNaN(curve.doses).map((dose, i) => ({
      curve: curve.name,
      dose,
      response: curve.responses[i] ?? Number.NaN,
      fitted: Number.NaN,
      residual: Number.NaN,
      weight: Number.NaN,
    }));
  });
  const unit = responseUnit;
  return tableOf(rows, [
    { name: "curve", is: "Name of the curve", text: (row) => row.curve },
    { name: "dose", unit: doseUnit, is: "Dose", number: (row) => row.dose },
    { name: "response", unit, is: "Measured response", number: (row) => row.response },
    { name: "fitted", unit, is: "Fitted response", number: (row) => row.fitted },
    {
      name: "residual",
      unit,
      is: "Measured less fitted, times the root of the weight given",
      number: (row) => row.residual,
    },
    {
      name: "weight",
      is: "Weight that a robust method left; 0: left out as outlying",
      number: (row) => row.weight,
    },
  ]);
}
