import type { Issue } from "../source/index.ts";
import { readEntry } from "./schema.ts";
import type { Act, Entry, Hash, Sealed } from "./types.ts";

/** What stands for the hash of the entry before the first. */
export const noHash = "0".repeat(64);

/** Who writes, why and when. */
export interface Signed {
  readonly at: string;
  readonly by: string;
  readonly why: string;
}

/** The next entry after `last`, sealed. */
export function seal(last: Sealed | undefined, act: Act, { at, by, why }: Signed, hash: Hash): Sealed {
  const entry: Entry = {
    n: last ? last.entry.n + 1 : 0,
    at,
    by,
    why,
    previous: last ? last.hash : noHash,
    act,
  };
  return { entry, hash: hash(JSON.stringify(entry)) };
}

/** An entry as a line of the log: its hash, then the text that the hash is of. */
export const lineOf = ({ entry, hash }: Sealed): string =>
  `{"hash":"${hash}","entry":${JSON.stringify(entry)}}\n`;

/** A log as it was read: the entries up to the first thing wrong, what is wrong, and what follows the last whole line. */
export interface ReadLog {
  readonly sealed: readonly Sealed[];
  readonly issues: readonly Issue[];
  /** Text after the last end of line: an entry that was being written when its writer stopped. Never acknowledged. */
  readonly torn: string;
}

/**
 * Reads a log and follows the chain: every entry's hash is that of its text, names the hash of the one before, and its number is
 * one more. The first entry that does not fit ends the reading; nothing behind it can be trusted.
 */
export function readLog(path: string, text: string, hash: Hash): ReadLog {
  const end = text.lastIndexOf("\n") + 1;
  const sealed: Sealed[] = [];
  for (const [k, line] of text.slice(0, end).split("\n").slice(0, -1).entries()) {
    const next = readLine(line, sealed.at(-1), hash);
    if ("found" in next) {
      const where = { file: path, line: k + 1 };
      const issue: Issue = {
        code: next.code,
        severity: "error",
        where,
        found: next.found,
        needed: next.needed,
      };
      return { sealed, issues: [issue], torn: text.slice(end) };
    }
    sealed.push(next);
  }
  return { sealed, issues: [], torn: text.slice(end) };
}

interface Wrong {
  readonly code: string;
  readonly found: string;
  readonly needed: string;
}

const shape = /^\{"hash":"([0-9a-f]{64})","entry":(.*)\}$/s;

function readLine(line: string, last: Sealed | undefined, hash: Hash): Sealed | Wrong {
  const match = shape.exec(line);
  if (!match) {
    return {
      code: "trial.not-an-entry",
      found: `this line is not an entry: "${line.slice(0, 40)}"`,
      needed: "the log as it was written; take it from a copy",
    };
  }
  const [, written = "", text = ""] = match;
  if (hash(text) !== written) {
    return {
      code: "trial.tampered",
      found: "the text of this entry is not the one that its hash was made of",
      needed: "the entry as it was written; take the log from a copy",
    };
  }
  const entry = readEntry(text);
  if (!entry) {
    return {
      code: "trial.unknown-entry",
      found: "this entry is of a kind that this version of Tapworks does not know",
      needed: "the version that wrote it",
    };
  }
  return orderProblem(entry, last) ?? { entry, hash: written };
}

function orderProblem({ n, previous, act }: Entry, last: Sealed | undefined): Wrong | undefined {
  const expected = last ? last.entry.n + 1 : 0;
  if (n !== expected) {
    return {
      code: "trial.order",
      found: `entry ${n} stands where entry ${expected} belongs`,
      needed: "every entry once and in its order",
    };
  }
  if (previous !== (last?.hash ?? noHash)) {
    return {
      code: "trial.chain",
      found: `entry ${n} was written after another entry ${n - 1} than the one before it`,
      needed: "one line of entries; two logs or two writers were mixed",
    };
  }
  if ((act.kind === "init") === (n === 0)) return undefined;
  return {
    code: "trial.order",
    found: n === 0 ? "the log does not begin with a protocol" : `entry ${n} begins a trial within a trial`,
    needed: "one protocol at the beginning, and amendments after it",
  };
}

/** The last entry that was acknowledged, as a file beside the log keeps it. */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

/** What is missing or another than acknowledged: entries lost from the end, or a log written anew. */
export function headIssues(
  path: string,
  { sealed, issues }: ReadLog,
  head: Head | undefined,
): readonly Issue[] {
  if (!head || issues.length > 0) return [];
  const at = sealed[head.n];
  if (at?.hash === head.hash) return [];
  return [
    {
      code: at ? "trial.rewritten" : "trial.lost",
      severity: "error",
      where: { file: path, line: Math.min(head.n, sealed.length) + 1 },
      found: at
        ? `entry ${head.n} is not the one that was acknowledged`
        : `the log ends with entry ${sealed.length - 1}; entry ${head.n} had been acknowledged`,
      needed: "the log as it was; take it from a copy",
    },
  ];
}

/** A short proof of an entry to note on paper: its number and the first 16 digits of its hash. */
export const receiptOf = ({ entry, hash }: Sealed): string => `${entry.n}:${hash.slice(0, 16)}`;

/** Whether a receipt is of this log: "yes", or what is there instead. */
export function checkReceipt(sealed: readonly Sealed[], receipt: string): "yes" | string {
  const match = /^(\d+):([0-9a-f]{8,64})$/.exec(receipt.trim());
  if (!match) return `"${receipt}" is not a receipt; a receipt reads 7:0123456789abcdef`;
  const at = sealed[Number(match[1])];
  if (!at) return `the log ends before entry ${match[1]}`;
  return at.hash.startsWith(match[2]!)
    ? "yes"
    : `entry ${match[1]} has another hash: ${at.hash.slice(0, 16)}`;
}
