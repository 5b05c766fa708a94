import type { LibraryModel } from "./types.ts";

/** T-DM1 conjugate in patients with HER2-positive breast cancer (n = 671), with covariates. */
export const lu2014TDm1: LibraryModel = {
  name: "lu-2014-t-dm1",
  summary: "T-DM1 conjugate in patients with HER2-positive breast cancer (n = 671), with covariates",
  text: `model lu-2014-t-dm1
title "T-DM1 conjugate in patients with HER2-positive breast cancer, two compartments"
cite lu2014 nlmixr2lib

param CLref = 0.676 L/d  "clearance of the conjugate at the reference covariates" reported lu2014  sd 0.1894
param Vcref = 3.127 L    "central volume at 70 kg"                                reported lu2014  sd 0.1162
param Q     = 1.534 L/d  "distribution clearance"                                 reported lu2014  sd 1.2047
param Vp    = 0.66 L     "peripheral volume"                                      reported lu2014  sd 0.6644
correlate CLref Vcref 0.50

param eCLwt   = 0.49 1        "exponent of body weight on clearance"       reported lu2014
param eCLecd  = 0.035 1       "exponent of shed HER2 on clearance"         reported lu2014
param eCLalb  = -0.423 1      "exponent of albumin on clearance"           reported lu2014
param eCLtmbd = 0.052 1       "exponent of tumour burden on clearance"     reported lu2014
param eCLast  = 0.071 1       "exponent of AST on clearance"               reported lu2014
param sCLtbl  = -0.002 mL/ug  "slope of log clearance on trastuzumab"      reported lu2014
param eVcwt   = 0.596 1       "exponent of body weight on central volume"  reported lu2014

covariate WT   = 70 kg    "body weight"
covariate ECD  = 25 ng/mL "shed extracellular domain of HER2 in serum, before treatment"
covariate ALB  = 41 g/L   "albumin in serum"
covariate TMBD = 9 cm     "tumour burden: sum of the longest diameters of the target lesions"
covariate AST  = 27 U/L   "aspartate aminotransferase in serum"
covariate TBL  = 0 ug/mL  "trastuzumab left from earlier treatment"

CL = CLref * (WT / 70 {kg})^eCLwt * (ECD / 25 {ng/mL})^eCLecd * (ALB / 41 {g/L})^eCLalb
     * (TMBD / 9 {cm})^eCLtmbd * (AST / 27 {U/L})^eCLast * exp(sCLtbl * TBL)
Vc = Vcref * (WT / 70 {kg})^eVcwt

compartment central = Vc "plasma"
species A in central : mg "T-DM1, central"
species P : mg            "T-DM1, peripheral"

reaction eliminate : A -> nothing at CL / Vc * A
reaction exchange  : A <-> P      at Q / Vc * A - Q / Vp * P

dose adc : mg "conjugate, into a vein" into A = 1

output conjugate : ug/mL = A / Vc "antibody with at least one drug, in plasma or serum"
`,
};
