import type { Compound } from "../compound/index.ts";
import type { DosePort, Model } from "../model/index.ts";
import type { Population } from "../population/index.ts";
import {
  convert,
  type Dimension,
  describeDimension,
  dimensionOf,
  inBaseUnits,
  printQuantity,
  type Quantity,
  sameDimension,
  timesPower,
} from "../units/index.ts";
import type { DosedOptions, SimulateOptions } from "./options.ts";
import type { Schedule } from "./plan-schedule.ts";
import { addUnknown, type Problems } from "./problems.ts";
import type { Regimen } from "./spec.ts";

const mass = dimensionOf("mg");
const amount = dimensionOf("nmol");
const perDimensions = {
  area: dimensionOf("m2"),
  weight: dimensionOf("kg"),
  subject: dimensionOf(""),
} as const;
const perTexts = { area: "/m2", weight: "/kg", subject: "" } as const;

/** The regimen of the settings; undefined with problems added. What needs no model is checked without one. */
export function planRegimen(
  options: DosedOptions,
  schedule: Schedule | undefined,
  model: Model | undefined,
  compound: Compound | undefined,
  population: Population,
  problems: Problems,
): Regimen | undefined {
  const per = perOf(options.dose);
  checkBodySize(options, per, population, problems);
  checkCap(options, per, problems);
  const port = model && portOf(options, model, problems);
  const amountUnit = port && sameDimension(dimensionOf(port.unit), amount) ? "nmol" : "mg";
  const dose = port && doseIn(options.dose, `${amountUnit}${perTexts[per]}`, port, compound, problems);
  if (!port || !schedule || dose === undefined) return undefined;
  if (options.cap && capKind(options.cap) === "amount" && amountUnit === "nmol" && !compound) {
    problems.add(
      "simulate.cap-kind",
      ["cap"],
      `a cap in ${options.cap.unit}, and the model counts doses in ${port.unit}`,
      "a compound, whose molar mass converts it, or no cap",
    );
    return undefined;
  }
  return {
    written: printQuantity(options.dose, 6),
    dose,
    per,
    amountUnit,
    bsa: options.bsa,
    weight: options.weight,
    ...capOf(options.cap, amountUnit, compound),
    timesH: schedule.timesH,
    infuseH: schedule.infuseH,
    port: port.name,
  };
}

const perOf = (dose: Quantity): Regimen["per"] => {
  const has = (dimension: Dimension) => sameDimension(dimensionOf(dose.unit), dimension);
  if (has(timesPower(mass, perDimensions.area, -1))) return "area";
  return has(mass) || has(amount) ? "subject" : "weight";
};

function portOf(options: SimulateOptions, model: Model, problems: Problems): DosePort | undefined {
  const names = model.ports.map(({ name }) => name);
  const wanted = options.into ?? names[0];
  if (wanted === undefined) {
    problems.add(
      "simulate.no-port",
      ["dose"],
      `the model ${model.name} takes no dose`,
      "a model with a dose statement",
    );
    return undefined;
  }
  const port = model.ports.find(({ name }) => name === wanted);
  if (!port)
    addUnknown(problems, "simulate.unknown-port", ["into"], "way for a dose into the model", wanted, names);
  return port;
}

/** The dose in the unit that the port counts; mass and amount meet through the molar mass of the compound. */
function doseIn(
  dose: Quantity,
  unit: string,
  port: DosePort,
  compound: Compound | undefined,
  problems: Problems,
): number | undefined {
  const dimension = dimensionOf(dose.unit);
  if (!sameDimension(dimension, dimensionOf(unit)) && !compound) {
    problems.add(
      "simulate.dose-kind",
      ["dose"],
      `"${printQuantity(dose, 6)}" is ${describeDimension(dimension)}, and the model counts doses in ${port.unit}`,
      `a dose in ${unit}, or a compound, whose molar mass converts it`,
      `1 ${unit}`,
    );
    return undefined;
  }
  return convert(dose.value, dose.unit, unit, bridgeOf(compound));
}

function checkBodySize(
  options: SimulateOptions,
  per: Regimen["per"],
  population: Population,
  problems: Problems,
): void {
  const hasHeight = population.groups.every(({ height }) => height !== undefined);
  if (per === "area" && !hasHeight) {
    problems.add(
      "simulate.no-area",
      ["dose"],
      `the formulas for body surface area are for people, and ${population.name} is of the species ${population.species}`,
      "a dose by body weight or a flat dose",
      "dose: 4.5 mg/kg",
    );
  }
  if (options.weight === "adjusted ideal" && per !== "weight") {
    problems.add(
      "simulate.weight-unused",
      ["weight"],
      "adjusted ideal body weight with a dose that is not per kg",
      "a dose in mg/kg",
      "dose: 6 mg/kg",
    );
  } else if (options.weight === "adjusted ideal" && !hasHeight) {
    problems.add(
      "simulate.no-ideal-weight",
      ["weight"],
      `ideal body weight is for people, and ${population.name} is of the species ${population.species}`,
      "actual",
      "weight: actual",
    );
  }
}

function checkCap({ cap }: SimulateOptions, per: Regimen["per"], problems: Problems): void {
  const at = cap && capKind(cap);
  if (at === "area" && per !== "area") {
    problems.add(
      "simulate.cap-unused",
      ["cap"],
      "a cap on body surface area with a dose that is not per m²",
      "a dose in mg/m2, or a cap in mg",
      "cap: 400 mg",
    );
  }
  if (at === "weight" && per !== "weight") {
    problems.add(
      "simulate.cap-unused",
      ["cap"],
      "a cap on body weight with a dose that is not per kg",
      "a dose in mg/kg, or a cap in mg",
      "cap: 400 mg",
    );
  }
}

const capKind = (cap: Quantity): "area" | "weight" | "amount" => {
  const dimension = dimensionOf(cap.unit);
  if (sameDimension(dimension, perDimensions.area)) return "area";
  return sameDimension(dimension, perDimensions.weight) ? "weight" : "amount";
};

const capOf = (
  cap: Quantity | undefined,
  amountUnit: "mg" | "nmol",
  compound: Compound | undefined,
): Pick<Regimen, "cap" | "cappedAt"> => {
  if (!cap) return { cap: null, cappedAt: null };
  const cappedAt = capKind(cap);
  const unit = { area: "m2", weight: "kg", amount: amountUnit }[cappedAt];
  return { cap: convert(cap.value, cap.unit, unit, bridgeOf(compound)), cappedAt };
};

const bridgeOf = (compound: Compound | undefined) =>
  compound?.mass && { molarMass: inBaseUnits(compound.mass) };
