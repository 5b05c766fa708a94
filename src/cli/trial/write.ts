import { randomUUID } from "node:crypto";
import {
  type Act,
  enrol,
  outcome,
  type Protocol,
  type Result,
  readProtocol,
  receiptOf,
  type Sealed,
} from "../../trial/index.ts";
import { begin, LockedError } from "../../trial-log/index.ts";
import { readText } from "../files.ts";
import { version } from "../version.ts";
import type { EnrolOptions, Writing } from "./commands.ts";
import { readDose, record, refuse, tellIssues, tellLocked, today } from "./tell.ts";

/** `tapworks trial init`. */
export async function init(log: string, options: Writing & { readonly protocol: string }): Promise<void> {
  if (!log.endsWith(".jsonl")) {
    refuse({
      problem: `"${log}" does not end in .jsonl`,
      needed: "a log of JSON lines",
      write: `${log}.jsonl`,
    });
    return;
  }
  const protocol = protocolFrom(options.protocol);
  if (!protocol) return;
  const { trial, text, settings } = protocol;
  const act = { kind: "init", trial, log: randomUUID(), protocol: text, settings, program: version } as const;
  const signed = { at: new Date().toISOString(), by: options.by, why: options.why ?? "the trial begins" };
  try {
    const first = await begin(log, trial, act, signed);
    if ("exists" in first) {
      refuse({
        problem: `${first.exists} is there${first.exists === log ? "" : `, a log of the trial "${trial}"`}`,
        needed: "one log for a trial",
        write: `tapworks trial report ${first.exists}`,
      });
    } else tell([first], `${trial}: ${protocol.designs[0]!.name}.`);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    tellLocked(error);
  }
}

/** A protocol file, or nothing and every problem said. */
export function protocolFrom(path: string): Protocol | undefined {
  const text = readText(path);
  if (text === undefined) {
    refuse({ problem: `there is no file "${path}"`, needed: "a protocol (YAML)" });
    return undefined;
  }
  const { protocol, issues } = readProtocol({ path, text });
  tellIssues(issues);
  return protocol;
}

/** `tapworks trial enrol`. */
export async function recordEnrolment(log: string, patient: string, options: EnrolOptions): Promise<void> {
  const dose = readDose(options.dose);
  const second = options.second === undefined ? undefined : readDose(options.second);
  if (!dose || (options.second !== undefined && !second)) return;
  const on = options.on ?? today();
  const sealed = await record(log, options, whyEnrolled, (trial) =>
    enrol(trial, { patient, dose, second, backfill: options.backfill === true, on, today: today() }),
  );
  if (!sealed) return;
  const act = sealed.at(-1)!.entry.act;
  const deviation = act.kind === "enrol" ? act.deviation : undefined;
  const given = options.second === undefined ? options.dose : `${options.dose} + ${options.second}`;
  tell(sealed, `Patient ${patient} at ${given}${options.backfill ? ", backfilled," : ""} on ${on}.`);
  if (deviation === undefined) return;
  process.stdout.write(`Recorded as a deviation: ${deviation}.\n`);
  if (options.why === undefined) process.stdout.write("  Say why with --why the next time.\n");
}

const whyEnrolled = (act: Act): string => {
  if (act.kind !== "enrol") return "";
  if (act.deviation) return "no reason was given";
  return act.backfill ? "an open dose" : "asked for by the design";
};

/** `tapworks trial outcome`. */
export async function recordOutcome(
  log: string,
  patient: string,
  result: string,
  options: Writing & { readonly what?: string },
): Promise<void> {
  const on = options.on ?? today();
  const sealed = await record(
    log,
    options,
    () => "assessment",
    (trial) => outcome(trial, { patient, result: result as Result, on, what: options.what, today: today() }),
  );
  if (sealed) tell(sealed, `Patient ${patient}: ${result} on ${on}.`);
}

/** Says what was written, with the receipt of the last entry. */
export function tell(sealed: readonly Sealed[], what: string): void {
  const last = sealed.at(-1)!;
  process.stdout.write(`${what}\nentry ${last.entry.n}, receipt ${receiptOf(last)}\n`);
}
