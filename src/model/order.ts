import { type NamedValue, type Scalar, visitLeaves } from "./equations.ts";

/** The slots of the values that an expression reads. */
export function valuesRead(expression: Scalar): ReadonlySet<number> {
  const slots = new Set<number>();
  visitLeaves(expression, (leaf) => {
    if (leaf.kind === "value") slots.add(leaf.slot);
  });
  return slots;
}

/** Values in an order in which each needs only those before it, and one loop of those for which there is none. */
export interface Ordering {
  readonly ordered: readonly NamedValue[];
  /** Names, the first repeated at the end: a, b, a. Empty when there is no loop. */
  readonly loop: readonly string[];
}

/** Orders values by what they read, otherwise as they are written (Kahn's method). */
export function inOrder(values: readonly NamedValue[]): Ordering {
  const bySlot = new Map(values.map((value) => [value.slot, value]));
  const reads = new Map(
    values.map(({ slot, expression }) => [
      slot,
      [...valuesRead(expression)].filter((read) => bySlot.has(read)),
    ]),
  );
  const readers = new Map<number, number[]>(values.map(({ slot }) => [slot, []]));
  for (const [slot, slots] of reads) for (const read of slots) readers.get(read)?.push(slot);
  const waiting = new Map([...reads].map(([slot, slots]) => [slot, slots.length]));
  const ready = values.filter(({ slot }) => waiting.get(slot) === 0).map(({ slot }) => slot);
  for (let k = 0; k < ready.length; k++) {
    for (const reader of readers.get(ready[k]!) ?? []) {
      const left = waiting.get(reader)! - 1;
      waiting.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  const done = new Set(ready);
  const stuck = values.find(({ slot }) => !done.has(slot));
  const ordered = ready.map((slot) => bySlot.get(slot)!);
  return {
    ordered,
    loop: stuck ? loopFrom(stuck.slot, reads, done).map((slot) => bySlot.get(slot)!.name) : [],
  };
}

function loopFrom(
  start: number,
  reads: ReadonlyMap<number, readonly number[]>,
  done: ReadonlySet<number>,
): number[] {
  const path: number[] = [];
  let slot = start;
  while (!path.includes(slot)) {
    path.push(slot);
    slot = reads.get(slot)!.find((read) => !done.has(read))!;
  }
  return [...path.slice(path.indexOf(slot)), slot];
}

/** For each value slot, whether it changes with the states or with time. */
export function changing(ordered: readonly NamedValue[]): ReadonlySet<number> {
  const slots = new Set<number>();
  for (const { slot, expression } of ordered) if (changes(expression, slots)) slots.add(slot);
  return slots;
}

/** Whether an expression changes with the states or with time. */
export function changes(expression: Scalar, changingValues: ReadonlySet<number>): boolean {
  let found = false;
  visitLeaves(expression, (leaf) => {
    found ||= leaf.kind === "state" || leaf.kind === "time";
    found ||= leaf.kind === "value" && changingValues.has(leaf.slot);
  });
  return found;
}
