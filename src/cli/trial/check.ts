import { audit, checkReceipt, compareLogs, receiptOf } from "../../trial/index.ts";
import { exitCodes } from "../index.ts";
import { readTrial, tellIssues } from "./tell.ts";

/** `tapworks trial check`: the chain, the last acknowledged entry, every recommendation again; a receipt; another log. */
export function check(log: string, other: string | undefined, options: { readonly receipt?: string }): void {
  const read = readTrial(log);
  if (!read) return;
  const entries = read.sealed.map(({ entry }) => entry);
  const beside = other === undefined ? undefined : readTrial(other);
  const compared =
    beside && other !== undefined ? compareLogs({ path: log, ...read }, { path: other, ...beside }) : [];
  const issues = [...read.issues, ...audit(log, entries), ...compared];
  tellIssues(issues);
  if (options.receipt !== undefined && !receiptHolds(read.sealed, options.receipt)) return;
  if (issues.some(({ severity }) => severity === "error")) return;
  const last = read.sealed.at(-1)!;
  process.stdout.write(
    `${entries.length} entries, every hash and every recommendation holds; receipt ${receiptOf(last)}\n`,
  );
}

function receiptHolds(sealed: Parameters<typeof checkReceipt>[0], receipt: string): boolean {
  const answer = checkReceipt(sealed, receipt);
  if (answer === "yes") return true;
  process.stderr.write(`receipt ${receipt}: ${answer}.\n`);
  process.exitCode = exitCodes.badInput;
  return false;
}
