import type { LibraryModule } from "../types.ts";

/** The human of 71 kg: volumes and flows of fifteen organs. */
export const physiologyHuman: LibraryModule = {
  name: "physiology-human",
  summary: "The human of 71 kg: volumes and flows of fifteen organs",
  text: `module physiology-human
title "A human of 71 kg: volumes and plasma flows"
cite jones2019 biopbpk

# Organs: 1 lung, 2 liver, 3 heart, 4 muscle, 5 skin, 6 adipose, 7 bone, 8 brain, 9 kidney, 10 small intestine,
# 11 large intestine, 12 pancreas, 13 thymus, 14 spleen, 15 other
index o = 1..15

param V_plasma = 3.126 L  "plasma pool"  reported biopbpk
param V_lymph  = 0.274 L  "lymph node"   reported biopbpk
param VO[o] = 1000 2143 341 30078 3408 13465 10165 1450 332 385 548 104 6.41 221 4852 mL
              "organ" reported biopbpk
param VV[o] = 55 183 13.1 662 127 148 224 31.9 18.2 6.15 8.74 5.7 0.353 26.8 204 mL
              "plasma in the organ" reported biopbpk
param VI[o] = 300 429 48.8 3910 1125 2289 1891 261 49.8 67.1 95.3 18 1.09 44.3 831 mL
              "interstitial fluid" reported biopbpk
param Q[o] = 181913 13210 7752 33469 11626 11233 2591 21453 36402 12368 12867 3056 353 6343 9190 mL/h
              "plasma flow" reported biopbpk
param endothelium[o] = 0.0834 0.1877 0.0011 0.1928 0.0819 0.0999 0.1478 0.0115 0.0157 0.0121 0.0209 0.0001 0.0001 0.0499 0.0951 1
              "share of endothelial cells" reported biopbpk
param endothelial_cells = 1.422e9 cells "endothelial cells of the mouse" reported biopbpk
param endothelial_scale = 603.7 1 "endothelial cells relative to the mouse" reported biopbpk
`,
};
