import * as z from "zod";
import { quantityField } from "../../source/index.ts";

const doseSchema = z.strictObject({
  amount: quantityField({
    like: ["mg/kg", "mg", "nmol", "mg/m2", "nmol/kg"],
    description: "each dose of this arm",
    sign: "positive",
    example: "3 mg/kg",
  }),
  days: z
    .array(
      quantityField({
        like: ["d"],
        description: "day of a dose, from the baseline",
        sign: "not negative",
        example: "7 d",
      }),
    )
    .nonempty(),
});

/** The options of a Simeoni fit within a `xenograft` step. */
export const simeoniOptions = z
  .strictObject({
    "half-life": quantityField({
      like: ["d"],
      description: "half-life of the drug in plasma, one exponential",
      sign: "positive",
      example: "4 d",
    }),
    volume: quantityField({
      like: ["mL/kg", "L", "L/m2"],
      description: "volume of distribution, for concentrations; default: none, exposure in units of the dose",
      sign: "positive",
      example: "60 mL/kg",
    }).optional(),
    doses: z.record(z.string(), doseSchema).meta({ description: "doses by arm; an arm not named got none" }),
  })
  .meta({ description: "the growth model of Simeoni, fitted to all arms together" });

/** What a Simeoni fit may say in a study file. */
export type SimeoniOptions = z.output<typeof simeoniOptions>;
