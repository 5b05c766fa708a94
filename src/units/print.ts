import type { Quantity } from "./quantity.ts";

/** A number in at most `digits` significant digits, without trailing zeros; powers of ten outside 1e-4 … 1e6. */
export function printNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size >= 1e6 || size < 1e-4) return rounded.toExponential().replace("e+", "e");
  return String(rounded);
}

/** A quantity as people write it: "168 mg/m2", "25 %", "3.5". */
export const printQuantity = (quantity: Quantity, digits = 4): string =>
  `${printNumber(quantity.value, digits)} ${quantity.unit}`.trim();

/** A unit as a figure or a report shows it: µg/mL, m², µg·d/mL. */
export const printUnit = (text: string): string =>
  text
    .replace(/\bu(?=(g|L|m|M|mol|s)\b)/g, "µ")
    .replace(/\*/g, "·")
    .replace(/(?<=[a-zA-Z])\^?2\b/g, "²")
    .replace(/(?<=[a-zA-Z])\^?3\b/g, "³");
