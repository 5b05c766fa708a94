import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { band } from "./band.ts";
import { models, shapes } from "./curves/curves.ts";
import { doseAt } from "./doses.ts";
import { type Fit, fitCurve, responsesOf } from "./fit.ts";
import { lackOfFit, pearson } from "./goodness.ts";
import { estimates } from "./intervals.ts";
import { observationsOf } from "./observations.ts";
import { parallelism, potencyRatio } from "./potency.ts";
import { fitRobust, robustMethods } from "./robust.ts";

/**
 * The data sets of drc and the results of drc 3.0-1 and minpack.lm 1.2-3 lie outside the project, because the data came in a
 * package under the GPL. Without them these tests are skipped.
 */
const folder = new URL("../../../../shared/reference/assays/dose_response/", import.meta.url).pathname;
const there = existsSync(`${folder}drc_results.json`);
const onlyThere = test.skipIf(!there);

type Row = Readonly<Record<string, number>>;
interface Peer {
  readonly params: readonly {
    readonly name: string;
    readonly estimate: number;
    readonly se: number;
    readonly profile_lower: number | null;
    readonly profile_upper: number | null;
    readonly wald_lower: number;
    readonly wald_upper: number;
  }[];
  readonly rss: number;
  readonly rse: number;
  readonly wellDetermined: boolean;
  readonly absoluteIC50?: Row;
  readonly ED_relative_delta: readonly Row[];
  readonly lackOfFit?: Row;
  readonly fitted: readonly Row[];
}
interface Single {
  readonly dataset: string;
  readonly response: string;
  readonly dose: string;
  readonly fits: Readonly<Record<string, Peer>>;
  readonly nlsLM_4PL_log10IC50: Peer;
  readonly nlrob_4PL_log10IC50: Peer & { readonly scale: number };
}

const results = there ? JSON.parse(readFileSync(`${folder}drc_results.json`, "utf8")) : { single: {} };
const singles: readonly Single[] = Object.values(results.single);

function csv(name: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = readFileSync(`${folder}data/${name}.csv`, "utf8").trim().split(/\r?\n/);
  const cells = (line: string) => line.replaceAll('"', "").split(",");
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, k) => [cells(head)[k]!, cell])));
}

const data = ({ dataset, dose, response }: Single) => {
  const rows = csv(dataset);
  return { doses: rows.map((row) => Number(row[dose])), responses: rows.map((row) => Number(row[response])) };
};

const fitted = (fit: ReturnType<typeof fitCurve>): Fit => {
  if (fit.status !== "fitted") throw new Error(fit.reason);
  return fit;
};

/** Relative difference. */
const off = (a: number, b: number): number => Math.abs(a - b) / Math.abs(b);

/** Our name for a parameter of R's nls fit. */
const ofNls = { h: "hill", bot: "limit", top: "control", l: "ec50" } as Readonly<Record<string, string>>;
const fromNls = (name: string, value: number): number => (name === "l" ? 10 ** value : value);

onlyThere.each(singles.map((single) => [single.dataset, single] as const))(
  "four parameters of %s equal those of minpack.lm to 1e-6, their standard errors to 1e-5",
  (_, single) => {
    const all = estimates(fitted(fitCurve(data(single), models["log-logistic-4"]!.shape)), 0, {
      profile: false,
    });
    for (const { name, estimate, se } of single.nlsLM_4PL_log10IC50.params) {
      const own = all.find((entry) => entry.name === ofNls[name])!;
      const value = fromNls(name, estimate);
      // nlsLM stops at a relative change of 1.5e-8 of the sum of squares; one of the 16 (a limit near zero) is 1.2e-6 away
      const scale = Math.max(Math.abs(value), name === "l" ? 0 : se);
      expect(Math.abs(own.value - value) / scale).toBeLessThan(2e-6);
      const error = name === "l" ? se * value * Math.LN10 : se;
      expect(off(own.standardError, error)).toBeLessThan(1e-5);
    }
  },
);

onlyThere("profile limits equal those of minpack.lm's confint to 1e-3 wherever that gives both", () => {
  let compared = 0;
  for (const single of singles) {
    const { params } = single.nlsLM_4PL_log10IC50;
    if (params.some((param) => param.profile_lower === null)) continue;
    const all = estimates(fitted(fitCurve(data(single), models["log-logistic-4"]!.shape)));
    for (const { name, profile_lower, profile_upper, se } of params) {
      const own = all.find((entry) => entry.name === ofNls[name])!;
      for (const [limit, theirs] of [
        [own.profile.low, profile_lower!],
        [own.profile.high, profile_upper!],
      ] as const) {
        const ours = name === "l" ? Math.log10(limit) : limit;
        // confint interpolates its profile between grid points
        expect(Math.abs(ours - theirs) / Math.max(Math.abs(theirs), se)).toBeLessThan(2e-3);
        compared += 1;
      }
    }
  }
  expect(compared).toBe(16);
});

const ofDrc: Readonly<Record<string, string>> = {
  "LL.3": "log-logistic",
  "LL.4": "log-logistic",
  "LL.5": "five-parameter",
  "W1.4": "weibull-1",
  "W2.4": "weibull-2",
};

const drcCases = singles.flatMap((single) =>
  Object.entries(single.fits)
    .filter(([name, peer]) => ofDrc[name] && peer.wellDetermined)
    .map(([name, peer]) => [single.dataset, name, single, peer] as const),
);

onlyThere.each(drcCases)(
  "%s: %s fits as well as drc's or better, with the same effective doses",
  (_, name, single, peer) => {
    const held = name === "LL.3" ? { limit: 0 } : {};
    const fit = fitted(fitCurve(data(single), shapes[ofDrc[name]!]!, { held }));
    expect(fit.sumOfSquares).toBeLessThan(peer.rss * (1 + 1e-9));
    // where drc's sum of squares is not the least, it stopped early and its doses are no reference (one of 15)
    if (peer.rss > fit.sumOfSquares * (1 + 1e-4)) return;
    for (const { level, estimate, se } of peer.ED_relative_delta) {
      const own = doseAt(fit, { kind: "relative", effect: level! / 100 }, { profile: false });
      // drc stops early: 1e-3, or a twentieth of its own standard error where that is large
      expect(Math.abs(own.dose - estimate!)).toBeLessThan(Math.max(1e-3 * estimate!, 0.05 * se!));
    }
    const lack = lackOfFit(fit);
    if (peer.lackOfFit && Number.isFinite(peer.lackOfFit.F)) {
      expect(lack.f).toBeLessThan(peer.lackOfFit.F! * 1.001 + 1e-6);
      expect([lack.df1, lack.df2]).toEqual([peer.lackOfFit.df1, peer.lackOfFit.df2]);
    }
    for (const { dose, fit: theirs, lower } of peer.fitted) {
      const [point] = band(fit, [dose!]);
      expect(Math.abs(point!.response - theirs!)).toBeLessThan(
        0.05 * Math.abs(theirs! - lower!) + 1e-3 * Math.abs(theirs!),
      );
    }
  },
);

onlyThere("the standard error of an absolute IC50 is that of the numeric delta method, not drc's", () => {
  for (const single of singles) {
    const { response_level, estimate, se_delta_numeric, se_drc } = single.fits["LL.4"]!.absoluteIC50!;
    const fit = fitted(fitCurve(data(single), shapes["log-logistic"]!));
    const own = doseAt(fit, { kind: "absolute", response: response_level! });
    expect(off(own.dose, estimate!)).toBeLessThan(1e-3);
    // drc's covariance comes from a numerical Hessian, so 5 %
    expect(off(own.standardError, se_delta_numeric!)).toBeLessThan(0.05);
    expect(off(own.standardError, se_drc!)).toBeGreaterThan(0.15);
  }
});

onlyThere("Huber's estimates lie within a tenth of a standard error of robustbase's nlrob", () => {
  for (const single of singles) {
    const robust = fitRobust(observationsOf(data(single)), shapes["log-logistic"]!, {}, robustMethods.huber!);
    if ("status" in robust) throw new Error(robust.reason);
    const all = estimates(robust.fit, 0, { profile: false });
    for (const { name, estimate, se } of single.nlrob_4PL_log10IC50.params) {
      const own = all.find((entry) => entry.name === ofNls[name])!;
      const ours = name === "l" ? Math.log10(own.value) : own.value;
      expect(Math.abs(ours - estimate) / se, `${single.dataset} ${name}`).toBeLessThan(0.1);
    }
  }
});

onlyThere(
  "potency ratio, Fieller's interval and the test of parallel curves equal drc's on S.alba and spinach",
  () => {
    for (const [name, dose, response, by, shape] of [
      ["S.alba", "Dose", "DryMatter", "Herbicide", "log-logistic"],
      ["spinach", "DOSE", "SLOPE", "CURVE", "log-logistic"],
    ] as const) {
      const rows = csv(name);
      const curves = [...new Set(rows.map((row) => row[by]))];
      const all = observationsOf(
        { doses: rows.map((row) => Number(row[dose])), responses: rows.map((row) => Number(row[response])) },
        rows.map((row) => curves.indexOf(row[by])),
      );
      const compared = parallelism(all, shapes[shape]!);
      if ("status" in compared) throw new Error(compared.reason);
      const peer = results.multi[name];
      expect(off(compared.test.f, peer.anova_common_vs_separate.F)).toBeLessThan(1e-3);
      expect(compared.test.df1).toBe(peer.anova_common_vs_separate.df);
      expect(off(compared.separate.sumOfSquares, peer.rse ** 2 * peer.df)).toBeLessThan(1e-5);
      for (const pair of peer.EDcomp_50_50_fieller) {
        const [a, b] = pair.pair.split(":")[0].split("/");
        const ratio = potencyRatio(compared.separate, curves.indexOf(a), curves.indexOf(b));
        expect(off(ratio.ratio, pair.Estimate)).toBeLessThan(2e-3);
        // drc's covariances come from a numerical Hessian: 0 to 25 % of a standard error, hence a share of the width
        const width = pair.Upper - pair.Lower;
        expect(Math.abs(ratio.fieller.low - pair.Lower) / width).toBeLessThan(0.15);
        expect(Math.abs(ratio.fieller.high - pair.Upper) / width).toBeLessThan(0.15);
      }
    }
  },
);

onlyThere("quantal curves equal drc's on the finney71 and selenium data", () => {
  const finney = csv("finney71");
  const rowsOf = (rows: readonly Readonly<Record<string, string>>[], dose: string, hit: string) => ({
    doses: rows.map((row) => Number(row[dose])),
    responses: rows.map((row) => Number(row[hit]) / Number(row.total)),
    totals: rows.map((row) => Number(row.total)),
  });
  for (const [model, shape] of [
    ["LL.2", "log-logistic"],
    ["LN.2", "log-normal"],
  ] as const) {
    const fit = fitted(
      fitCurve(rowsOf(finney, "dose", "affected"), shapes[shape]!, { held: { control: 0, limit: 1 } }),
    );
    for (const { _row, estimate, se } of results.binomial.finney71.fits[model].ED) {
      const own = doseAt(fit, { kind: "relative", effect: Number(_row.split(":")[2]) / 100 });
      expect(off(own.dose, estimate)).toBeLessThan(1e-3);
      expect(off(own.standardError, se)).toBeLessThan(0.05);
    }
    expect(pearson(fit, responsesOf(fit)).df).toBe(finney.length - 2);
  }
  const selenium = csv("selenium");
  const types = [...new Set(selenium.map((row) => row.type))];
  for (const { _row, estimate, se } of results.binomial.selenium.fits["LL.2"].ED) {
    const [, type, level] = _row.split(":");
    const own = selenium.filter((row) => row.type === types[Number(type) - 1]);
    const fit = fitted(
      fitCurve(rowsOf(own, "conc", "dead"), shapes["log-logistic"]!, { held: { control: 0, limit: 1 } }),
    );
    const at = doseAt(fit, { kind: "relative", effect: Number(level) / 100 }, { profile: false });
    expect(off(at.dose, estimate)).toBeLessThan(1e-3);
    expect(off(at.standardError, se)).toBeLessThan(1e-3);
  }
});
