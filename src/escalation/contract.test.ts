import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../math/index.ts";
import {
  acceleratedTitration,
  aroundTarget,
  type BlrmCombinationOptions,
  blrm,
  blrmCombination,
  boin,
  boin12Design,
  boinCombinationDesign,
  boinEtDesign,
  characteristics,
  cohortsOf,
  crm,
  type Decision,
  type Design,
  dontSkip,
  type EffToxOptions,
  effToxDesign,
  enumerate,
  ewoc,
  g3,
  i3plus3,
  keyboard,
  logisticCurve,
  mtpi,
  mtpi2,
  paoletti,
  pocrmDesign,
  pseudoUniform,
  recommend,
  rollingSix,
  type State,
  simulate,
  simulateBlock,
  startAt,
  steppedScenarios,
  stopAfter,
  stopAfterSelectingNext,
  stopWhenAtDose,
  stopWhenTooToxic,
  tallied,
  threePlusThree,
  titeBoin,
  titeCrm,
  titeKeyboard,
  titeMtpi,
  titrate,
  tpi,
  trial,
  trialsPerBlock,
  weakPrior,
} from "./index.ts";

const nDoses = 3;
const mass = { target: 0.3, nDoses };
const short = [cohortsOf(2), stopAfter(9)];
const logistic = { target: 0.3, skeleton: [0.1, 0.3, 0.5], curve: logisticCurve() };
const mixture = {
  doses: [1, 2, 4],
  reference: 2,
  prior: [weakPrior(0.33), { weight: 3, mean: [-1, 0], sd: [0.5, 0.3], correlation: 0.4 }],
} as const;

const pairs: BlrmCombinationOptions = {
  first: [3, 6],
  second: [400, 800],
  references: [6, 1500],
  priors: [weakPrior(0.2), weakPrior(0.2)],
  lines: 509,
};
const efftox: EffToxOptions = {
  doses: [1, 2, 4],
  contour: { efficacyAlone: 0.5, toxicityAlone: 0.65, efficacy: 0.7, toxicity: 0.25 },
  leastEfficacy: 0.3,
  mostToxicity: 0.4,
  toxicity: [
    [-2, 1.5],
    [1, 1],
  ],
  efficacy: [
    [0, 1.5],
    [1, 1],
    [0, 0.2],
  ],
  association: [0, 1],
};

/** Every member of the family that can be enumerated, small enough for brute force, with the verbs spread over them. */
const members: readonly Design[] = [
  threePlusThree({ nDoses }),
  threePlusThree({ nDoses, variant: "escalate-only", topNeedsSix: true }),
  trial(rollingSix({ nDoses: 2 }), stopAfter(9)),
  acceleratedTitration({ nDoses }),
  acceleratedTitration({ nDoses, step: 2, variant: "escalate-only" }),
  trial(boin(mass), ...short),
  trial(boin({ ...mass, extraSafety: true, boundMtd: true, cutoff: 0.85 }), cohortsOf(3), stopAfter(12)),
  trial(boin(mass), cohortsOf(3), titrate(), stopWhenAtDose(5), stopAfter(11)),
  trial(keyboard(mass), startAt(1), ...short, stopWhenAtDose(4, "current")),
  trial(mtpi(mass), ...short),
  trial(mtpi2(mass), ...short, stopWhenAtDose(4, "next")),
  trial(tpi(mass), cohortsOf(1), stopAfter(7)),
  trial(i3plus3(mass), dontSkip(), ...short),
  trial(g3({ nDoses }), ...short, stopWhenTooToxic({ cutoff: 0.8, fromN: 2 })),
  trial(crm({ target: 0.3, skeleton: [0.1, 0.3, 0.5] }), ...short),
  trial(crm({ ...logistic, initial: [0, 1], tooToxic: { limit: 0.4, confidence: 0.8 } }), ...short),
  trial(crm({ ...logistic, precise: { width: 0.6, fromN: 4 } }), cohortsOf(2), stopAfterSelectingNext(8)),
  trial(blrm({ doses: [1, 2, 4], reference: 2, prior: weakPrior(0.33) }), ...short),
  trial(blrm({ ...mixture, choose: [1, 0, 2], mostIncrease: 2 }), cohortsOf(2), stopAfterSelectingNext(8)),
  trial(ewoc({ doses: [1, 2, 4], target: 0.33, feasibilityStep: 0.02 }), ...short),
  trial(titeCrm({ target: 0.3, skeleton: [0.1, 0.3, 0.5] }), ...short),
  trial(titeBoin(mass), ...short),
  trial(titeKeyboard(mass), ...short),
  trial(titeMtpi(mass), ...short),
  trial(boinCombinationDesign({ target: 0.3, grid: [2, 2] }), ...short),
  trial(pocrmDesign({ target: 0.3, grid: [2, 2], skeleton: [0.1, 0.2, 0.3, 0.45] }), ...short),
  trial(blrmCombination(pairs), cohortsOf(3), stopAfter(6)),
];

/** Members that look at responses: too many states to enumerate, and simulated. */
const efficacyMembers: readonly Design[] = [
  trial(boin12Design({ nDoses: 2, toxicity: 0.35, efficacy: 0.25 }), cohortsOf(2), stopAfter(6)),
  trial(
    boin12Design({ nDoses: 2, toxicity: 0.35, efficacy: 0.25, neither: 30, both: 50 }),
    cohortsOf(1),
    stopAfter(5),
  ),
  trial(boinEtDesign({ nDoses: 3, toxicity: 0.3, efficacy: 0.6 }), cohortsOf(2), stopAfter(6)),
  trial(effToxDesign(efftox), cohortsOf(2), stopAfter(4)),
];

interface Sums {
  readonly select: number[];
  none: number;
  readonly patients: number[];
  readonly toxicities: number[];
}

/** Walks every path, patient counts and all, without merging anything: the obvious way to the same numbers. */
function bruteForce(design: Design, truth: readonly number[]): Sums {
  const zeros = () => truth.map(() => 0);
  const sums: Sums = { select: zeros(), none: 0, patients: zeros(), toxicities: zeros() };
  const walk = (state: State, next: Decision, probability: number): void => {
    if (next.kind === "wait") throw new Error("nothing is pending");
    if (next.kind === "stop") {
      const mtd = design.selectMtd({ n: state.n, tox: state.tox, stop: next });
      if (mtd === null) sums.none += probability;
      else sums.select[mtd]! += probability;
      truth.forEach((_, dose) => {
        sums.patients[dose]! += probability * state.n[dose]!;
        sums.toxicities[dose]! += probability * state.tox[dose]!;
      });
      return;
    }
    for (let outcomes = 0; outcomes < 2 ** next.size; outcomes++) {
      const bits = Array.from({ length: next.size }, (_, k) => (outcomes >> k) & 1);
      const cohortTox = bits.reduce((a, b) => a + b, 0);
      const p = bits.reduce((q, bit) => q * (bit ? truth[next.dose]! : 1 - truth[next.dose]!), 1);
      const plus = (of: ArrayLike<number>, more: number) =>
        Array.from(of, (x, dose) => (dose === next.dose ? x + more : x));
      const after: State = {
        n: plus(state.n, next.size),
        tox: plus(state.tox, cohortTox),
        dose: next.dose,
        cohort: next.size,
        cohortTox,
        phase: next.phase,
      };
      walk(after, design.decide(after), probability * p);
    }
  };
  const start = { n: zeros(), tox: zeros(), dose: 0, cohort: 0, cohortTox: 0, phase: 0 };
  walk(start, design.first, 1);
  return sums;
}

/** The same with responses: every patient has one of four outcomes. */
function bruteForceJoint(design: Design, tox: readonly number[], eff: readonly number[], c: number): Sums {
  const zeros = () => tox.map(() => 0);
  const sums: Sums = { select: zeros(), none: 0, patients: zeros(), toxicities: zeros() };
  const walk = (state: State, next: Decision, probability: number): void => {
    if (next.kind === "wait") throw new Error("nothing is pending");
    if (next.kind === "stop") {
      const mtd = design.selectMtd({ ...state, stop: next });
      if (mtd === null) sums.none += probability;
      else sums.select[mtd]! += probability;
      tox.forEach((_, dose) => {
        sums.patients[dose]! += probability * state.n[dose]!;
      });
      return;
    }
    const { dose, size, phase } = next;
    const [t, e] = [tox[dose]!, eff[dose]!];
    const together = t * e + c * t * (1 - t) * e * (1 - e);
    const odds = [1 - t - e + together, t - together, e - together, together];
    for (let outcomes = 0; outcomes < 4 ** size; outcomes++) {
      const each = Array.from({ length: size }, (_, k) => (outcomes >> (2 * k)) & 3);
      const p = each.reduce((q, kind) => q * odds[kind]!, 1);
      const plus = (of: ArrayLike<number> | undefined, more: number) =>
        Array.from(of ?? zeros(), (x, at) => (at === dose ? x + more : x));
      const count = (bit: number) => each.filter((kind) => (kind & bit) === bit).length;
      const after: State = {
        n: plus(state.n, size),
        tox: plus(state.tox, count(1)),
        eff: plus(state.eff, count(2)),
        both: plus(state.both, count(3)),
        dose,
        cohort: size,
        cohortTox: count(1),
        phase,
      };
      walk(after, design.decide(after), probability * p);
    }
  };
  const start = { n: zeros(), tox: zeros(), eff: zeros(), both: zeros() };
  walk({ ...start, dose: 0, cohort: 0, cohortTox: 0, phase: 0 }, design.first, 1);
  return sums;
}

const truths = (design: Design) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: design.nDoses,
    maxLength: design.nDoses,
  });

// Sums of at most some thousand products of doubles.
const rounding = 12;

test.each(members.map((design) => [`${design.name}: ${design.rules.length} rules`, design] as const))(
  "exact characteristics equal brute force over every path: %s",
  (_, design) => {
    const enumeration = enumerate(design);
    fc.assert(
      fc.property(truths(design), (truth) => {
        const exact = characteristics(enumeration, truth);
        const brute = bruteForce(design, truth);
        expect(exact.none).toBeCloseTo(brute.none, rounding);
        for (let dose = 0; dose < design.nDoses; dose++) {
          expect(exact.select[dose]).toBeCloseTo(brute.select[dose]!, rounding);
          expect(exact.patients[dose]).toBeCloseTo(brute.patients[dose]!, rounding);
          expect(exact.toxicities[dose]).toBeCloseTo(brute.toxicities[dose]!, rounding);
        }
      }),
      { seed: 7, numRuns: 3 },
    );
  },
);

test("selection, sizes and stopping each sum to 1 to 1e-12, in any scenario of any design", () => {
  const large = trial(boin({ target: 0.25, nDoses: 5 }), cohortsOf(3), stopAfter(30));
  for (const design of [...members, large]) {
    const enumeration = enumerate(design);
    fc.assert(
      fc.property(truths(design), (truth) => {
        const { select, none, sizes, stops } = characteristics(enumeration, truth);
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
        expect(Math.abs(none + sum(select) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(sum(sizes) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(sum(stops.values()) - 1)).toBeLessThan(1e-12);
      }),
      { seed: 11, numRuns: 20 },
    );
  }
});

test("simulation agrees with the exact characteristics within 4.5 standard errors", () => {
  // About 200 comparisons: a chance of 0.1 % that one exceeds 4.5; the seed is fixed.
  for (const design of members) {
    const truth = [0.1, 0.3, 0.45, 0.6].slice(0, design.nDoses);
    const exact = characteristics(enumerate(design), truth);
    const simulated = simulate(design, truth, { nTrials: 20_000, seed: 20071024 });
    expect(simulated.method).toBe("simulated");
    const least = 1 / simulated.nTrials;
    const off = (ours: number, theirs: number, error: number) =>
      Math.abs(ours - theirs) / Math.max(error, least);
    simulated.select.forEach((p, dose) => {
      expect(off(p, exact.select[dose]!, simulated.standardErrors.select[dose]!)).toBeLessThan(4.5);
    });
    simulated.patients.forEach((n, dose) => {
      expect(off(n, exact.patients[dose]!, simulated.standardErrors.patients[dose]!)).toBeLessThan(4.5);
    });
    const { totalPatients, standardErrors } = simulated;
    expect(off(totalPatients, exact.totalPatients, standardErrors.totalPatients)).toBeLessThan(4.5);
  }
});

test.each(efficacyMembers.map((design) => [`${design.name}, ${design.nDoses} doses`, design] as const))(
  "simulated trials that look at responses agree with every path of four outcomes a patient: %s",
  (_, design) => {
    const tox = [0.1, 0.3, 0.45].slice(0, design.nDoses);
    const eff = [0.2, 0.45, 0.5].slice(0, design.nDoses);
    const brute = bruteForceJoint(design, tox, eff, 0.5);
    const nTrials = 20_000;
    const simulated = simulate(design, tox, { nTrials, seed: 3, responses: eff, association: 0.5 });
    const { standardErrors } = simulated;
    const least = 1 / nTrials;
    expect(Math.abs(simulated.none - brute.none) / Math.max(standardErrors.none, least)).toBeLessThan(4.5);
    tox.forEach((_, dose) => {
      const z = (a: number, b: number, error: number) => Math.abs(a - b) / Math.max(error, least);
      const { select, patients } = standardErrors;
      expect(z(simulated.select[dose]!, brute.select[dose]!, select[dose]!)).toBeLessThan(4.5);
      expect(z(simulated.patients[dose]!, brute.patients[dose]!, patients[dose]!)).toBeLessThan(4.5);
      expect(simulated.responders![dose]).toBeCloseTo(simulated.patients[dose]! * eff[dose]!, 12);
    });
    expect(Math.abs(simulated.none + simulated.select.reduce((a, b) => a + b) - 1)).toBeLessThan(1e-12);
    expect(() => enumerate(design)).toThrow(/simulate it instead/);
    expect(() => simulate(design, tox, { nTrials, seed: 3 })).toThrow(/looks at responses/);
  },
);

test("a simulation is the same whatever the order of its blocks", () => {
  const design = trial(boin(mass), cohortsOf(3), stopAfter(18));
  const truth = [0.1, 0.3, 0.45];
  const whole = simulate(design, truth, { nTrials: 3 * trialsPerBlock, seed: 1 });
  const blocks = [2, 0, 1].map((block) => simulateBlock(design, { tox: truth }, 1, block));
  const parts = tallied({ tox: truth }, blocks);
  expect([...parts.select]).toEqual([...whole.select]);
  expect([...parts.sizes]).toEqual([...whole.sizes]);
});

test("every design names sources, says its rules in words and sees every dose", () => {
  for (const design of [...members, ...efficacyMembers]) {
    expect(design.cite.length).toBeGreaterThan(0);
    expect(design.rules.every((rule) => /^[A-Z0-9].*\.$/.test(rule))).toBe(true);
    const { doses, because } = recommend(design, [{ dose: design.first.dose, n: 3, tox: 1 }]);
    expect(doses.map((view) => view.dose)).toEqual(Array.from({ length: design.nDoses }, (_, k) => k));
    expect(because).toMatch(/1 of 3 with a dose-limiting toxicity/);
  }
});

test("31,383 final states describe BOIN with 6 doses and 12 cohorts of 3", () => {
  expect(enumerate(trial(boin({ target: 0.3, nDoses: 6 }), cohortsOf(3), stopAfter(36))).nFinal).toBe(31_383);
});

test("a trial without a largest size is refused, as is one with too many states", () => {
  expect(() => enumerate(boin(mass))).toThrow(/no largest size; add stopAfter/);
  const design = trial(boin(mass), cohortsOf(3), stopAfter(60));
  expect(() => enumerate(design, { mostStates: 100 })).toThrow(/simulate it instead/);
});

test("a scenario must be one probability for each dose", () => {
  const enumeration = enumerate(members[0]!);
  expect(() => characteristics(enumeration, [0.1, 0.2])).toThrow(RangeError);
  expect(() => characteristics(enumeration, [0.1, 0.2, 1.2])).toThrow(RangeError);
});

test("a dose that the design had not asked for is recorded as a deviation and counted", () => {
  const design = trial(boin(mass), cohortsOf(3), stopAfter(30));
  const { deviations, decision } = recommend(design, [
    { dose: 0, n: 3, tox: 0 },
    { dose: 2, n: 3, tox: 2 },
  ]);
  expect(deviations).toEqual([
    { cohort: 1, asked: { kind: "treat", dose: 1, size: 3, phase: 0, rule: "escalate" }, given: 2 },
  ]);
  expect(decision).toMatchObject({ kind: "treat", dose: 1, rule: "de-escalate" });
});

test("rolling six waits with six enrolled and outcomes pending, and enrols one by one before", () => {
  const design = rollingSix({ nDoses: 2 });
  const pending = (k: number) => new Array<number>(k).fill(0.5);
  const after = (n: number, tox: number, nPending: number) =>
    recommend(design, [{ dose: 0, n, tox, pending: pending(nPending) }]).decision;
  expect(after(4, 0, 2)).toMatchObject({ kind: "treat", dose: 0, size: 1, rule: "stay" });
  expect(after(6, 1, 2)).toEqual({ kind: "wait", rule: "pending" });
  expect(after(6, 1, 0)).toMatchObject({ kind: "treat", dose: 1, rule: "escalate" });
});

test("verbs listed later look first", () => {
  const state = { n: [3, 0, 0], tox: [3, 0, 0], dose: 0, cohort: 3, cohortTox: 3, phase: 0 };
  const sizeFirst = trial(boin(mass), stopWhenTooToxic({ cutoff: 0.9 }), stopAfter(3));
  expect(sizeFirst.decide(state).rule).toBe("sample size");
  const safetyFirst = trial(boin(mass), stopAfter(3), stopWhenTooToxic({ cutoff: 0.9 }));
  expect(safetyFirst.decide(state).rule).toBe("lowest dose too toxic");
});

test("cohort sizes belong to 3+3 itself", () => {
  expect(() => trial(threePlusThree({ nDoses }), cohortsOf(4))).toThrow(/fixes its own cohorts/);
});

test("random scenarios increase, and each dose is the one closest to the target equally often", () => {
  const random = randomStream(3, "scenarios");
  for (const draw of [pseudoUniform, paoletti]) {
    const times = new Float64Array(4);
    for (let k = 0; k < 2000; k++) {
      const truth = draw(4, 0.25, random);
      expect(truth).toEqual([...truth].sort((a, b) => a - b));
      const away = truth.map((p) => Math.abs(p - 0.25));
      times[away.indexOf(Math.min(...away))]! += 1;
    }
    // Four standard deviations of a binomial count of 2,000 at 1/4 are 77.
    for (const count of times) expect(Math.abs(count - 500)).toBeLessThan(77);
  }
});

test("stepped scenarios put each dose at the target once, and all doses above it once", () => {
  const scenarios = steppedScenarios(3, 0.3);
  expect(scenarios[0]!.every((p) => p > 0.3)).toBe(true);
  for (const k of [1, 2, 3]) expect(scenarios[k]![k - 1]).toBeCloseTo(0.3, 12);
});

test("shares around the target follow the scenario", () => {
  const design = trial(boin(mass), cohortsOf(3), stopAfter(18));
  const result = characteristics(enumerate(design), [0.1, 0.3, 0.5]);
  const around = aroundTarget(result, 0.3);
  expect(around.mtd).toBe(1);
  expect(around.selectAbove).toBe(result.select[2]);
  expect(around.patientsAbove).toBeCloseTo(result.patients[2]! / result.totalPatients, 12);
});
