import * as z from "zod";
import { adducts } from "../chemistry/index.ts";

const adductNames = adducts.map(({ name }) => name) as [string, ...string[]];

/** What a study file may say under `catabolites`. */
export const catabolitesOptions = z.strictObject({
  conjugates: z.array(z.string()).min(1).meta({
    description:
      "compounds of the study, or linker–payload pairs, in the order of the figure: [huC242-DM4, SMCC-DM1]",
  }),
  trees: z.array(z.string()).default([]).meta({
    description:
      "files beside the study with trees of conjugates of your own, written by `tapworks compounds tree NAME --out FILE`",
  }),
  compartments: z
    .array(z.enum(["plasma", "lysosome", "cytosol", "liver"]))
    .min(1)
    .default(["plasma", "lysosome", "cytosol", "liver"])
    .meta({ description: "where to look; all of them when left out" }),
  ions: z.array(z.enum(adductNames)).min(1).optional().meta({
    description:
      'ions to look for in the peaks: ["[M+H]+", "[M+Na]+"]; those of the polarity of the peaks when left out',
  }),
  peaks: z
    .strictObject({
      file: z.string().meta({
        description:
          "file beside the study: CSV with columns mz, intensity, and charge, rt [min] where known; or mzML, centroided, packed by zlib or not",
      }),
      ppm: z.number().positive().meta({ description: "largest error of an m/z, parts per million: 5" }),
    })
    .optional()
    .meta({ description: "a peak list to explain by these catabolites" }),
});

/** The options of a step, read. */
export type CatabolitesOptions = z.output<typeof catabolitesOptions>;
