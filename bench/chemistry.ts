import initRDKit from "@rdkit/rdkit";
import {
  adducts,
  assignPeaks,
  type Candidate,
  candidateIons,
  catabolites,
  conjugates,
  formula,
  ionPattern,
  isotopePattern,
  openToolkit,
  type Peak,
} from "../src/chemistry/index.ts";
import { randomStream } from "../src/math/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const begin = performance.now();
const toolkit = await openToolkit(() => initRDKit.default());
const startMs = performance.now() - begin;

const huC242Dm4 = conjugates[0]!;

/** Milliseconds of processor time of this process, helpers of the engine included. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const cpuBefore = cpuMs();
catabolites(toolkit, huC242Dm4);
const firstTreeMs = cpuMs() - cpuBefore;

/** Molecules of about the size of a catabolite: DM4 with a few atoms more or less. */
const candidates: readonly Candidate[] = Array.from({ length: 167 }, (_, k) => ({
  name: `candidate ${k}`,
  formula: { C: 30 + (k % 23), H: 40 + (k % 31), Cl: 1, N: 3 + (k % 4), O: 8 + (k % 7), S: 1 + (k % 2) },
}));

/** 10,000 peaks: isotope patterns of the candidates' ions, and noise between them. */
function peakList(n: number): readonly Peak[] {
  const random = randomStream(7, "bench peaks");
  const real = candidates.flatMap(({ formula: atoms }) =>
    adducts.flatMap((adduct) =>
      ionPattern(atoms, adduct, { least: 0.05 }).map(({ mz, abundance }) => ({ mz, intensity: abundance })),
    ),
  );
  const noise = Array.from({ length: Math.max(0, n - real.length) }, () => ({
    mz: 300 + 1200 * random.uniform(),
    intensity: 0.01,
  }));
  return [...real, ...noise].slice(0, n);
}

/** Structures, isotope patterns and assignment: what a chemist waits for. */
export const chemistry: Bench = {
  name: "chemistry",
  measure: () => {
    const parse = medianMs(() => toolkit.react(`${"C".repeat(8)}S`, "[C:1][SX2H1:2]>>[C:1][S:2]C"), 9);
    const tree = medianMs(() => catabolites(toolkit, huC242Dm4), 9);
    const peaks = peakList(10_000);
    const ions = candidateIons(candidates);
    const pairs = medianMs(() => everyPair(peaks, ions), 3);
    const assign = medianMs(() => assignPeaks(peaks, ions, { ppm: 5 }), 5);
    const pattern = medianMs(() => isotopePattern(formula("C53H75ClN6O15S")), 9);
    const row = (name: string, value: number, baseline: string, base: number, aim: string) => ({
      name,
      value,
      unit: "ms",
      baseline,
      ratio: value / base,
      error: null,
      aim,
    });
    return [
      row("toolkit opened, cold", startMs, "one small reaction", parse, "under 500 ms"),
      row(
        "first catabolite tree, processor time",
        firstTreeMs,
        "one small reaction",
        parse,
        "none: the engine compiles RDKit",
      ),
      row("catabolite tree of SPDB-DM4", tree, "one small reaction", parse, "under 300 ms"),
      row("isotope pattern of Lys-SMCC-DM1", pattern, "one small reaction", parse, "under 10 ms"),
      row(
        `${peaks.length} peaks against ${ions.length} ions, 5 ppm`,
        assign,
        "comparing every pair, no patterns",
        pairs,
        "under 200 ms",
      ),
    ];
  },
};

/** The obvious way to find matches, without isotope scores: how many pairs lie within 5 ppm. */
function everyPair(peaks: readonly Peak[], ions: ReturnType<typeof candidateIons>): number {
  let n = 0;
  for (const { mz } of peaks) for (const ion of ions) if (Math.abs(mz - ion.mz) <= 5e-6 * ion.mz) n++;
  return n;
}
