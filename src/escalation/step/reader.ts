import type { Issue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import {
  convert,
  dimensionOf,
  type Problem,
  printNumber,
  type Quantity,
  sameDimension,
} from "../../units/index.ts";
import type { Levels } from "./spec.ts";

type Path = readonly (string | number)[];

/** Keeps what is wrong while options are read. */
export interface Reader {
  readonly issues: Issue[];
  readonly context: PlanContext;
}

/** Adds an error at an option of the step. */
export function fail(reader: Reader, path: Path, code: string, { problem, needed, write }: Problem): void {
  reader.issues.push({
    code,
    severity: "error",
    where: reader.context.place(...path),
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

/** The index of the level that a dose is, or undefined with an issue. */
export function levelOf(dose: Quantity, levels: Levels, path: Path, reader: Reader): number | undefined {
  const comparable = sameDimension(dimensionOf(dose.unit), dimensionOf(levels.unit));
  const value = comparable ? convert(dose.value, dose.unit, levels.unit) : Number.NaN;
  const at = levels.values.findIndex((level) => Math.abs(value / level - 1) < 1e-9);
  if (at >= 0) return at;
  const nearest = [...levels.values].sort((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
  fail(reader, path, "escalate.no-level", {
    problem: `${printNumber(dose.value)} ${dose.unit} is not a dose level`,
    needed: `one of ${levels.values.map((level) => printNumber(level)).join(", ")} ${levels.unit}`,
    write: `${nearest} ${levels.unit}`,
  });
  return undefined;
}
