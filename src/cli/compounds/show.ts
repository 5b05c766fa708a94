import { writeFile } from "node:fs/promises";
import {
  adducts,
  averageMassDa,
  type Formula,
  type Linker,
  linkers,
  monoisotopicMassDa,
  mzOf,
  type Payload,
  payloads,
  printFormula,
} from "../../chemistry/index.ts";
import { describeCompound, registered, registry } from "../../compound/index.ts";
import { exitCodes } from "../index.ts";
import { type Answer, findCompound, tellUnknown } from "./find.ts";
import { printRows } from "./rows.ts";

/** What `show` is asked for beside the text. */
export interface ShowOptions extends Answer {
  /** File for a drawing of the structure. */
  readonly svg?: string;
}

interface Shown {
  readonly kind: "compound" | "linker" | "drug" | "catabolite";
  readonly name: string;
  readonly details: readonly { readonly what: string; readonly value: string }[];
  readonly data: object;
  /** SMILES of the structure to draw; `*` is the rest of the antibody. Undefined where none is known. */
  readonly smiles?: string | undefined;
}

/** `tapworks compounds show`: all about a compound, a linker or a drug; with `--svg`, its structure drawn. */
export async function show(name: string, options: ShowOptions): Promise<void> {
  const shown = await shownOf(name, options);
  if (!shown) return;
  if (options.json)
    process.stdout.write(`${JSON.stringify({ event: shown.kind, ...shown.data, details: shown.details })}\n`);
  else {
    process.stdout.write(`${shown.name} (${shown.kind})\n`);
    process.stdout.write(printRows(shown.details.map(({ what, value }) => [`  ${what}`, value])));
  }
  if (options.svg !== undefined) await drawInto(options.svg, shown);
}

async function shownOf(name: string, answer: Answer): Promise<Shown | undefined> {
  const isNamed = (part: { readonly name: string }) => part.name.toLowerCase() === name.toLowerCase();
  const linker = linkers.find(isNamed);
  if (linker) return shownLinker(linker);
  const payload = payloads.find(isNamed);
  if (payload) return shownPayload(payload);
  if (!registered(name) && !/\.ya?ml$/i.test(name)) return shownCatabolite(name);
  const compound = findCompound(name, answer);
  if (!compound) return undefined;
  const { structureOf } = await import("./structure.ts");
  return {
    kind: "compound",
    name: compound.name,
    details: describeCompound(compound),
    data: compound,
    smiles: structureOf(compound),
  };
}

/** A catabolite; undefined, with the nearest name told, when nothing at all has this name. */
async function shownCatabolite(name: string): Promise<Shown | undefined> {
  const { cataboliteDetails, cataboliteNames } = await import("./catabolite.ts");
  const found = await cataboliteDetails(name);
  if (found) return { kind: "catabolite", ...found, data: { name: found.name, smiles: found.smiles } };
  const others = [...registry.keys(), ...linkers.map((each) => each.name), ...cataboliteNames()];
  return void tellUnknown(name, others);
}

const masses = (what: string, formula: Formula | undefined) =>
  formula
    ? [
        { what: `formula${what}`, value: printFormula(formula) },
        { what: `average mass${what}`, value: `${averageMassDa(formula).toFixed(2)} Da` },
        { what: `monoisotopic mass${what}`, value: `${monoisotopicMassDa(formula).toFixed(4)} Da` },
      ]
    : [];

const ions = (formula: Formula) =>
  adducts.map((adduct) => ({ what: adduct.name, value: mzOf(formula, adduct).toFixed(4) }));

const shownLinker = (linker: Linker): Shown => ({
  kind: "linker",
  name: linker.name,
  details: [
    { what: "bond to the drug", value: linker.kind },
    ...(linker.nMethyls === undefined
      ? []
      : [{ what: "methyl groups beside the sulfur, antibody's side", value: String(linker.nMethyls) }]),
    ...masses(" of the reagent (N-hydroxysuccinimide ester)", linker.reagent),
    { what: "SMILES after the drug's", value: linker.template },
    { what: "source", value: linker.source },
  ],
  data: linker,
  smiles: `*${linker.template.replace("{residue}", "*")}`,
});

const shownPayload = (payload: Payload): Shown => ({
  kind: "drug",
  name: payload.name,
  details: [
    ...masses("", payload.formula),
    ...(payload.formula ? ions(payload.formula) : []),
    {
      what: "bond to a linker",
      value: payload.template.includes("{linker}") ? "through its sulfur" : "none: it has no place for one",
    },
    { what: "SMILES", value: payload.template.replace("{linker}", "") },
    { what: "source", value: payload.source },
  ],
  data: payload,
  smiles: payload.template.replace("{linker}", ""),
});

async function drawInto(path: string, { name, smiles }: Shown): Promise<void> {
  if (smiles === undefined) {
    process.stderr.write(
      `no structure is known of ${name}; needed for a drawing: a linker and a drug with SMILES.\n`,
    );
    process.exitCode = exitCodes.badInput;
    return;
  }
  const { openInNode, drawing } = await import("./structure.ts");
  await writeFile(path, drawing(await openInNode(), name, smiles));
  process.stderr.write(`${path} written.\n`);
}
