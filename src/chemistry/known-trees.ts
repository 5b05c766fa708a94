import type { Catabolite, CataboliteStep, CataboliteTree } from "./catabolite-tree.ts";
import type { Drawing, DrawnTree } from "./drawing/drawing.ts";
import { knownTreeLines } from "./kept/known-catabolites.ts";

/** One line of kept trees: a tree begins, a species of it, a step of it. */
type KeptLine =
  | { readonly tree: Omit<CataboliteTree, "species" | "steps"> }
  | { readonly species: Catabolite; readonly drawing: Drawing }
  | { readonly step: CataboliteStep };

/** Trees as lines of JSON, one a species and one a step, so that a change of one shows as one. */
export const treeLines = (trees: readonly DrawnTree[]): readonly string[] =>
  trees.flatMap(({ species, steps, drawings, ...tree }) => {
    const lines: readonly KeptLine[] = [
      { tree },
      ...species.map((each) => ({ species: each, drawing: drawings[each.name]! })),
      ...steps.map((step) => ({ step })),
    ];
    return lines.map((line) => JSON.stringify(line));
  });

/** Trees from what {@link treeLines} wrote. */
export function readTreeLines(lines: readonly string[]): readonly DrawnTree[] {
  const trees: {
    head: Omit<CataboliteTree, "species" | "steps">;
    species: Catabolite[];
    steps: CataboliteStep[];
    drawings: Record<string, Drawing>;
  }[] = [];
  for (const text of lines) {
    const line = JSON.parse(text) as KeptLine;
    if ("tree" in line) trees.push({ head: line.tree, species: [], steps: [], drawings: {} });
    else if ("species" in line) {
      trees.at(-1)!.species.push(line.species);
      trees.at(-1)!.drawings[line.species.name] = line.drawing;
    } else trees.at(-1)!.steps.push(line.step);
  }
  return trees.map(({ head, ...rest }) => ({ ...head, ...rest }));
}

let known: readonly DrawnTree[] | undefined;

/** The catabolite trees of the known conjugates, for where no toolkit runs; read when first asked for. */
export function knownTrees(): readonly DrawnTree[] {
  known ??= readTreeLines(knownTreeLines);
  return known;
}
