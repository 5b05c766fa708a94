import * as z from "zod";

const texts = (description: string) => z.record(z.string(), z.string()).default({}).meta({ description });
const between = z.enum(["locf", "nocb", "linear"]);

/** How a file of records is to be read, as a study file writes it. */
export const recordsOptions = z
  .strictObject({
    units: texts("Unit of each column: { TIME: h, AMT: mg, DV: ug/L, WT: kg }. Never guessed."),
    columns: texts("Columns with other names: { TIME: TAFD }."),
    compartments: texts(
      "What compartment numbers stand for: { 1: oral, 2: iv }, ways for a dose into the model or states.",
    ),
    observed: texts("Which output the observations of a compartment are of: { 2: concentration }."),
    between: z
      .union([between, z.record(z.string(), between)])
      .default("locf")
      .meta({
        description:
          "What a covariate is between its values: the last one (locf), the next one (nocb), or on a line; for all, or { WT: linear }.",
      }),
    "same-time": z
      .enum(["as written", "doses first", "observations first"])
      .default("as written")
      .meta({ description: "Order of records with the same time." }),
    "later-doses": z
      .enum(["first", "last"])
      .default("first")
      .meta({ description: "Where additional and late doses come among the records of their time." }),
    pending: z
      .enum(["cancelled", "kept"])
      .default("cancelled")
      .meta({ description: "What a reset or SS 1 does to doses still to come from earlier records." }),
    "long-lag": z.enum(["doses before", "followed back"]).default("doses before").meta({
      description: "What comes before the first dose of a steady state whose lag exceeds its interval.",
    }),
  })
  .meta({ description: "How the file of records is read; units are needed." });

export type RecordsOptions = z.output<typeof recordsOptions>;
