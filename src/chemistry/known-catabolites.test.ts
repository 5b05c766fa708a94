import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import { type CataboliteTree, catabolites, conjugates, openToolkit } from "./index.ts";

const head = `/** Generated: the catabolite trees of the known conjugates, for where no chemistry toolkit runs. A test regenerates it and must not find a difference. */
import type { CataboliteTree } from "../catabolite-tree.ts";

export const knownTrees: readonly CataboliteTree[] = `;

/** Predictions to four decimals, so that the last bits of a platform do not show. */
const rounded = (tree: CataboliteTree): CataboliteTree => ({
  ...tree,
  species: tree.species.map((each) => ({
    ...each,
    logP: Number(each.logP.toFixed(4)),
    tpsa: Number(each.tpsa.toFixed(4)),
  })),
});

test("the kept catabolite trees are those that the rules make today", async () => {
  const toolkit = await openToolkit(() => initRDKit.default());
  const trees = conjugates.map((conjugate) => {
    const tree = catabolites(toolkit, conjugate);
    if (isProblem(tree)) throw new Error(tree.problem);
    return rounded(tree);
  });
  const text = `${head}${JSON.stringify(trees, undefined, 1)};\n`;
  await expect(text).toMatchFileSnapshot("kept/known-catabolites.ts");
});
