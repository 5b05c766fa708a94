import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Issue } from "../source/index.ts";
import {
  type Act,
  type Hash,
  type Head,
  headIssues,
  lineOf,
  type ReadLog,
  readLog,
  type Sealed,
  type Signed,
  seal,
} from "../trial/index.ts";
import { locked } from "./lock.ts";

/** SHA-256 of a text in UTF-8, in hex. */
export const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

/** Reads a log and checks it against the last entry acknowledged. Writes nothing. */
export function openLog(path: string): ReadLog {
  const read = readLog(path, readFileSync(path, "utf8"), sha256);
  return { ...read, issues: [...read.issues, ...headIssues(path, read, readHead(path))] };
}

/** What an append is asked to write, given the log as it is when nobody else can write. */
export type Ask = (sealed: readonly Sealed[]) => { readonly act: Act; readonly signed: Signed } | null;

/** What an append did: the entry, durable; or why not. */
export type Appended =
  | { readonly state: "written"; readonly sealed: readonly Sealed[] }
  | { readonly state: "refused" }
  | { readonly state: "damaged"; readonly issues: readonly Issue[] };

/**
 * Adds one entry, alone among all processes. It returns after the entry and the file that names it as the last are on the disk
 * (fsync); a kill before that leaves the log as it was, or with the whole entry, or with a torn line that was never acknowledged. A
 * torn line found here is kept beside the log, and an entry says so. A log with anything else wrong is not written to.
 * @throws LockedError when another process holds the log too long.
 */
export const append = (path: string, ask: Ask): Promise<Appended> =>
  locked(`${path}.lock`, () => appendAlone(path, ask));

function appendAlone(path: string, ask: Ask): Appended {
  const read = openLog(path);
  if (read.issues.length > 0) return { state: "damaged", issues: read.issues };
  const asked = ask(read.sealed);
  if (!asked) return { state: "refused" };
  const found = setAside(path, read);
  const extra: Act[] = found.map((text) => ({ kind: "recovered", found: text }));
  const sealed = [...read.sealed];
  for (const act of [...extra, asked.act]) sealed.push(seal(sealed.at(-1), act, asked.signed, sha256));
  const added = sealed.slice(read.sealed.length);
  writeDurably(path, added.map(lineOf).join(""));
  writeHead(path, sealed.at(-1)!);
  return { state: "written", sealed };
}

/** Takes what no entry accounts for out of the log's way, and says so. */
function setAside(path: string, { torn, sealed }: ReadLog): string[] {
  const found: string[] = [];
  if (torn !== "") {
    const bytes = readFileSync(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    const kept = `${path}.torn-${sealed.length}`;
    writeFileSync(kept, bytes.subarray(end), { flush: true });
    const file = openSync(path, "r+");
    ftruncateSync(file, end);
    fsyncSync(file);
    closeSync(file);
    found.push(
      `a writer stopped in the middle of an entry; its ${bytes.length - end} bytes are kept in ${basename(kept)}`,
    );
  }
  if (sealed.length > 1 && !readHead(path)) found.push("the file that names the last entry was missing");
  return found;
}

/** Begins a log. @returns the first entry, or the path of a log of this trial that exists. */
export async function begin(
  path: string,
  trial: string,
  act: Act,
  signed: Signed,
): Promise<Sealed | { readonly exists: string }> {
  return locked(`${path}.lock`, () => {
    const other = existsSync(path) ? path : otherLogOf(path, trial);
    if (other !== undefined) return { exists: other };
    const first = seal(undefined, act, signed, sha256);
    writeDurably(path, lineOf(first));
    writeHead(path, first);
    return first;
  });
}

/** Another log of the same trial in the same folder. */
function otherLogOf(path: string, trial: string): string | undefined {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(folder, name))
    .find((other) => {
      const act = readLog(other, readFileSync(other, "utf8"), sha256).sealed[0]?.entry.act;
      return act?.kind === "init" && act.trial === trial;
    });
}

function writeDurably(path: string, text: string): void {
  const isNew = !existsSync(path);
  const file = openSync(path, "a");
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(path);
}

const headPath = (path: string): string => `${path}.head`;

function readHead(path: string): Head | undefined {
  try {
    return JSON.parse(readFileSync(headPath(path), "utf8")) as Head;
  } catch {
    return undefined;
  }
}

function writeHead(path: string, { entry, hash }: Sealed): void {
  const draft = `${headPath(path)}.new`;
  const head: Head = { n: entry.n, hash };
  writeFileSync(draft, JSON.stringify(head), { flush: true });
  renameSync(draft, headPath(path));
  syncFolder(path);
}

/** Makes names in a folder durable, where the system can. */
function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(dirname(path), "r");
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // Some systems cannot sync a folder; the file itself is durable.
  } finally {
    closeSync(folder);
  }
}
