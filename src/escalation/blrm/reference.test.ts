import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type BlrmComponent,
  blrm,
  blrmPosteriorOf,
  characteristics,
  cohortsOf,
  enumerate,
  ewoc,
  intervalProbabilities,
  logisticModel,
  logitQuantiles,
  mtdPosterior,
  parameterSummary,
  recommend,
  type State,
  startAt,
  stopAfterSelectingNext,
  toxicityMoments,
  trial,
  weakPrior,
} from "../index.ts";
import { step } from "../quadrature/sine-integral.ts";

// Own quadrature, crmPack, trialr, OncoBayes2 and ewoc, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

const largest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, k) => Math.abs(x - b[k])));

interface PeerComponent {
  readonly weight: number;
  readonly mean: [number, number];
  readonly cov: readonly (readonly number[])[];
}

const component = ({ weight, mean, cov }: PeerComponent): BlrmComponent => ({
  weight,
  mean,
  sd: [Math.sqrt(cov[0][0]), Math.sqrt(cov[1][1])],
  correlation: cov[0][1] / Math.sqrt(cov[0][0] * cov[1][1]),
});

const cases = reference("blrm_posteriors").cases.map(
  (peer: {
    doses: number[];
    d_star: number;
    prior: { components: PeerComponent[] };
    n: number[];
    y: number[];
  }) => {
    const model = logisticModel(peer.doses, peer.d_star, peer.prior.components.map(component));
    return { peer, model, posterior: blrmPosteriorOf(model)({ n: peer.n, tox: peer.y }) };
  },
);

test("posteriors equal an independent quadrature to 1e-8 on 12 data sets, mixtures included", () => {
  for (const { peer, posterior } of cases) {
    const { logAlpha, logBeta, correlation, weights } = parameterSummary(posterior);
    expect(Math.abs(posterior.logMarginal - peer.log_marginal)).toBeLessThan(1e-8);
    expect(
      largest(
        [logAlpha.mean, logAlpha.sd, logBeta.mean, logBeta.sd, correlation],
        [peer.log_alpha.mean, peer.log_alpha.sd, peer.log_beta.mean, peer.log_beta.sd, peer.correlation],
      ),
    ).toBeLessThan(1e-8);
    expect(largest(weights, [peer.posterior_weights].flat())).toBeLessThan(1e-8);
    peer.doses.forEach((_: number, dose: number) => {
      const { mean, sd } = toxicityMoments(posterior, dose);
      expect(largest([mean, sd], [peer.p_mean[dose], peer.p_sd[dose]])).toBeLessThan(1e-8);
      const wanted = peer.p_interval.map((row: number[]) => row[dose]);
      expect(largest(intervalProbabilities(posterior, dose, peer.cuts), wanted)).toBeLessThan(1e-8);
    });
  }
  expect(cases).toHaveLength(12);
});

test("means and intervals agree with crmPack, trialr and OncoBayes2 within their Monte Carlo error", () => {
  let compared = 0;
  for (const { name, crmPack, trialr, OncoBayes2 } of reference("blrm_peer_mcmc").cases) {
    const { peer, posterior } = cases.find((one: { peer: { name: string } }) => one.peer.name === name);
    for (const fit of [crmPack, trialr, OncoBayes2]) {
      if (!fit) continue;
      peer.doses.forEach((_: number, dose: number) => {
        const { mean, sd } = toxicityMoments(posterior, dose);
        expect(largest([mean, sd], [fit.p_mean[dose], fit.p_sd[dose]])).toBeLessThan(0.01);
        const wanted = fit.p_interval.map((row: number[]) => row[dose]);
        // Shares of correlated draws have about three times the Monte Carlo error of the mean.
        expect(largest(intervalProbabilities(posterior, dose, peer.cuts), wanted)).toBeLessThan(0.015);
        compared += 1;
      });
    }
  }
  expect(compared).toBeGreaterThan(100);
});

/** P(logit p < v) at a dose by a plain sum over a lattice ten times as fine, cut along ln β. */
function plainDistribution(
  prior: PeerComponent,
  x: readonly number[],
  n: number[],
  y: number[],
  dose: number,
  v: number,
) {
  const [h1, h2] = [0.05, 0.008];
  let all = 0;
  let below = 0;
  for (let a = prior.mean[0] - 9; a <= prior.mean[0] + 9; a += h1) {
    const edge = Math.log((v - a) / x[dose]);
    for (let b = -6; b <= 6; b += h2) {
      let log = -((a - prior.mean[0]) ** 2) / (2 * prior.cov[0][0]) - b ** 2 / (2 * prior.cov[1][1]);
      for (let d = 0; d < x.length; d++) {
        if (n[d] === 0) continue;
        const z = a + Math.exp(b) * x[d];
        if (y[d] > 0) log -= y[d] * Math.log1p(Math.exp(-z));
        if (n[d] > y[d]) log -= (n[d] - y[d]) * Math.log1p(Math.exp(z));
      }
      const mass = Math.exp(log);
      all += mass;
      below += mass * Math.min(1, Math.max(0, (b - edge) / h2 + 0.5));
    }
  }
  return below / all;
}

test("quantiles equal the reference's to 1e-6 except in far tails, where a finer sum sides with ours", () => {
  const differing: string[] = [];
  let compared = 0;
  for (const { peer, model } of cases.filter((_: unknown, k: number) => k === 4 || k === 8)) {
    const posterior = blrmPosteriorOf(model, 2)({ n: peer.n, tox: peer.y });
    peer.doses.forEach((_: number, dose: number) => {
      if (dose % 5 !== 0) return;
      const ours = logitQuantiles(posterior, model, dose, peer.quantile_probs);
      ours.forEach((q, k) => {
        const theirs = peer.logit_quantiles[dose][k];
        if (theirs === null) return;
        compared += 1;
        if (Math.abs(q - theirs) > 1e-6) differing.push(`${peer.name}|${dose}|${k}|${theirs}`);
      });
    });
  }
  expect(compared).toBeGreaterThan(20);
  // The reference cuts along ln α only, where a far tail (p below 0.00005 or above 0.99995) is steeper than its lattice.
  for (const one of differing) expect(Math.abs(Number(one.split("|")[3]))).toBeGreaterThan(10);
  const seventh = cases[6];
  const [quantile] = logitQuantiles(
    blrmPosteriorOf(seventh.model, 2)({ n: seventh.peer.n, tox: seventh.peer.y }),
    seventh.model,
    0,
    [0.025],
  );
  const { n, y, prior } = seventh.peer;
  const at = (v: number) => plainDistribution(prior.components[0], seventh.model.x, n, y, 0, v);
  // The plain sum has a discretisation error of the order of h² = 1e-5 relative.
  expect(Math.abs(at(quantile) - 0.025)).toBeLessThan(1e-6);
  expect(Math.abs(at(seventh.peer.logit_quantiles[0][0]) - 0.025)).toBeGreaterThan(3e-6);
});

test("exact characteristics of BLRM with overdose control equal a dynamic program with other quadrature", () => {
  for (const { args, oc, terminal_states } of reference("blrm_oc_exact").cases) {
    const design = trial(
      blrm({
        doses: args.doses,
        reference: args.d_star,
        prior: { mean: args.prior_mean, sd: args.prior_sd, correlation: args.prior_cor },
        interval: args.cuts,
        overdose: args.overdose_limit,
      }),
      startAt(args.start - 1),
      cohortsOf(args.cohortsize),
      stopAfterSelectingNext(args.ncohort * args.cohortsize),
    );
    const enumeration = enumerate(design);
    expect(enumeration.nFinal).toBe(terminal_states);
    for (const { p_true, select, none, n_mean, dlt_mean } of oc) {
      const ours = characteristics(enumeration, p_true);
      expect(largest([ours.none, ...ours.select], [none, ...select])).toBeLessThan(1e-6);
      expect(largest(ours.patients, n_mean)).toBeLessThan(1e-6);
      expect(largest(ours.toxicities, dlt_mean)).toBeLessThan(1e-6);
    }
  }
});

test("the classical MTD posterior equals an independent quadrature, and ewoc's simulation within half a percent", () => {
  for (const { dose, dlt, theta, alpha, min_dose, max_dose, exact, ...peer } of reference("ewoc").cases) {
    const doses: number[] = [dose].flat();
    const patients = { dose: doses, n: doses.map(() => 1), tox: [dlt].flat() };
    const posterior = mtdPosterior(patients, theta, min_dose, max_dose);
    expect(
      largest(
        [posterior.quantile(alpha), posterior.mean, posterior.quantile(0.5)],
        [exact.mtd_quantile, exact.mtd_mean, exact.mtd_median],
      ),
    ).toBeLessThan(1e-6);
    expect(Math.abs(posterior.quantile(alpha) / peer.peer_next_dose - 1)).toBeLessThan(0.005);
  }
});

test("EWOC on a list gives the highest dose not above the quantile of the MTD", () => {
  const doses = [36, 60, 90, 126, 168, 223];
  const design = ewoc({ doses, target: 0.33, noSkip: false });
  for (const tox of [0, 1, 2, 3]) {
    const state: State = {
      n: [3, 3, 6, 3, 0, 0],
      tox: [0, 0, 1, tox, 0, 0],
      dose: 3,
      cohort: 3,
      cohortTox: tox,
      phase: 0,
    };
    const posterior = mtdPosterior(
      { dose: doses.slice(0, 4), n: [3, 3, 6, 3], tox: [0, 0, 1, tox] },
      0.33,
      36,
      223,
    );
    const decision = design.decide(state);
    expect(decision.kind === "treat" && decision.dose).toBe(
      doses.findLastIndex((dose) => dose <= posterior.quantile(0.25)),
    );
    design.view(state).forEach(({ over }, k) => {
      // Two quadratures of the same integral, each below 1e-8.
      expect(Math.abs(over - posterior.below(doses[k]))).toBeLessThan(1e-7);
    });
  }
});

test("huC242-DM4 with 16 patients at 168 mg/m² leaves 223 allowed, and says why", () => {
  const doses = [18, 36, 60, 90, 126, 168, 223, 297];
  const design = blrm({ doses, reference: 168, prior: weakPrior(0.33), mostIncrease: 2 });
  const { doses: views, decision } = recommend(design, [
    { dose: 0, n: 1, tox: 0 },
    { dose: 1, n: 1, tox: 0 },
    { dose: 2, n: 2, tox: 0 },
    { dose: 3, n: 2, tox: 0 },
    { dose: 4, n: 2, tox: 0 },
    { dose: 5, n: 16, tox: 0 },
    { dose: 6, n: 6, tox: 2 },
  ]);
  expect(views[6].over).toBeCloseTo(0.09, 2);
  expect(views[6].allowed).toBe(true);
  expect(views[7].why).toMatch(/^P\(p > 0\.33\) = 0\.\d{4} is (above|at most) 0\.25/);
  expect(decision).toMatchObject({ kind: "treat", dose: 6 });
});

test("the smooth step is the sine integral", () => {
  // Si(π) = 1.851937051982466, Si(π/2) = 1.370762168154488 and Si(100) = 1.562225466889056 (Abramowitz and Stegun 5.2).
  expect(Math.abs(step(1) - 0.5 - 1.851937051982466 / Math.PI)).toBeLessThan(1e-11);
  expect(Math.abs(step(0.5) - 0.5 - 1.370762168154488 / Math.PI)).toBeLessThan(1e-11);
  expect(Math.abs(step(100 / Math.PI) - 0.5 - 1.562225466889056 / Math.PI)).toBeLessThan(1e-11);
  for (const u of [0.3, 9.99, 10.01, 47.2]) expect(step(u) + step(-u)).toBeCloseTo(1, 14);
  expect(Math.abs(step(10 - 1e-9) - step(10 + 1e-9))).toBeLessThan(1e-10);
});

test("a BLRM refuses doses, intervals and priors that are none", () => {
  const fine = { doses: [1, 2, 4], reference: 2, prior: weakPrior(0.33) };
  expect(() => blrm({ ...fine, doses: [1, 4, 2] })).toThrow(/increase/);
  expect(() => blrm({ ...fine, interval: [0.4, 0.2] })).toThrow(/target interval/);
  expect(() => blrm({ ...fine, prior: { mean: [0, 0], sd: [0, 1] } })).toThrow(/standard deviations above 0/);
});
