import { readFileSync } from "node:fs";
import {
  allVerdicts,
  bootstrapSurface,
  fitSurface,
  nullModel,
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

/** Largest difference of the Loewe surface from one found by bisection, over the cells of the matrix, relative to the control. */
function errorOfLoewe(data: Wells): number {
  const fitted = saturate(data);
  if (fitted.status !== "fitted") return Number.POSITIVE_INFINITY;
  const { control, drug1, drug2 } = fitted.alone;
  const dosed = (drug: typeof drug1, dose: number, share: number) =>
    (dose / drug.ec50) * ((1 - share) / share) ** (1 / drug.slope);
  const differences = Array.from(data.doses1, (d1, k) => {
    const d2 = data.doses2[k]!;
    if (d1 === 0 || d2 === 0) return 0;
    let [low, high] = [1e-15, 1 - 1e-15];
    for (let step = 0; step < 200; step++) {
      const middle = (low + high) / 2;
      if (dosed(drug1, d1, middle) + dosed(drug2, d2, middle) > 1) low = middle;
      else high = middle;
    }
    const parts = [dosed(drug1, d1, low), dosed(drug2, d2, low)];
    const response =
      control + low * (parts[0]! * (drug1.limit - control) + parts[1]! * (drug2.limit - control));
    return Math.abs(nullModel("loewe").response(fitted.alone, d1, d2) - response) / control;
  });
  return Math.max(...differences);
}

/** How far MuSyC's sum of squares on the Mathews block lies above that of the better of two other programs; 0 where it does not. */
function excessOfMusyc(): number {
  const folder = new URL("../reference/assay/combination/", import.meta.url);
  const text = readFileSync(new URL("mathews_block1.csv", folder), "utf8");
  const { rss } = JSON.parse(readFileSync(new URL("peers.json", folder), "utf8"));
  const best = Math.min(
    rss["braidrm 1.0.6"].mathews_block1.musyc_standard,
    rss["synergy 1.0.0"].mathews_block1.MuSyC ?? Number.POSITIVE_INFINITY,
  );
  const rows = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").map(Number));
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]!);
  const data = {
    doses1: column(0),
    doses2: column(1),
    viability: column(2),
    plates: new Uint32Array(rows.length),
    nPlates: 1,
  };
  return Math.max(0, fitSurface(data, surfaceModel("musyc")).sumOfSquares / best - 1);
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
    const row = (name: string, ms: number, aim: string, error: number) => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "one MuSyC fit from many starts",
      ratio: ms / one,
      error,
      aim,
    });
    return [
      row(
        "all nulls with test, 8 × 8 × 3",
        medianMs(() => allVerdicts(data), 9),
        "under 300 ms",
        errorOfLoewe(data),
      ),
      row(
        "100 bootstraps of MuSyC",
        medianMs(() => bootstrapSurface(data, fit, { nDraws: 100 }), 5),
        "under 500 ms",
        excessOfMusyc(),
      ),
    ];
  },
};
