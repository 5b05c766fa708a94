import * as z from "zod";
import { quantityField } from "../source/index.ts";
import { simeoniOptions } from "./simeoni/options.ts";
import { volumeFormulas } from "./volume.ts";

const columnSchema = z
  .union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })])
  .meta({ description: "name of a column; { column: TV, unit: mm3 } where its head names no unit" });

const columnsSchema = z
  .strictObject({
    mouse: columnSchema.optional(),
    arm: columnSchema.optional(),
    day: columnSchema.optional(),
    volume: columnSchema.optional(),
    length: columnSchema.optional(),
    width: columnSchema.optional(),
    height: columnSchema.optional(),
    weight: columnSchema.optional(),
    status: columnSchema.optional(),
  })
  .meta({
    description: "which column holds what; usual names (Group, Treatment, Animal, TV, L, W) are known",
  });

const dayField = (description: string, example: string) =>
  quantityField({ like: ["d"], description, example });

const volumeField = (description: string, example: string) =>
  quantityField({ like: ["mm3"], description, sign: "positive", example });

const endpointSchema = z
  .union([
    z.strictObject({ fold: z.number().gt(1) }),
    z.strictObject({ volume: volumeField("volume at the endpoint", "1000 mm3") }),
  ])
  .meta({ description: "{ fold: 4 } for four times the first volume (default), or { volume: 1000 mm3 }" });

const combinationSchema = z.strictObject({
  a: z.string().meta({ description: "arm of the first drug alone" }),
  b: z.string().meta({ description: "arm of the second drug alone" }),
  combination: z.string().meta({ description: "arm of both" }),
  null: z
    .enum(["bliss", "hsa", "response-additivity"])
    .meta({ description: "what is expected without interaction; there is no default" }),
  looks: z.enum(["last", "all"]).optional().meta({
    description:
      "test once on the last day that all four arms share (default), or on all, corrected together",
  }),
});

/** The options of a `xenograft` step. */
export const xenograftOptions = z
  .strictObject({
    data: z.string().meta({ description: "a CSV file with tumour volumes or caliper lengths" }),
    layout: z
      .enum(["auto", "long", "wide", "animals across", "days across"])
      .optional()
      .meta({ description: "shape of the table; default: found out from its head" }),
    columns: columnsSchema.optional(),
    units: z
      .strictObject({
        time: z.string().optional().meta({ description: "unit of days where the file does not say it" }),
        size: z
          .string()
          .optional()
          .meta({ description: "unit of volumes, or of lengths, where the file does not say it" }),
      })
      .optional(),
    formula: z
      .enum(Object.keys(volumeFormulas) as [string, ...string[]])
      .optional()
      .meta({ description: "volume from lengths; default L*W^2/2" }),
    control: z.string().meta({ description: "name of the control arm" }),
    baseline: dayField("day of the file on which treatment starts; default 0 d", "0 d").optional(),
    endpoint: endpointSchema.optional(),
    "found-dead": z
      .enum(["censored", "event"])
      .optional()
      .meta({ description: "how a mouse found dead counts in times to the endpoint; default censored" }),
    days: z.array(dayField("a day of comparison, from the baseline", "17 d")).nonempty().optional().meta({
      description:
        "when arms are compared; default: the last day on which no mouse of either arm was missing",
    }),
    treatment: quantityField({
      like: ["d"],
      description: "from the first to the last dose, for net cell kill; default: none given",
      sign: "not negative",
      example: "14 d",
    }).optional(),
    random: z
      .enum(["intercept", "slope", "intercept and slope", "auto"])
      .optional()
      .meta({ description: "what differs between mice in the mixed model; default auto" }),
    "degrees-of-freedom": z
      .enum(["kenward-roger", "satterthwaite"])
      .optional()
      .meta({ description: "of the mixed model; default kenward-roger" }),
    "zero-as": volumeField("what a volume of 0 counts as in logarithms; default 1 mm3", "1 mm3").optional(),
    combination: combinationSchema.optional(),
    simeoni: simeoniOptions.optional(),
  })
  .meta({ description: "growth, delay and survival of tumours in mice" });

/** What a `xenograft` step may say in a study file. */
export type XenograftOptions = z.output<typeof xenograftOptions>;
