import type { LibraryModule } from "../types.ts";

/** What could be read of the rat of 280 g: interstitial fluid of fifteen organs, eight organs whole, plasma. */
export const physiologyRat: LibraryModule = {
  name: "physiology-rat",
  summary:
    "The rat of 280 g, as far as it could be read: plasma, interstitial fluid, eight whole organs; no flows",
  text: `module physiology-rat
title "A rat of 280 g: plasma, interstitial fluid of fifteen organs, eight organs whole; plasma flows could not be read"
cite shahbetts2012 chen2015 appliedbiomath

# Organs: 1 lung, 2 liver, 3 heart, 4 muscle, 5 skin, 6 adipose, 7 bone, 8 brain, 9 kidney, 10 small intestine,
# 11 large intestine, 12 pancreas, 13 thymus, 14 spleen, 15 other
index o = 1..15

param V_plasma = 9.06 mL "plasma pool" reported chen2015
param VI[o] = 0.263 2.56 0.146 15.8 16.5 5.63 3.90 0.410 0.361 0.867 0.500 0.173 0.0163 0.554 1.04 mL
              "interstitial fluid" reported appliedbiomath
param V_lung = 1.4 mL     "lung"    reported chen2015
param V_liver = 15.7 mL   "liver; six times its interstitial fluid, five times in the other species" reported chen2015
param V_heart = 1.02 mL   "heart"   reported chen2015
param V_muscle = 122 mL   "muscle"  reported chen2015
param V_skin = 49.9 mL    "skin"    reported chen2015
param V_adipose = 33.1 mL "adipose" reported chen2015
param V_kidney = 2.41 mL  "kidney"  reported chen2015
param V_spleen = 2.77 mL  "spleen"  reported chen2015
`,
};
