import { interpolate, partialAreas, type Tail, tailAt } from "../auc/area.ts";
import { type Case, observedTail } from "../prepare.ts";
import { pointsBetween } from "./points.ts";
import type { Outcome, Parameter } from "./types.ts";

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

const overInterval = (
  name: string,
  printed: string,
  measures: "auc" | "aumc",
  description: string,
): Parameter => ({
  name,
  printed,
  measures,
  description,
  needs: [],
  of: (it) => {
    const over = interval(it);
    if ("why" in over) return over;
    if (it.curve.times[0] !== 0)
      return { why: "no sample at or before the dose, so the area has no beginning" };
    const value = partialAreas(it.method, it.toLast, 0, over.tau, over.tail)[measures];
    return { value, notes: [...(it.startNote ? [it.startNote] : []), ...extrapolationNote(over)] };
  },
  from: inInterval,
});

const inInterval = (it: Case): readonly number[] =>
  it.profile.tauH === undefined ? [] : pointsBetween(it, 0, it.profile.tauH);

/** Area over the dosing interval, extrapolated from Tlast with λz where it ends earlier. */
export const aucTau = overInterval("auc_tau", "AUCτ", "auc", "area under the curve over the dosing interval");

/** First moment over the dosing interval. */
export const aumcTau = overInterval(
  "aumc_tau",
  "AUMCτ",
  "aumc",
  "area under the first-moment curve over the dosing interval",
);

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
  from: (it) => (it.profile.tauH === undefined ? [] : pointsBetween(it, it.profile.tauH, it.profile.tauH)),
};

/** The smallest and the largest point within the dosing interval, its ends included; of all points where there is none; −1: no point. */
function extremes({
  profile: { tauH = Number.POSITIVE_INFINITY },
  measured: { times, concentrations },
}: Case) {
  let [lowest, highest] = [-1, -1];
  for (let k = 0; k < times.length && times[k]! <= tauH; k++) {
    if (lowest < 0 || concentrations[k]! < concentrations[lowest]!) lowest = k;
    if (highest < 0 || concentrations[k]! > concentrations[highest]!) highest = k;
  }
  return { lowest, highest };
}

const highestOf = (it: Case): number => it.measured.concentrations[extremes(it).highest] ?? Number.NaN;

/** Smallest concentration measured in the dosing interval, its start and end included. */
export const cmin: Parameter = {
  name: "cmin",
  printed: "Cmin",
  measures: "concentration",
  description: "smallest measured concentration in the dosing interval; in the whole profile without one",
  needs: [],
  of: (it) => {
    if (it.toLast.times.length === 0) return { why: "no concentration above the limit of quantification" };
    const { lowest } = extremes(it);
    return lowest < 0 ? { why: "no sample in the dosing interval" } : it.measured.concentrations[lowest]!;
  },
  from: (it) => [extremes(it).lowest],
};

/** 100 (Cmax − Cmin)/Cavg over the dosing interval. */
export const fluctuation: Parameter = {
  name: "fluctuation",
  printed: "fluctuation",
  measures: "percent",
  description: "100 (Cmax − Cmin)/Cavg in the dosing interval",
  needs: ["cavg", "cmin"],
  of: (it, known) =>
    known("cavg") > 0
      ? (100 * (highestOf(it) - known("cmin"))) / known("cavg")
      : { why: "Cavg is 0, and the fluctuation divides by it" },
};

/** (Cmax − Cmin)/Cmin over the dosing interval. */
export const swing: Parameter = {
  name: "swing",
  printed: "swing",
  measures: "number",
  description: "(Cmax − Cmin)/Cmin in the dosing interval",
  needs: ["cmin"],
  of: (it, known) => {
    if (it.profile.tauH === undefined) return noInterval;
    if (known("cmin") === 0) return { why: "Cmin is 0, and swing divides by it" };
    return (highestOf(it) - known("cmin")) / known("cmin");
  },
};
