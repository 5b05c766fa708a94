import { type Issue, nearest, type YamlText } from "../source/index.ts";
import { cellOf, type Table } from "../table/index.ts";
import {
  conversionFactor,
  isProblem,
  printNumber,
  type Quantity,
  readQuantity,
  unit,
} from "../units/index.ts";
import { type Claim, readTolerance, type Tolerance } from "./schema.ts";

/** A table cell that a claim reads. */
export interface CellRef {
  readonly step: string;
  readonly table: string;
  readonly where: Readonly<Record<string, string | number>>;
  readonly column: string;
}

/** What a claim came to. */
export interface ClaimResult {
  readonly claim: Claim;
  /** The computed value in the reported unit where there is one. */
  readonly computed?: Quantity;
  readonly low?: number;
  readonly high?: number;
  /** "human-nca.values, cmax.mean": where the value stands. */
  readonly from?: string;
  readonly verdict: "agrees" | "differs" | "not judged" | "not computed";
  /** The rule behind the verdict, or why there is none. */
  readonly how: string;
  /** Computed over reported; none where 0 is reported. */
  readonly ratio?: number;
}

/** The cell that a claim names: "step.value" is the row `value` of the step's table `values`. */
export function cellRefOf(claim: Claim): CellRef | undefined {
  if (claim.computed === undefined) return undefined;
  if (typeof claim.computed !== "string") return claim.computed;
  const dot = claim.computed.indexOf(".");
  const [step, name] =
    dot < 0 ? [claim.computed, ""] : [claim.computed.slice(0, dot), claim.computed.slice(dot + 1)];
  return { step, table: "values", where: { name }, column: "value" };
}

/** What is wrong with the claims of a file, as far as can be known before the steps have run. */
export function claimIssues(claims: readonly Claim[], stepNames: readonly string[], yaml: YamlText): Issue[] {
  return claims.flatMap((claim, k): Issue[] => {
    const ref = cellRefOf(claim);
    const where = yaml.place(["claims", k, "computed"]);
    if (!ref) return [];
    if (typeof claim.computed === "string" && !claim.computed.includes(".")) {
      const found = `"${claim.computed}" names no value`;
      return [
        {
          code: "claim.no-value",
          severity: "error",
          where,
          found,
          needed: "step.value",
          write: `${claim.computed}.cmax.mean`,
        },
      ];
    }
    if (stepNames.includes(ref.step)) return [];
    const near = nearest(ref.step, stepNames);
    const needed = `one of ${stepNames.join(", ")}, a dot, and the name of a value`;
    return [
      {
        code: "claim.no-such-step",
        severity: "error",
        where,
        found: `there is no step "${ref.step}"`,
        needed,
        ...(near ? { write: near } : {}),
      },
    ];
  });
}

/** Sets a claim beside the tables; `tableOf` gives a step's table, or undefined when it did not come to be. */
export function judgeClaim(
  claim: Claim,
  tableOf: (step: string, table: string) => Table | undefined,
): ClaimResult {
  const ref = cellRefOf(claim);
  if (!ref)
    return {
      claim,
      verdict: "not computed",
      how: claim.awaits ? `awaits ${claim.awaits}` : "no step computes it yet",
    };
  const from = `${ref.step}.${ref.table}${Object.keys(ref.where).length > 0 ? `, ${Object.values(ref.where).join(", ")}` : ""}`;
  const table = tableOf(ref.step, ref.table);
  if (!table)
    return { claim, from, verdict: "not computed", how: `step "${ref.step}" gave no table "${ref.table}"` };
  const cell = readCell(table, ref);
  if ("reason" in cell) return { claim, from, verdict: "not computed", how: cell.reason };
  return compare(claim, cell, from);
}

interface Cell extends Quantity {
  readonly low?: number;
  readonly high?: number;
}

function readCell(table: Table, ref: CellRef): Cell | { reason: string } {
  const cell = cellOf(table, { where: ref.where, column: ref.column });
  if ("problem" in cell) return { reason: cell.problem };
  if (typeof cell.value !== "number" || !Number.isFinite(cell.value)) {
    return {
      reason: `the cell holds ${cell.value === "" || Number.isNaN(cell.value) ? "no value" : String(cell.value)}`,
    };
  }
  const beside = (column: string) =>
    table.columns.some((c) => c.name === column) ? cellOf(table, { where: ref.where, column }) : undefined;
  const unitCell = beside("unit");
  const unitText =
    unitCell && "value" in unitCell && typeof unitCell.value === "string" ? unitCell.value : cell.unit;
  const bound = (column: "low" | "high") => {
    const found = ref.table === "values" ? beside(column) : undefined;
    return found && "value" in found && typeof found.value === "number" && Number.isFinite(found.value)
      ? { [column]: found.value }
      : {};
  };
  return { value: cell.value, unit: unitText, ...bound("low"), ...bound("high") };
}

function compare(claim: Claim, cell: Cell, from: string): ClaimResult {
  const reported = readQuantity(String(claim.reported));
  const shown = { claim, from, computed: { value: cell.value, unit: cell.unit }, ...bounds(cell, 1) };
  if (isProblem(reported)) return { ...shown, verdict: "not judged", how: "a statement beside a number" };
  const factor = conversionFactor(unit(cell.unit), unit(reported.unit));
  if (factor === undefined) {
    return {
      ...shown,
      verdict: "not judged",
      how: `computed in ${cell.unit || "a bare number"}, reported in ${reported.unit || "a bare number"}: they measure different things`,
    };
  }
  const value = cell.value * factor;
  const result = {
    claim,
    from,
    computed: { value, unit: reported.unit },
    ...bounds(cell, factor),
    ...(reported.value === 0 ? {} : { ratio: value / reported.value }),
  };
  const tolerance = claim.within === undefined ? undefined : readTolerance(claim.within);
  if (claim.kind === "shown" || !tolerance)
    return { ...result, verdict: "not judged", how: tolerance ? "shown, not judged" : "no tolerance stated" };
  const agrees = isWithin(value, reported.value, tolerance, sdIn(claim, reported.unit));
  return { ...result, verdict: agrees ? "agrees" : "differs", how: `within ${claim.within}` };
}

const bounds = (cell: Cell, factor: number): { low?: number; high?: number } => ({
  ...(cell.low === undefined ? {} : { low: cell.low * factor }),
  ...(cell.high === undefined ? {} : { high: cell.high * factor }),
});

function sdIn(claim: Claim, unitText: string): number {
  const sd = readQuantity(claim.sd ?? "");
  if (isProblem(sd)) return Number.NaN;
  return sd.value * (conversionFactor(unit(sd.unit), unit(unitText)) ?? Number.NaN);
}

function isWithin(value: number, reported: number, tolerance: Tolerance, sd: number): boolean {
  switch (tolerance.kind) {
    case "sd":
      return Math.abs(value - reported) <= tolerance.size * sd;
    case "points":
      return Math.abs(value - reported) <= tolerance.size;
    case "relative":
      return Math.abs(value - reported) <= tolerance.size * Math.abs(reported);
    case "factor":
      return value / reported <= tolerance.size && reported / value <= tolerance.size;
  }
}

/** A computed value with its range, in as many digits as the reported one has: "73.1 (58.2 to 91.0) ug/mL". */
export function printComputed(result: ClaimResult): string | undefined {
  if (!result.computed) return undefined;
  const { value, unit: unitText } = result.computed;
  const digits = Math.max(3, significantDigits(String(result.claim.reported)));
  const range =
    result.low === undefined || result.high === undefined
      ? ""
      : ` (${printNumber(result.low, 3)} to ${printNumber(result.high, 3)})`;
  return `${printNumber(value, digits)}${range} ${unitText}`.trim();
}

const significantDigits = (text: string): number => {
  const [digits = ""] = /[\d.]+/.exec(text) ?? [];
  return digits.replace(".", "").replace(/^0+/, "").length;
};
