import type { LibraryModel } from "../types.ts";
import { type Linked, smccDm1, spdbDm4, sppDm1 } from "./linked.ts";

/** huC242 with a linker in the CD-1 mouse; the linkers differ in nothing else. */
const liver = ({ linker, conjugate }: Linked): LibraryModel => ({
  name: `liver-cd1-${conjugate.toLowerCase()}`,
  summary: `huC242-${conjugate} in the CD-1 mouse: catabolites in the liver over time`,
  text: `model liver-cd1-${conjugate.toLowerCase()}
title "huC242-${conjugate} in the CD-1 mouse: catabolites in the liver over time"
cite sun2011 shah2012 pouzin2022

use linker-${linker} as linker
use mouse-spdb-dm4-values
use physiology-cd1-mouse as mouse
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1 "share of the lot with i drugs" reported pouzin2022
param to_liver = 30 %     "share of eliminated antibody that the liver degrades"  assumed "the organ with most of it" range 10..60
param oxidation = 0.5 1/h "S-methyl drug to sulfoxide"     assumed "formed in liver microsomes, widdison2015; no rate is published" range 0.05..5
param oxidation2 = 0.2 1/h "sulfoxide to sulfone"          assumed "formed in liver microsomes, widdison2015; no rate is published" range 0.02..2
param bile_adduct = 0.1 1/h "loss of the lysine adduct into bile" assumed "no rate is published" range 0.02..1
param bile_rest = 0.3 1/h "loss of the other catabolites into bile and blood" assumed "no rate is published" range 0.05..3
load[i] = i
retention = 1 "the rates are net ones"
bile[1] = bile_adduct
bile[m in 2..5] = bile_rest
species freed : nmol "drug that has come off in plasma, cumulative"
use plasma-chain as plasma (drug = freed)
use liver-catabolites as liver (inflow = to_liver * sum(i: load[i] * CL[i] / Vc * plasma_A[i]), reduction = linker_reduction, methylation = linker_methylation, mass = mouse_V_liver)
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i]) + plasma_eliminated - plasma_given) / max(plasma_given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i])) + plasma_eliminated_drug + freed - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
});

/** huC242-SMCC-DM1 in the CD-1 mouse: catabolites in the liver over time. */
export const liverCd1SmccDm1 = liver(smccDm1);

/** huC242-SPDB-DM4 in the CD-1 mouse: catabolites in the liver over time. */
export const liverCd1SpdbDm4 = liver(spdbDm4);

/** huC242-SPP-DM1 in the CD-1 mouse: catabolites in the liver over time. */
export const liverCd1SppDm1 = liver(sppDm1);
