import type { LibraryModule } from "../types.ts";

/** The cynomolgus monkey of 6.2 kg: volumes and flows of fifteen organs. */
export const physiologyCynomolgus: LibraryModule = {
  name: "physiology-cynomolgus",
  summary: "The cynomolgus monkey of 6.2 kg: volumes and flows of fifteen organs",
  text: `module physiology-cynomolgus
title "A cynomolgus monkey of 6.2 kg: volumes and plasma flows"
cite adcarchives

# Organs: 1 lung, 2 liver, 3 heart, 4 muscle, 5 skin, 6 adipose, 7 bone, 8 brain, 9 kidney, 10 small intestine,
# 11 large intestine, 12 pancreas, 13 thymus, 14 spleen, 15 other
index o = 1..15

param V_plasma = 0.187 L   "plasma pool"  reported adcarchives
param V_lymph  = 0.0251 L  "lymph node"   reported adcarchives
param VO[o] = 35.7 187 28.3 3273 674 154 952 94 27.3 98.7 140 12.5 2.09 5.95 132 mL
              "organ" reported adcarchives
param VV[o] = 1.96 15.9 1.09 72 25.2 1.7 20.9 2.07 1.5 1.57 2.24 0.685 0.115 0.72 5.56 mL
              "plasma in the organ" reported adcarchives
param VI[o] = 10.7 37.4 4.05 426 223 26.3 177 16.9 4.09 17.2 24.4 2.17 0.355 1.19 22.7 mL
              "interstitial fluid" reported adcarchives
param Q[o] = 22433 1251 696 3944 2492 139 248 1508 3237 3432 3571 399 125 185 1206 mL/h
              "plasma flow" reported adcarchives
param endothelium[o] = 0.0834 0.1877 0.0011 0.1928 0.0819 0.0999 0.1478 0.0115 0.0157 0.0121 0.0209 0.0001 0.0001 0.0499 0.0951 1
              "share of endothelial cells, as in the human" reported adcarchives
param endothelial_cells = 1.422e9 cells "endothelial cells of the mouse" reported adcarchives
param endothelial_scale = 60 1 "endothelial cells relative to the mouse" calibrated adcarchives
`,
};
