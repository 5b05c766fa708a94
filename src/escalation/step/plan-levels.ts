import { hasErrors } from "../../source/index.ts";
import {
  convert,
  describeDimension,
  dimensionOf,
  isProblem,
  printNumber,
  type Quantity,
  readQuantityLike,
  sameDimension,
} from "../../units/index.ts";
import { fail, type Reader } from "./reader.ts";
import type { Levels } from "./spec.ts";

/** One agent's levels, increasing. */
export interface AgentLevel {
  readonly values: readonly number[];
  readonly unit: string;
}

/** The levels of the first agent and of the second, where there is one. */
export type AgentLevels = readonly [AgentLevel, AgentLevel | null];

const doseUnits = ["mg/m2", "mg/kg", "mg"];

/** Reads "120, 150, 170 mg/m2", or a list of doses. */
export function readLevels(
  written: string | readonly string[],
  option: "levels" | "second",
  reader: Reader,
): AgentLevel | undefined {
  const parts = typeof written === "string" ? written.split(",").map((part) => part.trim()) : written;
  const unit = /^[\d.\s]*(.*)$/.exec(parts.at(-1) ?? "")?.[1] ?? "";
  const quantities: Quantity[] = [];
  for (const part of parts) {
    const read = readQuantityLike(/^[\d.\s]+$/.test(part) ? `${part} ${unit}` : part, doseUnits);
    if (isProblem(read)) fail(reader, [option], "escalate.levels", read);
    else quantities.push(read);
  }
  if (hasErrors(reader.issues)) return undefined;
  return increasing(quantities, option, reader);
}

function increasing(
  quantities: readonly Quantity[],
  option: "levels" | "second",
  reader: Reader,
): AgentLevel | undefined {
  const { unit } = quantities[0]!;
  const strange = quantities.find((one) => !sameDimension(dimensionOf(one.unit), dimensionOf(unit)));
  if (strange) {
    fail(reader, [option], "escalate.levels", {
      problem: `"${strange.value} ${strange.unit}" is ${describeDimension(dimensionOf(strange.unit))}`,
      needed: `levels that all measure what "${unit}" does`,
    });
    return undefined;
  }
  const values = quantities.map((one) => convert(one.value, one.unit, unit));
  const at = values.findIndex((value, k) => k > 0 && !(value > values[k - 1]!));
  if (at < 0) return { values, unit };
  fail(reader, [option], "escalate.levels", {
    problem: `level ${at + 1}, ${printNumber(values[at]!)} ${unit}, is not above level ${at}, ${printNumber(values[at - 1]!)} ${unit}`,
    needed: "levels that increase",
    write: `${[...new Set(values)].sort((a, b) => a - b).join(", ")} ${unit}`,
  });
  return undefined;
}

/** The doses that a design sees: levels, or pairs row by row. */
export function placesOf([first, second]: AgentLevels): Levels {
  if (!second) return { ...first, second: null };
  return {
    values: first.values.flatMap((dose) => second.values.map(() => dose)),
    unit: first.unit,
    second: { values: first.values.flatMap(() => second.values), unit: second.unit },
  };
}
