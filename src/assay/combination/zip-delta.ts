import { logLogistic } from "../dose-response/curves/log-logistic.ts";
import { fitCurve, responseAt } from "../dose-response/fit.ts";
import { isCombined } from "./cells.ts";
import type { Cell } from "./types.ts";

/** The δ score of one combined cell. */
export interface ZipScore {
  readonly dose1: number;
  readonly dose2: number;
  /** Viability from the two curves through the cell, along its row and its column. */
  readonly fitted: number;
  /** Viability if neither drug shifted the other's curve. */
  readonly expected: number;
  /** Expected less fitted; above 0 is synergy. */
  readonly delta: number;
}

/**
 * The δ score of zero interaction potency. The single agents are fitted one by one; then, at each dose of one drug, the other drug's
 * curve is fitted again from the measured response to the first drug alone. δ is what the mean of the two curves through a cell
 * falls short of y₁ y₂/full. A row that fits no curve takes its measured means.
 * @param full the viability that counts as undisturbed.
 * @see yadav2015
 */
export function zipDelta(cells: readonly Cell[], full: number): readonly ZipScore[] {
  const alone1 = curve(cells.filter((c) => c.dose2 === 0).map((c) => [c.dose1, c.mean]));
  const alone2 = curve(cells.filter((c) => c.dose1 === 0).map((c) => [c.dose2, c.mean]));
  const rows = new Map<string, (dose: number) => number>();
  const through = (key: "dose1" | "dose2", along: "dose1" | "dose2", value: number) => {
    const name = `${key} ${value}`;
    const known = rows.get(name);
    if (known) return known;
    const own = cells.filter((c) => c[key] === value);
    const base = own.find((c) => c[along] === 0)?.mean;
    const fitted = curve(
      own.map((c) => [c[along], c.mean]),
      base,
    );
    rows.set(name, fitted);
    return fitted;
  };
  return cells.filter(isCombined).map(({ dose1, dose2 }) => {
    const expected = (alone1(dose1) * alone2(dose2)) / full;
    const fitted = (through("dose2", "dose1", dose2)(dose1) + through("dose1", "dose2", dose1)(dose2)) / 2;
    return { dose1, dose2, fitted, expected, delta: expected - fitted };
  });
}

/** A Hill curve through means, from a given response without the drug where there is one; else the means themselves. */
function curve(
  points: readonly (readonly [dose: number, mean: number])[],
  base?: number,
): (dose: number) => number {
  const data = { doses: points.map(([dose]) => dose), responses: points.map(([, mean]) => mean) };
  const fit = fitCurve(data, logLogistic, base === undefined ? {} : { held: { control: base } });
  if (fit.status === "fitted") return (dose) => responseAt(fit, dose);
  const means = new Map(points);
  return (dose) => means.get(dose) ?? Number.NaN;
}
