import type { Model, System } from "../model/index.ts";
import { type Course, type Happening, momentsAt } from "../solve/index.ts";
import type { Gathered } from "./gather.ts";
import { type Deed, type Infusion, type Item, ranks } from "./timeline.ts";
import type { RecordedSubject } from "./types.ts";
import { type Variant, variantOf } from "./variants.ts";

/** A subject as the solver takes it. */
export interface Assembled {
  readonly variant: Variant;
  readonly inputs: Float64Array;
  readonly course: Course;
  /** By record, the row of outputs that it reads; −1 where it reads none. */
  readonly rowOf: Int32Array;
}

/** What is written down, moment by moment. */
interface Writing {
  readonly happenings: Happening[];
  readonly timesH: number[];
  readonly rowOf: Int32Array;
  readonly inputs: Float64Array;
  readonly off: Set<number>;
}

/** Puts what was gathered in the order in which it happens, as changes of states, rates and inputs. */
export function assemble(
  subject: RecordedSubject,
  { timeline, inputs }: Gathered,
  model: Model,
  system: System,
): Assembled {
  const switched = timeline.items.flatMap(({ what }) =>
    what.kind === "switch" && !what.on ? [what.state] : [],
  );
  const variant = variantOf(
    model,
    [...new Set(switched)].sort((a, b) => a - b),
    inputs.sloped,
  );
  const firstH = subject.records[0]?.timeH ?? 0;
  const initial = system.bind(inputs.start).initial();
  const begin: Item<Deed>[] =
    firstH > 0 || inputs.sloped.length > 0
      ? [{ timeH: firstH, rank: -1, order: 0, what: { kind: "set", states: initial } }]
      : [];
  const changes = inputs.changes.map(
    ({ timeH, when, ...change }, order): Item<Deed> => ({
      timeH,
      rank: when === "before" ? ranks.inputsBefore : ranks.inputsAfter,
      order,
      what: { kind: "inputs", ...change },
    }),
  );
  const start = variant.extend(inputs.start);
  const writing: Writing = {
    ...{ happenings: [], timesH: [], off: new Set<number>() },
    rowOf: new Int32Array(subject.records.length).fill(-1),
    inputs: Float64Array.from(start),
  };
  writeMoments([...begin, ...timeline.items, ...changes], timeline.infusions, variant, writing);
  const { happenings, timesH, rowOf } = writing;
  return { variant, inputs: start, course: { happenings, timesH: Float64Array.from(timesH) }, rowOf };
}

function writeMoments(
  items: readonly Item<Deed>[],
  infusions: readonly Infusion[],
  variant: Variant,
  writing: Writing,
): void {
  const ends = infusions.flatMap(({ fromH, toH }) => [fromH, toH]);
  const { timesH, snap } = momentsAt([...items.map(({ timeH }) => timeH), ...ends]);
  const snapped = infusions.map((one) => ({ ...one, fromH: snap(one.fromH), toH: snap(one.toH) }));
  const byMoment = new Map<number, Item<Deed>[]>(timesH.map((timeH) => [timeH, []]));
  for (const item of items) byMoment.get(snap(item.timeH))!.push(item);
  const rates = new Map<number, number>();
  for (const [timeH, here] of byMoment) {
    here.sort((a, b) => a.rank - b.rank || a.order - b.order);
    const flows = ratesAt(snapped, timeH, rates);
    const entered = snapped.filter(({ fromH, toH }) => fromH === timeH && toH > timeH);
    writeMoment(timeH, here, flows, entered, variant, writing);
  }
}

/** The rates that change at a moment, as the sum of what then runs; exactly 0 when the last has ended. */
function ratesAt(infusions: readonly Infusion[], timeH: number, before: Map<number, number>): Happening[] {
  const now = new Map<number, number>();
  for (const { fromH, toH, flows } of infusions) {
    if (!(fromH <= timeH && timeH < toH)) continue;
    for (const { state, value } of flows) now.set(state, (now.get(state) ?? 0) + value);
  }
  const states = [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => a - b);
  return states.flatMap((state): Happening[] => {
    const value = now.get(state) ?? 0;
    if (value === (before.get(state) ?? 0)) return [];
    before.set(state, value);
    return [{ kind: "rate", timeH, state, value }];
  });
}

function writeMoment(
  timeH: number,
  items: readonly Item<Deed>[],
  flows: readonly Happening[],
  entered: readonly Infusion[],
  variant: Variant,
  writing: Writing,
): void {
  const { happenings, timesH, rowOf } = writing;
  const reads = items.flatMap(({ what }) => (what.kind === "read" ? [what.record] : []));
  if (reads.length === items.length && flows.length === 0) {
    for (const record of reads) rowOf[record] = timesH.length;
    if (reads.length > 0) timesH.push(timeH);
    return;
  }
  if (reads.length > 0) timesH.push(timeH);
  for (const { flows: into } of entered) for (const { state } of into) turnOn(timeH, state, variant, writing);
  for (const { what } of items) {
    if (what.kind === "read") {
      rowOf[what.record] = timesH.length;
      timesH.push(timeH);
    }
    write(timeH, what, variant, writing);
  }
  happenings.push(...flows);
}

function write(timeH: number, what: Deed, variant: Variant, writing: Writing): void {
  const { happenings, inputs, off } = writing;
  const rebind = () => happenings.push({ kind: "inputs", timeH, inputs: Float64Array.from(inputs) });
  switch (what.kind) {
    case "read":
      happenings.push({ kind: "read", timeH });
      return;
    case "add":
      for (const { state, value } of what.flows) {
        turnOn(timeH, state, variant, writing);
        happenings.push({ kind: "add", timeH, state, value });
      }
      return;
    case "set":
      what.states.forEach((value, state) => {
        if (!Number.isNaN(value)) happenings.push({ kind: "set", timeH, state, value });
      });
      return;
    case "multiply":
      happenings.push({ ...what, timeH });
      return;
    case "switch":
      if (what.on) turnOn(timeH, what.state, variant, writing);
      else {
        off.add(what.state);
        inputs[variant.switchOf(what.state)!] = 0;
        happenings.push({ kind: "set", timeH, state: what.state, value: 0 });
        rebind();
      }
      return;
    case "all on":
      for (const state of off) turnOn(timeH, state, variant, writing);
      return;
    case "inputs": {
      const { input, value, slope } = what;
      inputs[input] = value;
      const line = variant.lineOf(input);
      if (line) {
        inputs[line.slope] = slope;
        inputs[line.begin] = timeH;
      }
      rebind();
    }
  }
}

function turnOn(timeH: number, state: number, variant: Variant, { happenings, inputs, off }: Writing): void {
  if (!off.delete(state)) return;
  inputs[variant.switchOf(state)!] = 1;
  happenings.push({ kind: "inputs", timeH, inputs: Float64Array.from(inputs) });
}
