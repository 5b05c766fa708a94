import { fitLine } from "../math/index.ts";
import type { Curve, Route, Rules } from "./types.ts";

/** The terminal slope: ln c = intercept − rate·t, fitted to the points named by their indices in the curve. */
export interface TerminalSlope {
  /** λz in 1/h. */
  readonly rate: number;
  readonly intercept: number;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly first: number;
  readonly last: number;
  readonly points: readonly number[];
}

/** Why no slope could be fitted. */
export interface NoSlope {
  readonly why: string;
}

/**
 * The terminal slope by the usual rule: least squares of ln c on t over the last 3, 4, … points; the largest adjusted
 * r² among the declining ones wins, and within a tolerance of it the one with most points.
 *
 *   adjusted r² = 1 − (1 − r²)(n − 1)/(n − 2)
 *
 * Points begin after Tmax for extravascular doses and infusions (and not before the end of the infusion), and at Tmax
 * for a bolus; `includeTmax` overrides either. Points at zero never enter. Sources: `pknca2015`, `noncompart2018`.
 */
export function terminalSlope(curve: Curve, route: Route, rules: Rules): TerminalSlope | NoSlope {
  const usable = usablePoints(curve, route, rules);
  if (usable.length < rules.minPoints) {
    return {
      why: `λz needs ${rules.minPoints} measurable points ${places(route, rules)}, found ${usable.length}`,
    };
  }
  const lines = usable
    .map((_, k) => usable.slice(k))
    .filter((points) => points.length >= rules.minPoints)
    .map((points) => fitLogLine(curve, points))
    .filter((line) => line.rate > 0);
  const best = Math.max(...lines.map((line) => line.adjustedR2));
  const chosen = lines.find((line) => line.adjustedR2 > best - rules.r2Tolerance);
  return chosen ?? { why: "ln c does not fall over the last points, so there is no terminal slope" };
}

const startsAtTmax = (route: Route, { includeTmax }: Rules): boolean =>
  includeTmax === "always" || (includeTmax === "by-route" && route.kind === "bolus");

const places = (route: Route, rules: Rules): string =>
  `${startsAtTmax(route, rules) ? "from" : "after"} Tmax${route.kind === "infusion" ? " and the end of the infusion" : ""}`;

function usablePoints({ times, concentrations }: Curve, route: Route, rules: Rules): readonly number[] {
  const top = concentrations.reduce((best, c, k) => (c > concentrations[best]! ? k : best), 0);
  const from = startsAtTmax(route, rules) ? top : top + 1;
  const endOfInfusion = route.kind === "infusion" ? route.durationH : 0;
  return times.flatMap((time, k) =>
    k >= from && time >= endOfInfusion && concentrations[k]! > 0 ? [k] : [],
  );
}

function fitLogLine({ times, concentrations }: Curve, points: readonly number[]): TerminalSlope {
  const t = points.map((k) => times[k]!);
  const { slope, intercept, r2, adjustedR2 } = fitLine(
    t,
    points.map((k) => Math.log(concentrations[k]!)),
  );
  return { rate: -slope, intercept, r2, adjustedR2, first: t[0]!, last: t.at(-1)!, points };
}
