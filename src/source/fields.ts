import * as z from "zod";
import { inBaseUnits, isProblem, type Problem, type Quantity, readQuantityLike } from "../units/index.ts";

/** What a quantity in a file must be. */
export interface QuantityRule {
  /** Units that show what it measures: ["mg/m2", "mg/kg"]. The first is the one suggested. */
  readonly like: readonly string[];
  readonly description: string;
  /** "positive": above 0; "not negative": 0 or above. */
  readonly sign?: "positive" | "not negative";
  /** A value to show in editors. */
  readonly example?: string;
}

/** A schema for a quantity written as text, "168 mg/m2"; reading gives a {@link Quantity}. */
export const quantityField = (rule: QuantityRule): z.ZodType<Quantity> =>
  z
    .union([z.string(), z.number()])
    .meta({ description: rule.description, examples: [rule.example ?? `1 ${rule.like[0]}`] })
    .transform((written, context): Quantity => {
      const read = checked(String(written), rule);
      if (!isProblem(read)) return read;
      context.addIssue({ code: "custom", message: read.problem, params: { problem: read } });
      return z.NEVER;
    });

function checked(written: string, rule: QuantityRule): Quantity | Problem {
  const quantity = readQuantityLike(written, rule.like);
  if (isProblem(quantity) || !rule.sign) return quantity;
  const value = inBaseUnits(quantity);
  if (rule.sign === "positive" ? value > 0 : value >= 0) return quantity;
  return {
    problem: `"${written}" is ${value < 0 ? "negative" : "zero"}`,
    needed: rule.sign === "positive" ? "a value above 0" : "0 or more",
    write: rule.example ?? `1 ${rule.like[0]}`,
  };
}

/** A schema with a rule of its own: `check` gives a problem or undefined. */
export const withRule = <T extends z.ZodType>(
  schema: T,
  check: (value: z.output<T>) => Problem | undefined,
): T =>
  schema.superRefine((value, context) => {
    const problem = check(value);
    if (problem) context.addIssue({ code: "custom", message: problem.problem, params: { problem } });
  });
