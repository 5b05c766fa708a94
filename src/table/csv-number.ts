import { isProblem, readQuantity } from "../units/index.ts";

const pointNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const commaNumber = /^[+-]?(?:\d+,\d*|,\d+)(?:[eE][+-]?\d+)?$/;
const maybeThousands = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const missing = new Set(["", "na", "nan", "n/a", "."]);
const infinite = /^([+-]?)(?:inf|infinity|∞)$/i;
/** As laboratories write a value below the limit of quantification. */
const belowLimit = /^(?:<.*|b(?:elow )?(?:ql|lq|lloq|lod)|nd|nq)$/i;

/** How a cell can be read as a number. */
export type NumberForm =
  | "missing"
  | "whole"
  | "point"
  | "comma"
  /** "1,234": a decimal comma, or a comma between thousands. */
  | "comma or thousands"
  | "infinite"
  | "none";

/** Tells which form of number a cell has. */
export function numberForm(cell: string): NumberForm {
  if (pointNumber.test(cell)) {
    if (!Number.isFinite(Number(cell))) return "none";
    return cell.includes(".") ? "point" : "whole";
  }
  if (missing.has(cell.toLowerCase())) return "missing";
  if (commaNumber.test(cell)) return maybeThousands.test(cell) ? "comma or thousands" : "comma";
  return infinite.test(cell) ? "infinite" : "none";
}

/** The value of a cell whose form is not "none". */
export function numberOf(cell: string, form: NumberForm): number {
  if (form === "missing") return Number.NaN;
  if (form === "infinite") return cell.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(form === "comma" || form === "comma or thousands" ? cell.replace(",", ".") : cell);
}

/** What to write instead of a cell that is no number. */
export function insteadOf(cell: string, name: string): string {
  if (maybeThousands.test(cell))
    return `${cell.replace(",", "")}, or ${cell.replace(",", ".")} for a decimal comma`;
  if (belowLimit.test(cell)) return "an empty cell, and the limit of quantification in a column of its own";
  const plain = cell
    .replace(/[−–]/, "-")
    .replace(/[\s'’](?=\d{3})/g, "")
    .replace(/^([+-]?\d{1,3}(?:\.\d{3})+),(\d+)$/, (_, whole, part) => `${whole.replaceAll(".", "")}.${part}`)
    .replace(/,(?=\d{3}(?:[,.]|$)|\d{3},)/g, "")
    .replace(",", ".");
  if (pointNumber.test(plain) && Number.isFinite(Number(plain))) return plain;
  const quantity = readQuantity(plain.slice(0, 100));
  if (!isProblem(quantity) && quantity.unit !== "")
    return `${quantity.value} here, and "${name} [${quantity.unit}]" as the head`;
  return "a number such as 1.5, or an empty cell for a missing value";
}
