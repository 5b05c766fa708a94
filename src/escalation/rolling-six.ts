import { stopAt, treatAt } from "./decisions.ts";
import { highestTolerated, lowestTooToxic, shareViews } from "./three-plus-three.ts";
import type { Decision, Design, State } from "./types.ts";

/**
 * Rolling six: up to six patients are enrolled at a dose, one by one, without waiting for every outcome.
 *
 * - Two toxicities: too toxic; go down, or settle on the dose below when it has six patients.
 * - No toxicity and three patients past the window, with fewer than six enrolled: go up. With six enrolled: go up when
 *   all, or all but one, are past the window.
 * - One toxicity: enrol up to six; go up when all six are known.
 * - Otherwise enrol the next patient at the same dose; with six enrolled, wait.
 *
 * With no pending patients (exact characteristics) it is a 3+3 that enrols one patient at a time.
 * @see skolnik2008
 */
export const rollingSix = ({ nDoses }: { readonly nDoses: number }): Design => ({
  id: "rolling-six",
  name: "rolling six",
  cite: ["skolnik2008"],
  nDoses,
  target: Number.NaN,
  maxN: 6 * nDoses,
  ownCohorts: true,
  takesPending: true,
  first: treatAt(0, "start"),
  decide,
  view: shareViews,
  selectMtd: highestTolerated,
  rules: [
    "Enrol up to six patients at a dose without waiting for every outcome.",
    "Escalate with no dose-limiting toxicity in three known patients of fewer than six enrolled, in five or six known of six, or with one in six known.",
    "Two dose-limiting toxicities: the dose is too toxic; fill the dose below to six patients.",
  ],
});

function decide(state: State): Decision {
  const { n, tox, dose } = state;
  const ceiling = lowestTooToxic(state);
  if (ceiling === 0) return stopAt(null, "lowest dose too toxic");
  if (ceiling <= dose + 1 && ceiling < n.length) return settle(state, ceiling - 1);
  if (!mayEscalate(n[dose], tox[dose], pendingAt(state, dose))) return enrol(n[dose], dose);
  if (dose < n.length - 1) return treatAt(dose + 1, "escalate");
  return pendingAt(state, dose) > 0 ? { kind: "wait", rule: "pending" } : stopAt(dose, "mtd found");
}

function mayEscalate(n: number, tox: number, pending: number): boolean {
  if (tox === 1) return n >= 6 && pending === 0;
  return n >= 6 ? pending <= 1 : n - pending >= 3;
}

const enrol = (n: number, dose: number): Decision =>
  n < 6 ? treatAt(dose, "stay") : { kind: "wait", rule: "pending" };

function settle(state: State, dose: number): Decision {
  if (state.n[dose] < 6) return treatAt(dose, dose < state.dose ? "de-escalate" : "stay");
  return pendingAt(state, dose) > 0 ? { kind: "wait", rule: "pending" } : stopAt(dose, "mtd found");
}

const pendingAt = ({ pending = [] }: State, dose: number): number =>
  pending.filter((patient) => patient.dose === dose).length;
