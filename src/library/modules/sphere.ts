import type { LibraryModule } from "../types.ts";

/** A small tumour without vessels, in shells: antibody diffuses in from its surface, binds, is internalised. */
export const sphere: LibraryModule = {
  name: "sphere",
  summary:
    "A small tumour without vessels, in shells: antibody diffuses in from its surface, binds, is internalised",
  text: `module sphere
title "A small tumour without vessels, in shells: diffusion from the surface, binding, internalisation"
cite cilliers2016

# Twenty shells; shell 1 is the innermost.
index n = 1..20
index e = 1..19

needs around : nM      "free antibody around the tumour"
needs radius : um      "radius of the tumour"
needs shells : 1       "number of shells, that of index n"
needs D      : um^2/h  "diffusion of antibody"
needs void   : 1       "share of the tumour that antibody reaches"
needs kon    : 1/(nM*h) "association"
needs koff   : 1/h     "dissociation"
needs target : nM      "target per volume of tumour"
needs ke     : 1/h     "internalisation of target, free and bound"

h = radius / shells
edge[n] = n * h                        "outer edge"
shell[n] = edge[n]^3 - (edge[n] - h)^3 "volume of a shell, over 4 pi / 3"
all = radius^3
species C[n] : nM "free antibody, per volume of tumour"
species B[n] : nM "antibody on cells, bound"
species R[n] : nM = target "free target"
species came : nM "antibody that came in, mean over the tumour, net, cumulative"
species taken : nM "antibody internalised, mean over the tumour, cumulative"
reaction enter     : nothing <-> (1 / shell[20]) C[20] + (1 / all) came at 3 * D * radius^2 / (h / 2) * (void * around - C[20])
reaction spread[e] : (1 / shell[e]) C[e] <-> (1 / shell[e+1]) C[e+1] at 3 * D * edge[e]^2 / h * (C[e] - C[e+1])
reaction bind[n]   : C[n] + R[n] <-> B[n] at kon * C[n] / void * R[n] - koff * B[n]
reaction turn[n]   : nothing <-> R[n] at ke * (target - R[n])
reaction take[n]   : B[n] -> (shell[n] / all) taken at ke * B[n]
output free : nM = sum(n: shell[n] * C[n]) / all "free antibody, mean over the tumour"
output bound : nM = sum(n: shell[n] * B[n]) / all "bound antibody, mean over the tumour"
output centre : nM = C[1] "free antibody at the centre"
output balance_tissue : 1 = (sum(n: shell[n] * (C[n] + B[n])) / all + taken - came) / max(came, 1e-9 {nM}) "antibody found beside antibody that came: stays 0"
`,
};
