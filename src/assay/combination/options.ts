import * as z from "zod";
import { surfaceModels } from "./models/models.ts";
import { nullModels } from "./nulls/nulls.ts";

const names = (members: object) => Object.keys(members) as [string, ...string[]];

const columnSchema = z.union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })]).meta({
  description: 'name of a column; { column: conc_r, unit: nM } where its head names no unit: "conc_r"',
});

const columnsSchema = z
  .strictObject({
    drug1: columnSchema,
    drug2: columnSchema,
    response: columnSchema.optional(),
    plate: z.string().optional(),
    series: z.string().optional(),
    dose: columnSchema.optional(),
  })
  .meta({
    description:
      "which column holds the doses, the response and the plate or replicate; with layout rays drug1 and drug2 are the two series, dose the column of total doses",
  });

/** The options of a `combination` step. */
export const combinationOptions = z
  .strictObject({
    data: z.union([z.string(), z.array(z.string()).nonempty()]).meta({
      description:
        "a CSV file with one row per well, dose matrices, rays, or with layout plate exports of a plate reader",
    }),
    layout: z.enum(["long", "matrix", "rays", "plate"]).optional().meta({
      description:
        "long: one row per well; matrix: doses of drug 1 down the first column, of drug 2 along the first row, further blocks below; rays: total doses by series, at one ratio; plate: plates with a map; default long",
    }),
    map: z.string().optional().meta({
      description:
        "with layout plate: a CSV file with a column well, a column control (vehicle, blank, kill) and both doses",
    }),
    read: z.string().optional().meta({
      description: "with layout plate: title of the block with the signal; default: the first of numbers",
    }),
    ratio: z.tuple([z.number().positive(), z.number().positive()]).optional().meta({
      description:
        "with layout rays: parts of drug 1 and drug 2 in a total dose, both in the unit of the dose: [1, 100]",
    }),
    columns: columnsSchema,
    drugs: z
      .tuple([z.string(), z.string()])
      .optional()
      .meta({ description: "names of the two drugs; default: those of the columns" }),
    response: z
      .enum(["viability", "inhibition"])
      .meta({ description: "what the response is: what is left, or what is affected; never guessed" }),
    normalise: z
      .enum(["none", "control"])
      .optional()
      .meta({ description: "divide by the mean of the wells without drug of the same plate; default none" }),
    null: z.enum(names(nullModels)).meta({ description: "the null model that decides" }),
    effects: z
      .array(z.number().gt(0).lt(1))
      .nonempty()
      .optional()
      .meta({ description: "affected fractions of isoboles and indices; default [0.5, 0.75, 0.9]" }),
    exclusive: z
      .boolean()
      .optional()
      .meta({ description: "combination index for drugs that exclude each other; default true" }),
    surfaces: z
      .array(z.enum(names(surfaceModels)))
      .optional()
      .meta({ description: "surfaces with interaction to fit; default [musyc, braid]" }),
    bootstraps: z
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .meta({ description: "draws for the intervals of the surfaces; default 100" }),
    alpha: z
      .number()
      .gt(0)
      .lt(0.5)
      .optional()
      .meta({ description: "share of additive combinations called otherwise; default 0.05" }),
    precision: z.number().gt(0).max(1).optional().meta({
      description:
        "half-width of the score's interval, as a share of the control, beyond which nothing is called additive; default 0.1",
    }),
  })
  .meta({ description: "synergy, additivity or antagonism of two drugs from a matrix or rays of doses" });

/** What a `combination` step may say in a study file. */
export type CombinationOptions = z.output<typeof combinationOptions>;

/** A column as the options name it. */
export type ColumnOption = z.infer<typeof columnSchema>;
