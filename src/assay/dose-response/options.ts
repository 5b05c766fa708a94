import * as z from "zod";
import { models } from "./curves/curves.ts";

const columnSchema = z
  .union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })])
  .meta({ description: "name of a column; { column: conc, unit: nM } where its head names no unit" });

const columnsSchema = z.strictObject({
  dose: columnSchema.optional().meta({ description: "column of doses; default: dose" }),
  response: columnSchema.optional().meta({ description: "column of responses; default: response" }),
  curve: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description: "column, or columns, whose values name a curve; default: one curve" }),
  total: z.string().optional().meta({ description: "quantal responses: column of subjects per row" }),
  weight: z
    .string()
    .optional()
    .meta({ description: "column of weights of squared residuals; default: equal" }),
});

const conjugateSchema = z
  .strictObject({
    "dose-of": z.enum(["antibody", "payload"]).meta({ description: "whose concentration the doses are" }),
    dar: z.number().positive().meta({ description: "mean number of payloads per antibody" }),
    "molar-mass": z.string().optional().meta({ description: 'molar mass of the conjugate: "150 kDa"' }),
    "payload-mass": z.string().optional().meta({ description: 'molar mass of the payload: "780 Da"' }),
  })
  .meta({ description: "gives IC50 also in nM of antibody, nM of payload and ng/mL" });

const modelName = z.enum(Object.keys(models) as [string, ...string[]]);

const level = z.union([z.string(), z.number()]);

/** The options of a `dose-response` step. */
export const doseResponseOptions = z
  .strictObject({
    data: z.union([z.string(), z.array(z.string()).nonempty()]).meta({
      description:
        "a CSV file with one response per row, a Prism file (.pzfx), or with layout plate exports of a plate reader",
    }),
    layout: z
      .enum(["long", "plate"])
      .optional()
      .meta({ description: "shape of the data: one response per row, or plates with a map; default long" }),
    map: z.string().optional().meta({
      description:
        "with layout plate: a CSV file with a column well, a column control (vehicle, blank, kill), doses and curves",
    }),
    read: z.string().optional().meta({
      description: "with layout plate: title of the block with the signal; default: the first of numbers",
    }),
    table: z
      .string()
      .optional()
      .meta({ description: "title of the XY table of a Prism file; default: the first" }),
    columns: columnsSchema.optional(),
    response: z.enum(["viability", "inhibition", "signal", "quantal"]).meta({
      description:
        "what the response is: viability (1 or 100 % without effect), inhibition (0 without effect), signal (a reading without fixed ends), quantal (subjects that responded, of a total)",
    }),
    model: z
      .union([modelName, z.array(modelName).nonempty()])
      .optional()
      .meta({
        description:
          "one model, or several of which the one with the least AICc is used; default log-logistic-4",
      }),
    hold: z
      .record(z.string(), level)
      .optional()
      .meta({ description: "parameters held at a value: { control: 100 %, hill: 1 }; default: none" }),
    weights: z
      .union([z.enum(["equal", "1/y", "1/y2"]), z.number()])
      .optional()
      .meta({ description: "equal (default), 1/y, 1/y2, or the power of the fitted response to divide by" }),
    robust: z
      .enum(["none", "huber", "biweight", "rout"])
      .optional()
      .meta({ description: "what is done about outlying responses; default none" }),
    "false-discovery-rate": level.optional().meta({ description: "of outliers by rout; default 1 %" }),
    effective: z
      .array(z.number().gt(0).lt(100))
      .optional()
      .meta({ description: "effective doses wanted, in percent of the fitted range; default [10, 50, 90]" }),
    absolute: level
      .optional()
      .meta({ description: "response whose dose is the absolute IC50; default: 50 %, none for a signal" }),
    level: level.optional().meta({ description: "confidence level; default 95 %" }),
    intervals: z
      .enum(["profile", "wald"])
      .optional()
      .meta({ description: "which intervals stand beside the values; default profile" }),
    reference: z
      .string()
      .optional()
      .meta({ description: "name of the curve with which the others' potency is compared; default: none" }),
    conjugate: conjugateSchema.optional(),
  })
  .meta({ description: "dose–response curves: IC50 and effective doses with intervals" });

/** What a `dose-response` step may say in a study file. */
export type DoseResponseOptions = z.infer<typeof doseResponseOptions>;
