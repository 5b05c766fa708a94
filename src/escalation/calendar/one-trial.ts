import type { Words } from "../simulated/xoshiro.ts";
import type { Decision, Design, Pending, Rule, State, Stop, Treat } from "../types.ts";
import { closingShare, type KnownCounts, openDoses, withBackfilled } from "./backfill.ts";
import { type Accrual, type CalendarOptions, uniformOf } from "./options.ts";
import { type PatientSource, patientSource } from "./patients.ts";

/** A trial that has ended. The arrays are overwritten by the next trial. */
export interface EndedTrial {
  readonly n: Int32Array;
  readonly tox: Int32Array;
  readonly eff: Int32Array;
  mtd: number | null;
  rule: Rule;
  /** Days from the beginning, waiting for the first patient included, to the last outcome. */
  days: number;
  /** Patients who came and could not be treated. */
  turnedAway: number;
  backfilled: number;
}

/** A simulator of one design in one scenario; each call simulates a trial from the words that follow. */
export function trialSimulator(
  design: Design,
  truth: readonly number[],
  options: CalendarOptions,
): (word: Words) => EndedTrial {
  const trial = newTrial(design, truth, options);
  return (word) => {
    reset(trial);
    run(trial, word);
    return trial.ended;
  };
}

interface Trial {
  readonly design: Design;
  readonly options: CalendarOptions;
  readonly source: PatientSource;
  readonly next: (word: Words) => number;
  readonly limit: number;
  readonly responseDays: number;
  readonly ended: EndedTrial;
  readonly both: Int32Array;
  /** By patient: dose, day of the first dose, of the toxicity (Infinity: none) and of the last outcome; whether there is a response. */
  readonly dose: number[];
  readonly start: number[];
  readonly toxic: number[];
  readonly complete: number[];
  readonly responds: boolean[];
  /** Of those enrolled in cohorts: where the last cohort begins, and the backfilled among the patients. */
  readonly isBackfilled: boolean[];
  lastOutcome: number;
  cohortFrom: number;
}

function newTrial(design: Design, truth: readonly number[], options: CalendarOptions): Trial {
  const zeros = () => new Int32Array(design.nDoses);
  return {
    design,
    options,
    source: patientSource(truth, options),
    next: interval(options.accrual),
    limit: closingShare(design.target),
    responseDays: options.responseDays ?? options.windowDays,
    ended: {
      n: zeros(),
      tox: zeros(),
      eff: zeros(),
      mtd: null,
      rule: "start",
      days: 0,
      turnedAway: 0,
      backfilled: 0,
    },
    both: zeros(),
    dose: [],
    start: [],
    toxic: [],
    complete: [],
    responds: [],
    isBackfilled: [],
    lastOutcome: 0,
    cohortFrom: 0,
  };
}

function reset(trial: Trial): void {
  for (const list of [trial.dose, trial.start, trial.toxic, trial.complete]) list.length = 0;
  trial.responds.length = 0;
  trial.isBackfilled.length = 0;
  trial.lastOutcome = 0;
  trial.cohortFrom = 0;
  trial.ended.turnedAway = 0;
  trial.ended.backfilled = 0;
}

function interval({ perDay, arrivals = "poisson" }: Accrual): (word: Words) => number {
  if (arrivals === "even") return () => 1 / perDay;
  if (arrivals === "uniform") return (word) => (2 * uniformOf(word)) / perDay;
  return (word) => -Math.log(uniformOf(word)) / perDay;
}

/** Patients come one by one; each is enrolled in the open cohort, or asks the design for the next one, or is backfilled or turned away. */
function run(trial: Trial, word: Words): void {
  let treat: Treat = trial.design.first;
  let open = treat.size;
  for (let day = trial.next(word); ; day += trial.next(word)) {
    if (open === 0) {
      const decision = decide(trial, day, treat);
      if (decision.kind === "stop") {
        finish(trial, decision);
        return;
      }
      if (decision.kind === "wait") {
        backfillOrLose(trial, day, treat.dose, word);
        continue;
      }
      treat = decision;
      open = treat.size;
      trial.cohortFrom = trial.dose.length;
    }
    enrol(trial, treat.dose, day, false, word);
    open -= 1;
    if (open === 0 && isFull(trial)) {
      finish(trial, atTheEnd(trial, treat));
      return;
    }
  }
}

const isFull = ({ design, dose, ended }: Trial): boolean => dose.length - ended.backfilled >= design.maxN;

function enrol(trial: Trial, dose: number, day: number, backfilled: boolean, word: Words): void {
  const { source, options, design, responseDays } = trial;
  source.draw(dose, word);
  const { toxicity, responds } = source.last;
  const toxic = day + toxicity;
  const known = Math.min(toxic, day + options.windowDays);
  const complete = design.efficacy ? Math.max(known, day + responseDays) : known;
  trial.dose.push(dose);
  trial.start.push(day);
  trial.toxic.push(toxic);
  trial.complete.push(complete);
  trial.responds.push(responds);
  trial.isBackfilled.push(backfilled);
  if (complete > trial.lastOutcome) trial.lastOutcome = complete;
}

/** What the design says on a day, or to wait: designs that take no pending patients wait for every outcome of the cohorts. */
function decide(trial: Trial, day: number, last: Treat): Decision {
  const { design, limit, options } = trial;
  if (!design.takesPending && cohortsPending(trial, day)) return { kind: "wait", rule: "pending" };
  const state = stateOn(trial, day, last);
  const decision = design.decide(state);
  return options.backfill ? withBackfilled(decision, knownOn(trial, day), last.dose, limit) : decision;
}

function cohortsPending({ complete, isBackfilled }: Trial, day: number): boolean {
  for (let k = complete.length - 1; k >= 0; k--) if (complete[k] > day && !isBackfilled[k]) return true;
  return false;
}

/** The trial as the design sees it on a day. */
function stateOn(trial: Trial, day: number, { dose: current, phase }: Treat): State {
  const { design, dose, start, toxic, complete, responds, isBackfilled, options, cohortFrom } = trial;
  const zeros = () => new Array<number>(design.nDoses).fill(0);
  const [n, tox, eff, both] = [zeros(), zeros(), zeros(), zeros()];
  const pending: Pending[] = [];
  const toxTimes: number[] = [];
  let [cohort, cohortTox, backfilled] = [0, 0, 0];
  for (let k = 0; k < dose.length; k++) {
    const known = complete[k] <= day;
    if (!known && !design.takesPending) continue;
    const d = dose[k];
    n[d] += 1;
    if (isBackfilled[k]) backfilled += 1;
    if (!known) pending.push({ dose: d, followUp: (day - start[k]) / options.windowDays });
    const isToxic = toxic[k] <= day;
    if (isToxic) {
      tox[d] += 1;
      toxTimes.push((toxic[k] - start[k]) / options.windowDays);
    }
    if (responds[k]) {
      eff[d] += 1;
      if (isToxic) both[d] += 1;
    }
    if (k >= cohortFrom && !isBackfilled[k]) {
      cohort += 1;
      if (isToxic) cohortTox += 1;
    }
  }
  const base = { n, tox, dose: current, cohort, cohortTox, phase, toxTimes, backfilled };
  const seen = design.efficacy ? { ...base, eff, both } : base;
  return pending.length > 0 ? { ...seen, pending } : seen;
}

/** What backfill looks at: known outcomes, responses once assessed, and everybody treated. */
function knownOn(
  { design, dose, start, toxic, complete, responds, responseDays }: Trial,
  day: number,
): KnownCounts {
  const zeros = () => new Int32Array(design.nDoses);
  const counts = { n: zeros(), tox: zeros(), eff: zeros(), treated: zeros() };
  for (let k = 0; k < dose.length; k++) {
    counts.treated[dose[k]] += 1;
    if (responds[k] && start[k] + responseDays <= day) counts.eff[dose[k]] += 1;
    if (complete[k] > day) continue;
    counts.n[dose[k]] += 1;
    if (toxic[k] <= day) counts.tox[dose[k]] += 1;
  }
  return counts;
}

function backfillOrLose(trial: Trial, day: number, current: number, word: Words): void {
  const { options, ended, limit } = trial;
  const open = options.backfill ? openDoses(options.backfill, knownOn(trial, day), current, limit) : [];
  if (open.length === 0) {
    ended.turnedAway += 1;
    return;
  }
  const { assign = "highest" } = options.backfill ?? {};
  const at =
    assign === "highest"
      ? open.length - 1
      : assign === "lowest"
        ? 0
        : Math.floor(uniformOf(word) * open.length);
  enrol(trial, open[at], day, true, word);
  ended.backfilled += 1;
}

/** The stop that a full trial comes to once every outcome is known. */
function atTheEnd(trial: Trial, last: Treat): Stop {
  const decision = trial.design.decide(stateOn(trial, Number.POSITIVE_INFINITY, last));
  return decision.kind === "stop" ? decision : { kind: "stop", dose: null, rule: "sample size" };
}

/** Everybody is followed to the end; the dose is selected from complete outcomes. */
function finish({ design, ended, dose, toxic, responds, both, lastOutcome }: Trial, stop: Stop): void {
  for (const counts of [ended.n, ended.tox, ended.eff, both]) counts.fill(0);
  for (let k = 0; k < dose.length; k++) {
    ended.n[dose[k]] += 1;
    const isToxic = toxic[k] < Number.POSITIVE_INFINITY;
    if (isToxic) ended.tox[dose[k]] += 1;
    if (responds[k]) ended.eff[dose[k]] += 1;
    if (responds[k] && isToxic) both[dose[k]] += 1;
  }
  const counts = { n: ended.n, tox: ended.tox, eff: ended.eff, both };
  ended.mtd = design.selectMtd({ ...counts, stop });
  ended.rule = stop.rule;
  ended.days = lastOutcome;
}
