import type { LibraryModel } from "../types.ts";

/** A conjugate, and the statements in which it differs. */
interface Conjugate {
  /** Its name. */
  readonly conjugate: string;
  readonly efflux: string;
  readonly influx: string;
  readonly drugs: string;
  readonly killing: string;
  readonly halfKilling: string;
}

/** A conjugate on antigen-positive and antigen-negative cells in one well. */
const invitro = ({ conjugate, efflux, influx, drugs, killing, halfKilling }: Conjugate): LibraryModel => ({
  name: `her2-invitro-${conjugate.toLowerCase()}`,
  summary: `${conjugate} on antigen-positive and antigen-negative cells in one well, after the public model her2-invitro`,
  text: `model her2-invitro-${conjugate.toLowerCase()}
title "${conjugate} on antigen-positive and antigen-negative cells in one well"
cite adcarchives scheuher2023

param share   = 1 1           "antigen-positive share of the cells at the start" assumed "a well of one kind of cell" range 0.0001..1
param seeds   = 1e4 cells     "cells at the start"                 reported adcarchives
param Vm      = 0.1 mL        "culture medium"                     reported adcarchives
param Vc      = 5.2359877559829887e-13 L/cells "volume of a cell of 5 um radius" derived "4/3 pi (5 um)^3"
param td_pos  = 37.4 h        "doubling time of antigen-positive cells (SK-BR-3)" reported adcarchives
param td_neg  = 61 h          "doubling time of antigen-negative cells (NCI-H520)" reported adcarchives
param full    = 1e7 cells     "cells at which growth stops"        reported adcarchives
param tau     = 1 h           "time in which a dying cell empties" reported adcarchives
param copies  = 1e4 copies/cells "targets of a cell, fitted by the authors" reported adcarchives
param kon     = 2.07 1/(nM*h) "association"                        reported adcarchives
param kd      = 0.314 nM      "dissociation constant"              reported scheuher2023
param kdeg    = 0.4572 1/h    "degradation of HER2"                reported scheuher2023
param krec    = 0.0864 1/h    "recycling of HER2"                  reported scheuher2023
param kendo   = 0.15 1/h      "internalisation"                    reported scheuher2023
param kcell   = 0 1/h         "loss of payload in antigen-positive cells; 0.82 for DXd in the same author's whole-body model" reported adcarchives
param klys    = 2.4 1/h       "degradation of conjugate inside"    reported adcarchives
${efflux}
${influx}
${drugs}
${killing}
${halfKilling}
param MW      = 150 kDa       "molar mass of the conjugate"        reported adcarchives

crowd = pos_living + pos_ghosts + neg_living + neg_ghosts
seeds_pos = share * seeds
seeds_neg = (1 - share) * seeds + 1e-6 {cells} "never none, so that cells have a volume"
species A : nM "conjugate in the medium"
species X : nM "payload in the medium"
use her2-positive-cells as pos (medium = A, payload = X, seeded = seeds_pos, doubling = td_pos)
use her2-negative-cells as neg (payload = X, seeded = seeds_neg, doubling = td_neg)

# The same wells without conjugate, to compare with.
species wild : cells = seeds_pos "antigen-positive cells, untreated"
species wild_neg : cells = seeds_neg "antigen-negative cells, untreated"
room = 1 - (wild + wild_neg) / full
reaction grow    : nothing -> wild     at log(2) / td_pos * room * wild
reaction growNeg : nothing -> wild_neg at log(2) / td_neg * room * wild_neg

dose adc : ng "conjugate into the medium" into A = 1 / (MW * Vm)

output living_positive : cells = pos_living "living antigen-positive cells"
output living_negative : cells = neg_living "living antigen-negative cells"
output living : cells = pos_living + neg_living "living cells"
output positive_left : % = pos_living / wild "living antigen-positive cells beside an untreated well"
output negative_left : % = neg_living / wild_neg "living antigen-negative cells beside an untreated well"
output all_left : % = (pos_living + neg_living) / (wild + wild_neg) "living cells beside an untreated well"
output payload_positive : nM = pos_P "payload in antigen-positive cells"
output payload_negative : nM = neg_P "payload in antigen-negative cells"
output payload_medium : nM = X "payload in the medium"
output conjugate_medium : nM = A "conjugate in the medium"
`,
});

/** T-DM1 on antigen-positive and antigen-negative cells in one well, after the public model her2-invitro. */
export const her2InvitroTDm1 = invitro({
  conjugate: "T-DM1",
  efflux: 'param kout    = 0.14 1/h      "payload out of antigen-positive cells"  reported scheuher2023',
  influx: 'param kin     = 0.21 1/h      "payload into antigen-negative cells" reported scheuher2023',
  drugs: 'param drugs   = 3.5 1         "drugs on a conjugate"               reported adcarchives',
  killing: 'param kmax    = 0.03 1/h      "fastest killing, SK-BR-3"           reported adcarchives',
  halfKilling: 'param ic50    = 23.8 nM       "payload inside at half of it"       reported scheuher2023',
});

/** T-DXd on antigen-positive and antigen-negative cells in one well, after the public model her2-invitro. */
export const her2InvitroTDxd = invitro({
  conjugate: "T-DXd",
  efflux: 'param kout    = 32.32 1/h     "payload out of antigen-positive cells"  reported scheuher2023',
  influx: 'param kin     = 46.08 1/h     "payload into antigen-negative cells" reported scheuher2023',
  drugs: 'param drugs   = 8 1           "drugs on a conjugate"               reported adcarchives',
  killing: 'param kmax    = 0.201 1/h     "fastest killing"                    reported adcarchives',
  halfKilling: 'param ic50    = 9.54 nM       "payload inside at half of it"       reported scheuher2023',
});
