import type { LibraryModule } from "../types.ts";

/** A tumour after Shah 2012: exchange, antigen, internalisation, MMAE inside and outside, three stages of death. */
export const shah2012Tumour: LibraryModule = {
  name: "shah-2012-tumour",
  summary:
    "A tumour after Shah 2012: exchange, antigen, internalisation, MMAE inside and outside, three stages of death",
  text: `module shah-2012-tumour
title "A tumour: exchange, antigen, internalisation, MMAE inside, outside and on tubulin, three stages of death"
cite shah2012

needs species source : nmol "conjugate in plasma"
needs species drug   : nmol "MMAE in plasma"
needs plasma  : nM  "conjugate in plasma"
needs plasmaX : nM  "MMAE in plasma"
needs load    : 1   "drugs on a conjugate at this time"
needs P_adc : um/d   "permeability of vessels for conjugate"
needs D_adc : cm^2/d "diffusion of conjugate"
needs void_adc : 1   "share of the tumour that conjugate reaches"
needs P_drug : um/d  "permeability of vessels for MMAE"
needs D_drug : cm^2/d "diffusion of MMAE"
needs void_drug : 1  "share of the tumour that MMAE reaches"
needs vessel : um    "radius of a vessel"
needs krogh : um     "half the distance between vessels"
needs Ag   : nM      "antigen, per volume of tumour"
needs kon  : 1/(nM*d) "association"
needs koff : 1/d     "dissociation"
needs kint : 1/d     "internalisation"
needs kout : 1/d     "MMAE out of cells"
needs kin  : 1/d     "MMAE into cells"
needs sites : nM     "binding sites of MMAE in cells"
needs konT : 1/(nM*d) "association with them"
needs koffT : 1/d    "dissociation from them"
needs V0   : mm^3    "tumour at the start"
needs Vmax : mm^3    "largest tumour"
needs kg   : 1/d     "exponential growth"
needs kgl  : mm^3/d  "linear growth"
needs psi  : 1       "sharpness of the passage"
needs kkill : 1/d    "fastest killing"
needs kc50 : nM      "MMAE in the tumour, all of it that is free of antibody, at half of it"
needs tau  : d       "mean time in a stage of death"
needs follows : 1    "1: what the tumour holds follows its size, as in the article; 0: it is thinned out or packed"

species At : nmol "free conjugate in the tumour"
species Bt : nmol "bound conjugate in the tumour"
species Xi : nmol "MMAE in cells, free"
species Xt : nmol "MMAE in cells, on tubulin"
species Xe : nmol "MMAE in the tumour, outside cells"
species W1 : mm^3 = V0 "living part"
species W2 : mm^3 "dying part, first stage"
species W3 : mm^3 "dying part, second stage"
species W4 : mm^3 "dying part, third stage"
size = W1 + W2 + W3 + W4
# A tumour that has almost gone keeps a volume for its concentrations.
volume : L = max(size, 1e-3 {mm^3})
use exchange-shah as adc (amount = At, permeability = P_adc, diffusion = D_adc, void = void_adc, vessel_radius = vessel, krogh_radius = krogh)
use exchange-shah as mmae (amount = Xe, source = drug, plasma = plasmaX, permeability = P_drug, diffusion = D_drug, void = void_drug, vessel_radius = vessel, krogh_radius = krogh)
use growth-capped as law (size = size / 1 {mm^3}, growing = size / 1 {mm^3}, speed = kg, linear = kgl / 1 {mm^3}, largest = Vmax / 1 {mm^3})
total = (Xi + Xt + Xe) / volume
use kill-emax as kill (driver = total, kmax = kkill, ec50 = kc50, hill = 1)
reaction bind  : At <-> Bt at kon * adc_free * (Ag * volume - Bt) - koff * Bt
reaction take  : Bt -> load Xi at kint * Bt
reaction leave : Xi <-> Xe at kout * Xi - kin * Xe
reaction hold  : Xi <-> Xt at konT * Xi / volume * (sites * volume - Xt) - koffT * Xt
reaction grow  : nothing -> W1 at law_growth * W1
reaction strike : W1 -> W2 at kill_kill * W1
reaction pass  : W2 -> W3 at W2 / tau
reaction pass2 : W3 -> W4 at W3 / tau
reaction go    : W4 -> nothing at W4 / tau
# The article writes concentrations and lets them stay while the tumour changes its size: contents come and go with it.
turned : 1/d = follows * if(size > 1e-3 {mm^3}, (law_growth * W1 - W4 / tau) / size, 0 {1/d})
reaction followA : nothing <-> At at turned * At
reaction followB : nothing <-> Bt at turned * Bt
reaction followI : nothing <-> Xi at turned * Xi
reaction followT : nothing <-> Xt at turned * Xt
reaction followE : nothing <-> Xe at turned * Xe
output tumour : mm^3 = size "tumour"
output mmae_tumour : nM = total "MMAE in the tumour, free and bound"
output conjugate_tumour : nM = (At + Bt) / volume "conjugate in the tumour"
`,
};
