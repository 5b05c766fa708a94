import * as z from "zod";
import { quantityField } from "../source/index.ts";
import { aucMethods } from "./auc/methods.ts";
import { blqRules } from "./blq.ts";

const names = (members: object) => Object.keys(members) as [string, ...string[]];

const columnSchema = z
  .union([z.string(), z.strictObject({ column: z.string(), unit: z.string() })])
  .meta({ description: 'name of a column; { column: TIME, unit: h } where its head names no unit: "TIME"' });

const columnsSchema = z
  .strictObject({
    subject: columnSchema.optional(),
    time: columnSchema.optional(),
    concentration: columnSchema.optional(),
    dose: columnSchema.optional(),
    infusion: columnSchema.optional(),
    weight: columnSchema.optional(),
    bsa: columnSchema.optional(),
    blq: columnSchema.optional(),
    "dose-number": columnSchema.optional(),
    "time-after-dose": columnSchema.optional(),
    group: columnSchema.optional(),
    excluded: columnSchema.optional(),
  })
  .meta({
    description: "which column holds what; each is looked for under its own name where none is given",
  });

const unitsSchema = z.strictObject({
  time: z.string().optional().meta({ description: "unit of times; default: that of the time column" }),
  concentration: z.string().optional().meta({ description: "unit of concentrations; default: as measured" }),
  auc: z.string().optional().meta({ description: "unit of areas; default: concentration × time" }),
  clearance: z.string().optional().meta({ description: "default: L/h, mL/h/kg or L/d/m2" }),
  volume: z.string().optional().meta({ description: "default: L, mL/kg or L/m2" }),
});

const acceptSchema = z.strictObject({
  span: z
    .number()
    .nonnegative()
    .optional()
    .meta({ description: "least span of λz in half-lives; default 2" }),
  r2: z.number().min(0).max(1).optional().meta({ description: "least r² of λz; default 0.9" }),
  extrapolated: quantityField({
    like: ["%"],
    description: "largest extrapolated share of AUC∞; default 20 %",
    sign: "not negative",
    example: "20 %",
  }).optional(),
  otherwise: z.enum(["note", "leave-out"]).optional().meta({
    description: "what becomes of a value beyond: a note, or also left out of summaries; default note",
  }),
});

const time = (description: string, example: string) =>
  quantityField({ like: ["h"], description, sign: "not negative", example });

const subjectField = z
  .union([z.string(), z.number()])
  .transform(String)
  .meta({ description: "a subject as the data name it" });

const doseNumber = z.int().positive().optional().meta({ description: "number of the dose; default 1" });

const byHandSchema = z
  .strictObject({
    subject: subjectField,
    dose: doseNumber,
    from: time("first point of λz after the dose", "24 h"),
    to: time("last point of λz after the dose", "96 h"),
  })
  .meta({ description: "points of λz chosen by hand for a subject" });

const lambdaZSchema = z.strictObject({
  "min-points": z.int().min(2).optional().meta({ description: "least number of points; default 3" }),
  tolerance: z.number().nonnegative().optional().meta({
    description: "adjusted r² within this of the best counts as equal, and more points win; default 0.0001",
  }),
  "by-hand": z.array(byHandSchema).nonempty().optional(),
});

const exclusionSchema = z
  .strictObject({
    subject: subjectField,
    dose: doseNumber,
    time: time(
      "the sample after the dose; without it the subject's results are left out of summaries",
      "24 h",
    ).optional(),
    why: z.string().min(1).meta({ description: "the reason, which stands beside what is left out" }),
  })
  .meta({ description: "a sample, or a subject, left out" });

const partialName = z.string().regex(/^[a-z][a-z0-9_]*$/, "small letters, digits and _, a letter first");

/** The options of an `nca` step. */
export const ncaOptions = z
  .strictObject({
    profiles: z.string().optional().meta({ description: "name of a step that gives profiles: a simulation" }),
    data: z.string().optional().meta({ description: "a CSV file with measured concentrations" }),
    layout: z.enum(["table", "pc", "nonmem"]).optional().meta({
      description:
        "shape of the data: a row per sample, the SDTM domain PC, or NONMEM records; default table",
    }),
    ex: z
      .string()
      .optional()
      .meta({ description: "with layout pc: a CSV file of the SDTM domain EX, for doses; default: none" }),
    columns: columnsSchema.optional(),
    analyte: z
      .string()
      .optional()
      .meta({ description: "which of the concentrations; default: the only one there is" }),
    dose: quantityField({
      like: ["mg", "mg/kg", "mg/m2", "nmol"],
      description: "dose of every subject, where the data have no such column",
      sign: "positive",
      example: "4 mg/kg",
    }).optional(),
    doses: z
      .union([z.enum(["first", "last", "first and last", "all"]), z.array(z.int().positive()).nonempty()])
      .optional()
      .meta({
        description: "which dosing intervals to analyse; default: the first, and the last of several",
      }),
    route: z
      .enum(["bolus", "infusion", "extravascular"])
      .optional()
      .meta({ description: "default: infusion where an infusion time is given, bolus otherwise" }),
    infuse: quantityField({
      like: ["h"],
      description: "infusion time, where neither the data nor the simulation say it",
      sign: "not negative",
      example: "2 h",
    }).optional(),
    tau: quantityField({
      like: ["h"],
      description: "dosing interval after the last dose; default: the one before it",
      sign: "positive",
      example: "3 wk",
    }).optional(),
    method: z
      .enum(names(aucMethods))
      .optional()
      .meta({ description: "trapezoid method; default linear-up-log-down" }),
    blq: z
      .enum(names(blqRules))
      .optional()
      .meta({ description: "rule for values below the limit of quantification; default standard" }),
    lloq: quantityField({
      like: ["mg/L", "nM"],
      description: "lower limit of quantification; default: none",
      sign: "positive",
      example: "50 ng/mL",
    }).optional(),
    "include-tmax": z
      .enum(["by-route", "always", "never"])
      .optional()
      .meta({ description: "whether λz may start at Tmax; default by-route: for a bolus only" }),
    "lambda-z": lambdaZSchema
      .optional()
      .meta({ description: "how the points of the terminal line are chosen" }),
    partial: z
      .record(partialName, z.tuple([time("beginning", "0 h"), time("end", "24 h")]))
      .optional()
      .meta({ description: "areas between two times after the dose, by name: { auc_0_24: [0 h, 24 h] }" }),
    exclude: z
      .array(exclusionSchema)
      .nonempty()
      .optional()
      .meta({ description: "samples or subjects left out, each with its reason" }),
    sparse: z.boolean().optional().meta({
      description:
        "one mean profile per group and dose, from animals with one or a few samples each; default false",
    }),
    pp: z
      .union([z.boolean(), z.strictObject({ study: z.string() })])
      .optional()
      .meta({ description: "give the results also as the SDTM domain PP; default false" }),
    accept: acceptSchema.optional().meta({ description: "limits beyond which a value carries a note" }),
    per: z
      .enum(["none", "kg", "m2"])
      .optional()
      .meta({ description: "give clearances, volumes and doses per kg or m² of the subject; default none" }),
    "molar-mass": quantityField({
      like: ["kDa"],
      description: "links a dose in mg to concentrations in nM; default: none",
      sign: "positive",
      example: "150 kDa",
    }).optional(),
    units: unitsSchema.optional(),
  })
  .meta({ description: "non-compartmental analysis of simulated or measured profiles" });

/** What an `nca` step may say in a study file. */
export type NcaOptions = z.output<typeof ncaOptions>;

/** A column as the options name it. */
export type ColumnOption = z.infer<typeof columnSchema>;
