import type { Course } from "../baseline.ts";
import { type Exposure, noExposure } from "./exposure.ts";
import { fitSimeoni, type SimeoniFit } from "./fit.ts";
import { simeoniCourse } from "./model.ts";
import type { SimeoniRules } from "./plan.ts";

/** The fitted course of an arm, day by day. */
export interface FittedCourse {
  readonly arm: string;
  readonly day: number;
  readonly volume: number;
}

/** A fit with its courses. */
export interface SimeoniAnalysis {
  readonly fit: SimeoniFit;
  readonly unit: string;
  readonly courses: readonly FittedCourse[];
}

/** Points of a drawn course. */
const nDrawn = 100;

/**
 * The model of Simeoni for the arms of an experiment, every mouse measured; volumes of 0 count as `zeroAs`.
 * @throws RangeError where there is no fit, with the reason.
 */
export function analyseSimeoni(
  courses: readonly Course[],
  { exposures, unit }: SimeoniRules,
  zeroAs: number,
): SimeoniAnalysis {
  const tumours = courses.map(({ mouse, days, volumes }) => ({
    mouse: mouse.id,
    arm: mouse.arm,
    days,
    volumes: volumes.map((volume) => (volume > 0 ? volume : zeroAs)),
  }));
  const byArm = new Map(Object.entries(exposures));
  const fit = fitSimeoni(tumours, byArm);
  if ("why" in fit) throw new RangeError(fit.why);
  const last = Math.max(...tumours.flatMap(({ days }) => days));
  const days = Array.from({ length: nDrawn + 1 }, (_, k) => (last * k) / nDrawn);
  const drawn = [...new Set(tumours.map(({ arm }) => arm))].flatMap((arm) =>
    courseOf(arm, fit.theta, byArm.get(arm) ?? noExposure, days),
  );
  return { fit, unit, courses: drawn };
}

const courseOf = (
  arm: string,
  theta: Float64Array,
  exposure: Exposure,
  days: readonly number[],
): readonly FittedCourse[] => {
  const { lnVolumes } = simeoniCourse(theta, exposure, days);
  return days.map((day, k) => ({ arm, day, volume: Math.exp(lnVolumes[k]!) }));
};
