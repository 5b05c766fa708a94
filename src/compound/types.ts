import { z } from "zod";
import { quantityField } from "../source/index.ts";

const mark = z
  .enum(["reported", "assumed", "calibrated", "derived"])
  .meta({ description: "How far to trust it." });
const text = (description: string) => z.string().min(1).meta({ description });
const molarMass = (description: string) =>
  quantityField({ like: ["Da", "kDa"], description, sign: "positive", example: "150 kDa" });

const disposition = z.strictObject({
  model: text("The model that describes it: a name of the library, or a model file beside the study."),
  set: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: "Values that replace the model's: { MWadc: 150110 Da }." }),
  mark,
  why: text("Why this model: the source, or what was assumed."),
});

/** What a compound file holds. */
export const compoundSchema = z.strictObject({
  name: text("The name that study files use."),
  aliases: z.array(z.string()).default([]).meta({ description: "Other names of the same compound." }),
  antibody: z.strictObject({
    name: text("The antibody."),
    target: text("What it binds."),
    mass: molarMass("Molar mass of the naked antibody."),
  }),
  linker: z.strictObject({
    name: text("The linker."),
    releases: text("How it comes off: disulfide, thioether, cathepsin ..."),
  }),
  payload: z.strictObject({
    name: text("The drug."),
    mass: molarMass("Molar mass of the free drug."),
    adds: molarMass("Mass that one drug with its linker adds to the antibody."),
  }),
  lot: z.strictObject({
    dar: z.number().positive().meta({ description: "Mean number of drugs per antibody." }),
    fractions: z
      .array(z.number().nonnegative())
      .optional()
      .meta({ description: "Antibody with 0, 1, 2 ... drugs, relative; left out when unknown." }),
    mark,
    why: text("Where these numbers come from."),
  }),
  mass: molarMass("Molar mass of the conjugate at the mean load."),
  facts: z
    .array(
      z.strictObject({
        what: text("What was measured or stated."),
        value: text("The value with its unit."),
        mark,
        source: text("Key of the bibliography, or where it was seen."),
      }),
    )
    .default([])
    .meta({ description: "What else is known, each with its source." }),
  pharmacokinetics: z
    .record(z.string(), disposition)
    .default({})
    .meta({ description: "By species (human, mouse, rat, cynomolgus): which model describes it." }),
});

/** One antibody–drug conjugate: antibody, target, linker, payload, lot, and which model describes it in which species. */
export type Compound = z.output<typeof compoundSchema>;

/** Which model describes a compound in a species, and how far to trust that choice. */
export type Disposition = z.output<typeof disposition>;
