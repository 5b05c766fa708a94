import * as z from "zod";
import { quantityField } from "../source/index.ts";

const mark = z
  .enum(["reported", "assumed", "calibrated", "derived"])
  .meta({ description: "How far to trust it." });
const text = (description: string) => z.string().min(1).meta({ description });
const count = (description: string) => z.int().positive().optional().meta({ description });
const molarMass = (description: string) =>
  quantityField({ like: ["Da", "kDa"], description, sign: "positive", example: "150 kDa" });

const antibody = z.strictObject({
  name: text("The antibody."),
  target: text("What it binds."),
  epitope: z
    .enum(["protein", "carbohydrate", "lipid", "unknown"])
    .default("unknown")
    .meta({ description: "What kind of thing it binds there: a target need not be a protein." }),
  isotype: text("Its isotype: IgG1.").optional(),
  mass: molarMass("Molar mass of the naked antibody.").optional(),
  glycans: z
    .enum(["without", "with", "unknown"])
    .default("unknown")
    .meta({ description: "Whether that mass is without or with the glycans." }),
  lysines: count("Lysines in its sequence; terminal amines come on top."),
  cysteines: count("Cysteines in its sequence, in disulfides and free."),
  disulfides: count("Disulfide bonds: each is two cysteines."),
  glycoform: text("Its N-glycans: G0F/G1F, aglycosylated; left out when unknown.").optional(),
  heavy: text("Sequence of the heavy chain, one letter per amino acid.").optional(),
  light: text("Sequence of the light chain; with both, mass and lysines follow from them.").optional(),
});

const linker = z.strictObject({
  name: text("The linker; the structures of SPDB, sulfo-SPDB, SPP, SPDP and SMCC are known."),
  releases: text("How it comes off: disulfide, thioether, cathepsin ..."),
  smiles: text(
    "For a linker of your own: SMILES that continues the drug's, {residue} where the amino acid bonds.",
  ).optional(),
});

const payload = z.strictObject({
  name: text("The drug; the structures of DM1, DM3, DM4 and maytansine are known."),
  mass: molarMass("Molar mass of the free drug."),
  adds: molarMass("Mass that one drug with its linker adds to the antibody."),
  smiles: text("For a drug of your own: its SMILES, {linker} where the linker bonds.").optional(),
  marker: text(
    "For a drug of your own: a SMARTS of a part that its catabolites keep, to tell them from what leaves.",
  ).optional(),
});

const lot = z.strictObject({
  dar: z.number().positive().meta({ description: "Mean number of drugs per antibody." }),
  fractions: z
    .array(z.number().nonnegative())
    .optional()
    .meta({ description: "Antibody with 0, 1, 2 ... drugs, relative; left out when unknown." }),
  mark,
  why: text("Where these numbers come from."),
});

const fact = z.strictObject({
  what: text("What was measured or stated."),
  value: text("The value with its unit; left out when unknown.").optional(),
  mark: z.enum(["reported", "assumed", "calibrated", "derived", "documented absent", "unknown"]).meta({
    description:
      "reported by a source; documented absent: a source says there is none; unknown: looked for and not found; or derived, assumed, calibrated here.",
  }),
  weak: z
    .boolean()
    .optional()
    .meta({ description: "Seen only in a copy, a vendor's page or a compilation: confirm it before use." }),
  source: text("Key of the bibliography, or where it was seen or looked for."),
});

const disposition = z.strictObject({
  model: text("The model that describes it: a name of the library, or a model file beside the study."),
  set: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: "Values that replace the model's: { MWadc: 150110 Da }." }),
  mark,
  why: text("Why this model: the source, or what was assumed."),
});

/** What a compound file holds. What must stand together is checked beside it: see `togetherIssues`. */
export const compoundSchema = z
  .strictObject({
    name: text("The name that study files use."),
    aliases: z.array(z.string()).default([]).meta({ description: "Other names of the same compound." }),
    antibody,
    linker: linker
      .optional()
      .meta({ description: "What joins antibody and drug; none for a naked antibody." }),
    payload: payload.optional().meta({ description: "The drug; none for a naked antibody." }),
    conjugation: z
      .strictObject({
        residue: z
          .enum(["lysine", "cysteine"])
          .meta({ description: "The amino acid of the antibody that carries the linker." }),
        how: text("The chemistry: amide by an N-hydroxysuccinimide ester."),
      })
      .optional()
      .meta({ description: "How the linker sits on the antibody." }),
    lot: lot.optional().meta({ description: "The drug load; none for a naked antibody or when unknown." }),
    mass: molarMass("Molar mass of the conjugate at the mean load; left out when unknown.").optional(),
    facts: z
      .array(fact)
      .default([])
      .meta({ description: "What else is known, or known to be unknown, each with its source." }),
    pharmacokinetics: z
      .record(z.string(), disposition)
      .default({})
      .meta({ description: "By species (human, mouse, rat, cynomolgus): which model describes it." }),
  })
  .meta({ dependentRequired: { linker: ["payload"], payload: ["linker"], lot: ["linker", "payload"] } });

/** One antibody, naked or conjugated: antibody, target, linker, payload, lot, and which model describes it in which species. */
export type Compound = z.output<typeof compoundSchema>;

/** Something known of a compound, or known to be unknown. */
export type Fact = z.output<typeof fact>;

/** Which model describes a compound in a species, and how far to trust that choice. */
export type Disposition = z.output<typeof disposition>;
