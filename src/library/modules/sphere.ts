import type { LibraryModule } from "../types.ts";

/** A small tumour without vessels, in shells: antibody diffuses in from its surface, binds, is internalised. */
export const sphere: LibraryModule = {
  name: "sphere",
  summary:
    "A small tumour without vessels, in shells: antibody diffuses in from its surface, binds, is internalised",
  text: `module sphere
title "A small tumour without vessels, in shells: diffusion from the surface, binding, internalisation"
cite cilliers2016

# Twenty shells, counted from the surface inwards; a composition takes more by its own "index n = 1..80".
index n = 1..20
index e = 1..n-1

needs around : nM      "free antibody around the tumour"
needs radius : um      "radius of the tumour"
needs D      : um^2/h  "diffusion of antibody"
needs void   : 1       "share of the tumour that antibody reaches"
needs kon    : 1/(nM*h) "association"
needs koff   : 1/h     "dissociation"
needs target : nM      "target per volume of tumour"
needs ke     : 1/h     "internalisation of target, free and bound"

shells = sum(n: 1)
h = radius / shells                        "width of a shell"
edge[n] = radius - (n - 1) * h             "outer edge"
shell[n] = edge[n]^3 - (edge[n] - h)^3     "volume of a shell, over 4 pi / 3"
all = radius^3
species C[n] : nM "free antibody, per volume of tumour"
species B[n] : nM "antibody on cells, bound"
species R[n] : nM = target "free target"
species came : nM "antibody that came in, mean over the tumour, net, cumulative"
species taken : nM "antibody internalised, mean over the tumour, cumulative"
reaction enter     : nothing <-> (1 / shell[1]) C[1] + (1 / all) came at 3 * D * radius^2 / (h / 2) * (void * around - C[1])
reaction spread[e] : (1 / shell[e]) C[e] <-> (1 / shell[e+1]) C[e+1] at 3 * D * edge[e+1]^2 / h * (C[e] - C[e+1])
reaction bind[n]   : C[n] + R[n] <-> B[n] at kon * C[n] / void * R[n] - koff * B[n]
reaction turn[n]   : nothing <-> R[n] at ke * (target - R[n])
reaction take[n]   : B[n] -> (shell[n] / all) taken at ke * B[n]
held[n] = B[n] / (B[n] + R[n]) "share of the target that antibody holds"
output free : nM = sum(n: shell[n] * C[n]) / all "free antibody, mean over the tumour"
output bound : nM = sum(n: shell[n] * B[n]) / all "bound antibody, mean over the tumour"
output centre : nM = sum(n: if(n < shells, 0, C[n])) "free antibody at the centre"
output reach : um = sum(n: h * if(held[n] > 0.5, 1, 0)) "how far from the surface antibody holds more than half of the target"
output taken_up : nM = taken "antibody internalised, mean over the tumour"
output balance_target : 1 = sum(n: shell[n] * abs(R[n] + B[n] - target)) / (all * target) "target on cells beside that at the start: stays 0, it is made as it is lost"
output balance_tissue : 1 = (sum(n: shell[n] * (C[n] + B[n])) / all + taken - came) / max(came, 1e-9 {nM}) "antibody found beside antibody that came: stays 0"
`,
};
