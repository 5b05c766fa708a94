import { exponential } from "./exponential.ts";
import { gompertz } from "./gompertz.ts";
import { decayAlone, growthAlone, growthAndDecay, sharedGrowthAndDecay } from "./growth-and-decay.ts";
import { logistic } from "./logistic.ts";
import type { GrowthLaw } from "./types.ts";

/** Every law of growth. */
export const growthLaws: readonly GrowthLaw[] = [
  exponential,
  gompertz,
  logistic,
  growthAndDecay,
  growthAlone,
  decayAlone,
  sharedGrowthAndDecay,
];
