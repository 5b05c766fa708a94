import type { CataboliteTree } from "../catabolite-tree.ts";
import { maytansinoidTemplateSmiles } from "../parts.ts";
import type { Toolkit } from "../toolkit.ts";
import { abbreviated } from "./abbreviate.ts";
import { type Layout, turned } from "./layout.ts";

/** Two layouts of a molecule. A protein is one word in both. */
export interface Drawing {
  /** Every atom; maytansinoids lie alike. */
  readonly full: Layout;
  /** With the core of a maytansinoid as the word May, at the left: what differs between catabolites. */
  readonly short: Layout;
}

/** A catabolite tree with the layouts of its species, by name: what figures need where no toolkit runs. Plain data. */
export interface DrawnTree extends CataboliteTree {
  readonly drawings: Readonly<Record<string, Drawing>>;
}

/** Lays out every species of a tree. */
export const drawTree = (toolkit: Toolkit, tree: CataboliteTree): DrawnTree => ({
  ...tree,
  drawings: Object.fromEntries(tree.species.map(({ name, smiles }) => [name, drawingOf(toolkit, smiles)])),
});

/** Both layouts of a molecule. */
export function drawingOf(toolkit: Toolkit, smiles: string): Drawing {
  const short = toolkit.layout(abbreviated(toolkit, smiles, "protein and core"), { flat: true });
  return {
    full: toolkit.layout(abbreviated(toolkit, smiles, "protein"), { like: maytansinoidTemplateSmiles }),
    short: startsWith(short, "May") ? short : turned(short),
  };
}

/** Whether the word stands in the left half, or is not there. */
function startsWith({ labels, places }: Layout, word: string): boolean {
  const atom = labels.find(([, text]) => text === word)?.[0];
  if (atom === undefined) return true;
  const xs = places.filter((_, k) => k % 2 === 0);
  return 2 * places[2 * atom]! <= Math.min(...xs) + Math.max(...xs);
}
