import { huC242Dm4 } from "./huc242-dm4.ts";
import { tDm1 } from "./t-dm1.ts";
import { tusamitamabRavtansine } from "./tusamitamab-ravtansine.ts";
import type { Compound } from "./types.ts";

/** The compounds that come with the workbench, by name. */
export const registry: ReadonlyMap<string, Compound> = new Map(
  [huC242Dm4, tDm1, tusamitamabRavtansine].map((compound) => [compound.name, compound]),
);
