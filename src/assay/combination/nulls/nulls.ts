import { bliss } from "./bliss.ts";
import { blissWithinRange } from "./bliss-within-range.ts";
import { braidNull } from "./braid.ts";
import { effectiveDoseNull } from "./effective-dose.ts";
import { hsa } from "./hsa.ts";
import { loewe } from "./loewe.ts";
import { loeweCommonMaximum } from "./loewe-common-maximum.ts";
import { loeweHarbron } from "./loewe-harbron.ts";
import { musycNull } from "./musyc.ts";
import { schindler } from "./schindler.ts";
import type { NullModel } from "./types.ts";
import { ursaNull } from "./ursa.ts";
import { zip } from "./zip.ts";

/** Every null model by its name. Adding one is a file and a line. */
export const nullModels: Readonly<Record<string, NullModel>> = Object.fromEntries(
  [
    loewe,
    loeweHarbron,
    loeweCommonMaximum,
    bliss,
    blissWithinRange,
    hsa,
    zip,
    schindler,
    musycNull,
    braidNull,
    ursaNull,
    effectiveDoseNull,
  ].map((model) => [model.name, model]),
);

/** The null model with this name. @throws RangeError when there is none. */
export function nullModel(name: string): NullModel {
  const model = nullModels[name];
  if (!model)
    throw new RangeError(
      `no null model is called "${name}"; there are ${Object.keys(nullModels).join(", ")}`,
    );
  return model;
}
