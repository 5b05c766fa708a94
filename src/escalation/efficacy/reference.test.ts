import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  boin12,
  boin12Select,
  boinEt,
  boinEtBoundaries,
  desirabilityTable,
  type EffToxOptions,
  effTox,
  effToxExponent,
  effToxUtility,
} from "../index.ts";

// Numbers of the R packages escalation, boinet and trialr, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

const acceptable = { toxicity: 0.35, efficacy: 0.25 };

test("BOIN12's table of rank-based desirability scores equals the published software's", () => {
  const { rds, args } = reference("boin12");
  const ours = desirabilityTable(acceptable, args.sample_sizes);
  expect(ours).toHaveLength(rds.length);
  ours.forEach(({ n, tox, eff, allowed, score }, k) => {
    const peer = rds[k];
    expect([n, tox, eff, allowed]).toEqual([
      peer.Patients,
      peer.Toxicity,
      peer.Efficacy,
      peer.Admissible === "Admissible",
    ]);
    expect(score).toBe(peer.RDS_x);
  });
});

/** "1NEN 2BTN" as counts; N none, T toxicity, E efficacy, B both. */
function counted(outcomes: string) {
  const zeros = () => new Array<number>(5).fill(0);
  const [n, tox, eff, both] = [zeros(), zeros(), zeros(), zeros()];
  const cohorts = outcomes.split(" ");
  for (const cohort of cohorts) {
    const dose = Number(cohort[0]) - 1;
    for (const outcome of cohort.slice(1)) {
      n[dose] += 1;
      if ("TB".includes(outcome)) tox[dose] += 1;
      if ("EB".includes(outcome)) eff[dose] += 1;
      if (outcome === "B") both[dose] += 1;
    }
  }
  return { counts: { n, tox, eff, both }, current: Number(cohorts.at(-1)![0]) - 1 };
}

test("BOIN12's next doses equal those of escalation on 295 trials, three by the rule that tries an untried dose", () => {
  const { trials } = reference("boin12");
  let untried = 0;
  for (const { outcomes, next_dose, utility } of trials) {
    const { counts, current } = counted(outcomes);
    const { dose, rule, doses } = boin12({ ...acceptable, tryUntriedFrom: 9 }, counts, current);
    expect(dose === null ? null : dose + 1).toBe(next_dose);
    doses.forEach(({ desirability }, k) => {
      // Tails of the beta distribution, printed with 15 digits.
      expect(Math.abs(100 * desirability - utility[k])).toBeLessThan(1e-10);
    });
    if (rule === "untried" && boin12(acceptable, counts, current).dose !== dose) untried += 1;
  }
  expect(trials).toHaveLength(295);
  expect(untried).toBe(3);
});

test("BOIN12 selects by utility among tolerable doses, and wants joint counts when utilities are not additive", () => {
  const counts = { n: [6, 6, 6], tox: [0, 1, 5], eff: [1, 4, 6] };
  expect(boin12Select(acceptable, counts)).toBe(1);
  expect(() => boin12({ ...acceptable, neither: 30 }, counts, 1)).toThrow(/both/);
});

test("BOIN-ET's boundaries equal boinet's with its weighing, and lie within 0.01 of them without", () => {
  for (const { phi, phi1, phi2, delta, delta1, lambda1, lambda2, eta1 } of reference("boin_et").boundaries) {
    const options = { toxicity: phi, efficacy: delta, low: phi1, high: phi2, poor: delta1 };
    const like = boinEtBoundaries({ ...options, likeBoinet: true });
    // Grid points are sums of hundredths.
    expect(like.escalate).toBeCloseTo(lambda1, 12);
    expect(like.deescalate).toBeCloseTo(lambda2, 12);
    expect(like.efficacy).toBeCloseTo(eta1, 12);
    // Under (φ, δ), boinet 1.5.0 takes P(p̂ ≤ λ₁) from φ₁ where φ is meant.
    const meant = boinEtBoundaries(options);
    expect(Math.abs(meant.escalate - lambda1)).toBeLessThan(0.0101);
    expect(meant.deescalate).toBeCloseTo(lambda2, 12);
    expect(Math.abs(meant.efficacy - eta1)).toBeLessThan(0.0101);
  }
});

test("BOIN-ET goes up, stays, goes down and searches as its four regions say", () => {
  const options = { toxicity: 0.3, efficacy: 0.6 };
  const boundaries = { escalate: 0.14, deescalate: 0.35, efficacy: 0.48 };
  const at = (tox: number, eff: number) =>
    boinEt(options, boundaries, { n: [6, 6, 0], tox: [0, tox, 0], eff: [3, eff, 0] }, 1);
  expect(at(0, 2)).toEqual({ dose: 2, rule: "escalate" });
  expect(at(1, 4)).toEqual({ dose: 1, rule: "stay" });
  expect(at(3, 4)).toEqual({ dose: 0, rule: "de-escalate" });
  expect(at(1, 2)).toEqual({ dose: 2, rule: "best efficacy" });
  expect(boinEt(options, boundaries, { n: [6], tox: [6], eff: [3] }, 0).dose).toBeNull();
  expect(() => boinEtBoundaries({ toxicity: 0.3, efficacy: 0.6, low: 0.4 })).toThrow(/low < toxicity/);
});

test("the exponent and the utility of EffTox equal those of trialr", () => {
  const { parameters, solve_p, utility } = reference("efftox");
  for (const { eff0, tox1, eff_star, tox_star, p } of solve_p) {
    const contour = { efficacyAlone: eff0, toxicityAlone: tox1, efficacy: eff_star, toxicity: tox_star };
    // The peer's root finder stops at about 1e-5.
    expect(Math.abs(effToxExponent(contour) - p)).toBeLessThan(1e-4);
    expect(effToxUtility(contour, effToxExponent(contour), eff_star, tox_star)).toBeCloseTo(0, 12);
  }
  const contour = {
    efficacyAlone: parameters.eff0,
    toxicityAlone: parameters.tox1,
    efficacy: 0.7,
    toxicity: 0.25,
  };
  for (const { p_eff, p_tox, utility: wanted } of utility) {
    expect(Math.abs(effToxUtility(contour, parameters.p, p_eff, p_tox) - wanted)).toBeLessThan(1e-8);
  }
});

function effToxOptions(parameters: Record<string, number> & { real_doses: number[] }): EffToxOptions {
  const prior = (name: string) => [parameters[`${name}_mean`], parameters[`${name}_sd`]] as const;
  return {
    doses: parameters.real_doses,
    contour: {
      efficacyAlone: parameters.eff0,
      toxicityAlone: parameters.tox1,
      efficacy: parameters.eff_star,
      toxicity: parameters.tox_star,
    },
    leastEfficacy: parameters.efficacy_hurdle,
    mostToxicity: parameters.toxicity_hurdle,
    toxicity: [prior("alpha"), prior("beta")],
    efficacy: [prior("gamma"), prior("zeta"), prior("eta")],
    association: prior("psi"),
  };
}

test("EffTox's posteriors, admissible doses and next doses agree with trialr's within its Monte Carlo error", () => {
  const { parameters, posteriors } = reference("efftox");
  const options = effToxOptions(parameters);
  for (const peer of posteriors) {
    const { doses, next } = effTox(options, counted(peer.outcomes).counts);
    expect(next! + 1).toBe(peer.recommended);
    for (const view of doses) {
      expect(view.allowed).toBe(peer.acceptable[view.dose]);
      // Means of 20,000 draws carry about 0.003; the utility here is that of the means, there the mean of the draws'.
      expect(Math.abs(view.efficacy - peer.prob_eff[view.dose])).toBeLessThan(0.01);
      expect(Math.abs(view.toxicity - peer.prob_tox[view.dose])).toBeLessThan(0.01);
      expect(Math.abs(view.effective - peer.prob_acc_eff[view.dose])).toBeLessThan(0.01);
      expect(Math.abs(view.tolerable - peer.prob_acc_tox[view.dose])).toBeLessThan(0.01);
      expect(Math.abs(view.utility - peer.utility[view.dose])).toBeLessThan(0.01);
    }
  }
  expect(posteriors).toHaveLength(5);
});

/** E(pE), E(pT) at every dose by a plain sum over a coarse lattice of all six parameters. */
function plainEffTox(options: EffToxOptions, outcomes: string) {
  const { counts } = counted(outcomes);
  const centre = options.doses.reduce((sum, dose) => sum + Math.log(dose), 0) / options.doses.length;
  const x = options.doses.map((dose) => Math.log(dose) - centre);
  const axis = ([mean, sd]: readonly [number, number], count: number) =>
    Array.from({ length: count }, (_, k) => {
      const away = -4 + (8 * k) / (count - 1);
      return { value: mean + away * sd, weight: Math.exp(-(away ** 2) / 2) };
    });
  const expit = (z: number) => 1 / (1 + Math.exp(-z));
  const [m, b] = options.toxicity.map((prior) => axis(prior, 17));
  const tox = m.flatMap((u) =>
    b.map((v) => ({ p: x.map((at) => expit(u.value + v.value * at)), weight: u.weight * v.weight })),
  );
  const [g, z, h] = [
    axis(options.efficacy[0], 13),
    axis(options.efficacy[1], 13),
    axis(options.efficacy[2], 3),
  ];
  const eff = g.flatMap((u) =>
    z.flatMap((v) =>
      h.map((w) => ({
        p: x.map((at) => expit(u.value + v.value * at + w.value * at * at)),
        weight: u.weight * v.weight * w.weight,
      })),
    ),
  );
  const sums = { mass: 0, eff: x.map(() => 0), tox: x.map(() => 0) };
  for (const { value, weight } of axis(options.association, 9)) {
    const c = Math.tanh(value / 2);
    for (const e of eff) {
      for (const t of tox) {
        let mass = weight * e.weight * t.weight;
        counts.n.forEach((n, dose) => {
          if (n === 0) return;
          const [pe, pt] = [e.p[dose], t.p[dose]];
          const joint = c * pe * (1 - pe) * pt * (1 - pt);
          const both = counts.both[dose];
          const [onlyEff, onlyTox] = [counts.eff[dose] - both, counts.tox[dose] - both];
          mass *= (pe * pt + joint) ** both * (pe * (1 - pt) - joint) ** onlyEff;
          mass *= ((1 - pe) * pt - joint) ** onlyTox;
          mass *= ((1 - pe) * (1 - pt) + joint) ** (n - both - onlyEff - onlyTox);
        });
        sums.mass += mass;
        x.forEach((_, dose) => {
          sums.eff[dose] += mass * e.p[dose];
          sums.tox[dose] += mass * t.p[dose];
        });
      }
    }
  }
  return { eff: sums.eff.map((s) => s / sums.mass), tox: sums.tox.map((s) => s / sums.mass) };
}

test("terms up to the second order of the association change no dose, and probabilities by less than 0.003", () => {
  const options: EffToxOptions = {
    doses: [1.2, 1.8, 2.4, 3],
    contour: { efficacyAlone: 0.3, toxicityAlone: 0.6, efficacy: 0.5, toxicity: 0.3 },
    leastEfficacy: 0.2,
    mostToxicity: 0.35,
    toxicity: [
      [-1.5, 1.5],
      [2, 1.5],
    ],
    efficacy: [
      [-0.5, 1.5],
      [1.5, 1.5],
      [0, 0.2],
    ],
    association: [0, 1],
  };
  const trials = [
    { n: [3, 3, 6, 0], tox: [0, 0, 2, 0], eff: [0, 1, 3, 0], both: [0, 0, 1, 0] },
    // Both outcomes nearly always together: the strongest association that so many patients can show.
    { n: [3, 3, 6, 3], tox: [1, 1, 4, 2], eff: [1, 1, 4, 2], both: [1, 1, 4, 2] },
  ];
  for (const counts of trials) {
    const [all, two] = [effTox(options, counts), effTox({ ...options, order: 2 }, counts)];
    expect(two.next).toBe(all.next);
    all.doses.forEach((view, dose) => {
      const other = two.doses[dose];
      for (const name of ["efficacy", "toxicity", "effective", "tolerable"] as const) {
        expect(Math.abs(view[name] - other[name])).toBeLessThan(3e-3);
      }
    });
  }
});

test("EffTox by two lattices agrees with a plain sum over all six parameters", () => {
  const { parameters } = reference("efftox");
  // Narrower priors, so that a coarse lattice of six dimensions resolves them.
  const options: EffToxOptions = {
    ...effToxOptions(parameters),
    toxicity: [
      [-1, 1],
      [1, 0.7],
    ],
    efficacy: [
      [0, 1],
      [1, 0.7],
      [0, 0.05],
    ],
    association: [0.5, 1.5],
  };
  const outcomes = "1NEB 2EBT";
  const plain = plainEffTox(options, outcomes);
  effTox(options, counted(outcomes).counts).doses.forEach(({ efficacy, toxicity, dose }) => {
    // The plain lattice ends at four standard deviations and has steps of up to two thirds of one.
    expect(Math.abs(efficacy - plain.eff[dose])).toBeLessThan(1e-3);
    expect(Math.abs(toxicity - plain.tox[dose])).toBeLessThan(1e-3);
  });
});
