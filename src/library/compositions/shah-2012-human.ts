import type { LibraryModel } from "../types.ts";

/** Brentuximab vedotin in patients with lymphoma, for the virtual trial of Shah 2012. */
export const shah2012Human: LibraryModel = {
  name: "shah-2012-human",
  summary: "Brentuximab vedotin in patients with lymphoma, for the virtual trial of Shah 2012",
  text: `model shah-2012-human
title "Brentuximab vedotin in patients with lymphoma: plasma, a tumour of 2 cm, complete response"
cite shah2012

# Plasma, transport, growth and the start are printed for patients. Not printed are what kills (here the mean of the two cell
# lines, with the spread between mice of both, means again), when response is judged (after two cycles) and what counts as
# complete: the size was calibrated to the printed curve. The start of the tumour and plasma do not vary. The four values of MMAE in
# patients are read in the order of those in mice.
covariate WT = 70 kg    "body weight"
param V1   = 0.054 L/kg "central volume of conjugate"         reported shah2012
param V2   = 0.1 L/kg   "peripheral volume of conjugate"      reported shah2012
param CL   = 0.025 L/d/kg "clearance of conjugate"            reported shah2012
param CLD  = 0.036 L/d/kg "distribution clearance of conjugate" reported shah2012
param kdis = 0.072 1/d  "loss of drug from the conjugate"     reported shah2012
param DAR  = 4.4 1      "drugs on a conjugate at the start"   reported shah2012
param V1x  = 1.26 L/kg  "central volume of MMAE"              reported shah2012
param V2x  = 0.799 L/kg "peripheral volume of MMAE"           reported shah2012
param CLx  = 0.93 L/d/kg "clearance of MMAE"                  reported shah2012
param CLDx = 3.03 L/d/kg "distribution clearance of MMAE"     reported shah2012
param MW   = 150 kDa    "molar mass of the conjugate"         derived "200 ng/mL are 1.33 nM"
param P_adc = 334 um/d  "permeability of vessels for conjugate" reported shah2012
param D_adc = 0.022 cm^2/d "diffusion of conjugate"           reported shah2012
param void_adc = 0.24 1 "share of the tumour that conjugate reaches" reported shah2012
param P_drug = 2.1e4 um/d "permeability of vessels for MMAE"  reported shah2012
param D_drug = 0.25 cm^2/d "diffusion of MMAE"                reported shah2012
param void_drug = 0.44 1 "share of the tumour that MMAE reaches" reported shah2012
param vessel = 8 um     "radius of a vessel"                  reported shah2012
param krogh = 75 um     "half the distance between vessels"   reported shah2012
param Ag   = 727 nM     "antigen, per volume of tumour"       assumed "the mean of L540cy and Karpas299" range 478..976
param kon  = 6.22 1/(nM*d) "association"                      reported shah2012
param koff = 12.5 1/d   "dissociation"                        reported shah2012
param kint = 0.61 1/d   "internalisation"                     reported shah2012
param kout = 0.89 1/d    "MMAE out of cells"                   assumed "the mean of L540cy and Karpas299" range 0.68..1.1
param kin  = 9.66 1/d   "MMAE into cells"                     reported shah2012
param sites = 65 nM     "binding sites of MMAE in cells"      reported shah2012
param konT = 0.44 1/(nM*d) "association with them"            reported shah2012
param koffT = 13.1 1/d  "dissociation from them"              reported shah2012
param V0   = 4190 mm^3  "tumour at the start, 2 cm across"    reported shah2012
param Vmax = 5.24e5 mm^3 "largest tumour, 10 cm across"       reported shah2012
param kg   = 0.035 1/d  "exponential growth; spread assumed, as between mice" reported shah2012  cv 33.6 %
param kgl  = 220 mm^3/d "linear growth; spread assumed, as between mice" reported shah2012  cv 65.05 %
param psi  = 20 1       "sharpness of the passage"            reported simeoni2004
param kkill = 0.757 1/d "fastest killing"                     assumed "the mean of L540cy and Karpas299" range 0.5..1  cv 24.7 %
param kc50 = 213 nM     "MMAE in the tumour at half of it"    assumed "the mean of L540cy and Karpas299" range 172..254  cv 34.75 %
param tau  = 0.0697 d   "mean time in a stage of death"       assumed "the mean of L540cy and Karpas299" range 0.0114..0.128  cv 94 %
param gone = 7 mm^3     "tumour that counts as gone, 2.4 mm across" calibrated "to the share of complete responses by dose, shah2012"

param follows = 1 1     "1: what the tumour holds follows its size, as in the article; 0: growth thins it out" derived "the article writes concentrations, shah2012"

species A : nmol "conjugate, central"
species P : nmol "conjugate, peripheral"
species D : nmol "drug on conjugate, central"
species E : nmol "drug on conjugate, peripheral"
species X : nmol "MMAE, central"
species Y : nmol "MMAE, peripheral"
# Drug on conjugate has states of its own, so that a later dose comes with its own load.
load = D / max(A, 1e-9 {nmol})
reaction eliminate  : A -> nothing at CL / V1 * A
reaction exchange   : A <-> P at CLD / V1 * A - CLD / V2 * P
reaction eliminateD : D -> nothing at CL / V1 * D
reaction exchangeD  : D <-> E at CLD / V1 * D - CLD / V2 * E
reaction strip      : D -> X at kdis * D
reaction stripP     : E -> X at kdis * E
reaction clear      : X -> nothing at CLx / V1x * X
reaction spread     : X <-> Y at CLDx / V1x * X - CLDx / V2x * Y
use shah-2012-tumour as site (source = A, drug = X, plasma = A / (V1 * WT), plasmaX = X / (V1x * WT))
state responded : 1 = 0 "1 once the tumour was that small" constant
event complete : when site_size < gone set responded = 1 "complete response"

dose adc : mg "conjugate into a vein" into A = 1 / MW  into D = DAR / MW
output conjugate : ug/mL = A / (V1 * WT) * MW "conjugate in plasma"
output mmae : nM = X / (V1x * WT) "MMAE in plasma"
output complete_response : % = responded "share with a complete response until then"
`,
};
