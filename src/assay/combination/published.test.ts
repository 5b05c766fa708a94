import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { verdict } from "./analyse.ts";
import { cellsOf } from "./cells.ts";
import { combinationIndex, indexOf } from "./combination-index.ts";
import { type MedianEffect, medianEffect } from "./median-effect.ts";
import { fitSurface } from "./models/fit-surface.ts";
import { surfaceModel } from "./models/models.ts";
import { nullModel } from "./nulls/nulls.ts";
import { observedScores } from "./observed-scores.ts";
import { fitSingleAgents, singleAgentsOf } from "./single-agents.ts";
import type { Wells } from "./types.ts";
import { zipDelta } from "./zip-delta.ts";

const here = new URL("../../../reference/assay/combination/", import.meta.url).pathname;
/** Data sets of packages under the GPL lie outside the project; without them the tests that need them are skipped. */
const shared = new URL("../../../../shared/reference/assays/combination/", import.meta.url).pathname;
const onlyThere = test.skipIf(!existsSync(`${shared}braidrm_results.json`));

type Numbers = Readonly<Record<string, number>>;
interface Peers {
  readonly synergyfinder: { readonly mathews_block1: readonly Numbers[] };
  readonly medianeffect: {
    readonly single: Readonly<Record<string, Numbers & { readonly D: number[]; readonly fa: number[] }>>;
    readonly paclitaxel_cisplatin: {
      readonly combo: Numbers & { readonly D: number[]; readonly fa: number[] };
      readonly fa: number[];
      readonly CI_mutually_exclusive_at_fa: number[];
      readonly CI_mutually_nonexclusive_at_fa: number[];
      readonly DRI_at_fa: readonly Numbers[];
      readonly CI_at_observed_fa: readonly Numbers[];
    };
  };
  readonly bigl: {
    readonly sets: Readonly<
      Record<
        string,
        { readonly coef: Numbers; readonly surfaces: Readonly<Record<string, readonly Numbers[]>> }
      >
    >;
  };
  readonly rss: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number | null>>>>>>;
}
const json = (path: string) => JSON.parse(readFileSync(path, "utf8").replaceAll(/\bNaN\b/g, "null"));
const peers: Peers = json(`${here}peers.json`);

function rowsOf(path: string): readonly Numbers[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").replaceAll('"', "").trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k]!, Number(cell)])));
}

function wellsOf(path: string, inhibition = false): Wells {
  const rows = rowsOf(path);
  const plates = Uint32Array.from(rows, (row) => (row.rep ?? 1) - 1);
  return {
    doses1: Float64Array.from(rows, (row) => row.d1!),
    doses2: Float64Array.from(rows, (row) => row.d2!),
    viability: Float64Array.from(rows, (row) => (inhibition ? 1 - row.effect! : row.effect!)),
    plates,
    nPlates: Math.max(...plates) + 1,
  };
}

const fitted = (doses: number[], fa: number[]): MedianEffect => {
  const line = medianEffect(doses, fa);
  if (line.status !== "fitted") throw new Error(line.reason);
  return line;
};
// Closed forms; the reference holds fifteen digits.
const closed = 1e-9;
const near = (value: number, expected: number, relative: number) =>
  expect(Math.abs(value / expected - 1), `${value} and ${expected}`).toBeLessThan(relative);

test("median-effect lines equal those of medianeffect 0.9.1", () => {
  const { single, paclitaxel_cisplatin: both } = peers.medianeffect;
  for (const one of [...Object.values(single), both.combo]) {
    const line = fitted(one.D, one.fa);
    near(line.dm, one.Dm!, closed);
    near(line.m, one.m!, closed);
    near(line.r, one.R!, closed);
    near(line.standardErrorOfM, one.se_m!, closed);
    near(line.sigma, one.sigma!, closed);
  }
});

test("combination and dose reduction indices of Chou 1994 equal those of medianeffect 0.9.1", () => {
  const { single, paclitaxel_cisplatin: both } = peers.medianeffect;
  const [p, c] = [
    fitted(single.paclitaxel!.D, single.paclitaxel!.fa),
    fitted(single.cisplatin!.D, single.cisplatin!.fa),
  ];
  const ray = fitted(both.combo.D, both.combo.fa);
  both.fa.forEach((fa, k) => {
    const exclusive = combinationIndex(p, c, ray, 100, fa);
    near(exclusive.index, both.CI_mutually_exclusive_at_fa[k]!, closed);
    near(exclusive.doseReduction[0], both.DRI_at_fa[k]!.dri_drug_1!, closed);
    near(exclusive.doseReduction[1], both.DRI_at_fa[k]!.dri_drug_2!, closed);
    const other = combinationIndex(p, c, ray, 100, fa, { kind: "non-exclusive" });
    near(other.index, both.CI_mutually_nonexclusive_at_fa[k]!, closed);
  });
  const [d1, d2] = [both.combo.D[0]! / 101, (100 * both.combo.D[0]!) / 101];
  const alone = [p, c].map(({ dm, m }) => dm * (0.45 / 0.55) ** (1 / m));
  near(indexOf([d1, d2], [alone[0]!, alone[1]!]), both.CI_at_observed_fa[0]!.CI!, closed);
});

onlyThere("interaction indices with Lee–Kong intervals equal those of drexplorer's CI.delta", () => {
  const rows = rowsOf(`${shared}data/UMSCC22B.csv`);
  const line = (keep: (row: Numbers) => boolean) =>
    fitted(
      rows.filter(keep).map((row) => row.dose1! + row.dose2!),
      rows.filter(keep).map((row) => 1 - row.e!),
    );
  const drug1 = line((row) => row.dose2 === 0);
  const drug2 = line((row) => row.dose1 === 0);
  const ray = line((row) => row.dose1! > 0 && row.dose2! > 0);
  for (const row of json(`${shared}median_effect_results.json`).UMSCC22B_ratio1.table) {
    const index = combinationIndex(drug1, drug2, ray, 1, 1 - row.E);
    near(index.index, row.IAI, closed);
    near(index.low, row["IAI.low"], closed);
    near(index.high, row["IAI.up"], closed);
  }
});

test("Bliss and highest single agent from measured means equal those of synergyfinder 3.15.0", () => {
  const wells = wellsOf(`${here}mathews_block1.csv`);
  const scores = observedScores(cellsOf({ ...wells, viability: wells.viability.map((y) => 100 * y) }), 100);
  for (const score of scores) {
    const peer = peers.synergyfinder.mathews_block1.find(
      (row) => row.conc1 === score.dose1 && row.conc2 === score.dose2,
    )!;
    expect(Math.abs(score.blissExcess - peer.Bliss_synergy!)).toBeLessThan(1e-9);
    expect(Math.abs(score.hsaExcess - peer.HSA_synergy!)).toBeLessThan(1e-9);
  }
});

test("ZIP surfaces equal those of synergyfinder 3.15.0 in the rows and columns where its curves converged", () => {
  const wells = wellsOf(`${here}mathews_block1.csv`);
  const scores = zipDelta(cellsOf({ ...wells, viability: wells.viability.map((y) => 100 * y) }), 100);
  // Its columns at 0.1954 and 3.125 nM did not converge (they miss their own points by 10 percentage points).
  const converged = scores.filter(({ dose2 }) => [0.7812, 12.5, 50].includes(dose2));
  expect(converged).toHaveLength(15);
  for (const score of converged) {
    const peer = peers.synergyfinder.mathews_block1.find(
      (row) => row.conc1 === score.dose1 && row.conc2 === score.dose2,
    )!;
    // drc stops early; the reference names half a percentage point.
    expect(Math.abs(100 - score.fitted - peer.ZIP_fit!)).toBeLessThan(0.5);
  }
});

const biglNames = { loewe: "loewe", loewe2: "loewe-harbron", hsa: "hsa", bliss: "bliss-within-range" };

test.each(Object.entries(peers.bigl.sets))(
  "null surfaces of %s equal those of BIGL 1.9.3",
  (_, { coef, surfaces }) => {
    const alone = singleAgentsOf([
      coef.b!,
      coef.m1!,
      coef.m2!,
      coef.e1!,
      coef.e2!,
      Math.log(coef.h1!),
      Math.log(coef.h2!),
    ]);
    const range = Math.abs(coef.b! - coef.m1!);
    for (const [peer, name] of Object.entries(biglNames)) {
      for (const row of surfaces[peer]!) {
        // Both solve the same equations; the peer prints fifteen digits.
        expect(
          Math.abs(nullModel(name).response(alone, row.d1!, row.d2!) - row.predicted!) / range,
        ).toBeLessThan(1e-9);
      }
    }
  },
);

onlyThere.each(["antivirals_exp1", "antivirals_exp4", "pysynergy_2d", "braid_synergistic", "braid_additive"])(
  "curves of the single agents of %s equal those of BIGL 1.9.3",
  (name) => {
    const { coef } = json(`${shared}bigl_results.json`)[name].marginal;
    const fit = fitSingleAgents(wellsOf(`${shared}data/${name}.csv`));
    if (fit.status !== "fitted") throw new Error(fit.reason);
    const p = fit.parameters;
    const range = Math.abs(coef.b - coef.m1);
    // nlslm stops at a relative change of 1e-8 of the sum, which leaves about 1e-4 in the parameters.
    for (const [k, key] of ["b", "m1", "m2"].entries())
      expect(Math.abs(p[k]! - coef[key]) / range).toBeLessThan(1e-4);
    expect(Math.abs(p[3]! - coef.e1)).toBeLessThan(1e-4);
    expect(Math.abs(p[4]! - coef.e2)).toBeLessThan(1e-4);
    near(Math.exp(p[5]!), coef.h1, 1e-4);
    near(Math.exp(p[6]!), coef.h2, 1e-4);
  },
);

onlyThere(
  "Loewe surfaces lie within half a percentage point of synergyfinder's where both drugs have curves",
  () => {
    const wells = wellsOf(`${shared}data/oneil_block2.csv`);
    const fit = fitSingleAgents(wells);
    if (fit.status !== "fitted") throw new Error(fit.reason);
    for (const row of json(`${shared}synergyfinder_results.json`).oneil_block2.scores) {
      if (row.conc1 === 0 || row.conc2 === 0) continue;
      const expected = 100 * (1 - nullModel("loewe-harbron").response(fit.alone, row.conc1, row.conc2));
      // Its surface is a search over 100 values of the effect, with another baseline for each drug.
      expect(Math.abs(expected - row.Loewe_ref)).toBeLessThan(0.6);
    }
  },
);

/** Names of the peers' variants of each surface: [synergy (Python), braidrm]. */
const variants: Readonly<Record<string, readonly [string, string]>> = {
  musyc: ["MuSyC", "musyc_standard"],
  "musyc-cooperative": ["MuSyC_gamma", "musyc_full"],
  braid: ["", "kappa2_none"],
  "braid-one-limit": ["", "kappa1_none"],
  "braid-free-limit": ["BRAID_kappa", "kappa3_none"],
  "braid-delta": ["BRAID_delta", ""],
  "braid-extended": ["BRAID_both", ""],
  ursa: ["", "ursa"],
};

const there = existsSync(`${shared}braidrm_results.json`);
const python = there ? json(`${shared}pysynergy_results.json`) : {};
const braidrm = there ? json(`${shared}braidrm_results.json`) : {};

/** The better peer's sum, in the unit of the data; ∞ where both failed or have no such variant. */
function bestPeer(set: string, [py, br]: readonly [string, string]): number {
  const scale = set.startsWith("antivirals") ? 13200.5517 ** 2 : 1;
  const sum = python[set]?.[py]?.rss;
  return Math.min(
    typeof sum === "number" ? sum * scale : Number.POSITIVE_INFINITY,
    braidrm[set]?.[br]?.rss ?? Number.POSITIVE_INFINITY,
  );
}

const sets = [
  "braid_synergistic",
  "braid_additive",
  "braid_antagonistic",
  "oneil_block2",
  "pysynergy_2d",
  "antivirals_exp1",
];

const compared = sets.flatMap((set) =>
  Object.entries(variants).flatMap(([model, names]) => {
    const best = bestPeer(set, names);
    return there && best === Number.POSITIVE_INFINITY ? [] : [[set, model, best] as const];
  }),
);

onlyThere.each(compared)(
  "%s: the residual sum of squares of %s is not above the better peer's",
  (set, model, best) => {
    const wells = wellsOf(`${shared}data/${set}.csv`, set.startsWith("braid_"));
    expect(fitSurface(wells, surfaceModel(model)).sumOfSquares).toBeLessThanOrEqual(best * 1.001);
  },
);

test("residual sums of squares of the Mathews block are not above the better peer's", () => {
  const wells = wellsOf(`${here}mathews_block1.csv`);
  const { "braidrm 1.0.6": r, "synergy 1.0.0": python } = peers.rss;
  for (const [model, [py, br]] of Object.entries(variants)) {
    const best = Math.min(r!.mathews_block1![br] ?? 1e9, python!.mathews_block1![py] ?? 1e9);
    expect(fitSurface(wells, surfaceModel(model)).sumOfSquares, model).toBeLessThanOrEqual(best * 1.001);
  }
});

test("verdicts on the simulated conjugate pairs are what was put in", () => {
  expect(verdict(wellsOf(`${here}adc_docetaxel_synergistic.csv`), "loewe").call).toBe("synergy");
  expect(verdict(wellsOf(`${here}adc_docetaxel_synergistic.csv`), "braid").call).toBe("synergy");
  expect(verdict(wellsOf(`${here}adc_5fu_additive.csv`), "loewe").call).toBe("additive");
});

onlyThere.each([
  ["braid_additive", "additive"],
  ["braid_synergistic", "synergy"],
  ["braid_antagonistic", "antagonism"],
] as const)("%s: without replicates the verdict against Loewe is %s", (name, call) => {
  expect(verdict(wellsOf(`${shared}data/${name}.csv`, true), "loewe").call).toBe(call);
});
