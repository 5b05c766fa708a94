import { closingShare, withBackfilled } from "../calendar/backfill.ts";
import type { Decision, Design, DoseView, Pending, State } from "../types.ts";

/** Patients treated together, as they happened. */
export interface Cohort {
  readonly dose: number;
  readonly n: number;
  /** Patients with a dose-limiting toxicity. */
  readonly tox: number;
  /** Patients with a moderate toxicity and no dose-limiting one; default 0. */
  readonly moderate?: number;
  /** Patients with a response, and with a response and a toxicity; default 0. */
  readonly eff?: number;
  readonly both?: number;
  /** Observed shares of the window, each in [0, 1), of the cohort's patients whose outcome is not known at this look. */
  readonly pending?: readonly number[];
}

/** A cohort that the design had not asked for; what followed is still counted. */
export interface Deviation {
  /** The cohort, from 0. */
  readonly cohort: number;
  readonly asked: Decision;
  readonly given: number;
}

/** What a design says after the cohorts so far. */
export interface Recommendation {
  readonly decision: Decision;
  readonly doses: readonly DoseView[];
  /** The dose that would be selected if the trial ended now, or null. */
  readonly mtd: number | null;
  readonly deviations: readonly Deviation[];
  /** The trial so far, as the design sees it: what `pathways` goes on from. */
  readonly state: State;
  /** The decision with its reason, in a sentence. */
  readonly because: string;
}

/**
 * The next dose after the cohorts so far, with the reason. Cohorts are replayed in order; a dose that the design had
 * not asked for is recorded as a deviation and counted.
 * @param printDose how the sentence names a dose, "dose 3" by default.
 * @param backfilled patients with known outcomes at lower doses, outside the cohorts: they count for the last decision and the selection.
 * @throws RangeError for a dose that the design does not have and for counts that no cohort can have.
 */
export function recommend(
  design: Design,
  cohorts: readonly Cohort[],
  printDose: (dose: number) => string = (dose) => `dose ${dose + 1}`,
  backfilled: readonly Cohort[] = [],
): Recommendation {
  const deviations: Deviation[] = [];
  let decision: Decision = design.first;
  let phase = design.first.phase;
  let state = emptyState(design);
  for (const [index, cohort] of cohorts.entries()) {
    requireCohort(cohort, index, design.nDoses);
    if (decision.kind !== "treat" || decision.dose !== cohort.dose) {
      deviations.push({ cohort: index, asked: decision, given: cohort.dose });
    }
    if (decision.kind === "treat") phase = decision.phase;
    state = afterCohort(state, cohort, phase);
    decision = design.decide(state);
  }
  if (backfilled.length > 0) {
    state = withMore(state, backfilled);
    const known = { ...state, eff: state.eff ?? [], treated: state.n };
    decision = withBackfilled(design.decide(state), known, state.dose, closingShare(design.target));
  }
  const stop =
    decision.kind === "stop" ? decision : ({ kind: "stop", dose: null, rule: "sample size" } as const);
  return {
    decision,
    doses: design.view(state),
    mtd: design.selectMtd({ ...state, stop }),
    deviations,
    state,
    because: sentence(design, decision, state, printDose),
  };
}

const emptyState = ({ nDoses, efficacy }: Design): State => ({
  n: new Array<number>(nDoses).fill(0),
  tox: new Array<number>(nDoses).fill(0),
  ...(efficacy ? { eff: new Array<number>(nDoses).fill(0), both: new Array<number>(nDoses).fill(0) } : {}),
  dose: 0,
  cohort: 0,
  cohortTox: 0,
  phase: 0,
});

/** The state after one more cohort; earlier states are left alone. */
export function afterCohort(state: State, cohort: Cohort, phase: number): State {
  const add = (counts: ArrayLike<number>, more: number) =>
    Array.from(counts, (count, dose) => (dose === cohort.dose ? count + more : count));
  const newlyPending = (cohort.pending ?? []).map((followUp): Pending => ({ dose: cohort.dose, followUp }));
  const pending = [...(state.pending ?? []), ...newlyPending];
  return {
    n: add(state.n, cohort.n),
    tox: add(state.tox, cohort.tox),
    dose: cohort.dose,
    cohort: cohort.n,
    cohortTox: cohort.tox,
    phase,
    moderate: (state.moderate ?? 0) + (cohort.moderate ?? 0),
    ...(state.eff ? { eff: add(state.eff, cohort.eff ?? 0) } : {}),
    ...(state.both ? { both: add(state.both, cohort.both ?? 0) } : {}),
    ...(pending.length > 0 ? { pending } : {}),
  };
}

/** The state with backfilled patients counted; the dose and the cohort treated last stay what they were. */
function withMore(state: State, backfilled: readonly Cohort[]): State {
  const { dose, cohort, cohortTox, phase } = state;
  const counted = backfilled.reduce((sofar, one) => afterCohort(sofar, one, phase), state);
  const patients = backfilled.reduce((sum, { n }) => sum + n, 0);
  return { ...counted, dose, cohort, cohortTox, backfilled: patients };
}

function requireCohort(
  { dose, n, tox, eff = 0, both = 0, pending = [] }: Cohort,
  index: number,
  nDoses: number,
): void {
  if (!(Number.isInteger(dose) && dose >= 0 && dose < nDoses)) {
    throw new RangeError(`cohort ${index + 1} is at dose ${dose + 1}; the design has doses 1 to ${nDoses}`);
  }
  const whole = Number.isInteger(n) && Number.isInteger(tox) && n >= 1 && tox >= 0;
  if (!(whole && tox + pending.length <= n)) {
    throw new RangeError(
      `cohort ${index + 1} has ${tox} toxicities and ${pending.length} pending among ${n} patients`,
    );
  }
  if (!(eff <= n && both <= Math.min(tox, eff) && tox + eff - both <= n)) {
    throw new RangeError(
      `cohort ${index + 1} has ${tox} toxicities, ${eff} responses and ${both} with both among ${n} patients`,
    );
  }
}

function sentence(
  { efficacy }: Design,
  decision: Decision,
  { n, tox, eff, dose }: State,
  printDose: (dose: number) => string,
): string {
  if (decision.rule === "start" && decision.kind === "treat") {
    return `Treat ${patients(decision)} at ${printDose(decision.dose)}: the first cohort.`;
  }
  const toxic = `${tox[dose]} of ${n[dose]} with a dose-limiting toxicity`;
  const responding = efficacy && eff ? ` and ${eff[dose]} with a response` : "";
  const seen = `${toxic}${responding} at ${printDose(dose)}`;
  switch (decision.kind) {
    case "treat":
      return `Treat ${patients(decision)} at ${printDose(decision.dose)}: ${decision.rule} (${seen}).`;
    case "stop":
      return `Stop: ${decision.rule} (${seen}).`;
    case "wait":
      return `Wait for pending outcomes (${seen}).`;
  }
}

const patients = (decision: Decision): string => {
  if (decision.kind !== "treat") return "no patients";
  return decision.size === 1 ? "1 patient" : `${decision.size} patients`;
};
