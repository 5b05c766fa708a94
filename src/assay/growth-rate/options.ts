import * as z from "zod";
import { quantityField } from "../../source/index.ts";

const duration = (description: string, example: string) =>
  quantityField({ like: ["h"], description, sign: "positive", example });

const names = (description: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description });

/** The options of a `growth-rate` step. */
export const growthRateOptions = z
  .strictObject({
    data: z.string().meta({ description: "a CSV file with one count per row" }),
    columns: z
      .strictObject({
        dose: z
          .union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })])
          .optional()
          .meta({ description: "concentrations; default concentration" }),
        count: z
          .string()
          .optional()
          .meta({ description: "cells, or a signal in proportion; default cell_count" }),
        control: z
          .string()
          .optional()
          .meta({ description: "untreated at the same time; default cell_count__ctrl" }),
        start: z.string().optional().meta({ description: "when treatment began; default cell_count__time0" }),
        time: z.string().optional().meta({ description: "default time; 0 is the start" }),
        line: names("columns that name a cell line; default cell_line"),
        treatment: names("columns that name a treatment; default treatment"),
      })
      .optional(),
    "doubling-time": duration(
      "of untreated cells, where no counts at the start are there",
      "30 h",
    ).optional(),
    treated: duration("length of the treatment, with doubling-time", "72 h").optional(),
  })
  .meta({ description: "growth-rate inhibition: GR values and metrics from cell counts" });

/** What a `growth-rate` step may say in a study file. */
export type GrowthRateOptions = z.output<typeof growthRateOptions>;
