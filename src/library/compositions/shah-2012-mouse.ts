import type { LibraryModel } from "../types.ts";

/** A tumour, and the statements in which it differs. */
interface Tumour {
  /** Its cell line. */
  readonly tumour: string;
  readonly antigen: string;
  readonly efflux: string;
  readonly growth: string;
  readonly linearGrowth: string;
  readonly killing: string;
  readonly halfKilling: string;
  readonly death: string;
}

/** Brentuximab vedotin in mice with tumours of a cell line. */
const mouse = ({
  tumour,
  antigen,
  efflux,
  growth,
  linearGrowth,
  killing,
  halfKilling,
  death,
}: Tumour): LibraryModel => ({
  name: `shah-2012-mouse-${tumour.toLowerCase()}`,
  summary: `Brentuximab vedotin in mice with ${tumour} tumours (Shah 2012)`,
  text: `model shah-2012-mouse-${tumour.toLowerCase()}
title "Brentuximab vedotin in mice with ${tumour} tumours"
cite shah2012

# As in the article's figures, plasma holds the amount for one kg of mouse while the tumour has its own size: the tumour
# takes fifty times less from plasma than in a mouse of 20 g. The drug load is a mean that falls, right after one dose.
param WT   = 1 kg       "body weight that plasma stands for"  derived "per kg, as in the article"
param V1   = 0.046 L/kg "central volume of conjugate"         reported shah2012
param V2   = 0.06 L/kg  "peripheral volume of conjugate"      reported shah2012
param CL   = 0.006 L/d/kg "clearance of conjugate"            reported shah2012
param CLD  = 0.13 L/d/kg "distribution clearance of conjugate" reported shah2012
param kdis = 0.12 1/d   "loss of drug from the conjugate"     reported shah2012
param DAR  = 4.4 1      "drugs on a conjugate at the start"   reported shah2012
param V1x  = 0.136 L/kg "central volume of MMAE"              reported shah2012
param V2x  = 0.523 L/kg "peripheral volume of MMAE"           reported shah2012
param CLx  = 18.4 L/d/kg "clearance of MMAE"                  reported shah2012
param CLDx = 1.84 L/d/kg "distribution clearance of MMAE"     reported shah2012
param MW   = 150 kDa    "molar mass of the conjugate"         derived "200 ng/mL are 1.33 nM"
param P_adc = 334 um/d  "permeability of vessels for conjugate" reported shah2012
param D_adc = 0.022 cm^2/d "diffusion of conjugate"           reported shah2012
param void_adc = 0.24 1 "share of the tumour that conjugate reaches" reported shah2012
param P_drug = 2.1e4 um/d "permeability of vessels for MMAE"  reported shah2012
param D_drug = 0.25 cm^2/d "diffusion of MMAE"                reported shah2012
param void_drug = 0.44 1 "share of the tumour that MMAE reaches" reported shah2012
param vessel = 8 um     "radius of a vessel"                  reported shah2012
param krogh = 75 um     "half the distance between vessels"   reported shah2012
${antigen}
param kon  = 6.22 1/(nM*d) "association"                      reported shah2012
param koff = 12.5 1/d   "dissociation"                        reported shah2012
param kint = 0.61 1/d   "internalisation"                     reported shah2012
${efflux}
param kin  = 9.66 1/d   "MMAE into cells"                     reported shah2012
param sites = 65 nM     "binding sites of MMAE in cells"      reported shah2012
param konT = 0.44 1/(nM*d) "association with them"            reported shah2012
param koffT = 13.1 1/d  "dissociation from them"              reported shah2012
param V0   = 100 mm^3   "tumour at the start"                 reported shah2012
param Vmax = 5000 mm^3  "largest tumour"                      reported shah2012
${growth}
${linearGrowth}
param psi  = 20 1       "sharpness of the passage"            reported simeoni2004
${killing}
${halfKilling}
${death}

param follows = 1 1     "1: what the tumour holds follows its size, as in the article; 0: growth thins it out" derived "the article writes concentrations, shah2012"

load = DAR * exp(-kdis * time)
species A : nmol "conjugate, central"
species P : nmol "conjugate, peripheral"
species X : nmol "MMAE, central"
species Y : nmol "MMAE, peripheral"
reaction eliminate : A -> nothing at CL / V1 * A
reaction exchange  : A <-> P at CLD / V1 * A - CLD / V2 * P
reaction strip     : nothing -> X at kdis * load * (A + P)
reaction clear     : X -> nothing at CLx / V1x * X
reaction spread    : X <-> Y at CLDx / V1x * X - CLDx / V2x * Y
use shah-2012-tumour as site (source = A, drug = X, plasma = A / (V1 * WT), plasmaX = X / (V1x * WT))
dose adc : mg "conjugate into a vein" into A = 1 / MW
dose mmae : nmol "MMAE into a vein" into X = 1
output conjugate : nM = A / (V1 * WT) "conjugate in plasma"
output conjugated_drug : nM = load * A / (V1 * WT) "drug on conjugate in plasma"
output mmae : nM = X / (V1x * WT) "MMAE in plasma"
`,
});

/** Brentuximab vedotin in mice with Karpas299 tumours (Shah 2012). */
export const shah2012MouseKarpas299 = mouse({
  tumour: "Karpas299",
  antigen:
    'param Ag   = 478 nM     "antigen, per volume of tumour"       derived "976 nM of L540cy times 0.24 over 0.49, the ratio in culture, shah2012"',
  efflux: 'param kout = 0.68 1/d    "MMAE out of cells"                   reported shah2012',
  growth: 'param kg   = 0.278 1/d  "exponential growth"                  reported shah2012  cv 27.3 %',
  linearGrowth: 'param kgl  = 87.3 mm^3/d "linear growth"                      reported shah2012  cv 65.2 %',
  killing: 'param kkill = 0.753 1/d "fastest killing"                     reported shah2012  cv 28.5 %',
  halfKilling: 'param kc50 = 172 nM     "MMAE in the tumour at half of it"    reported shah2012  cv 44.1 %',
  death: 'param tau  = 0.0114 d   "mean time in a stage of death"       reported shah2012  cv 23.9 %',
});

/** Brentuximab vedotin in mice with L540cy tumours (Shah 2012). */
export const shah2012MouseL540cy = mouse({
  tumour: "L540cy",
  antigen: 'param Ag   = 976 nM     "antigen, per volume of tumour"       reported shah2012',
  efflux: 'param kout = 1.1 1/d    "MMAE out of cells"                   reported shah2012',
  growth: 'param kg   = 0.245 1/d  "exponential growth"                  reported shah2012  cv 39.9 %',
  linearGrowth: 'param kgl  = 43.3 mm^3/d "linear growth"                      reported shah2012  cv 64.9 %',
  killing: 'param kkill = 0.761 1/d "fastest killing"                     reported shah2012  cv 20.9 %',
  halfKilling: 'param kc50 = 254 nM     "MMAE in the tumour at half of it"    reported shah2012  cv 25.4 %',
  death: 'param tau  = 0.128 d   "mean time in a stage of death"       reported shah2012  cv 164 %',
});
