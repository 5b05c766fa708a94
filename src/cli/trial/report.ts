import { writeFileSync } from "node:fs";
import { audit, dayNumber, trialPage } from "../../trial/index.ts";
import { version } from "../version.ts";
import { readTrial, refuse, tellIssues, today } from "./tell.ts";

/** `tapworks trial report`: the page says itself what is wrong with a log, and shows the entries up to there. */
export function report(log: string, options: { readonly out?: string; readonly on?: string }): void {
  const on = options.on ?? today();
  if (dayNumber(on) === undefined) {
    refuse({ problem: `"${on}" is not a date`, needed: "year, month, day", write: today() });
    return;
  }
  const read = readTrial(log);
  if (!read) return;
  const entries = read.sealed.map(({ entry }) => entry);
  const issues = [...read.issues, ...audit(log, entries)];
  tellIssues(issues);
  const out = options.out ?? log.replace(/(\.jsonl)?$/, ".html");
  writeFileSync(out, trialPage({ trial: read.trial, sealed: read.sealed, issues, on, version }));
  process.stdout.write(`report: ${out}\n`);
}
