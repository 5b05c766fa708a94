import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  boin,
  boinEtDesign,
  type CalendarCharacteristics,
  calendarSummary,
  calendarTally,
  characteristics,
  closingShare,
  cohortsOf,
  enumerate,
  openDoses,
  rollingSix,
  simulateCalendar,
  stopAfter,
  stopWhenAtDose,
  titeBoin,
  titeCrm,
  trial,
} from "../index.ts";
import { withBackfilled } from "./backfill.ts";

// Numbers of the R packages TITEgBOIN, dfcrm, bfboin and boinet, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

/** Both sides are simulated: 4.5 standard errors of the difference. */
function sameSelection(ours: CalendarCharacteristics, theirs: readonly number[], nTheirs: number): void {
  theirs.forEach((p, dose) => {
    const q = ours.select[dose]!;
    const error = Math.sqrt((p * (1 - p)) / nTheirs + (q * (1 - q)) / ours.nTrials);
    expect(Math.abs(p - q) / Math.max(error, 1 / nTheirs), `dose ${dose + 1}`).toBeLessThan(4.5);
  });
}

test("TITE-BOIN in calendar time selects as TITEgBOIN's trials, and lasts as long", () => {
  for (const { args, ntrial, select, duration } of reference("tite_boin").oc) {
    const { target, prob, ncohort, cohortsize, maxt, accrual } = args;
    const design = trial(
      titeBoin({ target, nDoses: prob.length }),
      cohortsOf(cohortsize),
      stopAfter(ncohort * cohortsize),
    );
    const found = simulateCalendar(design, prob, {
      accrual: { perDay: accrual },
      windowDays: maxt,
      onset: { kind: "weibull", late: 0.5 },
      nTrials: 2000,
      seed: 1,
    });
    sameSelection(found, select, ntrial);
    // 1,000 trials of standard deviation about 1.6 months there: 0.6 %; 2 % beside it for the day on which it asks again.
    expect(Math.abs(found.duration.mean / duration - 1)).toBeLessThan(0.03);
  }
});

test("TITE-CRM in calendar time selects as dfcrm's trials, and lasts as long", () => {
  for (const { args, nsim, select, duration_mean } of reference("titecrm_oc").cases) {
    const { PI, prior, target, n, rate, accrual } = args;
    const design = trial(titeCrm({ target, skeleton: prior }), cohortsOf(1), stopAfter(n));
    const found = simulateCalendar(design, PI, {
      accrual: { perDay: rate, arrivals: accrual === "fixed" ? "even" : "poisson" },
      windowDays: 1,
      nTrials: 500,
      seed: 1,
    });
    sameSelection(found, select, nsim);
    // 400 trials there, a fixed interval in one case, a standard error of 1 % in the other.
    expect(Math.abs(found.duration.mean / duration_mean - 1)).toBeLessThan(0.05);
  }
});

test("backfilled BOIN selects, treats and lasts as bfboin's trials", () => {
  for (const { args, ntrial, select, total_n, duration } of reference("bf_boin_oc").cases) {
    const { target, "p.true": truth, "p.response.true": responses, "n.cap": cap } = args;
    const design = trial(
      boin({ target, nDoses: truth.length }),
      cohortsOf(3),
      stopWhenAtDose(12),
      stopAfter(30),
    );
    const found = simulateCalendar(design, truth, {
      accrual: { perDay: 3, arrivals: "uniform" },
      windowDays: 1,
      responses,
      backfill: { cap },
      nTrials: 4000,
      seed: 1,
    });
    sameSelection(found, select, ntrial);
    // Two percent of patients and four of the time: the first patient after a wait comes here when one comes, not at once.
    expect(Math.abs(found.totalPatients / total_n - 1)).toBeLessThan(0.03);
    expect(Math.abs(found.duration.mean / duration - 1)).toBeLessThan(0.05);
  }
});

test("BOIN-ET selects and treats as boinet's trials, but for what boinet does about a dose that is out", () => {
  for (const { args, "n.sim": n, select, n_mean } of reference("boin_et").oc) {
    const { toxprob, effprob, phi, delta, "tau.T": window, "tau.E": assessed, accrual } = args;
    const design = trial(
      boinEtDesign({ nDoses: toxprob.length, toxicity: phi, efficacy: delta }),
      cohortsOf(3),
      stopAfter(36),
    );
    const found = simulateCalendar(design, toxprob, {
      accrual: { perDay: 1 / accrual },
      windowDays: window,
      responseDays: assessed,
      responses: effprob,
      // boinet draws both outcomes from a normal copula of 0.2, which is c = 0.5 to 0.6 at these doses.
      association: 0.55,
      nTrials: 4000,
      seed: 1,
    });
    sameSelection(found, select, n);
    const top = n_mean.length - 1;
    // 0.9: three standard errors of boinet's 800 trials, in which patients at a dose vary by up to 8.5.
    for (let dose = 0; dose < top; dose++)
      expect(Math.abs(found.patients[dose]! - n_mean[dose])).toBeLessThan(0.9);
    // boinet goes past a dose that is out for toxicity to the next higher one, and draws ties; here what lies above a dose that is too
    // toxic is out as well. By its rule a simulation apart from both has 3.2 and 0.6 patients at the highest dose, by ours 2.8 and 0.55.
    expect(n_mean[top] - found.patients[top]!).toBeGreaterThan(0);
    expect(n_mean[top] - found.patients[top]!).toBeLessThan(1.1);
  }
});

test("where nobody is pending calendar time changes nothing: BOIN selects as its exact characteristics say", () => {
  const truth = [0.05, 0.15, 0.3, 0.5];
  const design = trial(boin({ target: 0.3, nDoses: 4 }), cohortsOf(3), stopAfter(18));
  const exact = characteristics(enumerate(design), truth);
  const found = simulateCalendar(design, truth, {
    accrual: { perDay: 0.1 },
    windowDays: 21,
    nTrials: 10_000,
    seed: 5,
  });
  truth.forEach((_, dose) => {
    const { select, patients } = found.standardErrors;
    expect(Math.abs(found.select[dose]! - exact.select[dose]!) / select[dose]!).toBeLessThan(4.5);
    expect(Math.abs(found.patients[dose]! - exact.patients[dose]!) / patients[dose]!).toBeLessThan(4.5);
  });
});

test("designs that wait take as long whether walked cohort by cohort or followed patient by patient", () => {
  const truth = [0.1, 0.3, 0.5];
  const design = trial(boin({ target: 0.3, nDoses: 3 }), cohortsOf(3), stopAfter(15));
  const options = { accrual: { perDay: 0.1 }, windowDays: 28, nTrials: 20_000, seed: 4 };
  for (const onset of [{ kind: "uniform" }, { kind: "weibull", late: 0.8 }] as const) {
    const walked = simulateCalendar(design, truth, { ...options, onset });
    // A cap of no patients backfills nobody, but follows every patient.
    const backfill = { cap: 1, needsResponse: true };
    const followed = simulateCalendar(design, truth, { ...options, onset, backfill, nTrials: 4000 });
    expect(followed.backfilled).toBe(0);
    const error = Math.hypot(walked.duration.standardError, followed.duration.standardError);
    expect(Math.abs(walked.duration.mean - followed.duration.mean) / error).toBeLessThan(4.5);
    // Standard deviations of 4,000 values have a relative error of 1.1 %; counts turned away of the same order.
    expect(Math.abs(walked.duration.sd / followed.duration.sd - 1)).toBeLessThan(0.05);
    expect(Math.abs(walked.turnedAway / followed.turnedAway - 1)).toBeLessThan(0.03);
  }
});

test("a trial without toxicities and with even arrivals lasts exactly as long as can be counted", () => {
  const design = trial(boin({ target: 0.3, nDoses: 4 }), cohortsOf(3), stopAfter(12));
  const found = simulateCalendar(design, [0, 0, 0, 0], {
    accrual: { perDay: 0.1, arrivals: "even" },
    windowDays: 21,
    nTrials: 100,
    seed: 5,
  });
  // Days 10, 20, 30; known on 51, the next comes on 60: cohorts begin every 50 days; the last ends on 160 + 20 + 21.
  expect(found.duration.mean).toBe(201);
  expect(found.duration.sd).toBe(0);
  expect(found.turnedAway).toBe(6);
});

test("designs that go on with pending patients take less time than those that wait", () => {
  const options = { accrual: { perDay: 0.1 }, windowDays: 42, nTrials: 1000, seed: 2 };
  const truth = [0.1, 0.25, 0.45];
  const days = (design: Parameters<typeof simulateCalendar>[0]) =>
    simulateCalendar(design, truth, options).duration.mean;
  const short = [cohortsOf(3), stopAfter(18)] as const;
  const waits = days(trial(boin({ target: 0.25, nDoses: 3 }), ...short));
  expect(days(trial(titeBoin({ target: 0.25, nDoses: 3 }), ...short))).toBeLessThan(0.8 * waits);
  expect(days(rollingSix({ nDoses: 3 }))).toBeLessThan(waits);
});

test("the numbers do not hang on the order of the blocks, nor on who computed them", () => {
  const design = trial(titeBoin({ target: 0.3, nDoses: 3 }), cohortsOf(3), stopAfter(15));
  const truth = [0.1, 0.3, 0.5];
  const options = { accrual: { perDay: 0.1 }, windowDays: 28, nTrials: 400, seed: 9 };
  const whole = simulateCalendar(design, truth, options);
  const blocks = [2, 0, 3, 1].map((block) => calendarTally(design, truth, options, block));
  const spread = calendarSummary(truth, options, blocks);
  expect([...spread.select]).toEqual([...whole.select]);
  // Sums of 400 numbers in another order.
  expect(Math.abs(spread.duration.mean - whole.duration.mean)).toBeLessThan(1e-9);
});

test("times seen at each dose replace a scenario: the share inside the window is what the design meets", () => {
  const none = Number.POSITIVE_INFINITY;
  const days = [
    [none, none, none, none],
    [none, none, none, 30],
    [10, none, 30, none],
  ];
  const design = trial(boin({ target: 0.3, nDoses: 3 }), cohortsOf(3), stopAfter(18));
  const options = {
    accrual: { perDay: 0.1 },
    nTrials: 4000,
    seed: 3,
    onset: { kind: "times", days },
  } as const;
  const short = simulateCalendar(design, [0, 0, 0], { ...options, windowDays: 21 });
  const long = simulateCalendar(design, [0, 0, 0], { ...options, windowDays: 42 });
  expect(short.truth).toEqual([0, 0, 0.25]);
  expect(long.truth).toEqual([0, 0.25, 0.5]);
  const exact = characteristics(enumerate(design), long.truth);
  long.select.forEach((p, dose) => {
    const error = Math.max(long.standardErrors.select[dose]!, 1 / 4000);
    expect(Math.abs(p - exact.select[dose]!) / error).toBeLessThan(4.5);
  });
  expect(short.duration.mean).toBeLessThan(long.duration.mean);
});

test("a dose is open below the current one, under its cap, after a response, while its toxicities allow it", () => {
  const limit = closingShare(0.25);
  const known = { n: [6, 6, 3, 0], tox: [0, 1, 1, 0], eff: [0, 1, 0, 0], treated: [6, 6, 3, 0] };
  expect(openDoses({}, known, 3, limit)).toEqual([1, 2].filter((dose) => dose !== 2 || 1 / 3 < limit));
  expect(openDoses({ needsResponse: false }, known, 2, limit)).toEqual([0, 1]);
  expect(openDoses({ cap: 6 }, known, 2, limit)).toEqual([]);
  expect(openDoses({}, { ...known, tox: [0, 3, 2, 0] }, 2, limit)).toEqual([]);
});

test("a backfilled dose that proves too toxic, alone and pooled, takes the trial below it", () => {
  const limit = closingShare(0.25);
  const up = { kind: "treat", dose: 3, size: 3, phase: 0, rule: "escalate" } as const;
  const counts = { n: [3, 8, 3], tox: [0, 5, 1], eff: [], treated: [] };
  expect(withBackfilled(up, counts, 2, limit)).toMatchObject({ dose: 0, rule: "de-escalate", size: 3 });
  expect(withBackfilled(up, { ...counts, tox: [0, 2, 0] }, 2, limit)).toBe(up);
});

test("accrual, a window and a largest size are asked for", () => {
  const design = trial(boin({ target: 0.3, nDoses: 2 }), cohortsOf(3), stopAfter(6));
  const options = { accrual: { perDay: 0 }, windowDays: 21, nTrials: 100, seed: 1 };
  expect(() => simulateCalendar(design, [0.1, 0.2], options)).toThrow(/above 0/);
  expect(() =>
    simulateCalendar(boin({ target: 0.3, nDoses: 2 }), [0.1, 0.2], { ...options, accrual: { perDay: 1 } }),
  ).toThrow(/no largest size/);
});
