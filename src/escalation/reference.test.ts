import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  acceleratedTitration,
  boin,
  boinBoundaries,
  type Characteristics,
  type Cohort,
  characteristics,
  cohortsOf,
  type Design,
  decisionTable,
  type Enumeration,
  enumerate,
  g3,
  i3plus3,
  isotonicEstimates,
  isotonicSelection,
  keyboard,
  leastExcluded,
  mtpi,
  mtpi2,
  overdoseRisk,
  pathways,
  recommend,
  rollingSix,
  type State,
  startAt,
  stopAfter,
  stopWhenAtDose,
  threePlusThree,
  titrate,
  tpi,
  treatAt,
  trial,
  type Verb,
} from "./index.ts";

// Numbers of published R packages, with calls and versions, in reference/dose-finding (see its README).
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

const words: Readonly<Record<string, string>> = {
  E: "escalate",
  S: "stay",
  D: "de-escalate",
  DU: "exclude",
};

const emptyState = (nDoses: number): State => ({
  n: new Array(nDoses).fill(0),
  tox: new Array(nDoses).fill(0),
  dose: 0,
  cohort: 0,
  cohortTox: 0,
  phase: 0,
});

/** "1NNN 2NTN" as cohorts. */
const cohortsIn = (outcomes: string): Cohort[] =>
  outcomes.split(" ").map((word) => ({
    dose: Number(word[0]) - 1,
    n: word.length - 1,
    tox: word.split("T").length - 1,
  }));

const stateOf = (row: { n: number[]; y: number[]; last_dose: number }): State => ({
  ...emptyState(row.n.length),
  n: row.n,
  tox: row.y,
  dose: row.last_dose - 1,
});

test("BOIN boundaries and decision tables equal those of the BOIN 2.7.2 R package in all 14 settings", () => {
  const { cases } = reference("boin_boundaries");
  expect(cases).toHaveLength(14);
  for (const { args, lambda_e, lambda_d, boundary, full_boundary, stop_boundary } of cases) {
    const low = args["p.saf"] ?? 0.6 * args.target;
    const high = args["p.tox"] ?? 1.4 * args.target;
    const cutoff = args["cutoff.eli"] ?? 0.95;
    const { escalate, deescalate } = boinBoundaries(args.target, low, high);
    // Closed form; the file holds fifteen digits.
    expect(escalate).toBeCloseTo(lambda_e, 12);
    expect(deescalate).toBeCloseTo(lambda_d, 12);
    for (const expected of [boundary, full_boundary].filter((one) => one !== null)) {
      const rows = decisionTable(
        boin({ target: args.target, nDoses: 3, low, high, cutoff }).verdict,
        expected.n,
      );
      expect(rows.map((row) => row.escalateAtMost)).toEqual(expected.escalate_le);
      expect(rows.map((row) => row.deescalateAtLeast)).toEqual(expected.deescalate_ge);
      expect(rows.map((row) => row.excludeAtLeast)).toEqual(expected.eliminate_ge);
    }
    if (!stop_boundary) continue;
    const stop = { target: args.target, cutoff: cutoff - args.offset, fromN: 3 };
    const least = stop_boundary.n.map((n: number) => leastExcluded(stop, n));
    expect(least.map((tox: number, k: number) => (tox > stop_boundary.n[k] ? null : tox))).toEqual(
      stop_boundary.stop_ge,
    );
  }
});

test("Keyboard decision tables equal those of the Keyboard 0.1.3 R package in all 7 settings", () => {
  const { cases } = reference("keyboard_boundaries");
  expect(cases).toHaveLength(7);
  for (const { args, full_boundary } of cases) {
    // Its table excludes from the first patient on; its simulator, and our default, from the third.
    const design = keyboard({
      target: args.target,
      nDoses: 3,
      below: args.marginL ?? 0.05,
      above: args.marginR ?? 0.05,
      cutoff: args["cutoff.eli"] ?? 0.95,
      excludeFromN: 1,
    });
    const rows = decisionTable(design.verdict, full_boundary.n);
    expect(rows.map((row) => row.escalateAtMost ?? -1)).toEqual(full_boundary.escalate_le);
    expect(rows.map((row) => row.deescalateAtLeast)).toEqual(full_boundary.deescalate_ge);
    expect(rows.map((row) => row.excludeAtLeast)).toEqual(full_boundary.eliminate_ge);
  }
});

test("mTPI and mTPI-2 decide as escalation 0.2.3 does for every count up to 15 patients", () => {
  for (const { target, epsilon1, epsilon2, du_ge, ...tables } of reference("mtpi_tables").cases) {
    const options = { target, nDoses: 3, below: epsilon1, above: epsilon2, excludeFromN: 1 };
    const ours = { mtpi: mtpi(options), mtpi2: mtpi2(options) };
    for (const name of ["mtpi", "mtpi2"] as const) {
      for (const { n, decision } of tables[name]) {
        decision.forEach((letter: string, tox: number) => {
          const verdict = ours[name].verdict(n, tox);
          expect(verdict === "exclude" ? "de-escalate" : verdict, `${name} ${tox}/${n}`).toBe(words[letter]);
        });
      }
    }
    const ns = du_ge.map((_: unknown, k: number) => k + 1);
    expect(decisionTable(ours.mtpi.verdict, ns).map((row) => row.excludeAtLeast)).toEqual(du_ge);
  }
});

test("mTPI-2, i3+3, BOIN with the strict rule and G3 decide as FIND 0.1.1 does for every count up to 30", () => {
  const { cases, g3: ofG3 } = reference("mtpi2_i3plus3_tables");
  let compared = 0;
  const compare = (
    design: Design & { verdict: (n: number, tox: number) => string },
    rows: { n: number; decision: string[] }[],
  ) => {
    for (const { n, decision } of rows) {
      expect(
        decision.map((_, tox) => design.verdict(n, tox)),
        `${design.name}, n = ${n}`,
      ).toEqual(decision.map((letter) => words[letter]));
      compared += decision.length;
    }
  };
  for (const { pT: target, EI, ...tables } of cases) {
    const options = { target, nDoses: 3, below: target - EI[0], above: EI[1] - target };
    compare(mtpi2(options), tables.mtpi2);
    compare(i3plus3(options), tables.i3plus3);
    compare(boin({ target, nDoses: 3, low: EI[0], high: EI[1], strict: true }), tables.boin);
  }
  compare(g3({ nDoses: 3 }), ofG3);
  expect(compared).toBe(7840);
});

test("isotonic selection equals BOIN 2.7.2 and Keyboard 0.1.3 on all 400 data sets in seven settings", () => {
  const { cases } = reference("mtd_selection");
  expect(cases).toHaveLength(400);
  for (const { target, n, y, mtd, phat_iso_treated } of cases) {
    const exclude = { target, cutoff: 0.95, fromN: 3 };
    const plain = { target, exclude };
    const safe = (cutoff: number) => ({ ...plain, excludeAll: { ...exclude, cutoff } });
    const settings = {
      default: plain,
      extrasafe: safe(0.9),
      "extrasafe_offset0.1": safe(0.85),
      boundMTD: { ...plain, most: boinBoundaries(target).deescalate },
      "cutoff0.8": { target, exclude: { ...exclude, cutoff: 0.8 } },
      keyboard: plain,
      keyboard_extrasafe: safe(0.9),
    };
    for (const [name, selection] of Object.entries(settings)) {
      const selected = isotonicSelection(selection)({ n, tox: y });
      expect(selected === null ? 99 : selected + 1, `${name}: ${y} of ${n}`).toBe(mtd[name]);
    }
    const treated = isotonicEstimates({ n, tox: y }).filter((estimate) => !Number.isNaN(estimate));
    // Fifteen digits are printed.
    [phat_iso_treated].flat().forEach((value: number, k: number) => {
      expect(treated[k]).toBeCloseTo(value, 10);
    });
  }
});

const made = new Map<string, Enumeration>();
const once = (key: unknown, make: () => Design): Enumeration => {
  const name = JSON.stringify(key);
  const known = made.get(name) ?? enumerate(make());
  made.set(name, known);
  return known;
};

interface Expected {
  readonly select: number[];
  readonly none: number;
  readonly n_mean: number[];
  readonly dlt_mean: number[];
  readonly total_n_mean: number;
}

/** The largest difference from an exact result of the reference set. */
const furthest = (ours: Characteristics, expected: Expected): number =>
  Math.max(
    Math.abs(ours.none - expected.none),
    Math.abs(ours.totalPatients - expected.total_n_mean),
    ...expected.select.map((p, dose) => Math.abs(p - ours.select[dose]!)),
    ...expected.n_mean.map((n, dose) => Math.abs(n - ours.patients[dose]!)),
    ...expected.dlt_mean.map((n, dose) => Math.abs(n - ours.toxicities[dose]!)),
  );

// The reference is exact and printed with fifteen digits; sums of up to 10⁵ terms lose two or three.
const exactly = 1e-10;

test("BOIN characteristics equal all 119 exact results, and BOIN 2.7.2's simulations within their error", () => {
  const { cases } = reference("boin_oc");
  expect(cases).toHaveLength(119);
  let worstZ = 0;
  for (const { args, exact, sim, ntrial } of cases) {
    const truth: number[] = args["p.true"];
    const result = characteristics(
      once({ ...args, "p.true": truth.length }, () => boinOf(args)),
      truth,
    );
    expect(furthest(result, exact), JSON.stringify(args)).toBeLessThan(exactly);
    result.select.forEach((p, dose) => {
      const error = Math.sqrt(Math.max(p * (1 - p), 1 / ntrial) / ntrial);
      worstZ = Math.max(worstZ, Math.abs(p - sim.select[dose]) / error);
    });
  }
  // About 600 shares compared, 2,500 trials each: 4.5 standard errors leave a chance of 0.4 %.
  expect(worstZ).toBeLessThan(4.5);
});

test("the risk of overdosing agrees with BOIN 2.7.2's simulations wherever it gives one", () => {
  let compared = 0;
  for (const { args, sim, ntrial } of reference("boin_oc").cases) {
    // The peer draws the titration of a trial up front, so its shares there are of another total.
    if (args.titration) continue;
    const truth: number[] = args["p.true"];
    const enumeration = once({ ...args, "p.true": truth.length }, () => boinOf(args));
    for (const share of [0.6, 0.8]) {
      const expected = sim[`overdose${100 * share}`];
      if (typeof expected !== "number") continue;
      const risk = overdoseRisk(enumeration, truth, args.target, share);
      const error = Math.sqrt(Math.max(risk * (1 - risk), 1 / ntrial) / ntrial);
      expect(Math.abs(risk - expected) / error, JSON.stringify(args)).toBeLessThan(4.5);
      compared += 1;
    }
  }
  expect(compared).toBe(150);
});

function boinOf(args: Readonly<Record<string, number | boolean | number[]>>): Design {
  const number = (name: string) => args[name] as number;
  const verbs: Verb[] = [cohortsOf(number("cohortsize"))];
  if (args.startdose) verbs.push(startAt(number("startdose") - 1));
  if (args["n.earlystop"]) verbs.push(stopWhenAtDose(number("n.earlystop")));
  if (args.titration) verbs.push(titrate());
  verbs.push(stopAfter(number("ncohort") * number("cohortsize")));
  const design = boin({
    target: number("target"),
    nDoses: (args["p.true"] as number[]).length,
    extraSafety: args.extrasafe === true,
    boundMtd: args.boundMTD === true,
    ...(args["cutoff.eli"] ? { cutoff: number("cutoff.eli") } : {}),
  });
  return trial(design, ...verbs);
}

test("Keyboard characteristics equal all 58 exact results", () => {
  const { cases } = reference("keyboard_oc");
  expect(cases).toHaveLength(58);
  for (const { args, exact } of cases) {
    const { target, ncohort, cohortsize } = args;
    const nDoses = args["p.true"].length;
    const most = args["n.earlystop"];
    const enumeration = once(["keyboard", target, most, nDoses], () =>
      trial(
        keyboard({ target, nDoses }),
        cohortsOf(cohortsize),
        stopWhenAtDose(most, "current"),
        stopAfter(ncohort * cohortsize),
      ),
    );
    expect(furthest(characteristics(enumeration, args["p.true"]), exact)).toBeLessThan(exactly);
  }
});

test("mTPI-2 and i3+3 characteristics equal all 50 exact results", () => {
  const { cases } = reference("mtpi2_i3plus3_oc");
  expect(cases).toHaveLength(50);
  for (const { method, args, exact } of cases) {
    const { pT: target, EI, ncohort, cohortsize } = args;
    const options = { target, nDoses: args["p.true"].length, below: target - EI[0], above: EI[1] - target };
    const enumeration = once([method, target, options.nDoses], () =>
      trial(
        method === "mTPI2" ? mtpi2(options) : i3plus3(options),
        cohortsOf(cohortsize),
        stopWhenAtDose(args["n.earlystop"], "next"),
        stopAfter(ncohort * cohortsize),
      ),
    );
    expect(furthest(characteristics(enumeration, args["p.true"]), exact)).toBeLessThan(exactly);
  }
});

test("3+3 characteristics equal bcrm 0.5.4 in 7 scenarios and two variants", () => {
  const variants = { bcrm_deescalate: "de-escalate", bcrm_escalate_only: "escalate-only" } as const;
  for (const row of reference("three_plus_three_oc").cases) {
    for (const [name, variant] of Object.entries(variants)) {
      const truth: number[] = row.p_true;
      const result = characteristics(enumerate(threePlusThree({ nDoses: truth.length, variant })), truth);
      // Exact enumeration on both sides, at most 2,314 paths.
      expect(furthest(result, row[name])).toBeLessThan(1e-12);
      for (const [n, p] of Object.entries(row[name].total_n_dist)) {
        expect(result.sizes[Number(n)]).toBeCloseTo(Number(p), 12);
      }
    }
  }
});

test("3+3 gives the next dose of escalation 0.2.3 after every cohort of 239 random trials", () => {
  const { escalate_only, deescalate, num_doses: nDoses } = reference("three_plus_three_paths");
  const compare = (
    rows: { outcomes: string; next_dose: number | null; continue: boolean }[],
    design: Design,
  ) => {
    for (const { outcomes, next_dose, continue: goesOn } of rows) {
      const { decision, deviations } = recommend(design, cohortsIn(outcomes));
      expect(decision.kind === "treat", outcomes).toBe(goesOn);
      expect(decision.kind === "wait" || decision.dose === null ? null : decision.dose + 1, outcomes).toBe(
        next_dose,
      );
      expect(deviations).toEqual([]);
    }
    return rows.length;
  };
  const compared =
    compare(escalate_only, threePlusThree({ nDoses, variant: "escalate-only" })) +
    compare(deescalate, threePlusThree({ nDoses, variant: "de-escalate" }));
  expect(compared).toBe(239);
});

test("3+3 with de-escalation, top dose filled to six, has the number of paths that Norris counted", () => {
  for (const [nDoses, paths] of Object.entries(reference("three_plus_three_paths_count").J)) {
    const design = threePlusThree({ nDoses: Number(nDoses), topNeedsSix: true });
    const ways = pathways(design, emptyState(design.nDoses), design.first, design.maxN);
    expect(ways).toHaveLength(Number(paths));
  }
});

test("rolling six decides as the table of RollingSix 0.1.0, but for six enrolled, five clean and one pending", () => {
  const design = rollingSix({ nDoses: 3 });
  const different = reference("rolling_six_table").rows.filter(
    (row: { n_pat: number; n_dlt: number; n_pending: number; decision: string }) => {
      const decision = design.decide({
        ...emptyState(3),
        n: [6, row.n_pat, 0],
        tox: [0, row.n_dlt, 0],
        dose: 1,
        pending: Array.from({ length: row.n_pending }, () => ({ dose: 1, followUp: 0.5 })),
      });
      const names = ["De-escalate", "Stay", "Escalate"];
      const ours =
        decision.kind === "wait" ? "Suspend" : decision.kind === "stop" ? names[0] : names[decision.dose];
      return ours !== row.decision;
    },
  );
  // The package's own driver escalates there before it looks at its table.
  expect(different).toEqual([{ n_pat: 6, n_dlt: 0, n_pending: 1, decision: "Suspend" }]);
});

test("five designs give the next dose of escalation 0.2.3 on all 90 histories", () => {
  const { cases, target, num_doses: nDoses, epsilon } = reference("next_dose");
  const mass = { target, nDoses, below: epsilon, above: epsilon, excludeFromN: 1 };
  const designs: Readonly<Record<string, Design>> = {
    boin: boin({ target, nDoses }),
    boin_stop_n12: trial(boin({ target, nDoses }), stopWhenAtDose(12, "next")),
    tpi: tpi({ target, nDoses }),
    mtpi: mtpi(mass),
    mtpi2: mtpi2(mass),
  };
  expect(cases).toHaveLength(90);
  for (const row of cases) {
    for (const [name, design] of Object.entries(designs)) {
      const decision = design.decide(stateOf(row));
      expect(decision.kind === "treat", `${name} ${row.outcomes}`).toBe(row.results[name].continue);
      expect(
        decision.kind === "wait" || decision.dose === null ? null : decision.dose + 1,
        row.outcomes,
      ).toBe(row.results[name].next_dose);
    }
  }
});

test("probabilities of the dose after four cohorts equal escalation 0.2.3's over all paths", () => {
  const { cases, target, num_doses: nDoses, epsilon } = reference("path_probabilities");
  const mass = { target, nDoses, below: epsilon, above: epsilon, excludeFromN: 1 };
  const designs: Readonly<Record<string, Design>> = {
    boin: trial(boin({ target, nDoses }), cohortsOf(3)),
    mtpi2: trial(mtpi2(mass), cohortsOf(3)),
    three_plus_three: threePlusThree({ nDoses, variant: "escalate-only" }),
  };
  for (const { design: name, cohort_sizes, true_prob_tox, paths, prob_recommend } of cases) {
    const design = designs[name];
    if (!design) continue;
    const ways = pathways(design, emptyState(nDoses), design.first, cohort_sizes.length);
    expect(ways).toHaveLength(paths);
    const next = new Map<string, number>();
    for (const { decisions, probability } of ways) {
      const last = decisions.at(-1)!;
      const key = last.kind === "wait" || last.dose === null ? "NoDose" : String(last.dose + 1);
      next.set(key, (next.get(key) ?? 0) + probability(true_prob_tox));
    }
    for (const [dose, p] of Object.entries(prob_recommend)) expect(next.get(dose)).toBeCloseTo(Number(p), 12);
  }
});

test("BOIN's two-cohort dose transition pathways equal those of escalation 0.2.3", () => {
  const { cases } = reference("dose_transition_pathways");
  const { previous, next_dose, table } = cases.find(({ design }: { design: string }) => design === "boin");
  const design = trial(boin({ target: 0.25, nDoses: 5 }), cohortsOf(3));
  const history = cohortsIn(previous);
  const n = [0, 0, 0, 0, 0];
  const tox = [0, 0, 0, 0, 0];
  for (const cohort of history) {
    n[cohort.dose]! += cohort.n;
    tox[cohort.dose]! += cohort.tox;
  }
  // The reference fixes the next dose, against BOIN's own answer to 1 of 3 at this target.
  const next = treatAt(next_dose - 1, "stay", 3);
  const ways = pathways(design, { ...emptyState(5), n, tox, dose: history.at(-1)!.dose }, next, 2);
  const ours = ways.map((way) => [
    ...way.tox,
    ...way.decisions.slice(1).map((one) => (one.kind === "treat" ? one.dose + 1 : null)),
  ]);
  const count = (word: string) => word.split("T").length - 1;
  expect(ours).toEqual(
    table.map((row: Readonly<Record<string, string | number>>) => [
      count(String(row.outcomes1)),
      count(String(row.outcomes2)),
      row.next_dose1,
      row.next_dose2,
    ]),
  );
});

test("accelerated titration doubles steps, ends at the second moderate toxicity, and goes on as 3+3", () => {
  // Simon 1997, design 3: the rule itself is the reference.
  const design = acceleratedTitration({ nDoses: 7, step: 2 });
  const single = (dose: number, moderate = 0): Cohort => ({ dose, n: 1, tox: 0, moderate });
  const next = (...cohorts: Cohort[]) => recommend(design, cohorts).decision;
  expect(next(single(0))).toMatchObject({ dose: 2, size: 1, rule: "titration" });
  expect(next(single(0), single(2, 1))).toMatchObject({ dose: 4, size: 1 });
  expect(next(single(0), single(2, 1), single(4, 1))).toMatchObject({ dose: 4, size: 2, rule: "fill" });
  expect(next(single(0), { dose: 2, n: 1, tox: 1 })).toMatchObject({ dose: 2, size: 2, rule: "fill" });
  const filled = [single(0), { dose: 2, n: 1, tox: 1 }, { dose: 2, n: 2, tox: 1 }];
  expect(next(...filled)).toMatchObject({ dose: 1, size: 3, rule: "de-escalate" });
});
