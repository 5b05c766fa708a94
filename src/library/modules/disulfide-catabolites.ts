import type { LinkerCatabolites } from "../types.ts";

/**
 * Species of a disulfide's module. The mixed disulfide with glutathione counts as the drug, with which it exchanges; N-demethylation
 * and ester hydrolysis in the liver are left out.
 */
export function disulfideCatabolites(linker: string, payload: string): LinkerCatabolites {
  const main = [[`Lys-${linker}-${payload}`], [payload, `glutathionyl-${payload}`], [`S-methyl-${payload}`]];
  return {
    linker,
    payload,
    cell: main,
    liver: [...main, [`S-methyl-${payload} sulfoxide`], [`S-methyl-${payload} sulfone`]],
    leftOut: [`N-desmethyl-S-methyl-${payload}`, "maytansinol"],
  };
}
