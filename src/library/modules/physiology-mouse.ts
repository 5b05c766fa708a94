import type { LibraryModule } from "../types.ts";

/** The mouse of 28 g: volumes and flows of fifteen organs. */
export const physiologyMouse: LibraryModule = {
  name: "physiology-mouse",
  summary: "The mouse of 28 g: volumes and flows of fifteen organs",
  text: `module physiology-mouse
title "A mouse of 28 g: volumes and plasma flows"
cite lishah2019 adcarchives

# Organs: 1 lung, 2 liver, 3 heart, 4 muscle, 5 skin, 6 adipose, 7 bone, 8 brain, 9 kidney, 10 small intestine,
# 11 large intestine, 12 pancreas, 13 thymus, 14 spleen, 15 other
index o = 1..15

param V_plasma = 0.944 mL "plasma pool"  reported lishah2019
param V_lymph  = 0.113 mL "lymph node"   reported lishah2019
param VO[o] = 0.204 1.93 0.152 11.3 5.02 1.98 2.82 0.485 0.525 0.728 0.314 0.097 0.009 0.127 0.465 mL
              "organ" reported lishah2019
param VV[o] = 0.0295 0.164 0.00585 0.249 0.188 0.0218 0.0621 0.0107 0.0289 0.0116 0.005 0.00534 0.0005 0.0154 0.0195 mL
              "plasma in the organ" reported lishah2019
param VI[o] = 0.0384 0.385 0.0217 1.47 1.66 0.337 0.525 0.0873 0.0788 0.127 0.0545 0.0169 0.00153 0.0254 0.0797 mL
              "interstitial fluid" reported lishah2019
param VE[o] = 0.00102 0.00963 0.00076 0.0566 0.0251 0.00991 0.0141 0.00243 0.00263 0.00364 0.00157 0.000485 0.00005 0.000635 0.00233 mL
              "endosomes of endothelial cells" reported lishah2019
param Q[o] = 373 10.3 36.5 86.1 27.8 13.4 15.2 11.8 68.5 58.1 17.3 6.24 1.19 8.18 10.9 mL/h
              "plasma flow" reported lishah2019
param GFR = 0.278 mL/min "glomerular filtration" reported lishah2019
`,
};
