import { darChainEquations } from "./bender-2014-equations.ts";
import type { LibraryModel } from "./types.ts";

/** T-DM1 in the cynomolgus monkey, drug load by drug load (0 to 7), three compartments. */
export const darChainBender2014Cynomolgus: LibraryModel = {
  name: "dar-chain-bender-2014-cynomolgus",
  summary: "T-DM1 in the cynomolgus monkey, drug load by drug load (0 to 7), three compartments",
  text: `model dar-chain-bender-2014-cynomolgus
title "T-DM1 in the plasma of the cynomolgus monkey, drug load by drug load, three compartments"
cite bender2014 nlmixr2lib

index i = 0..7

param CLtt = 17.4 mL/d  "clearance of antibody, whatever its load"      reported bender2014  sd 0.2443
param V1   = 148 mL    "central volume, the same for every load"       reported bender2014  sd 0.1166
param CLd2 = 25.5 mL/d  "distribution clearance, second compartment"    reported bender2014
param V2   = 57.2 mL    "volume of the second compartment"              reported bender2014  sd 0.4450
param CLd3 = 81.2 mL/d  "distribution clearance, third compartment"     reported bender2014
param V3   = 127 mL    "volume of the third compartment"               reported bender2014
param khi  = 0.341 1/d  "loss of one drug from loads 7 to 3"            reported bender2014
param k21  = 0.255 1/d  "loss of one drug from load 2"                  reported bender2014
param k10  = 0.0939 1/d  "loss of the last drug"                         reported bender2014
${darChainEquations}`,
};
