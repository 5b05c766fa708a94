import type { LibraryModel } from "../types.ts";
import { tDm1, tDxd } from "./scheuher-2023-conjugates.ts";

/** A conjugate, and what killing was set to for patients. */
interface Treated {
  readonly drug: string;
  readonly conjugate: string;
  readonly kmax: string;
  readonly kc50: string;
  readonly tau: string;
}

/** A conjugate in a typical patient with a HER2-positive tumour (Scheuher 2023). */
const treated = ({ drug, conjugate, kmax, kc50, tau }: Treated): LibraryModel => ({
  name: `scheuher-2023-${drug.toLowerCase()}-human`,
  summary: `${drug} in patients with HER2-positive tumours (Scheuher 2023)`,
  text: `model scheuher-2023-${drug.toLowerCase()}-human
title "${drug} in a typical patient with a HER2-positive tumour, shed HER2 and normal cells"
cite scheuher2023

${conjugate}param kmax = ${kmax} 1/d  "fastest killing"               reported scheuher2023
param kc50 = ${kc50} nM   "payload in cytosol, free and bound, at half of it" reported scheuher2023
param tau = ${tau} d     "mean time in a stage of death"    assumed "that of N87 in mice; not printed for patients" range 0.001..4
use scheuher-2023-human
`,
});

/** T-DM1 in patients with HER2-positive tumours (Scheuher 2023). */
export const scheuher2023TDm1Human = treated({
  drug: "T-DM1",
  conjugate: tDm1("8.5e-7"),
  kmax: "0.139",
  kc50: "23.8",
  tau: "1",
});

/** T-DXd in patients with HER2-positive tumours (Scheuher 2023). */
export const scheuher2023TDxdHuman = treated({
  drug: "T-DXd",
  conjugate: tDxd("1.67e-8"),
  kmax: "0.201",
  kc50: "9.54",
  tau: "1e-3",
});
