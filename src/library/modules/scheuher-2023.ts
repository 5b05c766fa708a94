import type { LibraryModule } from "../types.ts";

/** Plasma, tumour and cells in four stages of death that keep their contents, after Scheuher 2023. */
export const scheuher2023: LibraryModule = {
  name: "scheuher-2023",
  summary: "Plasma, tumour and cells in four stages of death that keep their contents, after Scheuher 2023",
  text: `module scheuher-2023
title "Conjugate, antibody and payload in plasma and tumour; cells in four stages of death that keep their contents"
cite scheuher2023

# The supplement's equations with its slips put right: the surface term is 6 D/R^2, the payload's own distribution rates
# are used, endosomal complexes lose what they degrade, and contents of dying cells are split by stage. Its uptake of
# payload by cells acts on an amount outside, without a ratio of volumes. Antibody is lost from both spaces of the body.
# What dying cells hold on HER2 is set free as payload with the rest of their contents.
# What drives killing is not printed; this is the form that the figures come closest to.
index s = 1..4
convention void-fraction = flux

needs Vc    : L      "central volume"
needs Vp    : L      "peripheral volume"
needs half  : h      "half-life of antibody"
needs spread : h     "half-time of distribution of antibody"
needs part  : 1      "partition of antibody into the peripheral space"
needs half_drug : h  "half-life of payload"
needs spread_drug : h "half-time of distribution of payload"
needs part_drug : 1  "partition of payload into the peripheral space"
needs MW    : Da     "molar mass of the conjugate"
needs load  : 1      "drugs on a conjugate"
needs kdec  : 1/s    "deconjugation"
needs kcleave : 1/s  "cleavage of the linker in endosomes"
needs P_adc : um/d   "permeability of vessels for antibody"
needs D_adc : cm^2/d "diffusion of antibody"
needs void_adc : 1   "share of the tumour that antibody reaches"
needs P_drug : um/d  "permeability of vessels for payload"
needs D_drug : cm^2/d "diffusion of payload"
needs void_drug : 1  "share of the tumour that payload reaches outside cells"
needs vessel : um    "radius of a vessel"
needs krogh : um     "half the distance between vessels"
needs V0    : mm^3   "tumour at the start"
needs Vmax  : mL     "largest tumour"
needs cell_volume : L/cells "volume of a cell"
needs copies : copies/cells "HER2 on a cell"
needs kon   : 1/(nM*s) "association with HER2"
needs kd    : nM     "dissociation constant"
needs kendo : 1/s    "internalisation"
needs krec  : 1/s    "recycling"
needs kdeg  : 1/s    "degradation"
needs kshed : 1/s    "shedding of HER2"
needs kin   : 1/s    "payload into cells"
needs kout  : 1/s    "payload out of cells"
needs sites : nM     "payload's binding sites in cells"
needs konT  : 1/(nM*s) "association with them"
needs kdT   : nM     "dissociation constant from them"
needs cytosol : 1    "share of a cell that is cytosol"
needs doubling : d   "doubling time"
needs linear : mm^3/d "linear growth"
needs psi   : 1      "sharpness of the passage"
needs kmax  : 1/d    "fastest killing"
needs kc50  : nM     "payload in cytosol, free and bound, at half of it"
needs hill  : 1      "steepness"
needs tau   : d      "mean time in a stage of death"

koff = kon * kd
koffT = konT * kdT
k12 = log(2) / spread * part / (part + Vc / Vp)
k21 = log(2) / spread * (Vc / Vp) / (part + Vc / Vp)
k12x = log(2) / spread_drug * part_drug / (part_drug + Vc / Vp)
k21x = log(2) / spread_drug * (Vc / Vp) / (part_drug + Vc / Vp)
inner = kendo / (krec + kdeg)
ksyn = copies * (kshed + kendo * kdeg / (kdeg + krec))
N0 = V0 * (1 - void_drug) / cell_volume

species A  : nmol "conjugate, central"
species Ap : nmol "conjugate, peripheral"
species B  : nmol "naked antibody, central"
species Bp : nmol "naked antibody, peripheral"
species X  : nmol "payload, central"
species Xp : nmol "payload, peripheral"
species At : nmol "conjugate in the tumour, free"
species Bt : nmol "naked antibody in the tumour, free"
species Xe : nmol "payload in the tumour, outside cells"
species N[s] : cells = if(s == 1, N0, 0 {cells}) "cells in stage s; 1 living"
species R[s] : nmol = if(s == 1, copies * N0, 0 {nmol}) "HER2 on the surface"
species RA[s] : nmol "conjugate on HER2, surface"
species RB[s] : nmol "naked antibody on HER2, surface"
species Re[s] : nmol = if(s == 1, inner * copies * N0, 0 {nmol}) "HER2 in endosomes"
species RAe[s] : nmol "conjugate on HER2, endosomes"
species RBe[s] : nmol "naked antibody on HER2, endosomes"
species Le[s] : nmol "payload in endosomes and lysosomes"
species Ly[s] : nmol "payload in cytosol"
species T[s] : nmol = if(s == 1, sites * N0 * cell_volume, 0 {nmol}) "free sites for payload"
species TP[s] : nmol "payload on its sites"
species gone : nmol "antibody eliminated or degraded, cumulative"
species gone_drug : nmol "payload eliminated, free or with its antibody in plasma, cumulative"
species given : nmol "conjugate given, cumulative" constant

cells = sum(s: N[s])
volume : L = cells * cell_volume / (1 - void_drug)
radius = (3 * volume / (4 * pi))^(1/3)
k_adc = 2 * P_adc * vessel / krogh^2 + 6 * D_adc / radius^2
k_drug = 2 * P_drug * vessel / krogh^2 + 6 * D_drug / radius^2
free = At / (void_adc * volume)
freeB = Bt / (void_adc * volume)
driver = sum(s: Ly[s] + TP[s]) / (cells * cell_volume) "payload in cytosol, free and bound, per volume of cells"
strength = (max(driver, 0) / kc50)^hill
kill = kmax * strength / (1 + strength)
# Out of stage s: by killing from the living, by time from the dying.
leave[1] = kill
leave[s in 2..4] = 1 / tau
growth = log(2) / doubling * (1 - volume / Vmax) / (1 + (log(2) / doubling * volume / linear)^psi)^(1 / psi)
part_of[s] = N[s] / cells

reaction eliminate  : A -> gone + load gone_drug at log(2) / half * A
reaction eliminateB : B -> gone      at log(2) / half * B
reaction eliminateX : X -> gone_drug at log(2) / half_drug * X
reaction eliminateP : Ap -> gone + load gone_drug at log(2) / half * Ap
reaction eliminateBP : Bp -> gone at log(2) / half * Bp
reaction distribute  : A <-> Ap at k12 * A - k21 * Ap
reaction distributeB : B <-> Bp at k12 * B - k21 * Bp
reaction distributeX : X <-> Xp at k12x * X - k21x * Xp
reaction strip   : A -> B + load X   at kdec * A
reaction stripP  : Ap -> Bp + load Xp at kdec * Ap
reaction stripT  : At -> Bt + load Xe at kdec * At
reaction cross   : A <-> At  at k_adc * volume * (A / Vc - free)
reaction crossB  : B <-> Bt  at k_adc * volume * (B / Vc - freeB)
reaction crossX  : X <-> Xe  at k_drug * volume * (X / Vc - Xe / (void_drug * volume))
reaction divide  : nothing -> N[1]  at growth * N[1]
reaction sitesnew : nothing -> T[1] at growth * N[1] * sites * cell_volume
reaction make[s] : nothing -> R[s]  at ksyn * N[s]
reaction shed[s] : R[s] -> nothing  at kshed * R[s]
reaction bind[s]  : At + R[s] <-> RA[s] at kon * free * R[s] - koff * RA[s]
reaction bindB[s] : Bt + R[s] <-> RB[s] at kon * freeB * R[s] - koff * RB[s]
reaction stripS[s] : RA[s] -> RB[s] + load Xe at kdec * RA[s]
reaction enter[s]  : R[s] <-> Re[s]   at kendo * R[s] - krec * Re[s]
reaction enterA[s] : RA[s] <-> RAe[s] at kendo * RA[s] - krec * RAe[s]
reaction enterB[s] : RB[s] <-> RBe[s] at kendo * RB[s] - krec * RBe[s]
reaction digest[s]  : Re[s] -> nothing at kdeg * Re[s]
reaction digestA[s] : RAe[s] -> gone + load Le[s] at kdeg * RAe[s]
reaction digestB[s] : RBe[s] -> gone at kdeg * RBe[s]
reaction cleave[s]  : RAe[s] -> RBe[s] + load Le[s] at kcleave * RAe[s]
reaction escape[s]  : Le[s] -> Ly[s]  at kin * Le[s]
reaction efflux[s]  : Ly[s] -> Xe     at kout * Ly[s]
reaction influx[s]  : Xe -> Ly[s]     at kin * Xe * part_of[s]
reaction hold[s]    : Ly[s] + T[s] <-> TP[s] at konT * T[s] * Ly[s] / (cytosol * cell_volume * max(N[s], 1e-9 {cells})) - koffT * TP[s]

reaction nextN[s in 1..3]   : N[s] -> N[s+1]     at leave[s] * N[s]
reaction nextR[s in 1..3]   : R[s] -> R[s+1]     at leave[s] * R[s]
reaction nextRA[s in 1..3]  : RA[s] -> RA[s+1]   at leave[s] * RA[s]
reaction nextRB[s in 1..3]  : RB[s] -> RB[s+1]   at leave[s] * RB[s]
reaction nextRe[s in 1..3]  : Re[s] -> Re[s+1]   at leave[s] * Re[s]
reaction nextRAe[s in 1..3] : RAe[s] -> RAe[s+1] at leave[s] * RAe[s]
reaction nextRBe[s in 1..3] : RBe[s] -> RBe[s+1] at leave[s] * RBe[s]
reaction nextLe[s in 1..3]  : Le[s] -> Le[s+1]   at leave[s] * Le[s]
reaction nextLy[s in 1..3]  : Ly[s] -> Ly[s+1]   at leave[s] * Ly[s]
reaction nextT[s in 1..3]   : T[s] -> T[s+1]     at leave[s] * T[s]
reaction nextTP[s in 1..3]  : TP[s] -> TP[s+1]   at leave[s] * TP[s]
reaction endN   : N[4] -> nothing at leave[4] * N[4]
reaction endR   : R[4] -> nothing at leave[4] * R[4]
reaction endRe  : Re[4] -> nothing at leave[4] * Re[4]
reaction endT   : T[4] -> nothing at leave[4] * T[4]
reaction endRA  : RA[4] -> gone + load Xe at leave[4] * RA[4]
reaction endRB  : RB[4] -> gone at leave[4] * RB[4]
reaction endRAe : RAe[4] -> gone + load Xe at leave[4] * RAe[4]
reaction endRBe : RBe[4] -> gone at leave[4] * RBe[4]
reaction endLe  : Le[4] -> Xe at leave[4] * Le[4]
reaction endLy  : Ly[4] -> Xe at leave[4] * Ly[4]
reaction endTP  : TP[4] -> Xe at leave[4] * TP[4]

dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW

unconjugated = sum(s: Le[s] + Ly[s] + TP[s]) + Xe "payload in the tumour that is not on antibody"
conjugated = load * (At + sum(s: RA[s] + RAe[s])) "payload in the tumour on antibody"
output tumour : mm^3 = volume "tumour"
output total_payload : nM = (unconjugated + conjugated) / volume "payload in the tumour, free, bound and on antibody"
output unconjugated_payload : nM = unconjugated / volume "payload in the tumour that is not on antibody"
output inside_cells : nM = driver "payload in cytosol, free and bound, per volume of cells"
output conjugate : nM = A / Vc "conjugate in plasma"
output plasma_payload : nM = X / Vc "payload in plasma"
in_tumour = At + Bt + sum(s: RA[s] + RB[s] + RAe[s] + RBe[s]) "antibody in the tumour"
`,
};
