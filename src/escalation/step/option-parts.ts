import * as z from "zod";
import { quantityField } from "../../source/index.ts";

/** A probability, as percent. */
export const share = (description: string, example: string) =>
  quantityField({ like: ["%"], description, sign: "positive", example });

/** A dose of an agent. */
export const doseOf = (description: string) =>
  quantityField({ like: ["mg/m2", "mg/kg", "mg"], description, sign: "positive", example: "120 mg/m2" });

/** A window of days. */
export const windowField = quantityField({
  like: ["d"],
  description: "time from the first dose in which a toxicity counts",
  sign: "positive",
  example: "21 d",
});

/** Patients treated together. */
export const cohortSchema = z
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

/** A bivariate normal prior. */
export const normalPair = (description: string) =>
  z
    .strictObject({
      mean: z.tuple([z.number(), z.number()]),
      sd: z.tuple([z.number().positive(), z.number().positive()]),
      correlation: z.number().gt(-1).lt(1).optional(),
    })
    .meta({ description });

/** Mean and standard deviation. */
export const normalNumber = z.tuple([z.number(), z.number().positive()]);

/** EffTox's contour and priors. */
export const efftoxSchema = z
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

/** Calendar time. */
export const accrualSchema = z
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

/** A search over settings. */
export const calibrateSchema = z
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

/** What follows the escalation. */
export const optimiseSchema = z
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
