import type { LibraryModule } from "../types.ts";

/** Tissue around a vessel in rings: diffusion, binding, internalisation, catabolites (Krogh cylinder). */
export const krogh: LibraryModule = {
  name: "krogh",
  summary:
    "Tissue around a vessel in rings: diffusion, binding, internalisation, catabolites (Krogh cylinder)",
  text: `module krogh
title "Tissue around a vessel, in rings: diffusion, binding, internalisation, degradation, catabolites"
cite cilliers2016
convention void-fraction = flux

# Twenty rings; a composition takes more by its own "index n = 1..80".
index n = 1..20
index e = 1..n-1
index i = 0..1

needs plasma[i] : nM   "free antibody in plasma, 0 naked, 1 conjugate"
needs load   : 1       "drugs on a conjugate"
needs Rc     : um      "radius of the vessel"
needs Rk     : um      "half the distance between vessels"
needs P      : um/h    "permeability of the vessel wall for antibody"
needs D      : um^2/h  "diffusion of antibody"
needs void   : 1       "share of the tissue that antibody reaches"
needs kon    : 1/(nM*h) "association"
needs koff   : 1/h     "dissociation"
needs target : nM      "target per volume of tissue"
needs ke     : 1/h     "internalisation of target, free and bound"
needs kdeg   : 1/h     "degradation inside"
needs kout   : 1/h     "catabolite out of cells"
needs kin    : 1/h     "catabolite into cells"
needs Dx     : um^2/h  "diffusion of catabolite"
needs Px     : um/h    "permeability of the vessel wall for catabolite"
needs voidx  : 1       "share of the tissue that catabolite reaches outside cells"
provides mean_bound : nM "conjugate on cells and inside, mean over the tissue"

rings = sum(n: 1)
h = (Rk - Rc) / rings                      "width of a ring"
edge[n] = Rc + n * h                       "outer edge"
ring[n] = edge[n]^2 - (edge[n] - h)^2      "area of a ring, over pi"
area = Rk^2 - Rc^2
# Wall and half a ring in series.
wall = 2 * Rc / (1 / P + h / 2 / (D * void))
wallx = 2 * Rc / (1 / Px + h / 2 / (Dx * voidx))

species C[n, i] : nM "antibody in tissue, free, per volume of tissue"
species B[n, i] : nM "antibody on cells, bound"
species R[n] : nM = target "free target"
species I[n, i] : nM "antibody inside cells"
species Xc[n] : nM "catabolite in cells, per volume of tissue"
species Xe[n] : nM "catabolite in the fluid between cells, per volume of tissue"
species out[i] : nM "antibody degraded, mean over the tissue, cumulative"
species came[i] : nM "antibody that came through the wall, mean over the tissue, net, cumulative"
species leftx : nM "catabolite gone through the wall, mean over the tissue, net, cumulative"

reaction cross[i]     : nothing <-> (1 / ring[1]) C[1, i] + (1 / area) came[i] at wall * (plasma[i] - C[1, i] / void)
reaction spread[e, i] : (1 / ring[e]) C[e, i] <-> (1 / ring[e+1]) C[e+1, i] at 2 * D * edge[e] / h * (C[e, i] - C[e+1, i])
reaction bind[n, i]   : C[n, i] + R[n] <-> B[n, i] at kon * C[n, i] / void * R[n] - koff * B[n, i]
reaction turn[n]      : nothing <-> R[n] at ke * (target - R[n])
reaction enter[n, i]  : B[n, i] -> I[n, i] at ke * B[n, i]
reaction digest[n]    : I[n, 1] -> load Xc[n] + (ring[n] / area) out[1] at kdeg * I[n, 1]
reaction digest0[n]   : I[n, 0] -> (ring[n] / area) out[0] at kdeg * I[n, 0]
reaction exchange[n]  : Xc[n] <-> Xe[n] at kout * Xc[n] - kin * Xe[n]
reaction spreadx[e]   : (1 / ring[e]) Xe[e] <-> (1 / ring[e+1]) Xe[e+1] at 2 * Dx * edge[e] / h * (Xe[e] - Xe[e+1])
reaction crossx       : (1 / ring[1]) Xe[1] <-> (1 / area) leftx at wallx * Xe[1] / voidx

mean_free = sum(n: ring[n] * C[n, 1]) / area
mean_bound = sum(n: ring[n] * (B[n, 1] + I[n, 1])) / area
taken[n] = (B[n, 1] + B[n, 0]) / (B[n, 1] + B[n, 0] + R[n]) "share of the target that antibody holds"
depth = sum(n: h * if(taken[n] > 0.5, 1, 0))

output bound : nM = sum(n: ring[n] * B[n, 1]) / area "conjugate on cells, mean over the tissue"
output inside : nM = sum(n: ring[n] * I[n, 1]) / area "conjugate inside cells, mean over the tissue"
output free : nM = mean_free "free conjugate, mean over the tissue"
output catabolite : nM = sum(n: ring[n] * Xc[n]) / area "catabolite in cells, mean over the tissue"
output taken_up : nM = came[1] "conjugate that came through the wall, mean over the tissue"
output reach : um = depth "how far from the vessel antibody holds more than half of the target"
output near_vessel : nM = B[1, 1] + I[1, 1] "conjugate on and in cells beside the vessel"
output balance_target : 1 = sum(n: ring[n] * abs(R[n] + sum(i: B[n, i]) - target)) / (area * target) "target on cells beside that at the start: stays 0, it is made as it is lost"
output balance_tissue : 1 = (mean_free + mean_bound + out[1] - came[1]) / max(came[1], 1e-9 {nM}) "conjugate found beside conjugate that came: stays 0"
output balance_catabolite : 1 = (sum(n: ring[n] * (Xc[n] + Xe[n])) / area + leftx - load * out[1]) / max(load * out[1], 1e-9 {nM}) "catabolite found beside catabolite made: stays 0"
`,
};
