import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Who holds a lock. */
export interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** A lock that could not be had in time. */
export class LockedError extends Error {
  readonly holder: Holder | undefined;
  readonly path: string;
  constructor(path: string, holder: Holder | undefined) {
    super(`locked: ${path}`);
    this.path = path;
    this.holder = holder;
  }
}

/**
 * Runs `work` while this process alone holds the lock file. The file is made whole under another name and linked into place, which
 * fails when it exists. A lock whose process has ended on this machine is taken over; one of another machine is waited for.
 * @throws LockedError when the lock is not free after `patienceMs`.
 */
export async function locked<Result>(
  path: string,
  work: () => Result | Promise<Result>,
  patienceMs = 10_000,
): Promise<Result> {
  const until = Date.now() + patienceMs;
  let mine = take(path);
  while (mine === undefined) {
    if (Date.now() > until) throw new LockedError(path, holderOf(path));
    if (!breakStale(path)) await sleep(5 + Math.random() * 20);
    mine = take(path);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): Holder | undefined {
  const mine: Holder = {
    token: randomBytes(8).toString("hex"),
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
  };
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, path);
    return mine;
  } catch (error) {
    if (isCode(error, "EEXIST")) return undefined;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Removes a lock whose holder is gone. Of several who see it, only the one who gets the lock on this holder's token removes it,
 * after seeing that it still is that holder's; so a lock taken in the meantime is never removed.
 */
function breakStale(path: string): boolean {
  const holder = holderOf(path);
  if (!holder || !isGone(holder)) return false;
  const breaking = `${path}.${holder.token}.stale`;
  if (!take(breaking)) return breakStale(breaking);
  try {
    if (holderOf(path)?.token !== holder.token) return false;
    unlinkSync(path);
    return true;
  } finally {
    unlinkSync(breaking);
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isGone({ host, pid }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isCode(error, "ESRCH");
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
