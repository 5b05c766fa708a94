import * as z from "zod";
import { quantityField } from "../../source/index.ts";
import { designs } from "../designs.ts";

const designName = z.enum(Object.keys(designs) as [string, ...string[]]);

const share = (description: string, example: string) =>
  quantityField({ like: ["%"], description, sign: "positive", example });

const doseOf = (description: string) =>
  quantityField({ like: ["mg/m2", "mg/kg", "mg"], description, sign: "positive", example: "120 mg/m2" });

const windowField = quantityField({
  like: ["d"],
  description: "time from the first dose in which a toxicity counts",
  sign: "positive",
  example: "21 d",
});

const cohortSchema = z
  .strictObject({
    dose: doseOf("dose of the cohort, one of the levels"),
    n: z.int().positive().meta({ description: "patients with a known outcome" }),
    dlt: z.int().nonnegative().meta({ description: "patients with a dose-limiting toxicity" }),
    moderate: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: "patients with a moderate toxicity and no dose-limiting one; default 0" }),
  })
  .meta({ description: "patients treated together at one dose" });

/** The options of an `escalate` step. */
export const escalateOptions = z
  .strictObject({
    design: z
      .union([designName, z.array(designName).nonempty()])
      .meta({ description: "a design, or several to compare" }),
    levels: z
      .union([z.string(), z.array(z.string()).nonempty()])
      .meta({ description: "dose levels, increasing", examples: ["120, 150, 170, 190 mg/m2"] }),
    target: share("toxicity probability aimed at; default 30 %", "25 %").optional(),
    start: doseOf("first dose; default the lowest level").optional(),
    cohort: z.int().positive().optional().meta({ description: "patients in a cohort; default 3" }),
    "max-patients": z
      .int()
      .positive()
      .optional()
      .meta({ description: "largest number of patients; default 10 cohorts" }),
    cutoff: share("exclude a dose when P(p > target) exceeds this; default 95 %", "95 %").optional(),
    low: share(
      "BOIN: highest probability still worth escalating from; default 0.6 × target",
      "15 %",
    ).optional(),
    high: share(
      "BOIN: lowest probability that calls for de-escalation; default 1.4 × target",
      "35 %",
    ).optional(),
    below: share("width of the target interval below the target; default 5 %", "5 %").optional(),
    above: share("width of the target interval above the target; default 5 %", "5 %").optional(),
    "extra-safety": z.boolean().optional().meta({ description: "BOIN: stricter stop at the lowest dose" }),
    offset: share("BOIN: what extra safety takes off the cut-off; default 5 %", "5 %").optional(),
    "bound-mtd": z
      .boolean()
      .optional()
      .meta({ description: "BOIN: select only doses estimated at or below its de-escalation boundary" }),
    strict: z
      .boolean()
      .optional()
      .meta({ description: "BOIN: de-escalate only above the boundary, not at it" }),
    "stay-at-1-of-3": z.boolean().optional().meta({ description: "BOIN: stay at 1 toxicity in 3" }),
    titration: z
      .boolean()
      .optional()
      .meta({ description: "single patients up to the first dose-limiting toxicity, then cohorts" }),
    variant: z.enum(["escalate-only", "de-escalate"]).optional().meta({
      description:
        "3+3: whether the dose below one that is too toxic is filled to six patients; default de-escalate",
    }),
    "top-needs-six": z
      .boolean()
      .optional()
      .meta({ description: "3+3: the top dose needs six patients to be the MTD" }),
    "titration-step": z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .meta({ description: "accelerated titration: levels by which single patients go up; default 1" }),
    "stop-at-dose": z
      .strictObject({
        n: z.int().positive(),
        when: z.enum(["staying", "current", "next"]).optional(),
      })
      .optional()
      .meta({ description: "stop when a dose has n patients; when: staying (default), current or next" }),
    scenarios: z
      .record(z.string(), z.array(share("toxicity probability of a level", "10 %")))
      .optional()
      .meta({
        description:
          "true toxicity probabilities of the levels, by name; default: each level at the target in turn",
      }),
    random: z
      .strictObject({ family: z.enum(["pseudo-uniform", "paoletti"]), n: z.int().positive() })
      .optional()
      .meta({ description: "also summarise the designs over n random scenarios of a family; default none" }),
    "look-ahead": z
      .int()
      .min(1)
      .max(4)
      .optional()
      .meta({ description: "coming cohorts that the table of pathways covers; default 2" }),
    method: z
      .enum(["auto", "exact", "simulate"])
      .optional()
      .meta({ description: "of the characteristics; default auto: exact unless there are too many states" }),
    trials: z
      .int()
      .positive()
      .optional()
      .meta({ description: "simulated trials where simulation is used; default 100,000" }),
    treated: z
      .array(cohortSchema)
      .optional()
      .meta({ description: "cohorts treated so far, in order: gives the recommendation" }),
    window: z
      .union([windowField, z.array(windowField).nonempty()])
      .optional()
      .meta({
        description: "time from the first dose in which a toxicity counts; several to compare",
        examples: ["21 d"],
      }),
    "inside-window": z
      .array(share("share of all dose-limiting toxicities that begin inside the window", "40 %"))
      .nonempty()
      .optional()
      .meta({ description: "what late toxicities do: characteristics when only these shares are seen" }),
    patients: z.string().optional().meta({
      description:
        "or a CSV file with one row a patient: patient, dose [unit], start [d], toxicity [d] (empty: none), followed [d]",
    }),
    toxicity: z.string().optional().meta({
      description:
        "scenarios from times to toxicity: step.table of another step, or a CSV file, with columns dose [unit] and toxicity [d] (empty: none)",
    }),
    data: z.string().optional().meta({
      description: "or a CSV file with them: columns dose [unit], n, dlt and, where known, moderate",
    }),
  })
  .meta({ description: "dose-escalation designs: decisions, operating characteristics, next dose" });

/** What an `escalate` step may say in a study file. */
export type EscalateOptions = z.output<typeof escalateOptions>;
