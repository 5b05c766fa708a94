import * as z from "zod";

const columnSchema = z
  .union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })])
  .meta({ description: "name of a column; { column: conc, unit: nM } where its head names no unit" });

/** The options of a `bystander` step. */
export const bystanderOptions = z
  .strictObject({
    data: z.string().meta({ description: "a CSV file with one response per row" }),
    columns: z
      .strictObject({
        dose: columnSchema.optional().meta({ description: "column of doses; default: dose" }),
        response: columnSchema.optional().meta({ description: "column of responses; default: response" }),
        drug: z.string().optional().meta({ description: "column of what was given; default: drug" }),
        read: z.string().optional().meta({
          description: "column of which cells were read: negative, positive or all; default: read",
        }),
        negative: z.string().optional().meta({
          description: "column of the share of antigen-negative cells seeded, 0 to 1; default: negative",
        }),
      })
      .optional(),
    response: z
      .enum(["viability", "inhibition"])
      .meta({ description: "what the response is: what is left, or what is affected; never guessed" }),
    conjugate: z.string().meta({ description: "the drug whose bystander killing is asked for" }),
    payload: z.string().meta({ description: "the drug that is free payload: what killing can be reached" }),
    controls: z.array(z.string()).optional().meta({
      description: "drugs that release nothing: non-cleavable linker, naked antibody; default: none",
    }),
    at: z.string().meta({ description: 'dose at which the index is read: "1 nM"' }),
    "payload-at": z
      .string()
      .optional()
      .meta({ description: "dose of free payload beside it; default: the same" }),
    level: z.number().gt(0.5).lt(1).optional().meta({ description: "confidence level; default 0.95" }),
  })
  .meta({ description: "bystander killing in co-cultures of antigen-positive and antigen-negative cells" });

/** What a `bystander` step may say in a study file. */
export type BystanderOptions = z.infer<typeof bystanderOptions>;
