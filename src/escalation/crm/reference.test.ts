import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type CrmPrior,
  characteristics,
  closestDose,
  coherentInitialDesign,
  cohortsOf,
  credibleInterval,
  crm,
  crmSampleSize,
  curveAt,
  type Design,
  enumerate,
  indifferenceIntervals,
  indifferenceSkeleton,
  isCoherent,
  logisticCurve,
  maximumLikelihood,
  oneParameterModel,
  pathways,
  posteriorOf,
  powerCurve,
  probabilityAbove,
  type State,
  startAt,
  stopAfter,
  stopAfterSelectingNext,
  stopWhenAtDose,
  tanhCurve,
  treatAt,
  trial,
} from "../index.ts";
import { panels } from "../quadrature/gauss-legendre.ts";

// Numbers of the R packages dfcrm, bcrm and escalation, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

const curveNamed = (name: string) => (name.startsWith("logistic") ? logisticCurve(3) : powerCurve);
const normal = (variance: number): CrmPrior => ({ kind: "log-normal", mean: 0, variance });
const largest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, k) => Math.abs(x - b[k])));

/** Patient by patient data as counts. */
function counts(nDoses: number, level: readonly number[], toxic: readonly number[]) {
  const n = new Array<number>(nDoses).fill(0);
  const tox = new Array<number>(nDoses).fill(0);
  level.forEach((dose, k) => {
    n[dose - 1] += 1;
    tox[dose - 1] += toxic[k];
  });
  return { n, tox };
}

/** E(ln a) after the data by 2,000 panels of ten Gauss–Legendre points on β² = ±12 standard deviations: slow and plain. */
function plainMean(
  skeleton: readonly number[],
  variance: number,
  logistic: boolean,
  n: readonly number[],
  tox: readonly number[],
) {
  const reach = 12 * Math.sqrt(variance);
  const { nodes, weights } = panels(-reach, reach, 2000);
  let sum = 0;
  let first = 0;
  nodes.forEach((beta, k) => {
    let density = weights[k] * Math.exp((-beta * beta) / (2 * variance));
    skeleton.forEach((s, dose) => {
      const z = 3 + Math.exp(beta) * (Math.log(s / (1 - s)) - 3);
      const p = logistic ? 1 / (1 + Math.exp(-z)) : s ** Math.exp(beta);
      density *= p ** tox[dose] * (1 - p) ** (n[dose] - tox[dose]);
    });
    sum += density;
    first += density * beta;
  });
  return first / sum;
}

test("posterior means, plug-in curves, intervals and next doses equal those of dfcrm on 120 data sets", () => {
  let fits = 0;
  for (const { prior, target, level, tox: toxic, fits: peers } of reference("crm_posteriors").cases) {
    const data = counts(prior.length, level, toxic);
    for (const [name, peer] of Object.entries<Record<string, never>>(peers)) {
      if (name.endsWith("mle")) continue;
      fits += 1;
      const model = oneParameterModel(
        curveNamed(name),
        prior,
        normal(name.includes("0.75") ? 0.75 ** 2 : 1.34),
      );
      const posterior = posteriorOf(model)(data);
      const p = curveAt(model, Math.exp(posterior.mean));
      // The peer integrates to a relative 1e-4 at worst; its largest error here is 8e-7.
      expect(Math.abs(posterior.mean - peer.estimate)).toBeLessThan(1e-6);
      expect(Math.abs(posterior.variance - peer.post_var)).toBeLessThan(1e-6);
      expect(largest(p, peer.ptox)).toBeLessThan(1e-6);
      expect(closestDose(p, target) + 1).toBe(peer.mtd);
      const intervals = prior.map((_: number, dose: number) => credibleInterval(model, posterior, dose));
      // Through the variance and the steep middle of the curve: five times the error of the mean.
      expect(
        largest(
          intervals.map((i: number[]) => i[0]),
          peer.ptoxL,
        ),
      ).toBeLessThan(5e-6);
      expect(
        largest(
          intervals.map((i: number[]) => i[1]),
          peer.ptoxU,
        ),
      ).toBeLessThan(5e-6);
    }
  }
  expect(fits).toBe(360);
});

test("maximum likelihood estimates and their next doses equal those of dfcrm", () => {
  let fits = 0;
  for (const { prior, target, level, tox: toxic, fits: peers } of reference("crm_posteriors").cases) {
    for (const name of ["empiric_mle", "logistic_mle"]) {
      const peer = peers[name];
      if (!peer) continue;
      fits += 1;
      const model = oneParameterModel(curveNamed(name), prior, normal(1.34));
      const found = maximumLikelihood(model, counts(prior.length, level, toxic))!;
      // The peer's optimiser stops at 1e-4.
      expect(Math.abs(found.estimate - peer.estimate)).toBeLessThan(1e-4);
      expect(closestDose(curveAt(model, Math.exp(found.estimate)), target) + 1).toBe(peer.mtd);
    }
  }
  expect(fits).toBe(230);
});

test("posterior means and standard deviations equal those of bcrm for power, tanh and logistic curves with log-normal, gamma and uniform priors", () => {
  const { skeleton, cases } = reference("crm_one_parameter_models");
  const curves: Record<string, typeof powerCurve> = {
    power: powerCurve,
    ht: tanhCurve,
    logit1: logisticCurve(3),
  };
  const priorOf = ({ type, a, b }: { type: string; a: number; b: number }): CrmPrior => {
    if (type.startsWith("lognormal")) return { kind: "log-normal", mean: a, variance: b };
    return type.startsWith("gamma")
      ? { kind: "gamma", shape: a, scale: b }
      : { kind: "uniform", low: a, high: b };
  };
  for (const { ff, prior, n, y, ...peer } of cases) {
    const model = oneParameterModel(curves[ff], skeleton, priorOf(prior), "mean");
    // Labels are closed forms; the file holds 15 digits.
    expect(largest(model.labels, peer.sdose)).toBeLessThan(1e-12);
    const posterior = posteriorOf(model)({ n, tox: y });
    expect(Math.abs(posterior.meanA - peer.alpha_mean)).toBeLessThan(1e-6);
    expect(largest(posterior.pMean, peer.p_mean)).toBeLessThan(1e-6);
    expect(largest(posterior.pSd, peer.p_sd)).toBeLessThan(1e-6);
  }
  expect(cases).toHaveLength(70);
});

test("skeletons equal getprior's and indifference intervals crmsens's", () => {
  const { cases } = reference("crm_skeletons");
  for (const { args, skeleton, indifference, intcpt } of cases) {
    const curve = args.model === "empiric" ? powerCurve : logisticCurve(intcpt ?? 3);
    const ours = indifferenceSkeleton({
      halfWidth: args.halfwidth,
      target: args.target,
      mtd: args.nu - 1,
      nDoses: args.nlevel,
      curve,
    });
    expect(largest(ours, skeleton)).toBeLessThan(1e-10);
    if (!indifference) continue;
    // The peer bisects until two probabilities sum to twice the target within 1e-6.
    indifferenceIntervals(ours, args.target, curve).forEach(({ lower, upper, logA }, k) => {
      if (lower !== null) expect(Math.abs(lower - indifference.lower[k])).toBeLessThan(1e-5);
      if (upper !== null) expect(Math.abs(upper - indifference.upper[k])).toBeLessThan(1e-5);
      expect(Math.abs(logA[0] - indifference.Hset_lower[k])).toBeLessThan(1e-5);
      expect(Math.abs(logA[1] - indifference.Hset_upper[k])).toBeLessThan(1e-5);
    });
  }
  expect(cases).toHaveLength(221);
});

test("sample sizes equal those of getn", () => {
  const { cases } = reference("crm_samplesize");
  for (const { args, n, na, nb, efficiency, bstar } of cases) {
    const size = crmSampleSize({
      accuracy: args.apcs,
      target: args.target,
      nDoses: args.nlevel,
      oddsRatio: args.psi,
    });
    expect(size.n).toBe(n);
    expect(
      largest(
        [size.crm, size.benchmark, size.efficiency, size.benchmarkAccuracy],
        [na, nb, efficiency, bstar],
      ),
    ).toBeLessThan(1e-8);
  }
  expect(cases).toHaveLength(81);
});

test("coherent initial designs equal getinit's", () => {
  for (const { prior, target, n, model, x0 } of reference("crm_initial_design").cases) {
    const options = { target, skeleton: prior, curve: curveNamed(model === "logistic" ? "logistic" : "") };
    const initial = coherentInitialDesign(options, n);
    expect(initial.map((dose) => dose + 1)).toEqual(x0);
    expect(isCoherent(options, initial)).toBe(true);
  }
});

test("exact characteristics equal those of a dynamic program over dfcrm's fits", () => {
  for (const { args, exact } of reference("crm_oc").cases) {
    const design = trial(
      crm({ target: args.target, skeleton: args.prior, curve: curveNamed(args.model) }),
      startAt(args.x0 - 1),
      cohortsOf(args.mcohort),
      stopAfter(args.n),
    );
    const enumeration = enumerate(design);
    expect(enumeration.nFinal).toBe(exact.terminal_states);
    const ours = characteristics(enumeration, args.PI);
    expect(largest(ours.select, exact.select)).toBeLessThan(1e-8);
    expect(largest(ours.patients, exact.n_mean)).toBeLessThan(1e-8);
    expect(largest(ours.toxicities, exact.dlt_mean)).toBeLessThan(1e-8);
  }
});

/** The designs of the package escalation: no coherence rule; skipping unless forbidden. */
function escalationDesigns(target: number, skeleton: readonly number[]): Record<string, Design> {
  const options = { target, skeleton, coherent: false };
  return {
    crm: crm({ ...options, noSkip: false }),
    crm_noskip: crm(options),
    crm_noskip_stop: trial(
      crm({ ...options, tooToxic: { limit: target + 0.1, confidence: 0.7 } }),
      stopWhenAtDose(9, "next"),
    ),
    crm_logit: crm({ ...options, noSkip: false, curve: logisticCurve(3) }),
  };
}

test("next doses equal those of escalation for four CRM designs on 90 histories", () => {
  const { target, skeleton, cases } = reference("next_dose");
  let compared = 0;
  const rough: string[] = [];
  for (const [name, design] of Object.entries(escalationDesigns(target, skeleton))) {
    const model = oneParameterModel(
      name === "crm_logit" ? logisticCurve(3) : powerCurve,
      skeleton,
      normal(1.34),
    );
    const posterior = posteriorOf(model);
    for (const { outcomes, n, y, last_dose, results } of cases) {
      const last: string = outcomes.split(" ").at(-1).slice(1);
      const state: State = {
        n,
        tox: y,
        dose: last_dose - 1,
        cohort: last.length,
        cohortTox: last.split("T").length - 1,
        phase: 0,
      };
      const decision = design.decide(state);
      const peer = results[name];
      expect(decision.kind === "treat").toBe(peer.continue);
      const dose = decision.kind === "wait" ? null : decision.dose;
      expect(dose === null ? null : dose + 1).toBe(peer.next_dose);
      const estimates = [...curveAt(model, Math.exp(posterior({ n, tox: y }).mean))];
      if (largest(estimates, peer.mean_prob_tox) > 1e-6) {
        rough.push(`${name} ${outcomes}`);
        const beta = plainMean(skeleton, 1.34, name === "crm_logit", n, y);
        expect(
          largest(
            estimates,
            skeleton.map((s: number) => s ** Math.exp(beta)),
          ),
        ).toBeLessThan(1e-12);
      }
      compared += 1;
    }
  }
  expect(compared).toBe(360);
  // Here the peer's adaptive integration is off by up to 2.5e-6; the plain sum above agrees with ours to 1e-12.
  expect(new Set(rough.map((one) => one.split(" ").slice(1).join(" "))).size).toBeLessThan(4);
});

test("the dose after four cohorts has the probabilities that escalation finds over all paths", () => {
  const { target, skeleton, cases } = reference("path_probabilities");
  const ours = cases.filter(({ design }: { design: string }) => design === "crm_noskip");
  expect(ours).toHaveLength(2);
  for (const { true_prob_tox, prob_recommend } of ours) {
    const design = trial(
      crm({ target, skeleton, coherent: false }),
      cohortsOf(3),
      stopAfterSelectingNext(12),
    );
    const { select } = characteristics(enumerate(design), true_prob_tox);
    // Sums of 256 products of doubles, printed with 15 digits.
    for (let dose = 0; dose < 5; dose++) {
      expect(Math.abs(select[dose] - prob_recommend[String(dose + 1)])).toBeLessThan(1e-12);
    }
  }
});

test("a two-cohort look-ahead equals escalation's", () => {
  const { cases } = reference("dose_transition_pathways");
  const { target, skeleton } = reference("next_dose");
  const { table } = cases.find(({ design }: { design: string }) => design === "crm_noskip");
  const design = trial(crm({ target, skeleton, coherent: false }), cohortsOf(3));
  const state: State = {
    n: [3, 3, 0, 0, 0],
    tox: [0, 1, 0, 0, 0],
    dose: 1,
    cohort: 3,
    cohortTox: 1,
    phase: 0,
  };
  const toxicities = (outcome: string) => outcome.split("T").length - 1;
  const ours = new Map(
    pathways(design, state, treatAt(1, "model", 3), 2).map(({ tox, decisions }) => [
      tox.join(),
      decisions.map((one) => (one.kind === "treat" ? one.dose + 1 : null)),
    ]),
  );
  for (const row of table) {
    const key = `${toxicities(row.outcomes1)},${toxicities(row.outcomes2)}`;
    expect(ours.get(key)).toEqual([row.next_dose0, row.next_dose1, row.next_dose2]);
  }
  expect(ours.size).toBe(table.length);
});

test("interval probabilities agree with the tail of the parameter, and sum to 1", () => {
  const model = oneParameterModel(powerCurve, [0.05, 0.12, 0.25, 0.4], normal(1.34));
  const data = { n: [3, 3, 6, 0], tox: [0, 0, 2, 0] };
  // p is monotone in a: above 0.3 at one dose is above its counterpart at another.
  const a = model.curve.parameter(0.3, model.labels[2]);
  const counterpart = curveAt(model, a)[1];
  // Both are the same integral cut at points that agree to rounding.
  expect(probabilityAbove(model, data, 1, counterpart)).toBeCloseTo(
    probabilityAbove(model, data, 2, 0.3),
    10,
  );
  for (const { under, inside, over } of crm({ target: 0.25, skeleton: model.skeleton }).view({
    ...data,
    dose: 2,
    cohort: 3,
    cohortTox: 1,
    phase: 0,
  })) {
    expect(under + inside + over).toBeCloseTo(1, 12);
  }
});

test("a CRM stops when precise, follows its initial doses, and refuses what it cannot take", () => {
  const skeleton = [0.05, 0.12, 0.25, 0.4, 0.55];
  const precise = crm({ target: 0.25, skeleton, precise: { width: 0.3, fromN: 12 } });
  const late: State = {
    n: [3, 3, 18, 3, 0],
    tox: [0, 0, 4, 2, 0],
    dose: 2,
    cohort: 3,
    cohortTox: 1,
    phase: 0,
  };
  expect(precise.decide(late)).toMatchObject({ kind: "stop", rule: "precision", dose: 2 });
  const staged = crm({ target: 0.25, skeleton, initial: [0, 0, 1, 2] });
  const early: State = {
    n: [2, 0, 0, 0, 0],
    tox: [0, 0, 0, 0, 0],
    dose: 0,
    cohort: 1,
    cohortTox: 0,
    phase: 0,
  };
  expect(staged.decide(early)).toMatchObject({ kind: "treat", dose: 1, rule: "titration" });
  expect(() => crm({ target: 25, skeleton })).toThrow(/between 0 and 1/);
  expect(() => crm({ target: 0.25, skeleton: [0.1, 0.3, 0.2] })).toThrow(/increases from dose to dose/);
  expect(() => indifferenceSkeleton({ halfWidth: 0.3, target: 0.25, mtd: 1, nDoses: 4 })).toThrow(
    /half-width/,
  );
});
