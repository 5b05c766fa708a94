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
param VI[o] = 10.7 37.4 4.05 426 223 26.3 177 16.9 4.09 17.2 24.4 2.17 0.355 1.19 22.7 mL
              "interstitial fluid" reported adcarchives
param Q[o] = 22.4 1.25 0.696 3.94 2.49 0.139 0.248 1.51 3.24 3.43 3.57 0.399 0.125 0.185 1.21 L/h
              "plasma flow" reported adcarchives
param endothelial_scale = 60 1 "endothelial cells relative to the mouse" calibrated adcarchives
`,
};
