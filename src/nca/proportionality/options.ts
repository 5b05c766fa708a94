import * as z from "zod";

/** The options of a `proportionality` step. */
export const proportionalityOptions = z
  .strictObject({
    nca: z
      .union([z.string(), z.array(z.string()).nonempty()])
      .meta({ description: "an nca step with several doses, or several steps" }),
    parameters: z
      .array(z.string())
      .nonempty()
      .optional()
      .meta({ description: "parameters tested; default [cmax, auc_last, auc_inf]" }),
    limits: z
      .tuple([z.number().gt(0).lt(1), z.number().gt(1)])
      .optional()
      .meta({ description: "limits of the dose-normalised ratio over the doses given; default [0.8, 1.25]" }),
    level: z.number().gt(0.5).lt(1).optional().meta({ description: "confidence level; default 0.9" }),
  })
  .meta({ description: "dose proportionality of NCA parameters by the power model" });

/** What a `proportionality` step may say in a study file. */
export type ProportionalityOptions = z.output<typeof proportionalityOptions>;

/** The plan of a `proportionality` step. */
export type ProportionalitySpec = {
  readonly steps: readonly string[];
  readonly parameters: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly level: number;
};
