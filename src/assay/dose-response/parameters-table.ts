import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";
import type { Analysed } from "./analysed.ts";
import { expressDose } from "./concentrations.ts";
import type { Settings } from "./spec.ts";
import type { Interval } from "./types.ts";

/** A row of the table `parameters`. */
export interface ParameterRow {
  readonly curve: string;
  readonly parameter: string;
  readonly value: number;
  readonly unit: string;
  readonly standardError: number;
  readonly wald: Interval;
  readonly profile: Interval;
  readonly note: string;
}

/** The parameters and doses of one curve. */
export function parameterRows({ curve, result }: Analysed, settings: Settings): readonly ParameterRow[] {
  if (result.status !== "fitted") return [];
  const { shape } = result.model;
  const unitOf = (name: string): string => {
    if (name === "control" || name === "limit") return settings.responseUnit;
    return shape.parameters.some((p) => p.name === name && p.measures === "dose") ? settings.doseUnit : "";
  };
  const own = result.estimates.map(
    ({ name, value, standardError, wald, profile }): ParameterRow => ({
      curve: curve.name,
      parameter: name,
      value,
      unit: unitOf(name),
      standardError,
      wald,
      profile,
      note: "",
    }),
  );
  const doses = result.doses.flatMap(({ name, estimate }): readonly ParameterRow[] => {
    const { dose, standardError, wald, profile, status } = estimate;
    const row = {
      curve: curve.name,
      parameter: name,
      value: dose,
      unit: settings.doseUnit,
      standardError,
      wald,
      profile,
      note: doseNotes[status],
    };
    return [row, ...(name.startsWith("ic50") ? asConcentrations(row, settings) : [])];
  });
  return [...own, ...doses];
}

const doseNotes = {
  within: "",
  below: "below the lowest dose: extrapolated",
  above: "above the highest dose: extrapolated",
  "not reached": "not reached by the fitted curve; a finite lower limit is a bound",
};

/** The same dose as antibody, payload and mass, with its interval. */
function asConcentrations(row: ParameterRow, { conjugate, doseUnit }: Settings): readonly ParameterRow[] {
  if (!conjugate) return [];
  const { doseOf, dar, molarMassKDa, payloadMassDa } = conjugate;
  const masses = {
    ...(molarMassKDa === null ? {} : { molarMassKDa }),
    ...(payloadMassDa === null ? {} : { payloadMassDa }),
  };
  return expressDose(1, doseUnit, { doseOf, dar, ...masses }).map(({ name, value: factor, unit }) => ({
    ...row,
    parameter: `${row.parameter}.${name}`,
    value: row.value * factor,
    unit,
    standardError: row.standardError * factor,
    wald: times(row.wald, factor),
    profile: times(row.profile, factor),
  }));
}

const times = ({ low, high }: Interval, factor: number): Interval => ({
  low: low * factor,
  high: high * factor,
});

/** The interval that stands beside a value: the profile where it was walked, Wald's otherwise. */
export const chosenInterval = ({ wald, profile }: ParameterRow): Interval =>
  Number.isNaN(profile.low) && Number.isNaN(profile.high) ? wald : profile;

/** The table `parameters` from its rows. */
export function parametersTable(rows: readonly ParameterRow[]): Table {
  const number = (name: string, pick: (row: ParameterRow) => number, description: string) =>
    numberColumn(name, rows.map(pick), { description });
  const text = (name: string, pick: (row: ParameterRow) => string, description: string) =>
    textColumn(name, rows.map(pick), { description });
  return table([
    text("curve", (row) => row.curve, "Name of the curve"),
    text("parameter", (row) => row.parameter, "Name of the parameter, or of the dose read from the curve"),
    number("value", (row) => row.value, "Estimate; ∞: not reached"),
    text("unit", (row) => row.unit, "Unit of the estimate, its error and its limits"),
    number("se", (row) => row.standardError, "Standard error, by the delta method"),
    number(
      "low",
      (row) => chosenInterval(row).low,
      "Lower limit: of the profile where it was walked, of Wald otherwise",
    ),
    number("high", (row) => chosenInterval(row).high, "Upper limit, likewise; ∞: the data set none"),
    number("wald_low", (row) => row.wald.low, "Lower Wald limit, on the logarithm of doses and slopes"),
    number("wald_high", (row) => row.wald.high, "Upper Wald limit"),
    number("profile_low", (row) => row.profile.low, "Lower limit of the profile likelihood"),
    number("profile_high", (row) => row.profile.high, "Upper limit of the profile likelihood"),
    text("note", (row) => row.note, "Where the value lies outside the doses"),
  ]);
}
