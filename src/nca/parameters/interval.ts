import { interpolate, partialAuc, type Tail, tailAt } from "../auc/area.ts";
import { type Case, observedTail } from "../prepare.ts";
import { type Outcome, type Parameter, withDose } from "./types.ts";

const noInterval: Outcome = { why: "no dosing interval" };

/** What an interval needs: its length, the curve to its last measurable point, and how to go on from there. */
interface Interval {
  readonly tau: number;
  readonly lastTime: number;
  readonly tail: Tail | undefined;
}

function interval(it: Case): Interval | { readonly why: string } {
  if (it.profile.tauH === undefined) return { why: "no dosing interval" };
  const lastTime = it.toLast.times.at(-1);
  if (lastTime === undefined) return { why: "no concentration above the limit of quantification" };
  const tail = observedTail(it);
  if (lastTime < it.profile.tauH && !tail && "why" in it.slope) {
    return { why: `the last measurable sample is before the end of the interval, and ${it.slope.why}` };
  }
  return { tau: it.profile.tauH, lastTime, tail };
}

const extrapolationNote = ({ tau, lastTime }: Interval): readonly string[] =>
  lastTime < tau ? [`extrapolated with λz from ${lastTime} h to the end of the interval`] : [];

/** Area over the dosing interval, extrapolated from Tlast with λz where it ends earlier. */
export const aucTau: Parameter = {
  name: "auc_tau",
  printed: "AUCτ",
  measures: "auc",
  description: "area under the curve over the dosing interval",
  needs: [],
  of: (it) => {
    const over = interval(it);
    if ("why" in over) return over;
    if (it.curve.times[0] !== 0)
      return { why: "no sample at or before the dose, so the area has no beginning" };
    const value = partialAuc(it.method, it.toLast, 0, over.tau, over.tail);
    return { value, notes: [...(it.startNote ? [it.startNote] : []), ...extrapolationNote(over)] };
  },
};

/** AUCτ / τ. */
export const cavg: Parameter = {
  name: "cavg",
  printed: "Cavg",
  measures: "concentration",
  description: "mean concentration over the dosing interval, AUCτ/τ",
  needs: ["auc_tau"],
  of: (it, known) => (it.profile.tauH === undefined ? noInterval : known("auc_tau") / it.profile.tauH),
};

/** Concentration at the end of the dosing interval. */
export const ctrough: Parameter = {
  name: "ctrough",
  printed: "Ctrough",
  measures: "concentration",
  description:
    "concentration at the end of the dosing interval, measured, interpolated or on the terminal decline",
  needs: [],
  of: (it) => {
    const over = interval(it);
    if ("why" in over) return over;
    const { tau, lastTime, tail } = over;
    const value =
      tau <= lastTime ? interpolate(it.method, it.toLast, tau) : tail ? tailAt(tail, tau) : Number.NaN;
    return { value, notes: extrapolationNote(over) };
  },
};

/** Smallest concentration measured in the dosing interval, its start and end included. */
export const cmin: Parameter = {
  name: "cmin",
  printed: "Cmin",
  measures: "concentration",
  description: "smallest measured concentration in the dosing interval",
  needs: [],
  of: ({ profile: { tauH }, measured: { times, concentrations } }) => {
    if (tauH === undefined) return noInterval;
    const inside = concentrations.filter((_, k) => times[k]! <= tauH);
    return inside.length === 0 ? { why: "no sample in the dosing interval" } : Math.min(...inside);
  },
};

/** Dose / AUCτ, the clearance once every interval is like the one before. */
export const steadyStateClearance: Parameter = {
  name: "cl_ss",
  printed: "CLss",
  printedExtravascular: "CLss/F",
  measures: "clearance",
  description: "dose / AUCτ, the clearance at steady state",
  needs: ["auc_tau"],
  of: (it, known) =>
    it.profile.afterEarlierDoses
      ? withDose(it, (dose) => ({ value: dose / known("auc_tau"), notes: ["holds at steady state"] }))
      : { why: "only after repeated doses" },
};
