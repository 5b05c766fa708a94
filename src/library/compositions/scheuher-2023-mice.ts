import type { LibraryModel } from "../types.ts";
import { tDm1, tDxd } from "./scheuher-2023-conjugates.ts";

/** A conjugate and a line of tumours: what killing and growth were fitted to. */
interface Treated {
  readonly drug: string;
  readonly conjugate: string;
  readonly line: string;
  readonly start: string;
  readonly kmax: string;
  readonly tau: string;
  readonly kc50: string;
  readonly hill: string;
  readonly doubling: string;
  readonly linear: string;
}

/** A conjugate in mice with tumours of a line (Scheuher 2023). */
const treated = ({
  drug,
  conjugate,
  line,
  start,
  kmax,
  tau,
  kc50,
  hill,
  doubling,
  linear,
}: Treated): LibraryModel => ({
  name: `scheuher-2023-${drug.toLowerCase()}-${line.toLowerCase()}`,
  summary: `${drug} and ${line} tumours in mice (Scheuher 2023)`,
  text: `model scheuher-2023-${drug.toLowerCase()}-${line.toLowerCase()}
title "${drug} and ${line} tumours in mice"
cite scheuher2023

use scheuher-2023-mouse
${conjugate}param V0 = ${start} mm^3  "tumour at the start"          calibrated "the untreated tumour of scheuher2023"
param kmax = ${kmax} 1/d  "fastest killing"                reported scheuher2023
param tau = ${tau} d    "mean time in a stage of death"   reported scheuher2023
param kc50 = ${kc50} nM   "payload in cells at half of it" reported scheuher2023
param hill = ${hill} 1    "steepness"                      reported scheuher2023
param doubling = ${doubling} d "doubling time"                 reported scheuher2023
param linear = ${linear} mm^3/d "linear growth"              reported scheuher2023
use scheuher-2023
output balance_antibody : 1 = (A + Ap + B + Bp + in_tumour + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (A + Ap) + conjugated + unconjugated + X + Xp + gone_drug - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
});

/** T-DM1 and BT474EEI tumours in mice (Scheuher 2023). */
export const scheuher2023TDm1Bt474eei = treated({
  drug: "T-DM1",
  conjugate: tDm1("8.5e-7"),
  line: "BT474EEI",
  start: "254",
  kmax: "0.24",
  tau: "1e-3",
  kc50: "236.8",
  hill: "1",
  doubling: "41.78",
  linear: "90",
});

/** T-DM1 and N87 tumours in mice (Scheuher 2023). */
export const scheuher2023TDm1N87 = treated({
  drug: "T-DM1",
  conjugate: tDm1("8.5e-7"),
  line: "N87",
  start: "320",
  kmax: "0.15",
  tau: "1",
  kc50: "25",
  hill: "2",
  doubling: "12.37",
  linear: "189.56",
});

/** T-DXd and N87 tumours in mice (Scheuher 2023). */
export const scheuher2023TDxdN87 = treated({
  drug: "T-DXd",
  conjugate: tDxd("1.7e-7"),
  line: "N87",
  start: "153",
  kmax: "0.32",
  tau: "1e-3",
  kc50: "9.54",
  hill: "2",
  doubling: "9.70",
  linear: "175",
});
