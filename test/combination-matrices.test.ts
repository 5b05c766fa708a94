import { join } from "node:path";
import { expect, test } from "vitest";
import { simulateMatrix, verdict, type Wells } from "../src/assay/index.ts";
import { libraryModel } from "../src/library/index.ts";
import { courseOf, readText } from "./course.ts";
import { root } from "./run-cli.ts";

/**
 * The simulated matrices of the first example: living cells after five days by the composition of the library, on three plates with
 * noise. The files are kept; a change of the model, of the noise or of a file fails here, and `-u` writes them anew.
 */
const folder = join(root, "examples/huc242-dm4");
const conjugate = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const afterH = 120;
const noise = { nReplicates: 3, noise: 0.04, plateShift: 0.02, plateGain: 0.05 };

const pairs = [
  {
    partner: "docetaxel",
    unit: "nM",
    doses: [0.03, 0.1, 0.3, 1, 3, 10, 30],
    seed: 20071024,
    set: {},
    call: "synergy",
  },
  {
    partner: "fluorouracil",
    unit: "uM",
    doses: [0.1, 0.3, 1, 3, 10, 30, 100],
    seed: 20071025,
    set: {},
    call: "additive",
  },
] as const;
type Pair = (typeof pairs)[number];

/** Living share after the time, by both doses, as the model gives it; five digits, so that no rounding of exp shows. */
function truthOf({ partner, unit, doses, set }: Pair, more: Readonly<Record<string, string>> = {}) {
  const model = readText(libraryModel(`combination-huc242-dm4-${partner}`)!.text);
  // The port takes nmol, the well holds 1 mL: 1 nM is 1e-3 nmol.
  const left = (d1: number, d2: number) =>
    courseOf(model, {
      dose: d1 * 1e-3,
      timesH: [afterH],
      set: { ...set, ...more, ...(d2 > 0 ? { partner: `${d2} ${unit}` } : {}) },
    })("living_left")[0]! / 100;
  const all = new Map(
    [0, ...conjugate].flatMap((d1) =>
      [0, ...doses].map((d2) => [`${d1} ${d2}`, Number(left(d1, d2).toPrecision(5))] as const),
    ),
  );
  return (d1: number, d2: number): number => all.get(`${d1} ${d2}`)!;
}

const wellsOf = (pair: Pair, truth: (d1: number, d2: number) => number): Wells =>
  simulateMatrix(truth, { doses1: conjugate, doses2: pair.doses, ...noise }, pair.seed);

function csvOf({ partner, unit }: Pair, wells: Wells, truth: (d1: number, d2: number) => number): string {
  const rows = Array.from(wells.viability, (viability, k) => {
    const [d1, d2] = [wells.doses1[k]!, wells.doses2[k]!];
    const percent = (share: number) => (100 * share).toFixed(3);
    return `${wells.plates[k]! + 1},${d1},${d2},${percent(viability)},${percent(truth(d1, d2))}`;
  });
  return `${[`plate,conjugate [nM],${partner} [${unit}],simulated viability [%],truth [%]`, ...rows].join("\n")}\n`;
}

test.each(pairs)("the simulated matrix with $partner is the one that the cell model gives", async (pair) => {
  const truth = truthOf(pair);
  await expect(csvOf(pair, wellsOf(pair, truth), truth)).toMatchFileSnapshot(
    join(folder, `simulated-${pair.partner}.csv`),
  );
});

test.each(pairs)("what went in with $partner comes out: $call against Loewe additivity", (pair) => {
  expect(verdict(wellsOf(pair, truthOf(pair)), "loewe").call).toBe(pair.call);
});

test("without the interaction (psi = 1) the docetaxel matrix is additive by Bliss", () => {
  const [pair] = pairs;
  const truth = truthOf(pair, { psi: "1 1" });
  expect(verdict(wellsOf(pair, truth), "bliss").call).toBe("additive");
  // The conjugate's killing lags and its antigen is shared, so independence holds to a few points, not exactly.
  for (const d1 of [0.1, 1])
    for (const d2 of [0.3, 3])
      expect(Math.abs(truth(d1, d2) - truth(d1, 0) * truth(0, d2))).toBeLessThan(0.03);
});
