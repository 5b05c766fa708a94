import type { LibraryModule } from "../types.ts";

/** Transport around a vessel in rings, for any cells between: antibody and catabolites diffuse in the fluid. */
export const kroghTransport: LibraryModule = {
  name: "krogh-transport",
  summary:
    "Transport around a vessel in rings (Krogh cylinder), for any populations of cells: antibody and catabolites",
  text: `module krogh-transport
title "Transport around a vessel, in rings: antibody and catabolites in the fluid that all cells of a ring share"
cite cilliers2016
convention void-fraction = flux

# Ten rings; a composition takes more by its own "index n = 1..40". Cells are used "over n".
index n = 1..10
index e = 1..n-1
index i = 0..1
index k = 1..3

needs species source[i] : nmol "antibody in plasma, 0 naked, 1 conjugate"
needs species sink[k]   : nmol "catabolite k in plasma"
needs plasma[i] : nM      "antibody in plasma"
needs drug_plasma[k] : nM "catabolite k in plasma"
needs load   : 1       "drugs on a conjugate"
needs kdec   : 1/h     "deconjugation"
needs tissue : L       "tissue, cells included"
needs Rc     : um      "radius of the vessel"
needs Rk     : um      "half the distance between vessels"
needs P      : um/h    "permeability of the vessel wall for antibody"
needs D      : um^2/h  "diffusion of antibody"
needs void   : 1       "share of the tissue that antibody reaches"
needs Px     : um/h    "permeability of the vessel wall for catabolites"
needs Dx     : um^2/h  "diffusion of catabolites"
needs voidx  : 1       "share of the tissue that catabolites reach outside cells"
provides volume[n]  : L  "tissue of a ring"
provides free[n, i] : nM "free antibody in the fluid it reaches"

rings = sum(n: 1)
h = (Rk - Rc) / rings                  "width of a ring"
edge[n] = Rc + n * h                   "outer edge"
per = tissue / (Rk^2 - Rc^2)           "tissue per square of a radius"
volume[n] = (edge[n]^2 - (edge[n] - h)^2) * per
# Wall and half a ring in series.
wall = 2 * Rc / (1 / P + h / 2 / (D * void)) * per
wallx = 2 * Rc / (1 / Px + h / 2 / (Dx * voidx)) * per

species A[n, i] : nmol "antibody in the fluid of a ring, 0 naked, 1 conjugate"
species X[n, k] : nmol "catabolite in the fluid of a ring: 1 lysine adduct, 2 drug, 3 S-methyl drug"
free[n, i] = A[n, i] / (void * volume[n])
reaction cross[i]      : source[i] <-> A[1, i] at wall * (plasma[i] - free[1, i])
reaction spread[e, i]  : A[e, i] <-> A[e+1, i] at 2 * D * edge[e] / h * per * (A[e, i] / volume[e] - A[e+1, i] / volume[e+1])
reaction deconjugate[n] : A[n, 1] -> A[n, 0] + load X[n, 2] at kdec * A[n, 1]
reaction crossx[k]     : sink[k] <-> X[1, k] at wallx * (drug_plasma[k] - X[1, k] / (voidx * volume[1]))
reaction spreadx[e, k] : X[e, k] <-> X[e+1, k] at 2 * Dx * edge[e] / h * per * (X[e, k] / volume[e] - X[e+1, k] / volume[e+1])
`,
};
