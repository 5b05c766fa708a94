import * as z from "zod";
import { quantityField } from "../../source/index.ts";

const doseField = (description: string, example: string) =>
  quantityField({
    like: ["mg/m2", "mg/kg", "mg", "nmol", "nmol/kg"],
    description,
    sign: "positive",
    example,
  });

const speciesSchema = (example: string) =>
  z.strictObject({
    nca: z.string().meta({ description: "name of an nca step" }),
    dose: doseField("the dose that its subjects got", example),
    cycle: quantityField({
      like: ["h"],
      description: "dosing cycle, for the average concentration of a cycle; default: none",
      sign: "positive",
      example: "3 wk",
    }).optional(),
  });

/** Metrics of exposure that scale with the dose. */
export const metricNames = ["auc_inf", "auc_last", "auc_tau", "cmax", "cavg", "ctrough"] as const;

/** The options of an `exposure` step. */
export const exposureOptions = z
  .strictObject({
    human: speciesSchema("168 mg/m2"),
    animal: speciesSchema("4.5 mg/kg"),
    metrics: z
      .array(z.enum(metricNames))
      .nonempty()
      .optional()
      .meta({ description: "metrics of exposure; default [auc_inf, cmax]" }),
    at: doseField(
      "human dose whose exposure is wanted in the animal; default: human.dose",
      "168 mg/m2",
    ).optional(),
    "animal-at": doseField(
      "animal dose whose exposure is wanted in humans; default: animal.dose",
      "10 mg/kg",
    ).optional(),
    power: z
      .number()
      .positive()
      .optional()
      .meta({ description: "exposure grows as dose to this power; default 1, proportional" }),
    level: z.number().gt(0.5).lt(1).optional().meta({ description: "confidence level; default 0.95" }),
  })
  .meta({ description: "exposure across species: the animal dose that gives the human exposure, and back" });

/** What an `exposure` step may say in a study file. */
export type ExposureOptions = z.output<typeof exposureOptions>;
