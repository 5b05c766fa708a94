import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "./index.ts";

const starter = `# A first study: T-DM1 in 50 virtual patients, and the exposure in each.
# tapworks check study.yaml   reports every problem of this file
# tapworks plan study.yaml    shows every setting, defaults included
# tapworks run study.yaml     computes it; results/index.html is the report
tapworks: 1
title: T-DM1, 3.6 mg/kg every three weeks
seed: 1                       # every random number follows from it

compounds:
  T-DM1: registry             # or the path of a compound file beside this one

steps:
  patients:                   # a name of your choice
    simulate:
      compound: T-DM1
      species: human
      dose: 3.6 mg/kg         # mg, mg/kg or mg/m2
      every: 3 wk
      doses: 3
      infuse: 90 min
      population: { of: oncology-adults, size: 50 }

  exposure:
    nca:
      profiles: patients      # measured data work the same: see docs/nca.md
      analyte: conjugate

claims:                       # reported beside computed, first in the report
  - says: Cmax of conjugate, first cycle
    reported: 74.4 ug/mL
    sd: 10.1 ug/mL
    computed: exposure.cmax.mean
    within: 1 sd
    source: marianne2019
`;

/** `tapworks init`: writes a study that runs. Never overwrites. */
export function init(folder: string): void {
  const path = join(folder, "study.yaml");
  if (existsSync(path)) {
    process.stderr.write(
      `${path} exists; needed: a folder without a study.yaml.\n  Write tapworks init another-folder\n`,
    );
    process.exitCode = exitCodes.badInput;
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, starter);
  process.stdout.write(`${path} written. Next: tapworks run ${path}\n`);
}
