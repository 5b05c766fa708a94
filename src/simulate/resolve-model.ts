import type { Compound, Disposition } from "../compound/index.ts";
import { type LibraryModule, libraryModel, models, readComposition } from "../library/index.ts";
import type { Model } from "../model/index.ts";
import type { SourceFile } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { linkedSource } from "./linked-model.ts";
import type { SimulateOptions } from "./options.ts";
import { addUnknown, type Problems } from "./problems.ts";

/** The model a step simulates, and for whose sake. */
export interface ResolvedModel {
  readonly model: Model;
  readonly compound?: Compound;
  readonly disposition?: Disposition;
  /** The module of the compound's linker, where the step names a model beside the compound. */
  readonly linker?: LibraryModule;
}

/** Finds and reads the model that the settings name, directly or through a compound; undefined with problems added. */
export function resolveModel(
  options: SimulateOptions,
  context: PlanContext,
  problems: Problems,
): ResolvedModel | undefined {
  if (options.compound === undefined && options.model === undefined) {
    problems.add(
      "simulate.nothing-named",
      [],
      "neither a compound nor a model is named",
      "compound or model",
      "model: two-compartment",
    );
    return undefined;
  }
  if (options.compound !== undefined && options.model !== undefined)
    return besideCompound(options.compound, options.model, context, problems);
  if (options.model !== undefined) {
    const model = readNamed(options.model, ["model"], context, problems);
    return model && { model };
  }
  return throughCompound(options.compound ?? "", options.species, context, problems);
}

/** A compound with a model of its own choice, whose linker must be the compound's. */
function besideCompound(
  name: string,
  modelName: string,
  context: PlanContext,
  problems: Problems,
): ResolvedModel | undefined {
  const compound = compoundNamed(name, context, problems);
  const linked = compound && linkedSource(modelName, compound, context, problems);
  if (!linked) return undefined;
  const { source, linker } = linked;
  const beside = (module: string): SourceFile | undefined =>
    module === "linker" ? { path: `${linker.name} (module)`, text: linker.text } : context.file(module);
  const { model, issues } = readComposition(source, beside);
  problems.addAll(issues);
  return model && { model, compound, linker };
}

function compoundNamed(name: string, context: PlanContext, problems: Problems): Compound | undefined {
  const compound = context.compounds.get(name);
  if (!compound)
    addUnknown(problems, "simulate.unknown-compound", ["compound"], "compound", name, [
      ...context.compounds.keys(),
    ]);
  return compound;
}

function throughCompound(
  name: string,
  species: string,
  context: PlanContext,
  problems: Problems,
): ResolvedModel | undefined {
  const compound = compoundNamed(name, context, problems);
  if (!compound) return undefined;
  const disposition = compound.pharmacokinetics[species];
  if (!disposition) {
    const known = Object.keys(compound.pharmacokinetics);
    problems.add(
      "simulate.no-species",
      ["species"],
      `nothing says how ${name} behaves in the species ${species}`,
      known.length > 0
        ? `one of ${known.join(", ")}, or a model in place of the compound`
        : "a model in place of the compound",
      known[0] === undefined ? undefined : `species: ${known[0]}`,
    );
    return undefined;
  }
  const model = readNamed(disposition.model, ["compound"], context, problems);
  return model && { model, compound, disposition };
}

function readNamed(
  name: string,
  at: readonly string[],
  context: PlanContext,
  problems: Problems,
): Model | undefined {
  const source = sourceOf(name, context);
  if (!source) {
    addUnknown(
      problems,
      "simulate.unknown-model",
      at,
      "model in the library or file beside the study named",
      name,
      models.map((model) => model.name),
    );
    return undefined;
  }
  const { model, issues } = readComposition(source, context.file);
  problems.addAll(issues);
  return model;
}

const sourceOf = (name: string, context: PlanContext): SourceFile | undefined => {
  const found = libraryModel(name);
  return found ? { path: `${found.name} (library)`, text: found.text } : context.file(name);
};
