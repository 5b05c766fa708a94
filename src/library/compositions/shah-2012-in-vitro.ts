import type { LibraryModel } from "../types.ts";

/** A cell line, and the statements in which it differs. */
interface Line {
  /** Its name. */
  readonly cells: string;
  readonly antigen: string;
  readonly efflux: string;
}

/** Brentuximab vedotin on a cell line in culture. */
const inVitro = ({ cells, antigen, efflux }: Line): LibraryModel => ({
  name: `shah-2012-in-vitro-${cells.toLowerCase()}`,
  summary: `Brentuximab vedotin on ${cells} cells in culture (Shah 2012)`,
  text: `model shah-2012-in-vitro-${cells.toLowerCase()}
title "Brentuximab vedotin on ${cells} cells in culture: binding, internalisation, MMAE inside and outside"
cite shah2012

# Intracellular MMAE is that of the article's figure. The same equations give half of its curves per million cells, and a
# quarter of those in the medium: these two panels do not follow from the stated number of cells.
${antigen}
${efflux}
param kon  = 6.22 1/(nM*d) "association"                 reported shah2012
param koff = 12.5 1/d    "dissociation"                  reported shah2012
param kint = 0.61 1/d    "internalisation"               reported shah2012
param DAR  = 4.4 1       "drugs on a conjugate"          reported shah2012
param cells = 5e5 cells/mL "cells"                       reported shah2012
param cell_volume = 1e-12 L/cells "volume of a cell"     reported shah2012
param MW   = 150 kDa     "molar mass of the conjugate"   derived "200 ng/mL are 1.33 nM"
param medium = 1 mL      "culture medium"                derived "results do not depend on it"

species A : nM "free conjugate in the medium"
species B : nM "bound conjugate, per volume of medium"
species Pi : nM "MMAE in cells, per volume of medium"
species Pe : nM "MMAE in the medium"
species internalised : nM "conjugate internalised, cumulative"
species given : nM "conjugate given, cumulative" constant
reaction bind  : A <-> B at kon * A * (Ag - B) - koff * B
reaction enter : B -> DAR Pi + internalised at kint * B
reaction leave : Pi -> Pe at kout * Pi
dose adc : ng "conjugate into 1 mL of medium" into A = 1 / (MW * medium) into given = 1 / (MW * medium)
output intracellular : nM = Pi / (cells * cell_volume) "MMAE in cells"
output outside : nM = Pe "MMAE in the medium"
output conjugate : nM = A "free conjugate in the medium"
output balance_antibody : 1 = (A + B + internalised - given) / max(given, 1e-9 {nM}) "conjugate found beside conjugate given: stays 0"
output balance_drug : 1 = (DAR * (A + B) + Pi + Pe - DAR * given) / max(DAR * given, 1e-9 {nM}) "drug found beside drug given: stays 0"
`,
});

/** Brentuximab vedotin on Karpas299 cells in culture (Shah 2012). */
export const shah2012InVitroKarpas299 = inVitro({
  cells: "Karpas299",
  antigen: 'param Ag   = 0.24 nM     "antigen, per volume of medium"   reported shah2012',
  efflux: 'param kout = 0.68 1/d      "MMAE out of cells"               reported shah2012',
});

/** Brentuximab vedotin on L540cy cells in culture (Shah 2012). */
export const shah2012InVitroL540cy = inVitro({
  cells: "L540cy",
  antigen: 'param Ag   = 0.49 nM     "antigen, per volume of medium"   reported shah2012',
  efflux: 'param kout = 1.1 1/d      "MMAE out of cells"               reported shah2012',
});
