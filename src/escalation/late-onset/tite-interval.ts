import { credible, shareBelow, tailAbove } from "../beta.ts";
import { type BoinOptions, boin, boinBoundaries } from "../boin.ts";
import { stopAt, treatAt } from "../decisions.ts";
import { type Exclusion, exclusion } from "../exclusion.ts";
import type { Action } from "../interval-design.ts";
import type { Decision, Design, DoseView, State } from "../types.ts";
import {
  type Interval,
  keyboard,
  keys,
  mtpi,
  strongest,
  type Ties,
  type UnitMassOptions,
} from "../unit-mass.ts";

/** When a design with pending patients waits. */
export interface Waiting {
  /** Wait when more than this share of the current dose's patients are pending; default 0.5. */
  readonly mostPending?: number;
}

/** What an effective number of patients with so many toxicities asks for. */
export type EffectiveAction = (effective: number, tox: number) => Action;

/**
 * TITE-BOIN in the form of Lin and Yuan: BOIN's boundaries against y over the effective number of patients,
 *
 *   n* = n − pending + Σ observed shares of the window of the pending patients.
 *
 * Exclusion looks at all patients. More than half of the patients at the dose pending, or a call to de-escalate at the lowest
 * dose while one is pending: wait.
 * @throws RangeError as `boinBoundaries`.
 * @see yuan2018 linyuan2020
 */
export function titeBoin(options: BoinOptions & Waiting): Design & { readonly action: EffectiveAction } {
  const { escalate, deescalate } = boinBoundaries(options.target, options.low, options.high);
  const action: EffectiveAction = (effective, tox) => {
    if (tox <= escalate * effective) return "escalate";
    return tox >= deescalate * effective ? "de-escalate" : "stay";
  };
  const rule = { ...options, interval: [escalate, deescalate] as const };
  return withPending(boin(options), "tite-boin", "TITE-BOIN", ["yuan2018"], action, rule);
}

/**
 * TITE-Keyboard: the strongest key of Beta(1 + y, 1 + n* − y) with n* the effective number of patients (`titeBoin`).
 * @throws RangeError as `keyboard`.
 * @see linyuan2020
 */
export function titeKeyboard(
  options: UnitMassOptions & Waiting & { readonly ties?: Ties },
): Design & { readonly action: EffectiveAction } {
  const interval = intervalOf(options);
  const cut = keys(interval);
  const action: EffectiveAction = (effective, tox) =>
    strongest(cut, interval, options.ties ?? "highest", effective, tox);
  return withPending(keyboard(options), "tite-keyboard", "TITE-Keyboard", [], action, {
    ...options,
    interval,
  });
}

/**
 * TITE-mTPI: the unit probability mass of Beta(1 + y, 1 + n* − y) with n* the effective number of patients (`titeBoin`).
 * @throws RangeError as `mtpi`.
 * @see linyuan2020
 */
export function titeMtpi(
  options: UnitMassOptions & Waiting & { readonly ties?: Ties },
): Design & { readonly action: EffectiveAction } {
  const interval = intervalOf(options);
  const cut: readonly Interval[] = [[0, interval[0]], interval, [interval[1], 1]];
  const action: EffectiveAction = (effective, tox) =>
    strongest(cut, interval, options.ties ?? "highest", effective, tox);
  return withPending(mtpi(options), "tite-mtpi", "TITE-mTPI", [], action, { ...options, interval });
}

const intervalOf = ({ target, below = 0.05, above = 0.05 }: UnitMassOptions): Interval => [
  target - below,
  target + above,
];

interface PendingRules extends Waiting {
  readonly target: number;
  /** Shown in views. */
  readonly interval: Interval;
  readonly cutoff?: number;
  readonly excludeFromN?: number;
}

/** The design without pending patients, and what it does with them. */
function withPending(
  base: Design,
  id: string,
  name: string,
  cite: readonly string[],
  action: EffectiveAction,
  { target, interval, cutoff = 0.95, excludeFromN = 3, mostPending = 0.5 }: PendingRules,
): Design & { readonly action: EffectiveAction } {
  const rule: Exclusion = { target, cutoff, fromN: excludeFromN };
  const excluded = exclusion(rule);
  return {
    ...base,
    id,
    name,
    cite: [...cite, "linyuan2020", ...base.cite],
    takesPending: true,
    decide: (state) => {
      const complete = base.decide(state);
      const waiting = state.pending !== undefined && state.pending.length > 0;
      // What stops the trial looks at all patients, so it does so with pending patients too.
      if (!waiting || complete.kind === "stop") return complete;
      return decidePending(state, action, excluded, mostPending);
    },
    view: (state) => base.view(state).map((view) => effectiveView(view, state, interval)),
    rules: [
      ...base.rules,
      `A pending patient counts as the share of the window observed; wait when more than ${mostPending * 100} % of the patients at the dose are pending, and at dose 1 when it would be de-escalated.`,
    ],
    action,
  };
}

function decidePending(
  state: State,
  action: EffectiveAction,
  excluded: (n: number, tox: number) => boolean,
  mostPending: number,
): Decision {
  const { n, tox, dose, pending = [] } = state;
  for (let d = 0; d <= dose; d++) {
    if (!excluded(n[d], tox[d])) continue;
    return d === 0 ? stopAt(null, "lowest dose too toxic") : treatAt(d - 1, "eliminated");
  }
  const here = pending.filter((patient) => patient.dose === dose);
  if (here.length > mostPending * n[dose]) return { kind: "wait", rule: "pending" };
  const asked = action(effectiveSize(state, dose), tox[dose]);
  if (asked === "stay") return treatAt(dose, "stay");
  if (asked === "de-escalate") {
    if (dose > 0) return treatAt(dose - 1, "de-escalate");
    return here.length > 0 ? { kind: "wait", rule: "pending" } : treatAt(0, "bottom dose");
  }
  if (dose === n.length - 1) return treatAt(dose, "top dose");
  return excluded(n[dose + 1], tox[dose + 1])
    ? treatAt(dose, "higher dose eliminated")
    : treatAt(dose + 1, "escalate");
}

/** The same view with the posterior of the effective number of patients. */
function effectiveView(view: DoseView, state: State, [low, high]: Interval): DoseView {
  const size = effectiveSize(state, view.dose);
  if (size === view.n) return view;
  const under = shareBelow(low, size, view.tox);
  const over = tailAbove(high, size, view.tox);
  const why = `${Number(size.toFixed(2))} effective patients of ${view.n}${view.why === "" ? "" : `; ${view.why}`}`;
  const estimate = (1 + view.tox) / (2 + size);
  const interval = credible(size, view.tox);
  return { ...view, estimate, under, inside: Math.max(0, 1 - under - over), over, interval, why };
}

/** n − pending + Σ observed shares of the window, at a dose. */
export function effectiveSize({ n, pending = [] }: State, dose: number): number {
  return pending.reduce((size, one) => (one.dose === dose ? size - 1 + one.followUp : size), n[dose]);
}

/** Effective numbers of patients between which a design stays with so many toxicities; it escalates above, de-escalates below. */
export interface EffectiveLimits {
  readonly deescalateBelow: number;
  readonly escalateAbove: number;
}

/** The limits of {@link EffectiveLimits} in (0, `most`], by bisection: what decision tables of late-onset designs print. */
export function effectiveLimits(action: EffectiveAction, tox: number, most: number): EffectiveLimits {
  const limit = (passed: (asked: Action) => boolean): number => {
    if (passed(action(Math.max(tox, 1e-9), tox))) return tox;
    if (!passed(action(most, tox))) return Number.POSITIVE_INFINITY;
    let [a, b] = [tox, most];
    while (b - a > 1e-10) {
      const middle = (a + b) / 2;
      if (passed(action(middle, tox))) b = middle;
      else a = middle;
    }
    return b;
  };
  return {
    deescalateBelow: limit((asked) => asked !== "de-escalate"),
    escalateAbove: limit((asked) => asked === "escalate"),
  };
}
