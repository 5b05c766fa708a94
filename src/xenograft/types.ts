/** How the record of a mouse ends. */
export type End = {
  /**
   * study end: nothing is said. sacrificed: killed by plan or at a size or welfare limit. found dead: died by itself.
   * removed: taken out for another reason.
   */
  readonly kind: "study end" | "sacrificed" | "found dead" | "removed";
  /** Day of the end: for found dead the day it was found, otherwise the last visit. */
  readonly day: number;
  /** As the file says it; empty where it says nothing. */
  readonly said: string;
};

/** One tumour-bearing mouse. Days rise; only days with a measured volume are listed. */
export type Mouse = {
  readonly id: string;
  readonly arm: string;
  /** Days; negative before treatment. */
  readonly days: readonly number[];
  /** mm³, 0 or more; the length of `days`. */
  readonly volumes: readonly number[];
  /** g of body weight, null where not weighed; the length of `days`, or empty where nobody was weighed. */
  readonly weights: readonly (number | null)[];
  readonly end: End;
};
