import { stepKind } from "./kinds.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/** One setting of a plan, as text, and whether the study file says it. */
export interface PlanLine {
  readonly name: string;
  readonly value: string;
  /** The study file does not say it: a default, or something that follows from what it says. */
  readonly isDefault: boolean;
}

/** The settings of a planned step: "population.size" → "1000". */
export const planLines = (step: PlannedStep): PlanLine[] =>
  stepKind(step.kind)
    .settings(step.spec)
    .map(({ name, value }) => ({ name, value, isDefault: !isWritten(step.written, name.split(".")) }));

function isWritten(written: unknown, path: readonly string[]): boolean {
  let at = written;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return false;
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
