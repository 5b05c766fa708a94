import { darChainEquations } from "./bender-2014-equations.ts";
import type { LibraryModel } from "./types.ts";

/** T-DM1 in the rat, drug load by drug load (0 to 7), three compartments. */
export const darChainBender2014Rat: LibraryModel = {
  name: "dar-chain-bender-2014-rat",
  summary: "T-DM1 in the rat, drug load by drug load (0 to 7), three compartments",
  text: `model dar-chain-bender-2014-rat
title "T-DM1 in the plasma of the rat, drug load by drug load, three compartments"
cite bender2014 nlmixr2lib

index i = 0..7

param CLtt = 2.42 mL/d  "clearance of antibody, whatever its load"      reported bender2014  sd 0.2366
param V1   = 11.0 mL    "central volume, the same for every load"       reported bender2014  sd 0.1834
param CLd2 = 49.0 mL/d  "distribution clearance, second compartment"    reported bender2014
param V2   = 3.44 mL    "volume of the second compartment"              reported bender2014  sd 0.4673
param CLd3 = 12.0 mL/d  "distribution clearance, third compartment"     reported bender2014
param V3   = 16.7 mL    "volume of the third compartment"               reported bender2014  sd 0.1668
param khi  = 0.543 1/d  "loss of one drug from loads 7 to 3"            reported bender2014  sd 0.2155
param k21  = 0.388 1/d  "loss of one drug from load 2"                  reported bender2014
param k10  = 0.114 1/d  "loss of the last drug"                         reported bender2014  sd 0.1501
${darChainEquations}`,
};
