import { expect, test } from "vitest";
import { oracleOf, outsideFile, outsideIsThere, rowsOf } from "../../../test/xenograft-reference.ts";
import { cox } from "./cox.ts";
import { firthCox } from "./firth.ts";
import { kaplanMeier, medianTime } from "./kaplan-meier.ts";
import { rankTest } from "./log-rank.ts";
import { restrictedMean } from "./rmst.ts";
import type { Duration } from "./types.ts";

/** Durations, groups and their names, in the order in which R puts the levels. */
function read(name: string, levels: readonly string[]) {
  const rows = rowsOf(name);
  const durations = rows.map(([time, status]): Duration => ({ time: Number(time), event: status === "1" }));
  const group = rows.map((row) => levels.indexOf(row[2]!));
  expect(group.every((g) => g >= 0)).toBe(true);
  return { durations, group, nGroups: levels.length };
}

const dummies = (group: readonly number[], nGroups: number) => {
  const p = nGroups - 1;
  const x = new Float64Array(group.length * p);
  group.forEach((g, k) => {
    if (g > 0) x[k * p + g - 1] = 1;
  });
  return { x, p };
};

const sets = [
  ["aml", "surv_aml", ["Maintained", "Nonmaintained"]],
  ["veteran", "surv_veteran", ["squamous", "smallcell", "adeno", "large"]],
  ["gehan", "surv_gehan", ["control", "6-MP"]],
] as const;

const list = (value: number | number[]): number[] => (Array.isArray(value) ? value : [value]);
/** Closed forms: the files hold 15 digits. */
const closed = (found: number, wanted: number) => expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-9);
const infinite = (value: number | null) => value ?? Number.POSITIVE_INFINITY;

test.skipIf(!outsideIsThere).each(sets)(
  "%s: curves, medians and restricted means equal those of survival 3.5-3",
  (name, file, levels) => {
    const oracle = outsideFile("survival_results.json")[name];
    const { durations, group } = read(file, levels);
    const tau = Math.max(...durations.map(({ time }) => time));
    levels.forEach((_, g) => {
      const own = durations.filter((_, k) => group[k] === g);
      const label: string = oracle.km_median[g]._row;
      const rows = oracle.km.filter((row: { group: string }) => row.group === label);
      const curve = kaplanMeier(own, "log").filter(({ events }) => events > 0);
      expect(curve).toHaveLength(rows.length);
      rows.forEach((row: Record<string, number>, k: number) => {
        const point = curve[k]!;
        expect([point.time, point.atRisk, point.events]).toEqual([row.time, row["n.risk"], row["n.event"]]);
        expect(point.survival).toBeCloseTo(row.surv!, 12);
        if (row.surv === 0) return;
        expect(point.se).toBeCloseTo(row.se!, 12);
        expect(point.lower).toBeCloseTo(row.lower_log!, 12);
        expect(point.upper).toBeCloseTo(row.upper_log!, 12);
      });
      for (const [kind, key] of [
        ["log", "km_median"],
        ["log-log", "km_median_loglog"],
      ] as const) {
        const wanted = oracle[key][g];
        const { median, lower, upper } = medianTime(kaplanMeier(own, kind));
        expect([median, lower, upper]).toEqual([
          infinite(wanted.median),
          infinite(wanted["0.95LCL"]),
          infinite(wanted["0.95UCL"]),
        ]);
      }
      const { mean, se } = restrictedMean(own, tau);
      closed(mean, oracle.rmean[g].rmean);
      closed(se, oracle.rmean[g]["se(rmean)"]);
    });
  },
);

test.skipIf(!outsideIsThere).each(sets)(
  "%s: log-rank and Peto tests equal those of survival 3.5-3",
  (name, file, levels) => {
    const oracle = outsideFile("survival_results.json")[name];
    const data = read(file, levels);
    const found = rankTest(data);
    closed(found.chiSquare, oracle.logrank.chisq);
    closed(found.p, oracle.logrank.p);
    oracle.logrank.exp.forEach((wanted: number, k: number) => {
      closed(found.expected[k]!, wanted);
      expect(found.observed[k]).toBe(oracle.logrank.obs[k]);
    });
    closed(rankTest(data, "peto").chiSquare, oracle.peto.chisq);
  },
);

test.skipIf(!outsideIsThere).each(sets)(
  "%s: Cox models equal those of survival 3.5-3",
  (name, file, levels) => {
    const oracle = outsideFile("survival_results.json")[name];
    const { durations, group, nGroups } = read(file, levels);
    const data = { durations, ...dummies(group, nGroups) };
    const fit = cox(data);
    const breslow = cox(data, "breslow");
    list(oracle.cox_efron.coef).forEach((wanted, k) => {
      // Both are Newton's method run to the end; R stops at a relative change of 1e-9 in the likelihood.
      expect(fit.beta[k]! / wanted).toBeCloseTo(1, 5);
      expect(Math.sqrt(fit.covariance[k * data.p + k]!) / list(oracle.cox_efron.se)[k]!).toBeCloseTo(1, 5);
      expect(breslow.beta[k]! / list(oracle.cox_breslow)[k]!).toBeCloseTo(1, 5);
    });
    closed(fit.nullLogLik, oracle.cox_efron.loglik[0]);
    closed(fit.logLik, oracle.cox_efron.loglik[1]);
  },
);

/** Time to k times the first volume of each mouse, as the reference gives it. */
function mice(name: string, control: string) {
  const rows: { arm: string; surv_time: number; event: number }[] = oracleOf(name).per_mouse;
  const levels = [
    control,
    ...[...new Set(rows.map(({ arm }) => arm))].filter((arm) => arm !== control).sort(),
  ];
  return {
    durations: rows.map((row) => ({ time: row.surv_time, event: row.event === 1 })),
    group: rows.map(({ arm }) => levels.indexOf(arm)),
    nGroups: levels.length,
  };
}

test.each(["LS_1034", "SW837"])(
  "%s: where an arm has no event the penalised model equals coxphf 1.13.4",
  (name) => {
    const { durations, group, nGroups } = mice(name, "Vehicle");
    const data = { durations, ...dummies(group, nGroups) };
    expect(cox(data).status).toBe("separated");
    const { coefficients } = firthCox(data);
    const oracle = oracleOf(name).firth_cox;
    coefficients.forEach((found, k) => {
      // coxphf stops its search, and that of its limits, at steps of 1e-5.
      expect(found.beta).toBeCloseTo(oracle.coef[k], 4);
      expect(found.lower / Math.log(oracle.pl_lower[k])).toBeCloseTo(1, 3);
      expect(found.upper / Math.log(oracle.pl_upper[k])).toBeCloseTo(1, 3);
      expect(found.p / oracle.p[k]).toBeCloseTo(1, 3);
    });
  },
);

const six: readonly Duration[] = [
  { time: 2, event: true },
  { time: 4, event: true },
  { time: 4, event: false },
  { time: 6, event: true },
  { time: 7, event: false },
  { time: 9, event: true },
];

test("a curve by hand: 5/6, 4/6, 4/9, 0", () => {
  expect(kaplanMeier(six).map(({ survival }) => survival)).toEqual(
    [5 / 6, 4 / 6, 4 / 9, 4 / 9, 0].map((value) => expect.closeTo(value, 14)),
  );
  expect(medianTime(kaplanMeier(six)).median).toBe(6);
  // 2·1 + 2·5/6 + 2·4/6 + 3·4/9
  expect(restrictedMean(six, 9).mean).toBeCloseTo(2 + 10 / 6 + 8 / 6 + 12 / 9, 13);
});

test("without censoring the restricted mean up to the last event is the mean", () => {
  const all = [3, 1, 4, 1, 5, 9, 2, 6].map((time) => ({ time, event: true }));
  expect(restrictedMean(all, 9).mean).toBeCloseTo(31 / 8, 13);
});

test("two groups of two: the log-rank statistic and the Cox coefficient by hand", () => {
  const durations = [1, 2, 3, 4].map((time) => ({ time, event: true }));
  // Group 1 has events at 1 and 3: expected 1/2 + 1/3 + 1/2, variance 1/4 + 2/9 + 1/4.
  const { chiSquare } = rankTest({ durations, group: [0, 1, 0, 1], nGroups: 2 });
  expect(chiSquare).toBeCloseTo((2 - 4 / 3) ** 2 / (1 / 2 + 2 / 9), 13);
  // The score of the partial likelihood vanishes at the root of 2 = θ/(1+θ)·2 + θ/(2+θ) with θ = exp β for group 1.
  const theta = Math.exp(cox({ durations, x: Float64Array.of(1, 0, 1, 0), p: 1 }).beta[0]!);
  expect((2 * theta) / (1 + theta) + theta / (2 + theta)).toBeCloseTo(2, 9);
});

test("the score test of a Cox model without ties is the log-rank test", () => {
  const durations = [5, 3, 8, 1, 9, 2, 7].map((time, k) => ({ time, event: k !== 4 }));
  const group = [0, 0, 0, 1, 1, 1, 0];
  const fit = cox({ durations, x: Float64Array.from(group), p: 1 });
  expect(fit.score.chiSquare).toBeCloseTo(rankTest({ durations, group, nGroups: 2 }).chiSquare, 12);
});

test("an arm without events: Cox says separated, the penalised estimate is finite with one open side far away", () => {
  const durations = [1, 2, 3, 10, 10, 10].map((time) => ({ time, event: time < 10 }));
  const data = { durations, x: Float64Array.of(0, 0, 0, 1, 1, 1), p: 1 };
  expect(cox(data).status).toBe("separated");
  const [only] = firthCox(data).coefficients;
  expect(only!.beta).toBeLessThan(-1);
  expect(only!.upper).toBeLessThan(0.5);
  expect(only!.lower).toBeLessThan(only!.beta - 2);
});
