import type { LibraryModule } from "../types.ts";

/** Blood between plasma, lung and fourteen organs; gut, spleen and pancreas drain into the liver. */
export const circulation: LibraryModule = {
  name: "circulation",
  summary: "Blood between plasma, lung and fourteen organs; gut, spleen and pancreas drain into the liver",
  text: `module circulation
title "Plasma flow between the plasma pool, the lung and fourteen organs, and lymph"
cite jones2019

# Organs: 1 lung, 2 liver, 3 heart, 4 muscle, 5 skin, 6 adipose, 7 bone, 8 brain, 9 kidney, 10 small intestine,
# 11 large intestine, 12 pancreas, 13 thymus, 14 spleen, 15 other
index o = 1..15

needs species pool : nmol  "in the plasma pool"
needs species V[o] : nmol  "in the plasma of organ o"
needs species lymph_node : nmol "in the lymph node"
needs C      : nM  "concentration in the plasma pool"
needs CV[o]  : nM  "concentration in the plasma of organ o"
needs CLN    : nM  "concentration in the lymph node"
needs Q[o]   : L/h "plasma flow to organ o"
needs L[o]   : L/h "lymph flow of organ o"

out[o] = Q[o] - L[o]
reaction toLung      : pool -> V[1]  at (sum(j in 2..15: Q[j]) + L[1]) * C
reaction toOrgan[o in 2..15] : V[1] -> V[o] at Q[o] * CV[1]
reaction fromHeart[o in 3..9] : V[o] -> pool at out[o] * CV[o]
reaction toLiver[o in 10..12] : V[o] -> V[2] at out[o] * CV[o]
reaction fromThymus  : V[13] -> pool at out[13] * CV[13]
reaction fromSpleen  : V[14] -> V[2] at out[14] * CV[14]
reaction fromOther   : V[15] -> pool at out[15] * CV[15]
reaction fromLiver   : V[2] -> pool  at (out[2] + out[10] + out[11] + out[12] + out[14]) * CV[2]
reaction fromLymph   : lymph_node -> pool at sum(o: L[o]) * CLN
`,
};
