import { albuminTransfer } from "./albumin-transfer.ts";
import { cysteineDisulfide } from "./cysteine-disulfide.ts";
import { disulfideExchange } from "./disulfide-exchange.ts";
import { disulfideReduction } from "./disulfide-reduction.ts";
import { esterHydrolysis } from "./ester-hydrolysis.ts";
import { glutathioneDisulfide } from "./glutathione-disulfide.ts";
import { linkerAmideHydrolysis } from "./linker-amide-hydrolysis.ts";
import { nDemethylation } from "./n-demethylation.ts";
import { proteolysis } from "./proteolysis.ts";
import { retroMichael } from "./retro-michael.ts";
import { ringOpening } from "./ring-opening.ts";
import { sMethylation } from "./s-methylation.ts";
import { sulfoneOxidation } from "./sulfone-oxidation.ts";
import { sulfoxidation } from "./sulfoxidation.ts";
import type { Rule } from "./types.ts";

/** Every catabolite rule, in the order in which they are tried. Adding one is a file and a line. */
export const rules: readonly Rule[] = [
  ringOpening,
  retroMichael,
  albuminTransfer,
  disulfideExchange,
  proteolysis,
  linkerAmideHydrolysis,
  disulfideReduction,
  sMethylation,
  sulfoxidation,
  sulfoneOxidation,
  cysteineDisulfide,
  glutathioneDisulfide,
  esterHydrolysis,
  nDemethylation,
];
