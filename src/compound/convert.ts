import {
  amountFromMg,
  amountFromNmol,
  amountFromPayloadUg,
  type ConjugateAmount,
} from "../chemistry/index.ts";
import {
  convert,
  describeDimension,
  dimensionOf,
  isProblem,
  type Problem,
  readQuantity,
  sameDimension,
} from "../units/index.ts";
import { massesOf } from "./describe.ts";
import type { Compound } from "./types.ts";

/** What an amount is an amount of. */
export type AmountOf = "conjugate" | "antibody" | "drug";

/** One amount of a conjugate every way it is asked for, each per what it was given per. */
export interface ConvertedAmount extends ConjugateAmount {
  /** "/kg", "/m2", "/mL", or the empty text. */
  readonly per: string;
}

/**
 * Turns a mass or an amount of conjugate, antibody or drug into the others: mg of conjugate, nmol of antibody, nmol and µg of drug. What
 * follows the first "/" of the unit stays: "1.8 mg/kg", "168 mg/m2", "10 ug/mL".
 *
 * @param of what the amount is of. The antibody's mass is that of the naked one.
 * @returns a problem when the text is no such amount, or the masses of the compound are not known.
 */
export function convertAmount(compound: Compound, text: string, of: AmountOf): ConvertedAmount | Problem {
  const masses = massesOf(compound);
  if (!masses)
    return {
      problem: `the mass or the drug load of ${compound.name} is unknown`,
      needed: "a compound whose antibody has a mass, with a drug and a mean drug load",
    };
  const quantity = readQuantity(text);
  if (isProblem(quantity)) return quantity;
  const [unit = "", ...rest] = quantity.unit.split("/");
  const per = rest.map((part) => `/${part}`).join("");
  const isMass = sameDimension(dimensionOf(unit), dimensionOf("mg"));
  if (!isMass && !sameDimension(dimensionOf(unit), dimensionOf("nmol")))
    return {
      problem: `"${text}" begins with ${describeDimension(dimensionOf(unit))}`,
      needed: "a mass or an amount of substance, per anything",
      write: '"1.8 mg/kg", "12 nmol/kg" or "168 mg/m2"',
    };
  if (!(quantity.value > 0)) return { problem: `"${text}" is not above 0`, needed: "an amount above 0" };
  const value = convert(quantity.value, unit, isMass ? "mg" : "nmol");
  return { ...amountOf(value, isMass, of, masses), per };
}

function amountOf(
  value: number,
  isMass: boolean,
  of: AmountOf,
  masses: NonNullable<ReturnType<typeof massesOf>>,
): ConjugateAmount {
  if (of === "drug")
    return isMass ? amountFromPayloadUg(1e3 * value, masses) : amountFromNmol(value / masses.dar, masses);
  if (!isMass) return amountFromNmol(value, masses);
  return of === "conjugate"
    ? amountFromMg(value, masses)
    : amountFromNmol((1e6 * value) / masses.antibodyDa, masses);
}
