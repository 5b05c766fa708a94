import { type Action, type IntervalDesign, intervalDesign } from "./interval-design.ts";
import type { UnitMassOptions } from "./unit-mass.ts";

/** Counts are whole, so a share closer than this to an end of the interval is that end. */
const rounding = 1e-9;

/**
 * i3+3. With the equivalence interval [φ−ε₁, φ+ε₂], ends included: y/n below it escalates, inside it stays; above it
 * stays when (y−1)/n would lie below the interval, and de-escalates otherwise.
 * @throws RangeError unless the interval lies inside (0, 1).
 * @see liu2020
 */
export function i3plus3(options: UnitMassOptions): IntervalDesign {
  const { target, nDoses, below = 0.05, above = 0.05, cutoff = 0.95, excludeFromN = 3 } = options;
  const interval = [target - below, target + above] as const;
  if (!(below >= 0 && above >= 0 && interval[0] > 0 && interval[1] < 1)) {
    throw new RangeError(`i3+3 needs an interval inside (0, 1), not ${interval[0]} to ${interval[1]}`);
  }
  return intervalDesign({
    id: "i3+3",
    name: "i3+3",
    cite: ["liu2020"],
    nDoses,
    target,
    interval,
    action: (n, tox) => equivalence(interval, n, tox),
    exclude: { target, cutoff, fromN: excludeFromN },
    rules: [
      `Escalate when the share with a dose-limiting toxicity is below ${interval.map((x) => Number(x.toPrecision(6))).join(" to ")}, stay when inside; when above, stay if one toxicity fewer would be below, otherwise de-escalate.`,
    ],
  });
}

/**
 * G3, for a target of 0.25: y/n below 0.2 escalates, above 1/3 (three patients) or 0.29 (any other number) de-escalates;
 * between them, ends included, it stays. As in FIND 0.1.1.
 */
export const g3 = ({
  nDoses,
  cutoff = 0.95,
  excludeFromN = 3,
}: Pick<UnitMassOptions, "nDoses" | "cutoff" | "excludeFromN">): IntervalDesign =>
  intervalDesign({
    id: "g3",
    name: "G3",
    cite: ["find2023"],
    nDoses,
    target: 0.25,
    interval: [0.2, 0.29],
    action: (n, tox) => compare([0.2, n === 3 ? 1 / 3 : 0.29], n, tox),
    exclude: { target: 0.25, cutoff, fromN: excludeFromN },
    rules: [
      "Escalate when the share with a dose-limiting toxicity is below 0.2, de-escalate when it is above 1/3 (three patients) or 0.29 (otherwise), stay in between.",
    ],
  });

function equivalence(interval: readonly [number, number], n: number, tox: number): Action {
  const action = compare(interval, n, tox);
  return action === "de-escalate" && (tox - 1) / n < interval[0] - rounding ? "stay" : action;
}

function compare([low, high]: readonly [number, number], n: number, tox: number): Action {
  if (tox / n < low - rounding) return "escalate";
  return tox / n <= high + rounding ? "stay" : "de-escalate";
}
