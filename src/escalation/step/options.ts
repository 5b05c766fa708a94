import * as z from "zod";
import { designs } from "../designs.ts";
import {
  accrualSchema,
  calibrateSchema,
  cohortSchema,
  doseOf,
  efftoxSchema,
  normalNumber,
  normalPair,
  optimiseSchema,
  share,
  windowField,
} from "./option-parts.ts";

const designName = z.enum(Object.keys(designs) as [string, ...string[]]);

/** The options of an `escalate` step. */
export const escalateOptions = z
  .strictObject({
    design: z
      .union([designName, z.array(designName).nonempty()])
      .meta({ description: "a design, or several to compare" }),
    levels: z
      .union([z.string(), z.array(z.string()).nonempty()])
      .meta({ description: "dose levels, increasing", examples: ["120, 150, 170, 190 mg/m2"] }),
    second: z
      .union([z.string(), z.array(z.string()).nonempty()])
      .optional()
      .meta({ description: "levels of a second agent; doses are then pairs", examples: ["100, 200 mg/m2"] }),
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
    "too-toxic": share(
      "stop when P(p > target) at the lowest dose exceeds this; default never",
      "95 %",
    ).optional(),
    precise: share(
      "CRM: stop when the 90 % interval of the recommended dose is narrower than this",
      "40 %",
    ).optional(),
    skeleton: z
      .array(share("first guess of a level's toxicity probability", "10 %"))
      .optional()
      .meta({ description: "CRM: first guesses, increasing; default from half-width and prior-mtd" }),
    "half-width": share("CRM: half-width of the indifference interval; default target/4", "5 %").optional(),
    "prior-mtd": z
      .int()
      .positive()
      .optional()
      .meta({ description: "CRM: level thought to be the MTD, from 1; default the middle" }),
    "prior-variance": z.number().positive().optional().meta({ description: "CRM: of ln a; default 1.34" }),
    reference: doseOf("BLRM: reference dose; default the middle level").optional(),
    "second-reference": doseOf("two-agent BLRM: the second agent's reference dose").optional(),
    prior: normalPair("BLRM: of (ln α, ln β); default mean [logit 33 %, 0], sd [2, 1]").optional(),
    "second-prior": normalPair("two-agent BLRM: the second agent's").optional(),
    interaction: normalNumber
      .optional()
      .meta({ description: "two-agent BLRM: [mean, sd] of η; default [0, 1.121]" }),
    interval: z
      .tuple([share("lower end", "16 %"), share("upper end", "33 %")])
      .optional()
      .meta({ description: "BLRM: target interval; default 16 to 33 %" }),
    overdose: share("BLRM: most allowed P(above the interval); default 25 %", "25 %").optional(),
    efficacy: share(
      "BOIN12: least acceptable response rate; BOIN-ET: target response rate",
      "30 %",
    ).optional(),
    neither: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .meta({ description: "BOIN12: utility of neither outcome; default 40" }),
    both: z.number().min(0).max(100).optional().meta({ description: "BOIN12: utility of both; default 60" }),
    explore: z
      .int()
      .positive()
      .optional()
      .meta({ description: "BOIN12: patients at a dose from which it is explored no further; default 6" }),
    futile: share(
      "BOIN12: a dose is out when P(response < efficacy) reaches this; default 90 %",
      "90 %",
    ).optional(),
    efftox: efftoxSchema.optional(),
    scenarios: z
      .record(z.string(), z.array(share("toxicity probability of a level", "10 %")))
      .optional()
      .meta({
        description:
          "true toxicity probabilities of the levels, by name; default: each level at the target in turn",
      }),
    responses: z
      .record(z.string(), z.array(share("response probability of a level", "30 %")))
      .optional()
      .meta({ description: "true response probabilities of the levels, by the name of their scenario" }),
    association: z
      .number()
      .min(-1)
      .max(1)
      .optional()
      .meta({ description: "of toxicity and response within a patient; default 0, independent" }),
    accrual: accrualSchema.optional(),
    calibrate: calibrateSchema.optional(),
    optimise: optimiseSchema.optional(),
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
    method: z.enum(["auto", "exact", "simulate", "none"]).optional().meta({
      description:
        "of the characteristics; default auto: exact unless there are too many states; none: leave them out",
    }),
    trials: z.int().positive().optional().meta({
      description: "simulated trials where simulation is used; default 100,000, with responses 10,000",
    }),
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
        "or a CSV file with one row a patient: patient, dose [unit], start [d], toxicity [d] (empty: none), followed [d]; second [unit] and response (yes, no) where they matter",
    }),
    toxicity: z.string().optional().meta({
      description:
        "scenarios from times to toxicity: step.table of another step, or a CSV file, with columns dose [unit] and toxicity [d] (empty: none); second [unit] and response (yes, no, or 1, 0) where they matter",
    }),
    data: z.string().optional().meta({
      description:
        "or a CSV file with them: columns dose [unit], n, dlt and, where they matter, moderate, second [unit], response, both",
    }),
  })
  .meta({ description: "dose-escalation designs: decisions, operating characteristics, next dose" });

/** What an `escalate` step may say in a study file. */
export type EscalateOptions = z.output<typeof escalateOptions>;
