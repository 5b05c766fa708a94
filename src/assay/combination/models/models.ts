import { braid, braidDelta, braidExtended, braidFreeLimit, braidOneLimit } from "./braid.ts";
import { effectiveDose } from "./effective-dose.ts";
import { musyc, musycFull } from "./musyc.ts";
import type { SurfaceModel } from "./types.ts";
import { ursa } from "./ursa.ts";

/** Every surface with parameters of interaction, by its name. Adding one is a file and a line. */
export const surfaceModels: Readonly<Record<string, SurfaceModel>> = Object.fromEntries(
  [
    musyc,
    musycFull,
    braid,
    braidOneLimit,
    braidFreeLimit,
    braidDelta,
    braidExtended,
    ursa,
    effectiveDose,
  ].map((model) => [model.name, model]),
);

/** The model with this name. @throws RangeError when there is none. */
export function surfaceModel(name: string): SurfaceModel {
  const model = surfaceModels[name];
  if (!model)
    throw new RangeError(
      `no surface is called "${name}"; there are ${Object.keys(surfaceModels).join(", ")}`,
    );
  return model;
}
