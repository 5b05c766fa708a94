import { printQuantity } from "../units/index.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/** One value of a plan, as text, and whether the study file says it. */
export interface PlanLine {
  readonly name: string;
  readonly value: string;
  /** The study file does not say it: a default, or something that follows from what it says. */
  readonly isDefault: boolean;
}

/** The settings of a planned step, flat: "population.size" → "1000". */
export function planLines(step: PlannedStep): PlanLine[] {
  return flatten(step.spec, []).map(({ path, value }) => ({
    name: path.join("."),
    value,
    isDefault: !isWritten(step.written, path),
  }));
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: string;
}

function flatten(data: unknown, path: readonly string[]): Leaf[] {
  if (data === null || data === undefined) return [{ path, value: "none" }];
  if (typeof data === "string") return [{ path, value: shorten(data) }];
  if (typeof data !== "object") return [{ path, value: String(data) }];
  if (isQuantity(data)) return [{ path, value: printQuantity(data, 6) }];
  if (Array.isArray(data)) return flattenList(data, path);
  return Object.entries(data).flatMap(([key, value]) => flatten(value, [...path, key]));
}

function flattenList(list: readonly unknown[], path: readonly string[]): Leaf[] {
  if (list.every((item) => typeof item !== "object" || item === null)) {
    const shown =
      list.length > 12 ? [...list.slice(0, 10).map(String), `… (${list.length} in all)`] : list.map(String);
    return [{ path, value: list.length === 0 ? "none" : shown.join(", ") }];
  }
  return list.flatMap((item, k) => flatten(item, [...path, nameOf(item) ?? String(k + 1)]));
}

const nameOf = (item: unknown): string | undefined =>
  typeof item === "object" && item !== null && "name" in item && typeof item.name === "string"
    ? item.name
    : undefined;

const isQuantity = (data: object): data is { value: number; unit: string } =>
  "value" in data &&
  "unit" in data &&
  Object.keys(data).length === 2 &&
  typeof data.value === "number" &&
  typeof data.unit === "string";

const shorten = (text: string): string => {
  const lines = text.split("\n");
  return lines.length > 3 ? `(text of ${lines.length} lines)` : text;
};

function isWritten(written: unknown, path: readonly string[]): boolean {
  let at = written;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return at !== undefined;
    if (!Object.hasOwn(at, key)) return false;
    at = Reflect.get(at, key);
  }
  return at !== undefined;
}

/** The whole plan as text: what the study file says is unmarked, every other value carries `# default`. */
export function printPlan(plan: Plan): string {
  const head = [`# ${plan.title}`, `# ${plan.path}, seed ${plan.seed}`];
  const steps = plan.steps.map((step) => {
    const needs = step.needs.length > 0 ? `  # reads ${step.needs.join(", ")}` : "";
    const lines = planLines(step).map(
      ({ name, value, isDefault }) => `    ${name}: ${value}${isDefault ? "  # default" : ""}`,
    );
    return [`${step.name}:${needs}`, `  ${step.kind}:`, ...lines].join("\n");
  });
  return `${[...head, ...steps].join("\n")}\n`;
}
