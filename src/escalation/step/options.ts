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
    second: doseOf("dose of the second agent").optional(),
    n: z.int().positive().meta({ description: "patients with a known outcome" }),
    dlt: z.int().nonnegative().meta({ description: "patients with a dose-limiting toxicity" }),
    moderate: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: "patients with a moderate toxicity and no dose-limiting one; default 0" }),
    response: z.int().nonnegative().optional().meta({ description: "patients with a response; default 0" }),
    both: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: "of them with a dose-limiting toxicity too; default 0" }),
    pending: z
      .array(share("share of the window observed, of a patient whose outcome is not known", "50 %"))
      .optional()
      .meta({ description: "patients among n still inside the window, for designs for late toxicities" }),
  })
  .meta({ description: "patients treated together at one dose" });

const normalPair = (description: string) =>
  z
    .strictObject({
      mean: z.tuple([z.number(), z.number()]),
      sd: z.tuple([z.number().positive(), z.number().positive()]),
      correlation: z.number().gt(-1).lt(1).optional(),
    })
    .meta({ description });

const normalNumber = z.tuple([z.number(), z.number().positive()]);

const efftoxSchema = z
  .strictObject({
    "efficacy-alone": share("response rate needed without toxicity", "50 %"),
    "toxicity-alone": share("toxicity bearable with certain response", "65 %"),
    efficacy: share("a third point as good as these two: its response rate", "70 %"),
    toxicity: share("and its toxicity", "25 %"),
    "least-efficacy": share("response rate that an admissible dose may exceed", "50 %"),
    "toxicity-prior": z.tuple([normalNumber, normalNumber]),
    "efficacy-prior": z.tuple([normalNumber, normalNumber, normalNumber]),
    association: normalNumber,
  })
  .meta({
    description:
      "EffTox: contour and normal priors [mean, sd] of the intercept and slopes of the logits in ln(dose) less its mean",
  });

const backfillSchema = z
  .strictObject({
    cap: z
      .int()
      .positive()
      .optional()
      .meta({ description: "most patients at a backfilled dose; default 12" }),
    "needs-response": z
      .boolean()
      .optional()
      .meta({ description: "only once a response was seen at the dose or below; default yes" }),
    assign: z.enum(["highest", "lowest", "random"]).optional().meta({
      description: "which open dose a patient gets; default the highest",
    }),
  })
  .meta({ description: "treat patients who come while the trial waits at lower doses that are open" });

const accrualSchema = z
  .strictObject({
    "per-month": z.number().positive().meta({ description: "patients who come in 30.4375 days" }),
    arrivals: z.enum(["poisson", "even", "uniform"]).optional().meta({ description: "default poisson" }),
    late: share(
      "share of the window's toxicities in its second half; default anywhere in it",
      "50 %",
    ).optional(),
    "response-time": quantityField({
      like: ["d"],
      description: "time from the first dose to the assessment of response; default the window",
      sign: "positive",
      example: "42 d",
    }).optional(),
    backfill: backfillSchema.optional(),
    trials: z.int().positive().optional().meta({ description: "simulated trials; default 10,000" }),
  })
  .meta({ description: "simulate the trial in calendar time, with pending patients; needs window" });

const numbersOf = (description: string) =>
  z.array(z.number().positive()).nonempty().optional().meta({ description });

const sharesOf = (description: string) => z.array(share(description, "10 %")).nonempty().optional();

const calibrateSchema = z
  .strictObject({
    cohort: numbersOf("cohort sizes"),
    "max-patients": numbersOf("largest numbers of patients"),
    cutoff: sharesOf("cut-offs of exclusion"),
    low: sharesOf("BOIN: highest probabilities still worth escalating from"),
    high: sharesOf("BOIN: lowest probabilities that call for de-escalation"),
    below: sharesOf("widths of the target interval below the target"),
    above: sharesOf("widths of the target interval above the target"),
    "half-width": sharesOf("CRM: half-widths of the skeleton's indifference interval"),
    "prior-mtd": numbersOf("CRM: levels thought to be the MTD, from 1"),
    "prior-variance": numbersOf("CRM: variances of ln a"),
    overdose: sharesOf("BLRM: most allowed P(overdosing)"),
    loss: z
      .enum([
        "wrong selection",
        "selection above the target",
        "patients above the target",
        "patients not at the target",
        "patients",
      ])
      .optional()
      .meta({ description: "what a good setting has little of; default wrong selection" }),
    by: z
      .enum(["mean", "worst regret"])
      .optional()
      .meta({ description: "order of the settings; default mean" }),
    show: z.int().positive().optional().meta({ description: "settings shown, best first; default 20" }),
  })
  .meta({
    description:
      "search over settings, exactly, in the scenarios and in the random ones where they are asked for; every combination is tried",
  });

const optimiseSchema = z
  .strictObject({
    doses: z.int().min(1).max(4).optional().meta({
      description: "doses compared: the selected one and those below; default 2; 1 is an expansion",
    }),
    patients: z.int().positive().max(60).meta({ description: "patients a dose" }),
    toxicity: share("most acceptable toxicity; default the target", "30 %").optional(),
    efficacy: share("least acceptable response rate; default 20 %", "20 %").optional(),
    neither: z.number().min(0).max(100).optional().meta({ description: "utility; default 40" }),
    both: z.number().min(0).max(100).optional().meta({ description: "utility; default 60" }),
  })
  .meta({ description: "randomised comparison of doses after the escalation; needs responses" });

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
