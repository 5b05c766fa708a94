import { boinBoundaries } from "../boin.ts";
import { treatAt } from "../decisions.ts";
import type { Decision } from "../types.ts";
import type { Backfill } from "./options.ts";

/** Known patients, toxicities and responses at each dose, and all patients treated there. */
export interface KnownCounts {
  readonly n: ArrayLike<number>;
  readonly tox: ArrayLike<number>;
  readonly eff: ArrayLike<number>;
  readonly treated: ArrayLike<number>;
}

/** The share of toxicities that closes a dose: BOIN's λd at the design's target, or at 30 % for rules without a target. */
export const closingShare = (target: number): number =>
  boinBoundaries(Number.isNaN(target) ? 0.3 : target).deescalate;

/** Doses that are open for backfill, from the lowest. */
export function openDoses(
  { cap = 12, needsResponse = true }: Backfill,
  { n, tox, eff, treated }: KnownCounts,
  current: number,
  limit: number,
): number[] {
  const open: number[] = [];
  let responses = 0;
  for (let dose = 0; dose < current; dose++) {
    responses += eff[dose];
    if (treated[dose] >= cap || n[dose] === 0 || (needsResponse && responses === 0)) continue;
    const own = tox[dose] >= limit * n[dose];
    const pooled = tox[dose] + tox[dose + 1] >= limit * (n[dose] + n[dose + 1]);
    if (!(own && pooled)) open.push(dose);
  }
  return open;
}

/** The design's decision, unless a lower dose and all from it to the current one call for going down. */
export function withBackfilled(
  decision: Decision,
  { n, tox }: KnownCounts,
  current: number,
  limit: number,
): Decision {
  if (decision.kind !== "treat" || decision.dose < current) return decision;
  for (let dose = 0; dose < current; dose++) {
    if (n[dose] === 0 || tox[dose] < limit * n[dose]) continue;
    let [patients, toxic] = [0, 0];
    for (let d = dose; d <= current; d++) {
      patients += n[d];
      toxic += tox[d];
    }
    if (toxic >= limit * patients) {
      return treatAt(Math.max(0, dose - 1), "de-escalate", decision.size, decision.phase);
    }
  }
  return decision;
}
