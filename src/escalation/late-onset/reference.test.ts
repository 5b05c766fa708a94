import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  adaptiveWeight,
  blrm,
  type CrmData,
  closestDose,
  crm,
  curveAt,
  type Decision,
  effectiveLimits,
  ewoc,
  logisticCurve,
  oneParameterModel,
  posteriorOf,
  powerCurve,
  type State,
  stopWhenAtDose,
  titeBoin,
  titeCrm,
  titeKeyboard,
  titeMtpi,
  trial,
  weakPrior,
} from "../index.ts";

// Numbers of dfcrm, TITEgBOIN and the script TITE-MAD, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

interface TiteCase {
  readonly prior: number[];
  readonly target: number;
  readonly level: number[];
  readonly tox: number[];
  readonly followup: number[];
  readonly obswin: number;
}

function weightsOf({ tox, followup, obswin }: TiteCase, adaptive: boolean): number[] {
  const times = followup.filter((_, k) => tox[k]).map((time) => time / obswin);
  return followup.map((time, k) => {
    if (tox[k]) return 1;
    return adaptive ? adaptiveWeight(time / obswin, times) : Math.min(1, time / obswin);
  });
}

function dataOf({ prior, level, tox }: TiteCase, weights: readonly number[]): CrmData {
  const n = prior.map((_, dose) => level.filter((one) => one === dose + 1).length);
  const toxic = prior.map((_, dose) => level.filter((one, k) => one === dose + 1 && tox[k]).length);
  const partial = level.flatMap((dose, k) => (tox[k] ? [] : [{ dose: dose - 1, weight: weights[k] }]));
  return { n, tox: toxic, partial };
}

test("TITE-CRM weights, posteriors and doses equal those of dfcrm, one data set with follow-up past the window excepted", () => {
  const excepted: number[] = [];
  let compared = 0;
  reference("titecrm_posteriors").cases.forEach(
    (one: TiteCase & { fits: Record<string, never> }, k: number) => {
      for (const [name, peer] of Object.entries<Record<string, never>>(one.fits)) {
        const adaptive = name.endsWith("adaptive");
        // The peer lets a toxicity after day 180 of 180 shape the adaptive weights and gives complete patients 2/3; here a
        // patient past the window counts 1.
        if (adaptive && one.followup.some((time) => time > one.obswin)) {
          excepted.push(k);
          continue;
        }
        const weights = weightsOf(one, adaptive);
        weights.forEach((weight, j) => {
          expect(Math.abs(weight - peer.weights[j])).toBeLessThan(1e-10);
        });
        const curve = name.startsWith("logistic") ? logisticCurve(3) : powerCurve;
        const model = oneParameterModel(curve, one.prior, { kind: "log-normal", mean: 0, variance: 1.34 });
        const { mean, variance } = posteriorOf(model)(dataOf(one, weights));
        // The peer's integration is within 1e-6.
        expect(Math.abs(mean - peer.estimate)).toBeLessThan(1e-6);
        expect(Math.abs(variance - peer.post_var)).toBeLessThan(1e-6);
        expect(closestDose(curveAt(model, Math.exp(mean)), one.target) + 1).toBe(peer.mtd);
        compared += 1;
      }
    },
  );
  expect(compared).toBe(314);
  expect(excepted).toEqual([0, 0]);
});

test("the design TITE-CRM weighs pending patients as the posterior does", () => {
  const skeleton = [0.05, 0.12, 0.25, 0.4];
  const pending = [
    { dose: 1, followUp: 0.25 },
    { dose: 2, followUp: 0.5 },
  ];
  const state: State = {
    n: [3, 3, 3, 0],
    tox: [0, 1, 1, 0],
    dose: 2,
    cohort: 3,
    cohortTox: 1,
    phase: 0,
    pending,
  };
  const design = titeCrm({ target: 0.25, skeleton });
  const partial = pending.map(({ dose, followUp }) => ({ dose, weight: followUp }));
  const { mean } = posteriorOf(design.model)({ n: state.n, tox: state.tox, partial });
  const estimates = design.view(state).map(({ estimate }) => estimate);
  expect(estimates).toEqual([...curveAt(design.model, Math.exp(mean))]);
  const adaptive = titeCrm({ target: 0.25, skeleton, weights: "adaptive" });
  expect(adaptive.view({ ...state, toxTimes: [0.9, 0.95] })[2].estimate).not.toBe(estimates[2]);
});

const said = (decision: Decision): string =>
  decision.kind === "wait" ? "wait" : `${decision.kind} ${decision.dose === null ? null : decision.dose + 1}`;

test("TITE-BOIN decisions equal those of TITEgBOIN on 220 trials with pending patients", () => {
  const { decisions } = reference("tite_boin");
  for (const { args, next_dose, suspend, earlystop, stop } of decisions) {
    const { target, n, npend, y, ft, d, maxt, maxpen } = args;
    const design = trial(
      titeBoin({ target, nDoses: n.length, mostPending: maxpen }),
      stopWhenAtDose(args["n.earlystop"], "staying"),
    );
    const pending = npend.flatMap((count: number, dose: number) =>
      Array.from({ length: count }, () => ({ dose, followUp: ft[dose] / count / maxt })),
    );
    const decision = design.decide({ n, tox: y, dose: d - 1, cohort: 3, cohortTox: 0, phase: 0, pending });
    // The peer may say both "suspend" and "stop"; a trial that waits has not stopped.
    const wanted = earlystop ? "stop null" : suspend ? "wait" : stop ? `stop ${d}` : `treat ${next_dose}`;
    expect(said(decision)).toBe(wanted);
  }
  expect(decisions).toHaveLength(220);
});

/** Numbers that a table's cell means: "< 2", "> 1", "1 ~ 2", "1, 2", "0". */
function numbersIn(cell: string, most: number): number[] {
  const [first, second] = cell.match(/\d+/g)!.map(Number);
  if (cell.startsWith("<")) return Array.from({ length: first }, (_, k) => k);
  if (cell.startsWith(">")) return Array.from({ length: most - first }, (_, k) => first + 1 + k);
  if (cell.includes("~")) return Array.from({ length: second - first + 1 }, (_, k) => first + k);
  return cell.split(",").map(Number);
}

/** The row of a decision table: what is said for effective sizes from n − pending to n. */
function rowOf(below: number, above: number, low: number, n: number): string {
  const [d, e] = [below.toFixed(2), above.toFixed(2)];
  if (low > above || above < 1e-6) return "Yes|No|No";
  if (n < below) return "No|No|Yes";
  if (n <= above) return low >= below ? "No|Yes|No" : `No|ESS>= ${d}|ESS< ${d}`;
  return low >= below ? `ESS> ${e}|ESS<= ${e}|No` : `ESS> ${e}|ESS in [${d},${e}]|ESS< ${d}`;
}

test("tables of TITE-Keyboard and TITE-mTPI equal those of TITE-MAD to the printed 0.01", () => {
  let compared = 0;
  for (const { target, design, table } of reference("tite_keyboard_tables").cases) {
    // TITE-MAD resolves the one exact tie, an effective size of 2 with one toxicity at a target of 0.25, downwards.
    const options = { target, nDoses: 4, ties: "lowest" as const };
    const { action } = design === 1 ? titeKeyboard(options) : titeMtpi(options);
    for (const [patients, toxic, pendingCell, ...cells] of table) {
      if (cells[0] === "Suspend") continue;
      const n = Number(patients);
      const wanted = cells
        .join("|")
        .replace(" & Eliminate", "")
        .replace(/\d+(\.\d+)?/g, (x: string) => Number(x).toFixed(2));
      for (const tox of numbersIn(toxic, n)) {
        const { deescalateBelow, escalateAbove } = effectiveLimits(action, tox, 60);
        for (const pending of numbersIn(pendingCell, n - tox).filter((count) => count <= n - tox)) {
          // Limits come from bisection to 1e-10; an effective size of exactly 2 must not fall on the wrong side.
          expect(rowOf(deescalateBelow - 1e-9, escalateAbove + 1e-9, n - pending, n)).toBe(wanted);
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(700);
});

test("views of late-onset designs show the posterior of the effective number of patients", () => {
  const pending = [{ dose: 1, followUp: 0.5 }];
  const state: State = { n: [3, 3, 0], tox: [0, 1, 0], dose: 1, cohort: 3, cohortTox: 1, phase: 0, pending };
  const [first, second] = titeBoin({ target: 0.3, nDoses: 3 }).view(state);
  expect(first.estimate).toBe(1 / 5);
  expect(second.estimate).toBe(2 / 4.5);
  expect(second.why).toBe("2.5 effective patients of 3");
});

test("designs without weights leave pending patients out", () => {
  const pending = [{ dose: 1, followUp: 0.5 }];
  const state: State = { n: [3, 3, 0], tox: [0, 1, 0], dose: 1, cohort: 3, cohortTox: 1, phase: 0, pending };
  const known: State = { n: [3, 2, 0], tox: [0, 1, 0], dose: 1, cohort: 3, cohortTox: 1, phase: 0 };
  for (const design of [
    crm({ target: 0.3, skeleton: [0.1, 0.3, 0.5] }),
    blrm({ doses: [1, 2, 4], reference: 2, prior: weakPrior(0.33) }),
    ewoc({ doses: [1, 2, 4], target: 0.33 }),
  ]) {
    expect(design.decide(state)).toEqual(design.decide(known));
    expect(design.view(state).map(({ over }) => over)).toEqual(design.view(known).map(({ over }) => over));
  }
});
