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

/** The index of the level, or pair of levels, that a dose is, or undefined with an issue. Without a second dose a pair has its lowest. */
export function levelOf(
  dose: Quantity,
  levels: Levels,
  path: Path,
  reader: Reader,
  second?: Quantity,
): number | undefined {
  const inUnit = (one: Quantity, unit: string) =>
    sameDimension(dimensionOf(one.unit), dimensionOf(unit)) ? convert(one.value, one.unit, unit) : Number.NaN;
  const value = inUnit(dose, levels.unit);
  const other = levels.second && second ? inUnit(second, levels.second.unit) : levels.second?.values[0];
  const at = levels.values.findIndex(
    (level, k) => equal(value, level) && (!levels.second || equal(other!, levels.second.values[k]!)),
  );
  if (at >= 0) return at;
  const wrong = levels.values.some((level) => equal(value, level)) && second && levels.second;
  const [written, own] = wrong ? [second, levels.second] : [dose, levels];
  const wanted = inUnit(written, own.unit);
  const distinct = [...new Set(own.values)];
  const nearest = [...distinct].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  fail(reader, path, "escalate.no-level", {
    problem: `${printNumber(written.value)} ${written.unit} is not a dose level${wrong ? " of the second agent" : ""}`,
    needed: `one of ${distinct.map((level) => printNumber(level)).join(", ")} ${own.unit}`,
    write: `${nearest} ${own.unit}`,
  });
  return undefined;
}

const equal = (value: number, level: number): boolean => Math.abs(value / level - 1) < 1e-9;
