/** Numbers with units: read, convert, print. */
export {
  baseNames,
  baseUnits,
  baseUnitText,
  type Dimension,
  describeDimension,
  dimensionless,
  sameDimension,
  timesPower,
} from "./dimension.ts";
export { printNumber, printQuantity, printUnit } from "./print.ts";
export {
  type Bridge,
  conversionFactor,
  convert,
  dimensionOf,
  fromBaseUnits,
  inBaseUnits,
  type Quantity,
  readQuantity,
  readQuantityLike,
} from "./quantity.ts";
export { avogadro, symbols } from "./symbols.ts";
export { isProblem, type Problem, readUnit, type Unit, unit } from "./unit.ts";
