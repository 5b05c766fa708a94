import type { Compound } from "../compound/index.ts";
import {
  type LibraryModule,
  libraryModel,
  libraryModule,
  linkerModule,
  models,
  modules,
} from "../library/index.ts";
import type { SourceFile } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { addUnknown, type Problems } from "./problems.ts";

/** A model text for a compound: its file, and what `use linker` stands for in it. */
export interface LinkedSource {
  readonly source: SourceFile;
  readonly linker: LibraryModule;
}

/**
 * The model that a step names beside a compound: it uses a module of a linker, and that must be the compound's. A name that the
 * library continues with linker and drug (`activation-huc242`) stands for the one of the compound; `use linker as …` in a
 * composition stands for the compound's module. Undefined, with problems added, when the two do not go together.
 */
export function linkedSource(
  name: string,
  compound: Compound,
  context: PlanContext,
  problems: Problems,
): LinkedSource | undefined {
  const linker = linkerOf(compound, problems);
  if (!linker) return undefined;
  const source = sourceFor(name, linker, context);
  if (!source) {
    const known = models.map((model) => model.name);
    addUnknown(
      problems,
      "simulate.unknown-model",
      ["model"],
      "model in the library or file beside the study named",
      name,
      known,
    );
    return undefined;
  }
  const used = [...source.text.matchAll(/^\s*use\s+(linker[\w-]*)/gm)].map((match) => match[1]!);
  if (used.length === 0) {
    problems.add(
      "simulate.both-named",
      ["model"],
      `a compound and a model are both named, and ${name} uses no linker that the compound could decide`,
      "one of them, as a compound names its model itself; or a composition with a linker's module",
    );
    return undefined;
  }
  const other = used.find((module) => module !== "linker" && isOther(module, linker));
  if (other === undefined) return { source, linker };
  addMismatch(name, other, compound, linker, problems);
  return undefined;
}

/** A file beside the study may hold a linker of its own; a module of the library must be the compound's. */
const isOther = (module: string, linker: LibraryModule): boolean =>
  libraryModule(module) !== undefined && module !== linker.name;

function linkerOf({ name, linker, payload }: Compound, problems: Problems): LibraryModule | undefined {
  const own = linker?.smiles ?? payload?.smiles;
  const module = linker && payload && own === undefined ? linkerModule(linker.name, payload.name) : undefined;
  if (module) return module;
  const known = modules.flatMap(({ catabolites }) =>
    catabolites ? [`${catabolites.linker}-${catabolites.payload}`] : [],
  );
  const found =
    linker && payload
      ? `the library has no module for ${linker.name}-${payload.name}, the linker and drug of ${name}${own === undefined ? "" : ", whose structure is its own"}`
      : `${name} is a naked antibody, and nothing of it is catabolised to a drug`;
  problems.add(
    "simulate.no-linker-module",
    ["compound"],
    found,
    `a compound with one of ${known.join(", ")}, or a composition of your own without the compound`,
  );
  return undefined;
}

const sourceFor = (
  name: string,
  { catabolites }: LibraryModule,
  context: PlanContext,
): SourceFile | undefined => {
  const pair = `${catabolites?.linker}-${catabolites?.payload}`.toLowerCase();
  const found = libraryModel(name) ?? libraryModel(`${name}-${pair}`);
  return found ? { path: `${found.name} (library)`, text: found.text } : context.file(name);
};

function addMismatch(
  name: string,
  used: string,
  compound: Compound,
  linker: LibraryModule,
  problems: Problems,
): void {
  const theirs = libraryModule(used)?.catabolites;
  const ending = `-${theirs?.linker}-${theirs?.payload}`.toLowerCase();
  const family = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  const right = `${family}-${linker.catabolites?.linker}-${linker.catabolites?.payload}`.toLowerCase();
  problems.add(
    "simulate.linker-differs",
    ["model"],
    `${name} uses ${used}${theirs ? `, for ${theirs.linker}-${theirs.payload}` : ""}; ${compound.name} has ${compound.linker?.name}-${compound.payload?.name}`,
    `a model that uses ${linker.name}, or "use linker" in a composition of your own`,
    libraryModel(right) ? `model: ${family}` : undefined,
  );
}
