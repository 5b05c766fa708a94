import type { Issue } from "../source/index.ts";
import { recommended } from "./record.ts";
import { replay, type Trial } from "./replay.ts";
import type { Entry, Recommended, Sealed } from "./types.ts";

/**
 * Works out again, from the entries before it alone, every recommendation in the log, and every protocol's settings. What differs
 * is an issue: a version of the program that decides otherwise, or an entry that was not written by it. A clock that
 * went backwards is a warning.
 */
export function audit(path: string, entries: readonly Entry[]): readonly Issue[] {
  return entries.flatMap((entry, k) => [
    ...clockIssues(path, entry, entries[k - 1]),
    ...(entry.act.kind === "recommend"
      ? sameAgain(path, entry.n, entry.act, replay(entries.slice(0, k)))
      : []),
    ...settingIssues(path, entry, entries),
  ]);
}

function clockIssues(path: string, entry: Entry, before: Entry | undefined): Issue[] {
  if (!before || entry.at >= before.at) return [];
  return [
    {
      code: "trial.clock",
      severity: "warning",
      where: { file: path, line: entry.n + 1 },
      found: `entry ${entry.n} carries the time ${entry.at}, earlier than the entry before it`,
      needed: "a clock that is right; the order of entries holds nevertheless",
    },
  ];
}

function sameAgain(path: string, n: number, said: Recommended, before: Trial): Issue[] {
  const again = recommended(before, said.on, said.program);
  const differ = (
    ["action", "dose", "second", "size", "rule", "mtd", "mtdSecond", "because"] as const
  ).filter((name) => again[name] !== said[name]);
  if (differ.length === 0) return [];
  const print = (act: Recommended) => differ.map((name) => `${name} ${String(act[name])}`).join(", ");
  return [
    {
      code: "trial.not-reproduced",
      // Other words for the same decision are no other decision.
      severity: differ.join() === "because" ? "warning" : "error",
      where: { file: path, line: n + 1 },
      found: `the recommendation of entry ${n}, made with version ${said.program}, was: ${print(said)} From the same entries it is now: ${print(again)}`,
      needed: "the same recommendation from the same entries",
    },
  ];
}

function settingIssues(path: string, { n, act }: Entry, entries: readonly Entry[]): Issue[] {
  if (act.kind !== "init" && act.kind !== "protocol") return [];
  const now = replay(entries.slice(0, n + 1)).protocol.settings;
  const changed = now.filter(({ name, value }) =>
    act.settings.some((one) => one.name === name && one.value !== value),
  );
  return changed.map(({ name, value }) => ({
    code: "trial.default-changed",
    severity: "error",
    where: { file: path, line: n + 1 },
    found: `this version reads the protocol's ${name} as ${value}; it was ${act.settings.find((one) => one.name === name)?.value} when the entry was written`,
    needed: `the version that wrote it, ${act.program}, or an amendment that says ${name}`,
  }));
}

/** How two logs differ: two logs of one trial, or one that went two ways. */
export function compareLogs(
  a: { readonly path: string; readonly sealed: readonly Sealed[] },
  b: { readonly path: string; readonly sealed: readonly Sealed[] },
): readonly Issue[] {
  const first = (sealed: readonly Sealed[]) => sealed[0]?.entry.act;
  const [one, other] = [first(a.sealed), first(b.sealed)];
  if (one?.kind !== "init" || other?.kind !== "init" || one.trial !== other.trial) return [];
  const apart = a.sealed.findIndex(({ hash }, k) => b.sealed[k] && b.sealed[k].hash !== hash);
  if (apart < 0) return [];
  return [
    {
      code: apart === 0 ? "trial.two-logs" : "trial.forked",
      severity: "error",
      where: { file: b.path, line: apart + 1 },
      found:
        apart === 0
          ? `${a.path} and ${b.path} are two logs of the trial "${one.trial}"`
          : `${a.path} and ${b.path} are one log up to entry ${apart - 1} and differ from entry ${apart} on`,
      needed: "one log for a trial; enter what only one of them holds into the one that is kept",
    },
  ];
}
