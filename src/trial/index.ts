/** A dose-escalation trial in progress: its log, what follows from it, its page. */
export { type Advice, advise, type Group, inWords, printLevel, type WhatIf } from "./advise.ts";
export { audit, compareLogs } from "./audit.ts";
export {
  checkReceipt,
  type Head,
  headIssues,
  lineOf,
  noHash,
  type ReadLog,
  readLog,
  receiptOf,
  type Signed,
  seal,
} from "./chain.ts";
export { dayNumber, dayOf, daysBetween } from "./days.ts";
export { laneFigure } from "./lanes.ts";
export type { OpenDose } from "./open-doses.ts";
export { actText, type TrialPage, trialPage } from "./page.ts";
export { type Protocol, readProtocol } from "./protocol.ts";
export {
  amendProtocol,
  correct,
  type Enrolment,
  enrol,
  isRefused,
  outcome,
  type Proposal,
  recommended,
  withdraw,
} from "./record.ts";
export {
  type Assessment,
  type Change,
  describe,
  doseText,
  levelOf,
  type Patient,
  replay,
  resultText,
  type Trial,
} from "./replay.ts";
export { type Standing, standingOn } from "./standing.ts";
export type {
  Act,
  Amendment,
  Correct,
  Correction,
  Day,
  Enrol,
  Entry,
  Hash,
  Init,
  Outcome,
  ProtocolSetting,
  Recommended,
  Recovered,
  Result,
  Sealed,
  Withdraw,
} from "./types.ts";
