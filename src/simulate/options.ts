import * as z from "zod";
import { bsaFormulas, populations, species } from "../population/index.ts";
import { methodNames } from "../solve/index.ts";
import { quantityField } from "../source/index.ts";
import { recordsOptions } from "./recorded/options.ts";

const time = (description: string, example: string, sign: "positive" | "not negative" = "positive") =>
  quantityField({ like: ["d", "h", "wk"], description, sign, example });
const names = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

const population = z
  .strictObject({
    size: z.int().min(1).max(100_000).meta({ description: "Number of virtual subjects." }),
    of: names(populations.map(({ name }) => name))
      .optional()
      .meta({ description: "Which population; by default the first one of the species." }),
    variability: z
      .union([z.boolean(), z.enum(["yes", "no"])])
      .default(true)
      .meta({
        description: "Whether the model's parameters vary between subjects; body size varies in any case.",
      }),
  })
  .meta({ description: "Virtual subjects; without it one typical subject is simulated." });

const subject = z
  .strictObject({
    sex: z.enum(["female", "male"]).optional().meta({ description: "Sex, for ideal body weight." }),
    weight: quantityField({
      like: ["kg"],
      description: "Body weight.",
      sign: "positive",
      example: "70 kg",
    }).optional(),
    height: quantityField({
      like: ["cm", "m"],
      description: "Height.",
      sign: "positive",
      example: "170 cm",
    }).optional(),
  })
  .meta({ description: "The one typical subject; by default that of the species (human: 70 kg, 170 cm)." });

/** The settings of a `simulate` step, as a study file writes them. */
export const simulateOptions = z.strictObject({
  compound: z.string().optional().meta({
    description:
      "A compound of the study; its file says which model describes it, or beside a model it gives linker, drug and lot.",
  }),
  model: z.string().optional().meta({
    description:
      "A model of the library, or a model file beside the study; with a compound, one that uses a linker's module.",
  }),
  species: names(species).default("human").meta({ description: "Who receives it." }),
  dose: quantityField({
    like: ["mg/m2", "mg/kg", "mg", "nmol/kg", "nmol"],
    description: "One dose: by body surface area, by body weight, or flat.",
    sign: "positive",
    example: "168 mg/m2",
  }).optional(),
  data: z.string().optional().meta({
    description:
      "A CSV file in NONMEM's format beside the study, in place of a dose: its subjects are simulated.",
  }),
  records: recordsOptions.optional(),
  into: z.string().optional().meta({ description: "Where the dose enters, for models with several doors." }),
  bsa: names(bsaFormulas.map(({ name }) => name))
    .default("mosteller")
    .meta({ description: "Formula for body surface area." }),
  weight: z
    .enum(["actual", "adjusted ideal"])
    .default("actual")
    .meta({ description: "Which body weight a dose per kg is multiplied with." }),
  cap: quantityField({
    like: ["m2", "kg", "mg"],
    description: "No subject is dosed for more than this body surface area, body weight or amount.",
    sign: "positive",
    example: "2.2 m2",
  }).optional(),
  every: time("Time from one dose to the next.", "3 wk").optional(),
  doses: z.int().min(1).max(1000).optional().meta({ description: "Number of doses; 1 when left out." }),
  infuse: time("Length of an infusion; a bolus when left out.", "2 h").optional(),
  until: time(
    "When the simulation ends; one interval after the last dose when left out.",
    "12 wk",
  ).optional(),
  population: population.optional(),
  subject: subject.optional(),
  outputs: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: "Outputs of the model; all when left out." }),
  sample: z
    .array(time("A time after each dose.", "1 d", "not negative"))
    .min(1)
    .optional()
    .meta({ description: "Sampling times after each dose, in place of the usual ones." }),
  set: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .default({})
    .meta({ description: "Parameters or covariates with other values: { CLadc: 0.5 L/d }." }),
  keep: z.enum(["profiles", "summary"]).default("profiles").meta({
    description:
      "Whether every subject's profile is kept, or, for very large populations, only what summarises them.",
  }),
  tolerance: z
    .number()
    .min(1e-13)
    .max(1e-2)
    .default(1e-6)
    .meta({ description: "Relative tolerance of the integration." }),
  method: z.enum(methodNames).default("automatic").meta({
    description: "How the equations are integrated: automatic, explicit, stiff, or one method by name.",
  }),
});

export type SimulateOptions = z.output<typeof simulateOptions>;

/** Settings that say a dose. */
export type DosedOptions = SimulateOptions & { readonly dose: NonNullable<SimulateOptions["dose"]> };
