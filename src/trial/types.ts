/**
 * A trial in progress is a log of entries, never changed, only added to. Everything else (patients, cohorts, the next dose)
 * follows from the log.
 */

/** A calendar date: "2026-03-01". */
export type Day = string;

/** What became of a patient up to a date. */
export type Result = "dlt" | "moderate" | "none" | "not-evaluable" | "response" | "no-response";

/** One setting of a protocol in words, defaults included: what a later version of the program is held to. */
export interface ProtocolSetting {
  readonly name: string;
  readonly value: string;
}

/** A trial begins with its protocol. `log` distinguishes two logs of one trial. */
export interface Init {
  readonly kind: "init";
  readonly trial: string;
  readonly log: string;
  readonly protocol: string;
  readonly settings: readonly ProtocolSetting[];
  readonly program: string;
}

/** A patient's first dose. `asked` is what the design said at that time; `deviation` where the dose was another. */
export interface Enrol {
  readonly kind: "enrol";
  readonly patient: string;
  readonly dose: number;
  readonly unit: string;
  /** The second agent's dose, in trials of two. */
  readonly second?: number;
  readonly secondUnit?: string;
  /** Outside the cohorts, at a lower dose that was open. */
  readonly backfill?: true;
  readonly on: Day;
  readonly asked: string;
  readonly deviation?: string;
}

/**
 * `dlt`, `moderate`: a toxicity on that date. `none`: free of toxicity up to that date. `response`, `no-response`: what the assessment of
 * response showed.
 */
export interface Outcome {
  readonly kind: "outcome";
  readonly patient: string;
  readonly result: Result;
  readonly on: Day;
  /** What it was, in words: "keratopathy, grade 3". */
  readonly what?: string;
}

/** What a correction may change; what it leaves out stays. */
export interface Correction {
  readonly dose?: number;
  readonly unit?: string;
  readonly second?: number;
  readonly secondUnit?: string;
  readonly on?: Day;
  readonly result?: Result;
  readonly what?: string;
}

/** Entry number `entry` holds something else than what was written; the earlier entry stays in the log. */
export interface Correct {
  readonly kind: "correct";
  readonly entry: number;
  readonly to: Correction;
}

/** Entry number `entry` should not have been written. */
export interface Withdraw {
  readonly kind: "withdraw";
  readonly entry: number;
}

/** A protocol amendment: from here on the design is this one. */
export interface Amendment {
  readonly kind: "protocol";
  readonly protocol: string;
  readonly settings: readonly ProtocolSetting[];
  readonly program: string;
}

/** What the design said on a date, given the entries before this one. */
export interface Recommended {
  readonly kind: "recommend";
  readonly on: Day;
  readonly action: "treat" | "wait" | "stop";
  /** The dose to give next, in the unit of the levels. */
  readonly dose: number | null;
  /** The second agent's, in trials of two. */
  readonly second?: number | null;
  readonly size: number;
  readonly rule: string;
  readonly mtd: number | null;
  readonly mtdSecond?: number | null;
  readonly because: string;
  readonly program: string;
}

/** Something was found on disk that was never acknowledged, and kept aside. */
export interface Recovered {
  readonly kind: "recovered";
  readonly found: string;
}

export type Act = Init | Enrol | Outcome | Correct | Withdraw | Amendment | Recommended | Recovered;

/** One entry of the log. */
export interface Entry {
  /** From 0, without gaps. */
  readonly n: number;
  /** When it was written: "2026-03-01T09:30:00.000Z". */
  readonly at: string;
  readonly by: string;
  readonly why: string;
  /** Hash of the entry before; zeros for the first. */
  readonly previous: string;
  readonly act: Act;
}

/** An entry with its own hash, as a line of the log holds it. */
export interface Sealed {
  readonly entry: Entry;
  readonly hash: string;
}

/** SHA-256 of a text in UTF-8, in hex. */
export type Hash = (text: string) => string;
