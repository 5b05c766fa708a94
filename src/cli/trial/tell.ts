import { type Issue, printIssue } from "../../source/index.ts";
import { type Act, isRefused, type Proposal, replay, type Sealed, type Trial } from "../../trial/index.ts";
import { append, LockedError, openLog } from "../../trial-log/index.ts";
import { isProblem, type Problem, type Quantity, readQuantityLike } from "../../units/index.ts";
import { readText } from "../files.ts";
import { exitCodes } from "../index.ts";
import type { Writing } from "./commands.ts";

/** Today's date where the command runs. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Says what cannot be done, and sets the exit code for a user's mistake. */
export function refuse({ problem, needed, write }: Problem): void {
  const advice = write === undefined ? "" : `\n  Write ${write}`;
  process.stderr.write(`${problem}; needed: ${needed}.${advice}\nNothing was written.\n`);
  process.exitCode = exitCodes.badInput;
}

/** Prints issues, and sets the exit code when one is an error. */
export function tellIssues(issues: readonly Issue[]): void {
  for (const issue of issues) {
    process.stderr.write(`${issue.severity === "warning" ? "warning: " : ""}${printIssue(issue)}\n`);
    if (issue.severity === "error") process.exitCode = exitCodes.badInput;
  }
}

/** A log as it stands, or nothing and the reason said. */
export function readTrial(
  log: string,
):
  | { readonly sealed: readonly Sealed[]; readonly trial: Trial; readonly issues: readonly Issue[] }
  | undefined {
  if (readText(log) === undefined) {
    refuse(noLog(log));
    return undefined;
  }
  const { sealed, issues, torn } = openLog(log);
  if (torn !== "") {
    process.stderr.write(
      "The log ends in the middle of an entry that was never acknowledged; the next entry sets it aside.\n",
    );
  }
  if (sealed.length === 0) {
    tellIssues(issues);
    if (issues.length === 0) refuse({ problem: `"${log}" holds no whole entry`, needed: "a log of a trial" });
    return undefined;
  }
  return { sealed, issues, trial: replay(sealed.map(({ entry }) => entry)) };
}

const noLog = (log: string): Problem => ({
  problem: `there is no log "${log}"`,
  needed: "the log of a trial",
  write: `tapworks trial init ${log} --protocol protocol.yaml --by "…"`,
});

/** Adds what `propose` says to the log, under the lock; tells nothing on success but gives the log as it then is. */
export async function record(
  log: string,
  writing: Writing,
  why: (act: Act, trial: Trial) => string,
  propose: (trial: Trial) => Proposal,
): Promise<readonly Sealed[] | undefined> {
  if (readText(log) === undefined) {
    refuse(noLog(log));
    return undefined;
  }
  try {
    const done = await append(log, (sealed) => {
      const trial = replay(sealed.map(({ entry }) => entry));
      const act = propose(trial);
      if (isRefused(act)) {
        refuse(act);
        return null;
      }
      const signed = { at: new Date().toISOString(), by: writing.by, why: writing.why ?? why(act, trial) };
      return { act, signed };
    });
    if (done.state === "written") return done.sealed;
    if (done.state === "damaged") tellDamage(done.issues);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    tellLocked(error);
  }
  return undefined;
}

function tellDamage(issues: readonly Issue[]): void {
  tellIssues(issues);
  process.stderr.write("Nothing was written: a log that is not whole is not added to.\n");
}

/** Says who holds a log. */
export function tellLocked({ path, holder }: LockedError): void {
  const who = holder ? `process ${holder.pid} on ${holder.host} since ${holder.since}` : "another process";
  refuse({
    problem: `the log is being written by ${who}`,
    needed: "that process to end",
    write: `rm ${path}, if it is certain that no such process runs`,
  });
}

/** A dose as the command line gives it, or nothing and the reason said. */
export function readDose(text: string): Quantity | undefined {
  const dose = readQuantityLike(text, ["mg/m2", "mg/kg", "mg"]);
  if (!isProblem(dose)) return dose;
  refuse(dose);
  return undefined;
}
