import type { LibraryModule } from "../types.ts";

/** What is assumed of CanAg, of huC242 and of tubulin in cells, with ranges. */
export const canagValues: LibraryModule = {
  name: "canag-values",
  summary: "What is assumed of CanAg, of huC242 and of tubulin in cells, with ranges",
  text: `module canag-values
title "CanAg, huC242 and tubulin: values that nobody has published, assumed with their ranges"
cite erickson2006 lopus2010 scheuher2023 pouzin2022 adcarchives

index i = 0..8
index k = 1..3

param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1
                              "share of the lot with i drugs"     reported pouzin2022
param copies  = 1e6 copies/cells "CanAg on the surface of a cell" assumed "no count is published; COLO 205 stains strongly" range 1e5..5e6
param kon     = 0.36 1/(nM*h) "association with CanAg"            assumed "1e5 per M and s, usual for antibodies" range 0.1..4
param kd      = 10 nM         "dissociation constant from CanAg"  assumed "a modeller's guess, adcarchives; none is published" range 0.5..50
param kint    = 0.15 1/h      "internalisation"                   assumed "as HER2, scheuher2023; none is published for CanAg" range 0.02..0.5
param krec    = 0.0864 1/h    "recycling"                         assumed "as HER2, scheuher2023" range 0.01..0.3
param kdeg    = 0.457 1/h     "degradation in lysosomes"          assumed "as HER2, scheuher2023" range 0.1..2.4
param cell_volume = 2e-12 L/cells "volume of a cell"              reported scheuher2023
param tubulin = 20 uM         "binding sites for maytansinoids in a cell" assumed "micromolar, as the tubulin of cells" range 2..30
param ktub    = 1e-3 1/(nM*s) "association with tubulin"          reported scheuher2023
param kdt     = 930 nM        "dissociation constant from tubulin, S-methyl-DM1" reported lopus2010

load[i] = i
kdtub[k] = kdt
retention = 1 + tubulin / kdt "what is in the cell for one that is free"
`,
};
