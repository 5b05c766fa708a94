import { credible, shareBelow, tailAbove } from "../beta.ts";
import { isotonicSelection } from "../isotonic.ts";
import type { Counts, DoseView } from "../types.ts";
import type { EfficacyCounts } from "./boin12.ts";

/** A state's counts for the functions that look at responses; responses are 0 where none are carried. */
export function efficacyCounts({ n, tox, eff, both }: Counts): EfficacyCounts {
  const listed = (values: ArrayLike<number> | undefined) =>
    values ? Array.from(values) : new Array<number>(n.length).fill(0);
  return { n: Array.from(n), tox: Array.from(tox), eff: listed(eff), both: listed(both) };
}

/** Toxicity at a dose by its own beta posterior, Beta(1 + y, 1 + n − y), around an interval; and the mean of the responses'. */
export function countedView(
  { n, tox, eff }: EfficacyCounts,
  dose: number,
  [low, high]: readonly [number, number],
): Omit<DoseView, "allowed" | "why"> {
  const under = shareBelow(low, n[dose], tox[dose]);
  const over = tailAbove(high, n[dose], tox[dose]);
  return {
    dose,
    n: n[dose],
    tox: tox[dose],
    estimate: (1 + tox[dose]) / (2 + n[dose]),
    under,
    inside: Math.max(0, 1 - under - over),
    over,
    interval: credible(n[dose], tox[dose]),
    efficacy: (1 + eff[dose]) / (2 + n[dose]),
  };
}

/** The dose of largest value among those allowed, of equals the lower; null when none is. */
export function bestOf(nDoses: number, allowed: (dose: number) => boolean, value: (dose: number) => number) {
  let best: number | null = null;
  for (let dose = 0; dose < nDoses; dose++) {
    if (allowed(dose) && (best === null || value(dose) > value(best) + 1e-12)) best = dose;
  }
  return best;
}

/** The treated dose whose isotonic estimate of toxicity is closest to the target, none left out; null before the first patient. */
export const isotonicMtd = (counts: EfficacyCounts, target: number): number | null =>
  isotonicSelection({ target, exclude: { target, cutoff: 1, fromN: 1 } })(counts);
