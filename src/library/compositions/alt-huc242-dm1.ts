import type { LibraryModel } from "../types.ts";

/** huC242-DM1 (cantuzumab mertansine) and transaminases in patients. */
export const altHuc242Dm1: LibraryModel = {
  name: "alt-huc242-dm1",
  summary:
    "huC242-DM1 (cantuzumab mertansine) in patients: catabolites in the liver and alanine aminotransferase",
  text: `model alt-huc242-dm1
title "huC242-DM1 (cantuzumab mertansine) in patients: catabolites in the liver and alanine aminotransferase"
cite tolcher2003 sun2011

# Reversible rises of transaminases limited the dose at 235 mg/m2 every three weeks. Of the turnover no value is published with
# any conjugate: the slope is set so that this dose just reaches grade 3, five times the upper limit; other schedules follow.
use linker-spp as linker
covariate BSA = 1.8 m2 "body surface area"
param CLm2    = 39.5 mL/h/m2 "clearance of conjugate"       reported tolcher2003
param half    = 41.1 h    "half-life of conjugate"          reported tolcher2003
param load    = 3.5 1     "drugs on a conjugate"            reported adcarchives
param MW      = 150000 Da "molar mass of the conjugate"     derived "an immunoglobulin G with drugs"
param to_liver = 30 %     "share of eliminated conjugate that the liver degrades" assumed "the organ with most of it" range 10..60
param liver   = 2143 mL   "liver of the human of 71 kg"     reported biopbpk
param oxidation = 0.5 1/h "S-methyl drug to sulfoxide"      assumed "no rate is published" range 0.05..5
param oxidation2 = 0.2 1/h "sulfoxide to sulfone"           assumed "no rate is published" range 0.02..2
param bile_all = 0.1 1/h  "loss of catabolites into bile and blood" assumed "no rate is published" range 0.02..1
param normal  = 25 U/L    "level without drug"              assumed "the middle of the normal range" range 10..40
param limit   = 40 U/L    "upper limit of normal"           assumed "laboratories have 35 to 55" range 35..55
param half_alt = 47 h     "half-life of the enzyme in blood" assumed "about two days" range 24..72
param slope   = 0.2577 1/nM "rise of its release per concentration in the liver" calibrated "five times the upper limit at 235 mg/m2, the dose that was tolerated, tolcher2003"

retention = 1 "the rates are net ones"
CL = CLm2 * BSA
V = CL * half / log(2)
bile[m] = bile_all
species A : nmol "conjugate in plasma"
species elsewhere : nmol "conjugate degraded outside the liver, cumulative"
species hepatic : nmol "conjugate degraded in the liver, cumulative"
species given : nmol "conjugate given, cumulative" constant
reaction degrade : A -> (1 - to_liver) elsewhere + to_liver hepatic at CL / V * A
use liver-catabolites as liver (inflow = load * to_liver * CL / V * A, reduction = linker_reduction, methylation = linker_methylation, mass = liver)
use alt-turnover as alt (liver = (liver_L[1] + liver_L[2] + liver_L[3]) / liver, half = half_alt)
dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW

output conjugate : ug/mL = A / V * MW "conjugate in plasma"
output liver_drug : nM = (liver_L[1] + liver_L[2] + liver_L[3]) / liver "lysine adduct, drug and S-methyl drug in the liver"
output alt : U/L = alt_ALT "alanine aminotransferase in blood"
output times_limit : 1 = alt_ALT / limit "alanine aminotransferase over the upper limit of normal; grade 3 begins at 5"
output balance_antibody : 1 = (A + elsewhere + hepatic - given) / max(given, 1e-9 {nmol}) "conjugate found beside conjugate given: stays 0"
`,
};
