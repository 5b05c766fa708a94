import * as z from "zod";

/** The options of a `plate` step. */
export const plateOptions = z
  .strictObject({
    data: z.union([z.string(), z.array(z.string()).nonempty()]).meta({
      description: "export of a plate reader (8 × 12, 16 × 24 or 32 × 48 wells), or one for each plate",
    }),
    map: z.string().meta({
      description: "a CSV file with a column well, a column control (vehicle, blank, kill) and any others",
    }),
    read: z
      .string()
      .optional()
      .meta({ description: "title of the block with the signal; default: the first of numbers" }),
  })
  .meta({ description: "quality of plates: Z′, SSMD, edge effects; signals over controls" });

/** What a `plate` step may say in a study file. */
export type PlateOptions = z.output<typeof plateOptions>;
