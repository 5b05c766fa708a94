import { baseNames, type Dimension, describeDimension, sameDimension } from "./dimension.ts";
import { isProblem, type Problem, readUnit, type Unit, unit } from "./unit.ts";

/** A number with its unit as text, as plan files and tables hold it. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

const numberFirst = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?!,\d)\s*(.*)$/s;

/** Reads "168 mg/m2", "25 %", "2 h". A bare number has the empty unit. */
export function readQuantity(text: string): Quantity | Problem {
  const match = numberFirst.exec(text.trim());
  if (!match) {
    const comma = /^[+-]?\d+,\d+/.test(text.trim());
    return {
      problem: `"${text}" does not begin with a number${comma ? " (a decimal comma?)" : ""}`,
      needed: "a number and a unit",
      write: comma ? text.trim().replace(",", ".") : "168 mg/m2",
    };
  }
  const [, number = "", unitText = ""] = match;
  const read = readUnit(unitText);
  if (isProblem(read)) return read;
  const value = Number(number);
  if (!Number.isFinite(value)) return { problem: `"${number}" is too large`, needed: "a finite number" };
  return { value, unit: read.text };
}

/** The molar mass that links a mass to an amount, in mg/nmol. A 150 kDa antibody has 0.15. */
export interface Bridge {
  readonly molarMass: number;
}

const massAt = baseNames.indexOf("mass");
const amountAt = baseNames.indexOf("amount");

/** The factor f for which a value in `from` times f is the value in `to`, or undefined when they measure different things. */
export function conversionFactor(from: Unit, to: Unit, bridge?: Bridge): number | undefined {
  if (sameDimension(from.dimension, to.dimension)) return from.factor / to.factor;
  if (!bridge) return undefined;
  const power = (to.dimension[massAt] ?? 0) - (from.dimension[massAt] ?? 0);
  const bridged = from.dimension.map((exponent, k) =>
    k === massAt ? exponent + power : k === amountAt ? exponent - power : exponent,
  );
  if (!sameDimension(bridged, to.dimension)) return undefined;
  return (from.factor / to.factor) * bridge.molarMass ** power;
}

/**
 * A value in another unit.
 * @param bridge the molar mass, needed between mass and amount (ng/mL and nM).
 * @throws RangeError when the two units measure different things.
 */
export function convert(value: number, from: string, to: string, bridge?: Bridge): number {
  if (from === to) return value;
  const factor = conversionFactor(unit(from), unit(to), bridge);
  if (factor === undefined) {
    throw new RangeError(
      `"${from}" is ${describeDimension(unit(from).dimension)}, "${to}" is ${describeDimension(unit(to).dimension)}`,
    );
  }
  return value * factor;
}

/** A quantity in the coherent base units of its dimension (h, nmol, mg, kg, dm, cells, U). */
export const inBaseUnits = (quantity: Quantity): number => quantity.value * unit(quantity.unit).factor;

/** A value in coherent base units, given back in a unit. */
export const fromBaseUnits = (value: number, to: string): number => value / unit(to).factor;

/** The dimension of a unit text. @throws RangeError when there is no such unit. */
export const dimensionOf = (unitText: string): Dimension => unit(unitText).dimension;

/**
 * A quantity that must measure what one of `like` measures ("mg/m2", "mg/kg"), or the reason it does not.
 * `like` doubles as the examples in the message.
 */
export function readQuantityLike(text: string, like: readonly string[]): Quantity | Problem {
  const quantity = readQuantity(text);
  if (isProblem(quantity)) return quantity;
  const { dimension } = unit(quantity.unit);
  if (like.some((example) => sameDimension(dimension, dimensionOf(example)))) return quantity;
  const wanted = [...new Set(like.map((example) => describeDimension(dimensionOf(example))))].join(" or ");
  return {
    problem: `"${text}" is ${describeDimension(dimension)}`,
    needed: `${wanted} (${like.join(", ")})`,
    write: `${quantity.value} ${like[0] ?? ""}`.trim(),
  };
}
