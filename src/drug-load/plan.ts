import { antibodyMassDa, type Compound } from "../compound/index.ts";
import { hasErrors, type Issue, nearest } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { convert, inBaseUnits, type Quantity } from "../units/index.ts";
import { analyse } from "./analyse.ts";
import { expectedAt } from "./expected.ts";
import { type DrugLoadOptions, type MethodName, methodNames } from "./options.ts";
import { areaOf, mapRows, type RowReading, readMeasured } from "./read.ts";
import type { DrugLoadSpec, Masses, Measured } from "./spec.ts";

/** A plan, or what is wrong with the options or the file. */
interface Planned {
  readonly spec?: DrugLoadSpec;
  readonly issues: readonly Issue[];
}

/** The plan of a step: the file read and checked, masses of the compound, sites. Finds the load once, so that what gives none is told here. */
export function planDrugLoad(options: DrugLoadOptions, context: PlanContext): Planned {
  const given = methodNames.filter((name) => options[name] !== undefined);
  const [method] = given;
  if (method === undefined || given.length > 1) return { issues: [oneMethod(given, context)] };
  const compound = options.compound === undefined ? undefined : context.compounds.get(options.compound);
  if (options.compound !== undefined && !compound)
    return { issues: [unknownCompound(options.compound, context)] };
  const masses = massesOf(options, compound);
  if (method === "intact" && !masses) return { issues: [noMasses(compound, context)] };
  if (options.intact && glycansTwice(options, compound))
    return { issues: [twiceGlycans(compound!, context)] };
  const reading = readFile(options[method]!.file, method, context);
  if (!reading.replicates || hasErrors(reading.issues)) return { issues: reading.issues };
  const spec: DrugLoadSpec = {
    compound: compound?.name ?? null,
    method,
    masses,
    measured: measuredOf(options, method, reading.replicates),
    error: options.error ? inBaseUnits(options.error) : null,
    ...sitesOf(options, method, compound),
  };
  const impossible = tryOut(spec, context);
  return impossible ? { issues: [...reading.issues, impossible] } : { spec, issues: reading.issues };
}

const dalton = (mass: Quantity | undefined): number | undefined =>
  mass && convert(mass.value, mass.unit, "Da");

function massesOf({ antibody, adds, drug }: DrugLoadOptions, compound: Compound | undefined): Masses | null {
  const antibodyDa = dalton(antibody) ?? (compound && antibodyMassDa(compound.antibody));
  const addedDa = dalton(adds ?? compound?.payload?.adds);
  const payloadDa = dalton(drug ?? compound?.payload?.mass);
  if (antibodyDa === undefined || addedDa === undefined || payloadDa === undefined) return null;
  return { antibodyDa, addedDa, payloadDa };
}

/** Whether the compound's antibody mass holds the glycans that the step would add. */
const glycansTwice = ({ antibody, intact }: DrugLoadOptions, compound: Compound | undefined): boolean =>
  antibody === undefined &&
  compound?.antibody.mass !== undefined &&
  compound.antibody.glycans === "with" &&
  intact?.glycans !== "none";

const twiceGlycans = ({ name }: Compound, { place }: PlanContext): Issue => ({
  code: "drug-load.glycans-twice",
  severity: "error",
  where: place("intact"),
  found: `the mass of the antibody of ${name} is with its glycans, and the step adds them`,
  needed: "the mass without glycans (antibody), or no glycans here",
  write: "glycans: none",
});

/** Interchain disulfides of an IgG1, each of which takes two drugs once it is reduced. */
const interchainDisulfides = 4;

/** Lysines of an antibody whose sequence is not known: the count of huC242, huN901, huB4 and trastuzumab is 88 to 96. */
const usualLysines = 90;

function sitesOf(
  { sites }: DrugLoadOptions,
  method: MethodName,
  compound: Compound | undefined,
): Pick<DrugLoadSpec, "sites" | "perSite"> {
  const onCysteine =
    compound?.conjugation?.residue === "cysteine" ||
    (!compound?.conjugation && (method === "hic" || method === "reduced"));
  if (onCysteine) return { sites: sites ?? interchainDisulfides, perSite: 2 };
  return { sites: sites ?? compound?.antibody.lysines ?? usualLysines, perSite: 1 };
}

function measuredOf(
  { intact, hic, reduced, uv }: DrugLoadOptions,
  method: MethodName,
  rows: NonNullable<RowReading["replicates"]>,
): Measured {
  switch (method) {
    case "intact":
      return {
        kind: "intact",
        toleranceDa: dalton(intact!.tolerance)!,
        glycans: intact!.glycans !== "none",
        most: intact!.most,
        replicates: mapRows(rows, ({ mass, intensity }) => ({ massDa: mass, intensity })),
      };
    case "hic":
      return { kind: "hic", ratio: hic!.ratio, replicates: mapRows(rows, areaOf) };
    case "reduced": {
      const { lightRatio, heavyRatio } = reduced!;
      const chainOf = (chain: string) => (chain === "light" ? "light" : "heavy");
      return {
        kind: "reduced",
        lightRatio,
        heavyRatio,
        replicates: mapRows(rows, (row) => ({ ...areaOf(row), chain: chainOf(row.chain) })),
      };
    }
    case "uv": {
      const { file: _, ...coefficients } = uv!;
      return {
        kind: "uv",
        ...coefficients,
        replicates: mapRows(rows, ({ a252, a280 }) => ({ at252: a252, at280: a280 })),
      };
    }
  }
}

function readFile(file: string, method: MethodName, context: PlanContext): RowReading {
  const source = context.file(file);
  if (source) return readMeasured(source, method);
  const issue: Issue = {
    code: "drug-load.no-file",
    severity: "error",
    where: context.place(method, "file"),
    found: `there is no file "${file}" beside the study`,
    needed: "the path of a CSV file",
    write: `${method}: { file: ${method}.csv }`,
  };
  return { issues: [issue] };
}

/** What the functions of the analysis say cannot be, as an issue at the method. */
function tryOut(spec: DrugLoadSpec, context: PlanContext): Issue | undefined {
  try {
    expectedAt(analyse(spec).average, spec);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      code: "drug-load.no-load",
      severity: "error",
      where: context.place(spec.method),
      found: `these data give no drug load: ${error.message}`,
      needed: "data and settings that belong to this compound and method",
    };
  }
}

const oneMethod = (given: readonly string[], context: PlanContext): Issue => ({
  code: "drug-load.method",
  severity: "error",
  where: context.place(...given.slice(1, 2)),
  found: given.length === 0 ? "no measurement is named" : `${given.join(" and ")} are both named`,
  needed: `one of ${methodNames.join(", ")}; a step for each`,
  write: "hic: { file: hic.csv }",
});

const unknownCompound = (name: string, context: PlanContext): Issue => {
  const near = nearest(name, context.compounds.keys());
  return {
    code: "drug-load.unknown-compound",
    severity: "error",
    where: context.place("compound"),
    found: `the study has no compound "${name}"`,
    needed: `one of ${[...context.compounds.keys()].join(", ") || "the compounds that the study names"}`,
    ...(near === undefined ? {} : { write: near }),
  };
};

const noMasses = (compound: Compound | undefined, context: PlanContext): Issue => ({
  code: "drug-load.no-masses",
  severity: "error",
  where: context.place("intact"),
  found: compound
    ? `${compound.name} does not have the masses of antibody, drug and linker`
    : "no masses to compare the peaks with",
  needed: "a compound with these masses, or antibody, adds and drug",
  write: "antibody: 147.0 kDa, adds: 880.51 Da, drug: 780.37 Da",
});
