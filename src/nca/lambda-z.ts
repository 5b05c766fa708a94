import { fitLine } from "../math/index.ts";
import { printNumber } from "../units/index.ts";
import type { Curve, Route, Rules, Stretch } from "./types.ts";

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
 *
 * @param over a stretch chosen by hand: then every point above zero in it, and no rule.
 */
export function terminalSlope(
  curve: Curve,
  route: Route,
  rules: Rules,
  over?: Stretch,
): TerminalSlope | NoSlope {
  if (over) return slopeOver(curve, over, rules);
  const usable = usablePoints(curve, route, rules);
  if (usable.length < rules.minPoints) {
    return {
      why: `λz needs ${rules.minPoints} measurable points ${places(route, rules)}, found ${usable.length}`,
    };
  }
  const fits = fitsFromTheEnd(curve, usable).slice(rules.minPoints - 1);
  const falling = fits.filter((fit) => fit.slope < 0);
  const best = falling.reduce((most, fit) => Math.max(most, fit.adjustedR2), Number.NEGATIVE_INFINITY);
  const chosen = falling.findLast((fit) => fit.adjustedR2 > best - rules.r2Tolerance);
  return chosen ? fitLogLine(curve, usable.slice(-chosen.n)) : { why: noFall };
}

const noFall = "ln c does not fall over the points of λz, so there is no terminal slope";

function slopeOver(curve: Curve, { fromH, toH }: Stretch, { minPoints }: Rules): TerminalSlope | NoSlope {
  const points = curve.times.flatMap((time, k) =>
    time >= fromH && time <= toH && curve.concentrations[k]! > 0 ? [k] : [],
  );
  if (points.length < minPoints)
    return {
      why: `λz from ${printNumber(fromH)} to ${printNumber(toH)} h needs ${minPoints} measurable points, found ${points.length}`,
    };
  const line = fitLogLine(curve, points);
  return line.rate > 0 ? line : { why: noFall };
}

/** The line through the last n points, as far as choosing among lines needs it. */
interface Fit {
  readonly n: number;
  readonly slope: number;
  readonly adjustedR2: number;
}

/** The lines through the last 1, 2, 3, … points, from sums about running means (each point enters once). */
function fitsFromTheEnd({ times, concentrations }: Curve, points: readonly number[]): readonly Fit[] {
  let [n, meanT, meanY, tt, ty, yy] = [0, 0, 0, 0, 0, 0];
  return points.toReversed().map((k) => {
    n += 1;
    const dt = times[k]! - meanT;
    const dy = Math.log(concentrations[k]!) - meanY;
    meanT += dt / n;
    meanY += dy / n;
    const share = (n - 1) / n;
    tt += dt * dt * share;
    ty += dt * dy * share;
    yy += dy * dy * share;
    const r2 = (ty / tt) * (ty / yy);
    return { n, slope: ty / tt, adjustedR2: 1 - ((1 - r2) * (n - 1)) / (n - 2) };
  });
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
