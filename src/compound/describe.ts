import {
  amountFromMg,
  antibodyFormula,
  averageMassDa,
  type ConjugateMasses,
  payloadMassFraction,
  residueCount,
} from "../chemistry/index.ts";
import { convert, type Quantity } from "../units/index.ts";
import type { Compound, Fact } from "./types.ts";

/** One line about a compound: what, and its value in words. */
export interface Detail {
  readonly what: string;
  readonly value: string;
}

/** What is not in the compound, and nobody says is absent. */
const unknown = "unknown";

/** Everything about a compound in the order in which it is read: antibody, linker, drug, lot, masses, models, facts. */
export const describeCompound = (compound: Compound): readonly Detail[] => [
  { what: "also called", value: compound.aliases.join(", ") || "nothing else" },
  ...antibodyDetails(compound),
  ...drugDetails(compound),
  ...massDetails(compound),
  { what: "pharmacokinetics", value: kineticsText(compound) },
  ...compound.facts.map((fact) => ({ what: fact.what, value: factText(fact) })),
];

const antibodyDetails = ({ antibody }: Compound): readonly Detail[] => [
  { what: "antibody", value: antibody.name },
  {
    what: "target",
    value: antibody.target + (antibody.epitope === "unknown" ? "" : ` (${antibody.epitope})`),
  },
  { what: "isotype", value: antibody.isotype ?? unknown },
  { what: "mass of the antibody", value: antibodyMassText(antibody) },
  { what: "lysines", value: String(antibody.lysines ?? lysinesOf(antibody) ?? unknown) },
  {
    what: "cysteines",
    value: cysteineText(antibody),
  },
  { what: "glycoform", value: antibody.glycoform ?? unknown },
  { what: "sequences", value: sequenceText(antibody) },
];

/** "32, all in disulfides"; "32 in disulfides, others unknown". */
function cysteineText(antibody: Antibody): string {
  const { disulfides } = antibody;
  const chains = chainsOf(antibody);
  const cysteines = antibody.cysteines ?? (chains && residueCount(chains, "C"));
  if (cysteines === undefined)
    return disulfides === undefined ? unknown : `${2 * disulfides} in disulfides, free ones unknown`;
  if (disulfides === undefined) return String(cysteines);
  return 2 * disulfides === cysteines
    ? `${cysteines}, all in disulfides`
    : `${cysteines}, ${2 * disulfides} in disulfides`;
}

function sequenceText(antibody: Antibody): string {
  const chains = chainsOf(antibody);
  return chains
    ? `heavy chain of ${chains.heavy.length}, light chain of ${chains.light.length} amino acids`
    : unknown;
}

const lysinesOf = (antibody: Antibody): number | undefined => {
  const chains = chainsOf(antibody);
  return chains && residueCount(chains, "K");
};

function antibodyMassText(antibody: Antibody): string {
  if (antibody.mass) return `${print(antibody.mass)}, ${glycanText[antibody.glycans]}`;
  const derived = antibodyMassDa(antibody);
  return derived === undefined ? unknown : `${derived.toFixed(0)} Da, without glycans, of its sequence`;
}

const glycanText = {
  with: "with glycans",
  without: "without glycans",
  unknown: "glycans not stated",
} as const;

type Antibody = Compound["antibody"];

const chainsOf = ({ heavy, light, disulfides = 0 }: Antibody) =>
  heavy === undefined || light === undefined ? undefined : { heavy, light, disulfides };

/** Mass of the antibody in Da: the stated one, or that of its sequence without glycans; undefined when neither is known. */
export function antibodyMassDa(antibody: Antibody): number | undefined {
  if (antibody.mass) return daltons(antibody.mass);
  const chains = chainsOf(antibody);
  return chains && averageMassDa(antibodyFormula(chains));
}

function drugDetails({ linker, payload, conjugation, lot }: Compound): readonly Detail[] {
  if (!linker || !payload) return [{ what: "linker and drug", value: "none: a naked antibody" }];
  return [
    { what: "linker", value: `${linker.name}: ${linker.releases}` },
    { what: "drug", value: `${payload.name}, ${print(payload.mass)}` },
    { what: "one drug adds", value: print(payload.adds) },
    { what: "conjugation", value: conjugation ? `${conjugation.residue}; ${conjugation.how}` : unknown },
    { what: "mean drug load", value: lot ? `${lot.dar} (${lot.mark}: ${lot.why})` : unknown },
    { what: "antibody with 0, 1, 2 ... drugs", value: lot?.fractions?.join(", ") ?? unknown },
  ];
}

/** The masses that turn mg into nmol; undefined where one of them is unknown. */
export function massesOf({ antibody, payload, lot }: Compound): ConjugateMasses | undefined {
  const antibodyDa = antibodyMassDa(antibody);
  if (antibodyDa === undefined || !payload || !lot) return undefined;
  return {
    antibodyDa,
    addedDa: daltons(payload.adds),
    payloadDa: daltons(payload.mass),
    dar: lot.dar,
  };
}

function massDetails(compound: Compound): readonly Detail[] {
  const masses = massesOf(compound);
  const mass = { what: "mass at the mean load", value: compound.mass ? print(compound.mass) : unknown };
  if (!masses || !compound.payload) return compound.payload ? [mass] : [];
  const { antibodyNmol, payloadNmol, payloadUg } = amountFromMg(1, masses);
  const share = (100 * payloadMassFraction(masses)).toFixed(2);
  const { name } = compound.payload;
  return [
    mass,
    { what: "share of the drug in the mass", value: `${share} %` },
    {
      what: "1 mg of conjugate",
      value: `${antibodyNmol.toFixed(3)} nmol of antibody, ${payloadNmol.toFixed(2)} nmol and ${payloadUg.toFixed(2)} µg of ${name}`,
    },
  ];
}

function kineticsText({ pharmacokinetics }: Compound): string {
  const known = Object.entries(pharmacokinetics);
  return known.map(([species, { model, mark }]) => `${species}: ${model} (${mark})`).join("; ") || "none";
}

/** "168 mg/m2 (reported: immunogen2007)"; "documented absent (…)"; "unknown (…)". */
function factText({ value, mark, weak, source }: Fact): string {
  const how = weak ? `${mark}, to be confirmed` : mark;
  return value === undefined ? `${how} (${source})` : `${value} (${how}: ${source})`;
}

const daltons = ({ value, unit }: Quantity): number => convert(value, unit, "Da");

const print = ({ value, unit }: Quantity): string => `${value} ${unit}`;
