/** Dose-escalation designs, their exact characteristics, and what they recommend for a trial in progress. */
export { stopAt, treatAt } from "./decisions.ts";
export { trial } from "./trial.ts";
export type {
  Counts,
  Decision,
  Design,
  DoseView,
  End,
  Pending,
  Rule,
  State,
  Stop,
  Treat,
  Verb,
  Wait,
} from "./types.ts";
export {
  type AtDose,
  cohortsOf,
  dontSkip,
  selectBy,
  startAt,
  stopAfter,
  stopWhenAtDose,
  stopWhenTooToxic,
  type TooToxic,
} from "./verbs.ts";
