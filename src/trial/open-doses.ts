import { closingShare, type Design, openDoses } from "../escalation/index.ts";
import type { Protocol } from "./protocol.ts";
import type { Standing } from "./standing.ts";

/** A lower dose that may be given outside the cohorts. */
export interface OpenDose {
  readonly level: number;
  readonly treated: number;
  readonly cap: number;
}

/** The doses open for backfill, given everybody who counts and the dose of the last cohort. */
export function openNow(
  design: Design,
  { backfill }: Pick<Protocol, "backfill">,
  counted: readonly Standing[],
  current: number,
): OpenDose[] {
  if (!backfill) return [];
  const zeros = () => new Array<number>(design.nDoses).fill(0);
  const known = { n: zeros(), tox: zeros(), eff: zeros(), treated: zeros() };
  for (const { patient, state, responds } of counted) {
    const level = patient.level!;
    known.treated[level]! += 1;
    if (responds) known.eff[level]! += 1;
    if (state === "pending") continue;
    known.n[level]! += 1;
    if (state === "toxicity") known.tox[level]! += 1;
  }
  const cap = backfill.cap ?? 12;
  return openDoses(backfill, known, current, closingShare(design.target)).map((level) => ({
    level,
    treated: known.treated[level]!,
    cap,
  }));
}
