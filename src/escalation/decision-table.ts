import type { Verdicts } from "./types.ts";

/** The boundaries of an interval design at one number of patients; null where the action never occurs. */
export interface DecisionRow {
  readonly n: number;
  /** Escalate with this many toxicities or fewer. */
  readonly escalateAtMost: number | null;
  /** De-escalate with this many or more. */
  readonly deescalateAtLeast: number | null;
  /** Exclude the dose, and those above it, with this many or more. */
  readonly excludeAtLeast: number | null;
}

/** The decision table of an interval design: one row for each number of patients at the current dose. */
export const decisionTable = (verdict: Verdicts, ns: readonly number[]): DecisionRow[] =>
  ns.map((n) => {
    const row = Array.from({ length: n + 1 }, (_, tox) => verdict(n, tox));
    const least = (...wanted: readonly string[]) => {
      const at = row.findIndex((word) => wanted.includes(word));
      return at < 0 ? null : at;
    };
    const most = row.lastIndexOf("escalate");
    return {
      n,
      escalateAtMost: most < 0 ? null : most,
      deescalateAtLeast: least("de-escalate", "exclude"),
      excludeAtLeast: least("exclude"),
    };
  });
