import { readFileSync } from "node:fs";
import {
  allVerdicts,
  bootstrapSurface,
  fitSurface,
  readCombination,
  saturate,
  surfaceModel,
  type Wells,
} from "../src/assay/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const path = new URL("../reference/assay/combination/adc_docetaxel_synergistic.csv", import.meta.url);

function wells(): Wells {
  const { read } = readCombination(
    { path: "matrix.csv", text: readFileSync(path, "utf8") },
    {
      columns: {
        drug1: { column: "d1", unit: "nM" },
        drug2: { column: "d2", unit: "nM" },
        response: "effect",
        plate: "rep",
      },
      response: "viability",
    },
    () => ({ file: "bench" }),
  );
  const { doses1, doses2, viability, plates, nPlates } = read!.wells;
  return {
    doses1: Float64Array.from(doses1),
    doses2: Float64Array.from(doses2),
    viability: Float64Array.from(viability, (y) => y ?? Number.NaN),
    plates: Uint32Array.from(plates),
    nPlates,
  };
}

/** A matrix of 8 × 8 doses on three plates: every null with its test, and the bootstrap of MuSyC. */
export const combination: Bench = {
  name: "combination",
  measure: () => {
    const data = wells();
    const fitted = saturate(data);
    const alone = fitted.status === "fitted" ? fitted.alone : undefined;
    const fit = fitSurface(data, surfaceModel("musyc"), alone);
    const one = medianMs(() => fitSurface(data, surfaceModel("musyc"), alone), 5);
    const row = (name: string, ms: number, aim: string) => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "one MuSyC fit from many starts",
      ratio: ms / one,
      error: null,
      aim,
    });
    return [
      row(
        "all nulls with test, 8 × 8 × 3",
        medianMs(() => allVerdicts(data), 9),
        "under 300 ms",
      ),
      row(
        "100 bootstraps of MuSyC",
        medianMs(() => bootstrapSurface(data, fit, { nDraws: 100 }), 5),
        "under 500 ms",
      ),
    ];
  },
};
