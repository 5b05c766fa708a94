import { timeOfMaximum } from "../auc/area.ts";
import { backExtrapolate } from "../c0.ts";
import type { Case } from "../prepare.ts";
import { highestPoint, lastPoint } from "./points.ts";
import { type Outcome, type Parameter, withDose } from "./types.ts";

const none: Outcome = { why: "no concentration above the limit of quantification" };

const whereMeasurable = (it: Case, value: () => number): Outcome =>
  it.measured.concentrations.some((c) => c > 0) ? value() : none;

const lastMeasurable = ({ measured }: Case): number => measured.concentrations.findLastIndex((c) => c > 0);

/** Largest measured concentration. A back-extrapolated C0 does not count as measured. */
export const cmax: Parameter = {
  name: "cmax",
  printed: "Cmax",
  measures: "concentration",
  description: "largest measured concentration",
  needs: [],
  of: (it) => whereMeasurable(it, () => Math.max(...it.measured.concentrations)),
  from: highestPoint,
};

/** Time of the first largest measured concentration. */
export const tmax: Parameter = {
  name: "tmax",
  printed: "Tmax",
  measures: "time",
  description: "time of the largest measured concentration, the first of several",
  needs: [],
  of: (it) => whereMeasurable(it, () => timeOfMaximum(it.measured)),
  from: highestPoint,
};

/** Time of the last sample before the first measurable one, after an extravascular dose. */
export const tlag: Parameter = {
  name: "tlag",
  printed: "Tlag",
  measures: "time",
  description: "time of the last sample before the first measurable one; 0 when the first is measurable",
  needs: [],
  of: (it) => {
    if (it.profile.route.kind !== "extravascular") return { why: "only after an extravascular dose" };
    const first = it.measured.concentrations.findIndex((c) => c > 0);
    return first < 0 ? none : (it.measured.times[first - 1] ?? 0);
  },
  from: ({ measured: { concentrations } }) => {
    const first = concentrations.findIndex((c) => c > 0);
    return first > 0 ? [first - 1, first] : [0];
  },
};

/** Time of the last concentration above zero. */
export const tlast: Parameter = {
  name: "tlast",
  printed: "Tlast",
  measures: "time",
  description: "time of the last measurable concentration",
  needs: [],
  of: (it) => whereMeasurable(it, () => it.measured.times[lastMeasurable(it)]!),
  from: lastPoint,
};

/** Last concentration above zero. */
export const clast: Parameter = {
  name: "clast",
  printed: "Clast",
  measures: "concentration",
  description: "last measurable concentration",
  needs: [],
  of: (it) => whereMeasurable(it, () => it.measured.concentrations[lastMeasurable(it)]!),
  from: lastPoint,
};

/** Concentration just after an intravenous bolus; see `backExtrapolate`. */
export const c0: Parameter = {
  name: "c0",
  printed: "C0",
  measures: "concentration",
  description: "concentration just after a bolus, measured or extrapolated back to time 0",
  needs: [],
  of: (it) => {
    if (it.profile.route.kind !== "bolus") return { why: "only after an intravenous bolus" };
    const start = backExtrapolate(it.measured);
    return start
      ? { value: start.value, notes: start.how === "measured at time 0" ? [] : [start.how] }
      : none;
  },
  from: ({ measured: { times } }) => [...times.keys()].slice(0, times[0] === 0 ? 1 : 2),
};

/** Cmax over the dose. */
export const cmaxPerDose: Parameter = {
  name: "cmax_per_dose",
  printed: "Cmax/D",
  measures: "concentration per dose",
  description: "Cmax / dose",
  needs: ["cmax"],
  of: (it, known) => withDose(it, (dose) => known("cmax") / dose),
};
