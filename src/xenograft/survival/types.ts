/** When something happened to a subject, or until when it had not. */
export interface Duration {
  /** From the start of observation, in any one unit; above 0, or 0 for what happened at once. */
  readonly time: number;
  /** Whether it happened; if not, the subject was censored at `time`. */
  readonly event: boolean;
}

/** Durations of several groups. */
export interface GroupedDurations {
  readonly durations: readonly Duration[];
  /** Group of each duration, 0, 1, 2 … */
  readonly group: ArrayLike<number>;
  readonly nGroups: number;
}
