import * as z from "zod";
import { quantityField } from "../source/index.ts";

const file = (columns: string) =>
  z.string().meta({
    description: `CSV beside the study with columns ${columns}, and replicate where there are several`,
  });
const ratio = (of: string) =>
  z
    .number()
    .nonnegative()
    .default(0)
    .meta({
      description: `molar extinction coefficient of the drug over that of ${of} at the wavelength of detection; 0: no correction`,
    });
const coefficient = (of: string, at: number) =>
  z
    .number()
    .positive()
    .meta({ description: `extinction coefficient of the ${of} at ${at} nm, 1/(M·cm)` });
const molarMass = (description: string) =>
  quantityField({ like: ["Da", "kDa"], description, sign: "positive", example: "147.0 kDa" }).optional();

const intact = z.strictObject({
  file: file("mass [Da] and intensity"),
  tolerance: quantityField({
    like: ["Da"],
    description: "largest difference between a peak and an expected mass",
    sign: "positive",
    example: "15 Da",
  }),
  glycans: z.enum(["G0F to G2F", "none"]).default("G0F to G2F").meta({
    description: "glycans of the antibody: pairs of G0F to G2F, or none after deglycosylation",
  }),
  most: z.int().min(1).max(20).default(8).meta({ description: "largest drug load to look for" }),
});

const hic = z.strictObject({
  file: file("drugs and area"),
  ratio: ratio("the antibody"),
});

const reduced = z.strictObject({
  file: file("chain (light or heavy), drugs and area"),
  lightRatio: ratio("the light chain"),
  heavyRatio: ratio("the heavy chain"),
});

const uv = z.strictObject({
  file: file("a252 and a280"),
  antibody252: coefficient("antibody", 252),
  antibody280: coefficient("antibody", 280),
  drug252: coefficient("drug", 252),
  drug280: coefficient("drug", 280),
});

/** What a study file may say under `drug-load`. One of intact, hic, reduced and uv. */
export const drugLoadOptions = z.strictObject({
  compound: z.string().optional().meta({
    description: "a compound of the study: gives the masses of antibody, drug and what one drug adds",
  }),
  antibody: molarMass("mass of the antibody without glycans, in place of the compound's"),
  adds: molarMass("mass that one drug with its linker adds, in place of the compound's"),
  drug: molarMass("mass of the free drug, in place of the compound's"),
  intact: intact.optional().meta({ description: "peaks of a deconvoluted intact-mass spectrum" }),
  hic: hic.optional().meta({ description: "areas of hydrophobic-interaction chromatography" }),
  reduced: reduced.optional().meta({ description: "areas of the chains after reduction, reversed phase" }),
  uv: uv.optional().meta({ description: "absorbances at 252 and 280 nm" }),
  error: quantityField({
    like: ["%"],
    description: "relative standard deviation of one signal, for the interval when there are no replicates",
    sign: "positive",
    example: "3 %",
  }).optional(),
  sites: z.int().min(1).max(400).optional().meta({
    description:
      "equal sites for the binomial expectation: the compound's lysines, or 4 interchain disulfides with two drugs each",
  }),
});

/** The options of a step, read. */
export type DrugLoadOptions = z.output<typeof drugLoadOptions>;

/** What can be measured. */
export type MethodName = "intact" | "hic" | "reduced" | "uv";

/** In the order of the options. */
export const methodNames: readonly MethodName[] = ["intact", "hic", "reduced", "uv"];
