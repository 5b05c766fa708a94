import { ave1642 } from "./ave1642.ts";
import { ave9633 } from "./ave9633.ts";
import { huC242Dm1 } from "./huc242-dm1.ts";
import { huC242Dm4 } from "./huc242-dm4.ts";
import { huC242SmccDm1 } from "./huc242-smcc-dm1.ts";
import { huN901Dm1 } from "./hun901-dm1.ts";
import { mirvetuximabSoravtansine } from "./mirvetuximab-soravtansine.ts";
import { sar3419 } from "./sar3419.ts";
import { tDm1 } from "./t-dm1.ts";
import { tusamitamabRavtansine } from "./tusamitamab-ravtansine.ts";
import type { Compound } from "./types.ts";

/** The compounds that come with the workbench, by name. */
export const registry: ReadonlyMap<string, Compound> = new Map(
  [
    huC242Dm4,
    huC242Dm1,
    huN901Dm1,
    ave9633,
    sar3419,
    tDm1,
    ave1642,
    tusamitamabRavtansine,
    mirvetuximabSoravtansine,
    huC242SmccDm1,
  ].map((compound) => [compound.name, compound]),
);

/** The compound of the registry with this name or alias, whatever the case of its letters; undefined when there is none. */
export function registered(name: string): Compound | undefined {
  const wanted = name.trim().toLowerCase();
  return [...registry.values()].find((compound) =>
    [compound.name, ...compound.aliases].some((known) => known.toLowerCase() === wanted),
  );
}
