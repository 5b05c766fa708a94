import type { LibraryModel } from "../types.ts";

/** Brentuximab vedotin and its drug in patients (Suri 2018): a test of equations; peaks of MMAE come out 20 times too low. */
export const suri2018Brentuximab: LibraryModel = {
  name: "suri-2018-brentuximab",
  summary:
    "Brentuximab vedotin and its drug in patients (Suri 2018): a test of equations; peaks of MMAE come out 20 times too low",
  text: `model suri-2018-brentuximab
title "Brentuximab vedotin and MMAE in patients, after the first dose"
cite suri2018 nlmixr2lib

# Warning: as transcribed in the public model library, the peak of MMAE is some twenty times below what patients have.
# A unit or a drug load is missing between article and transcription: use it as a test of equations only. The release
# falls with the time after a dose, so the model holds after the first dose.
param CL = 0.0478 L/h  "clearance of conjugate"              reported suri2018  sd 0.385
param V1 = 3.5 L       "central volume of conjugate"         reported suri2018  sd 0.148
param Q2 = 0.0673 L/h  "distribution clearance, first"       reported suri2018
param V2 = 3.67 L      "peripheral volume, first"            reported suri2018
param Q3 = 0.0125 L/h  "distribution clearance, second"      reported suri2018
param V3 = 5.79 L      "peripheral volume, second"           reported suri2018
param CLm = 0.577 L/h  "clearance of MMAE"                   reported suri2018  sd 0.408
param Vm = 16 L        "central volume of MMAE"              reported suri2018  sd 0.610
param Qm = 2.65 L/h    "distribution clearance of MMAE"      reported suri2018
param Vmp = 14.2 L     "peripheral volume of MMAE"           reported suri2018
param Kd = 0.00069 1/(umol*h) "binding, of the amount of conjugate in umol" reported suri2018
param ALFM = 2.64 1/h  "fall of the released share after a dose" reported suri2018
param Klag = 15.7 1/h  "emptying of the lag"                 reported suri2018
param MW = 153.4 kDa   "molar mass of the conjugate"         reported nlmixr2lib
param MWm = 718 Da     "molar mass of MMAE"                  reported nlmixr2lib

species A : nmol "conjugate, central"
species P : nmol "conjugate, first peripheral"
species S : nmol "conjugate, second peripheral"
state target : 1 = 1 "binding pool, relative to the start"
species lag : nmol "MMAE on its way"
species X : nmol "MMAE, central"
species Y : nmol "MMAE, peripheral"
species gone : nmol "conjugate eliminated, cumulative"
species given : nmol "conjugate given, cumulative" constant
reaction eliminate : A -> gone at CL / V1 * A
reaction exchange  : A <-> P at Q2 / V1 * A - Q2 / V2 * P
reaction exchange2 : A <-> S at Q3 / V1 * A - Q3 / V3 * S
target' = -Kd * target * A
reaction release   : nothing -> lag at Kd * target * A * 1 {umol} + exp(-ALFM * time) * CL / V1 * A
reaction arrive    : lag -> X  at Klag * lag
reaction clear     : X -> nothing at CLm / Vm * X
reaction spread    : X <-> Y at Qm / Vm * X - Qm / Vmp * Y
dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW
output conjugate : ug/mL = A / V1 * MW "conjugate"
output balance_antibody : 1 = (A + P + S + gone - given) / max(given, 1e-9 {nmol}) "conjugate found beside conjugate given: stays 0"
output mmae : ng/mL = X / Vm * MWm "unconjugated MMAE"
`,
};
