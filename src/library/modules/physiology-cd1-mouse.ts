import type { LibraryModule } from "../types.ts";

/** The CD-1 mouse: the mouse of 28 g, volumes and flows in proportion to body weight. */
export const physiologyCd1Mouse: LibraryModule = {
  name: "physiology-cd1-mouse",
  summary: "The CD-1 mouse: volumes and flows of the mouse of 28 g in proportion to body weight",
  text: `module physiology-cd1-mouse
title "A CD-1 mouse: the liver, plasma and flows of a mouse of 28 g in proportion to body weight"
cite lishah2019

# No table of the organs of CD-1 mice could be read; the strain is known by its weight alone.
covariate WT = 0.030 kg "body weight of a CD-1 mouse"
param reference = 0.028 kg "mouse of the table"           reported lishah2019
param liver28  = 1.93 mL   "liver of that mouse"          reported lishah2019
param plasma28 = 0.944 mL  "its plasma"                   reported lishah2019
param arterial28 = 10.3 mL/h "plasma flow to its liver by the artery" reported lishah2019
param portal28 = 89.8 mL/h "plasma flow to its liver from small and large intestine, pancreas and spleen" derived "58.1 + 17.3 + 6.24 + 8.18, lishah2019"
provides V_liver  : mL   "liver"
provides V_plasma : mL   "plasma"
provides Q_liver  : mL/h "plasma flow through the liver"

scale = WT / reference
V_liver = liver28 * scale
V_plasma = plasma28 * scale
Q_liver = (arterial28 + portal28) * scale
`,
};
