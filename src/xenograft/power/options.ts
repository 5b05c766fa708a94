import * as z from "zod";
import { quantityField } from "../../source/index.ts";

const rate = (description: string, example: string) => quantityField({ like: ["1/d"], description, example });

const volume = (description: string, example: string) =>
  quantityField({ like: ["mm3"], description, sign: "positive", example });

/** The options of a `xenograft-power` step. */
export const powerOptions = z
  .strictObject({
    control: rate("growth rate of the control, ln 2 over its doubling time", "0.12 1/d"),
    treated: rate("growth rate under treatment; below 0 for shrinking tumours", "0.08 1/d").optional(),
    combination: z
      .strictObject({
        a: rate("growth rate under the first drug", "0.09 1/d"),
        b: rate("growth rate under the second drug", "0.10 1/d"),
        both: rate("growth rate under both", "0.04 1/d"),
      })
      .optional()
      .meta({ description: "in place of treated: four arms, tested against Bliss independence" }),
    mice: z.array(z.int().min(2)).nonempty().meta({ description: "mice per arm that are tried: [6, 8, 10]" }),
    days: z
      .array(quantityField({ like: ["d"], description: "a visit", sign: "not negative", example: "3 d" }))
      .min(3)
      .meta({ description: "visits, the first 0 d" }),
    start: volume("geometric mean of the first volume; default 150 mm3", "150 mm3").optional(),
    "sd-start": z
      .number()
      .nonnegative()
      .optional()
      .meta({ description: "of ln of the first volume between mice; default 0.3" }),
    "sd-rate": quantityField({
      like: ["1/d"],
      description: "of the growth rate between mice; default 0.02 1/d",
      sign: "not negative",
      example: "0.02 1/d",
    }).optional(),
    "sd-visit": z
      .number()
      .positive()
      .optional()
      .meta({ description: "of ln volume from visit to visit; default 0.15" }),
    "sacrifice-at": volume(
      "volume at which a mouse is removed after the visit; default: none",
      "1500 mm3",
    ).optional(),
    wanted: quantityField({
      like: ["%"],
      description: "power wanted; default 80 %",
      sign: "positive",
      example: "80 %",
    }).optional(),
    alpha: z
      .number()
      .gt(0)
      .lt(0.5)
      .optional()
      .meta({ description: "two-sided level of the test; default 0.05" }),
    runs: z
      .int()
      .min(50)
      .max(100_000)
      .optional()
      .meta({ description: "simulated experiments for each number; default 500" }),
  })
  .meta({ description: "power of a xenograft experiment by simulation, with removal by size" });

/** What a `xenograft-power` step may say in a study file. */
export type PowerOptions = z.output<typeof powerOptions>;
