import { printUnit } from "../units/index.ts";

/** A name with its unit as a figure shows it: "Conjugate (µg/mL)"; the name alone for a bare number. */
export const nameWithUnit = (name: string, unit: string): string =>
  unit === "" || unit === "1" ? name : `${name} (${printUnit(unit)})`.trim();
