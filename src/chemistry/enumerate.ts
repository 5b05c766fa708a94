import type { Problem } from "../units/index.ts";
import type { Catabolite, CataboliteStep, CataboliteTree } from "./catabolite-tree.ts";
import { addedFormula, boundSmiles, type Conjugate, conjugateName, conjugateProblem } from "./parts.ts";
import { isBound, permeabilityOf } from "./permeability.ts";
import { rules as allRules } from "./rules/rules.ts";
import type { Compartment, Rule } from "./rules/types.ts";
import { species as knownSpecies } from "./species.ts";
import { structure, type Toolkit } from "./toolkit.ts";

/** More species than any conjugate here has: a set of rules that runs on is stopped. */
const mostSpecies = 500;

/** What is known while a tree grows. */
interface Growth {
  readonly toolkit: Toolkit;
  readonly marker: string;
  /** Three letters of the amino acid that carries the linker. */
  readonly residue: string;
  readonly rules: readonly Rule[];
  /** Names by canonical SMILES, first the species with names of their own. */
  readonly names: Map<string, string>;
  readonly steps: CataboliteStep[];
}

/** A species in a compartment, and whether it reacts further. */
interface Place {
  readonly smiles: string;
  readonly followed: boolean;
}

/**
 * Everything the rules make of a conjugate, compartment by compartment: it starts in plasma; what is bound to the antibody there is
 * taken up into lysosomes and into liver cells; what lysosomes free goes to the cytosol. A species stands once in a compartment,
 * under the parent that reaches it in the fewest steps. Reactions of metabolites that cells give back to plasma are not followed.
 *
 * @param rules all rules when left out.
 * @returns a problem when payload or linker has no place to bond.
 */
export function catabolites(
  toolkit: Toolkit,
  conjugate: Conjugate,
  rules: readonly Rule[] = allRules,
): CataboliteTree | Problem {
  const problem = conjugateProblem(conjugate);
  if (problem) return problem;
  const start = structure(toolkit, boundSmiles(conjugate), { attachments: true });
  const names = new Map(namesOf(toolkit));
  names.set(start.smiles, `mAb-${conjugateName(conjugate)}`);
  const { payload, residue } = conjugate;
  const growth: Growth = {
    toolkit,
    marker: payload.marker,
    residue: residue.code,
    rules,
    names,
    steps: [],
  };
  const plasma = grow(growth, "plasma", [moved(start.smiles, "given", "")]);
  const taken = plasma.filter(({ smiles, followed }) => isBound(smiles) && followed);
  const uptake = taken.map(({ smiles }) => moved(smiles, "uptake", names.get(smiles)!));
  const lysosome = grow(growth, "lysosome", uptake);
  const free = lysosome.filter(({ smiles }) => !isBound(smiles));
  grow(
    growth,
    "cytosol",
    free.map(({ smiles }) => moved(smiles, "release from the lysosome", names.get(smiles)!)),
  );
  grow(growth, "liver", uptake);
  return {
    conjugate: conjugateName(conjugate),
    residue: residue.name,
    added: addedFormula(start.formula, conjugate),
    predictor: start.predictor,
    species: describeAll(growth),
    steps: growth.steps,
  };
}

const knownNames = new WeakMap<Toolkit, ReadonlyMap<string, string>>();

/** Names of the known species by canonical SMILES of this toolkit. */
function namesOf(toolkit: Toolkit): ReadonlyMap<string, string> {
  const known = knownNames.get(toolkit);
  if (known) return known;
  const made = new Map(knownSpecies.map(({ name, smiles }) => [toolkit.canonical(smiles), name]));
  knownNames.set(toolkit, made);
  return made;
}

/** A species that enters a compartment as it is. */
interface Entry {
  readonly smiles: string;
  readonly rule: Movement;
  readonly parent: string;
}

/** How species come into a compartment unchanged, each with its source. */
const movements = {
  given: ["adcnet2025"],
  uptake: ["erickson2006", "sun2011"],
  "release from the lysosome": ["erickson2006"],
} as const;

type Movement = keyof typeof movements;

const moved = (smiles: string, rule: Movement, parent: string): Entry => ({ smiles, rule, parent });

/** Applies the rules of a compartment, breadth first, until nothing new comes. */
function grow(growth: Growth, compartment: Compartment, entries: readonly Entry[]): readonly Place[] {
  const here = growth.rules.filter(({ compartments }) => compartments.includes(compartment));
  const places = new Map<string, Place>();
  for (const { smiles, rule, parent } of entries) {
    places.set(smiles, { smiles, followed: true });
    const species = growth.names.get(smiles)!;
    growth.steps.push({ compartment, species, parent, rule, evidence: "reported", cite: movements[rule] });
  }
  for (const place of places.values()) {
    if (!place.followed) continue;
    for (const rule of here) {
      for (const product of productsOf(growth, place.smiles, rule)) {
        if (places.has(product)) continue;
        places.set(product, { smiles: product, followed: rule.followed });
        growth.steps.push(stepOf(growth, compartment, rule, place.smiles, product));
        if (places.size > mostSpecies)
          throw new RangeError(`the rules made more than ${mostSpecies} species in the ${compartment}`);
      }
    }
  }
  return [...places.values()];
}

const stepOf = (
  { names }: Growth,
  compartment: Compartment,
  rule: Rule,
  parent: string,
  product: string,
): CataboliteStep => ({
  compartment,
  species: names.get(product)!,
  parent: names.get(parent)!,
  rule: rule.name,
  evidence: rule.evidence,
  cite: rule.cite,
});

/** Products of a rule that still hold the drug, named. */
function productsOf(
  { toolkit, marker, residue, names }: Growth,
  substrate: string,
  rule: Rule,
): readonly string[] {
  if (rule.unless.some((smarts) => toolkit.holds(substrate, smarts))) return [];
  return rule.reactions.flatMap(({ smarts, label }) =>
    toolkit.react(substrate, smarts).flatMap((products) => {
      const kept = products.filter((product) => toolkit.holds(product, marker));
      for (const product of kept) {
        const name = rule.nameFrom(names.get(substrate)!, residue);
        if (!names.has(product)) names.set(product, label === undefined ? name : `${name} ${label}`);
      }
      return kept;
    }),
  );
}

function describeAll({ toolkit, names, steps }: Growth): readonly Catabolite[] {
  const wanted = new Set(steps.map(({ species }) => species));
  const smilesOf = new Map([...names].map(([smiles, name]) => [name, smiles]));
  return [...wanted].map((name) => {
    const { predictor: _, ...found } = structure(toolkit, smilesOf.get(name)!, { attachments: true });
    const described = { name, ...found };
    return { ...described, ...permeabilityOf(toolkit, { ...described, predictor: "" }) };
  });
}
