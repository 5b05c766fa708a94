import * as z from "zod";
import { withRule } from "../source/index.ts";
import { isProblem, type Problem, readQuantity } from "../units/index.ts";

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "a name of letters, digits, - and _, beginning with a letter");

/** Where a claim finds its computed value: "step.value", or a cell of a table. */
const cellRef = z.strictObject({
  step: z.string().meta({ description: "Name of the step" }),
  table: z.string().meta({ description: "Short name of one of its tables" }),
  where: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .default({})
    .meta({ description: "Column values that pick one row" }),
  column: z.string().meta({ description: "The column that holds the value" }),
});

const tolerance = withRule(
  z.string().meta({
    description:
      "How near the computed value must come to agree: 1 sd, 10 %, factor 2, or, of percentages, 5 points",
    examples: ["1 sd", "10 %", "factor 2", "5 points"],
  }),
  (text): Problem | undefined =>
    readTolerance(text)
      ? undefined
      : {
          problem: `"${text}" is not a tolerance`,
          needed: '"1 sd", "10 %", "factor 2" or "5 points"',
          write: "10 %",
        },
);

/** A tolerance of a claim. */
export type Tolerance = { readonly kind: "sd" | "relative" | "factor" | "points"; readonly size: number };

/** Reads "1 sd", "10 %", "factor 2", "5 points"; undefined for anything else. */
export function readTolerance(text: string): Tolerance | undefined {
  const factor = /^factor\s+(\d+\.?\d*)$/.exec(text.trim());
  if (factor) return Number(factor[1]) >= 1 ? { kind: "factor", size: Number(factor[1]) } : undefined;
  const sd = /^(\d+\.?\d*)\s*sd$/i.exec(text.trim());
  if (sd) return Number(sd[1]) > 0 ? { kind: "sd", size: Number(sd[1]) } : undefined;
  const points = /^(\d+\.?\d*)\s*points?$/.exec(text.trim());
  if (points) return Number(points[1]) > 0 ? { kind: "points", size: Number(points[1]) } : undefined;
  const relative = readQuantity(text);
  if (isProblem(relative) || relative.unit !== "%" || relative.value <= 0) return undefined;
  return { kind: "relative", size: relative.value / 100 };
}

const claim = z
  .strictObject({
    says: z.string().min(1).meta({ description: "What the source states, in a few words" }),
    reported: z
      .union([z.string(), z.number()])
      .meta({ description: "The reported value with its unit, or a statement", examples: ["168 mg/m2"] }),
    sd: z
      .string()
      .optional()
      .meta({
        description: "Standard deviation between subjects that the source gives",
        examples: ["10.1 ug/mL"],
      }),
    computed: z
      .union([z.string(), cellRef])
      .optional()
      .meta({
        description: "step.value, or { step, table, where, column }; leave out what is not computed yet",
        examples: ["human-nca.cmax.mean"],
      }),
    awaits: z
      .string()
      .optional()
      .meta({ description: "What would compute it, for a claim that is not computed yet" }),
    kind: z.enum(["predicted", "calibrated", "shown"]).default("predicted").meta({
      description:
        "predicted; calibrated: this value was used to set a parameter; shown: neither, and not judged",
    }),
    within: tolerance.optional(),
    source: z
      .string()
      .min(1)
      .meta({ description: "Where the value is reported; a key of the bibliography or a text" }),
    note: z.string().optional().meta({ description: "A sentence to show beside it" }),
  })
  .superRefine((value, context) => {
    const problem = claimProblem(value);
    if (problem)
      context.addIssue({
        code: "custom",
        message: problem.problem,
        params: { problem },
        path: [...problem.at],
      });
  });

function claimProblem(value: {
  reported: string | number;
  sd?: string | undefined;
  computed?: unknown;
  awaits?: string | undefined;
  within?: string | undefined;
}): (Problem & { at: readonly string[] }) | undefined {
  const within = value.within === undefined ? undefined : readTolerance(value.within);
  if (within?.kind === "sd" && value.sd === undefined) {
    return {
      at: ["within"],
      problem: `"${value.within}" needs the standard deviation`,
      needed: "sd, as the source gives it",
      write: "sd: 10.1 ug/mL",
    };
  }
  const reported = readQuantity(String(value.reported));
  if (within?.kind === "points" && !isProblem(reported) && reported.unit !== "%") {
    return {
      at: ["within"],
      problem: `"${value.within}" are percentage points, and "${value.reported}" is no percentage`,
      needed: "a reported value in %, or another tolerance",
      write: "10 %",
    };
  }
  if (within && isProblem(reported)) {
    return {
      at: ["reported"],
      problem: `"${value.reported}" is a statement, and a statement cannot be within a tolerance`,
      needed: "a number with a unit, or no within",
    };
  }
  if (value.sd !== undefined) {
    const sd = readQuantity(value.sd);
    if (isProblem(sd)) return { at: ["sd"], ...sd };
  }
  if (value.computed !== undefined && value.awaits !== undefined) {
    return {
      at: ["awaits"],
      problem: "a claim that is computed awaits nothing",
      needed: "computed or awaits, not both",
    };
  }
  return undefined;
}

/** A claim as the study file states it. */
export type Claim = z.output<typeof claim>;

/** The outer shape of a study file; each step's options have the schema of their kind. */
export const studySchema = z.strictObject({
  tapworks: z.literal(1).meta({ description: "Version of the study format" }),
  title: z.string().min(1).meta({ description: "What the study is, for the report's head" }),
  about: z.string().optional().meta({ description: "A paragraph for the report's head" }),
  seed: z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(1)
    .meta({ description: "Every random number of the study follows from it" }),
  compounds: z
    .record(name, z.string())
    .default({})
    .meta({ description: "Name → registry, or the path of a compound file beside the study" }),
  steps: z
    .record(name, z.record(z.string(), z.unknown()))
    .meta({ description: "Name → one kind of step with its options" }),
  claims: z.array(claim).default([]).meta({ description: "Reported values beside computed ones" }),
});

/** A study file read by its outer shape. */
export type Study = z.output<typeof studySchema>;
