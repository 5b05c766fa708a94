import { dimensionOf, fromBaseUnits, type Quantity, sameDimension, unit } from "../units/index.ts";
import type { Measures } from "./parameters/types.ts";
import { asGiven, type Settings, type UnitsGiven } from "./spec.ts";

/** The unit of everything that an analysis gives. */
export interface OutputUnits {
  readonly time: string;
  readonly concentration: string;
  readonly auc: string;
  readonly clearance: string;
  readonly volume: string;
  /** Of the dose that "per dose" divides by. */
  readonly dose: string;
}

/** The product of a unit and another one that has no divisor: "ug/mL" times "h" is "ug*h/mL". */
export function timesUnit(first: string, second: string): string {
  const divisor = first.search(/\s*\//);
  return divisor < 0 ? `${first}*${second}` : `${first.slice(0, divisor)}*${second}${first.slice(divisor)}`;
}

/** Why a limit or a unit asked for does not go with the columns; which option, what is wrong, what is needed. */
export function unlikeGiven(
  { lloq, units }: Settings,
  given: UnitsGiven,
): { readonly at: readonly string[]; readonly problem: string; readonly needed: string } | undefined {
  const wanted = [
    { at: ["lloq"], text: lloq?.unit, like: given.concentration },
    { at: ["units", "concentration"], text: units.concentration, like: given.concentration },
    { at: ["units", "auc"], text: units.auc, like: timesUnit(given.concentration, given.time) },
  ];
  const unlike = wanted.find(
    ({ text, like }) =>
      text !== undefined && text !== asGiven && !sameDimension(dimensionOf(text), dimensionOf(like)),
  );
  if (!unlike) return undefined;
  const { at, text, like } = unlike;
  return {
    at,
    problem: `a value in ${text} does not go with concentrations in ${given.concentration}`,
    needed: `a unit that measures what ${like} does`,
  };
}

/**
 * The units of the results, with what the plan leaves to the columns filled in.
 * @throws RangeError when units asked for do not go with those of the columns.
 */
export function outputUnits(settings: Settings, given: UnitsGiven, molar: boolean): OutputUnits {
  const unlike = unlikeGiven(settings, given);
  if (unlike) throw new RangeError(`${unlike.at.join(".")}: ${unlike.problem}; needed: ${unlike.needed}`);
  const { units, per } = settings;
  const time = units.time === asGiven ? given.time : units.time;
  const concentration = units.concentration === asGiven ? given.concentration : units.concentration;
  const dose = molar ? "nmol" : "mg";
  return {
    time,
    concentration,
    auc: units.auc === asGiven ? timesUnit(concentration, time) : units.auc,
    clearance: units.clearance,
    volume: units.volume,
    dose: per === "none" ? dose : `(${dose}/${per})`,
  };
}

/** The unit text of what measures this. */
export function unitOf(measures: Measures, units: OutputUnits): string {
  switch (measures) {
    case "time":
    case "concentration":
    case "auc":
    case "clearance":
    case "volume":
      return units[measures];
    case "rate":
      return `1/${units.time}`;
    case "aumc":
      return timesUnit(units.concentration, `${units.time}^2`);
    case "concentration per dose":
      return `${units.concentration}/${units.dose}`;
    case "auc per dose":
      return `${units.auc}/${units.dose}`;
    case "percent":
      return "%";
    case "number":
      return "";
  }
}

/** The unit of a dose as tables give it: "mg", "mg/m2". */
export const doseUnit = ({ dose }: OutputUnits): string => dose.replace(/^\((.*)\)$/, "$1");

/** How a value changes when it is given per kg or per m² of a subject: to which power of the size it goes. */
const powerOfSize = (measures: Measures): -1 | 0 | 1 => {
  if (measures === "clearance" || measures === "volume") return -1;
  return measures === "concentration per dose" || measures === "auc per dose" ? 1 : 0;
};

/** A value in base units as the tables give it. @param size in base units; 1 where nothing is given per size. */
export function printed(value: number, measures: Measures, units: OutputUnits, size: number): Quantity {
  const text = unitOf(measures, units);
  if (measures === "percent") return { value, unit: text };
  return { value: fromBaseUnits(value * size ** powerOfSize(measures), text), unit: text };
}

/** Whether a value depends on the size of the subject once results are given per kg or m². */
export const needsSize = (measures: Measures): boolean => powerOfSize(measures) !== 0;

/** Whether concentrations in this unit are amounts per volume. */
export const isMolar = (concentration: string): boolean => {
  const [, amount, mass] = unit(concentration).dimension;
  return amount === 1 && mass === 0;
};
