import type { Flows } from "./steady-state.ts";

/** Where in a moment something happens: numbers that ascend. */
export const ranks = { inputsBefore: 0, laterFirst: 1, written: 2, laterLast: 3, inputsAfter: 4 } as const;

/** Something that happens at a moment, in its place there. */
export interface Item<What> {
  readonly timeH: number;
  readonly rank: number;
  /** Among equals: the number of the record. */
  readonly order: number;
  readonly what: What;
}

/** An infusion, or what is left of one. */
export interface Infusion {
  readonly fromH: number;
  readonly toH: number;
  readonly flows: Flows;
  /** The record it comes from. */
  readonly record: number;
}

/** What items do. */
export type Deed =
  | { readonly kind: "add"; readonly flows: Flows }
  | { readonly kind: "set"; readonly states: Float64Array }
  | { readonly kind: "multiply"; readonly state: number; readonly value: number }
  | { readonly kind: "switch"; readonly state: number; readonly on: boolean }
  | { readonly kind: "all on" }
  | { readonly kind: "inputs"; readonly input: number; readonly value: number; readonly slope: number }
  | { readonly kind: "read"; readonly record: number };

/** Everything that happens to a subject while it is gathered, record by record. */
export interface Timeline {
  readonly items: readonly Item<Deed>[];
  readonly infusions: readonly Infusion[];
  readonly put: (item: Item<Deed>) => void;
  readonly infuse: (infusion: Infusion) => void;
  /** Ends what runs at a time; takes back what earlier records still have to come, too, where that is asked. */
  readonly cut: (timeH: number, pending: boolean) => void;
  /** Ends what runs into a state. */
  readonly stop: (timeH: number, state: number) => void;
}

/** An empty timeline. */
export function timeline(): Timeline {
  let items: Item<Deed>[] = [];
  let infusions: Infusion[] = [];
  return {
    get items() {
      return items;
    },
    get infusions() {
      return infusions;
    },
    put: (item) => items.push(item),
    infuse: (infusion) => infusions.push(infusion),
    cut(timeH, pending) {
      const toCome = ({ timeH: when, rank, what }: Item<Deed>) =>
        what.kind === "add" && (isLater(when, timeH) || (!isLater(timeH, when) && rank === ranks.laterLast));
      if (pending) items = items.filter((item) => !toCome(item));
      infusions = infusions.flatMap((one) => {
        if (one.fromH < timeH) return [{ ...one, toH: Math.min(one.toH, timeH) }];
        return pending ? [] : [one];
      });
    },
    stop(timeH, state) {
      infusions = infusions.flatMap((one) => {
        const into = one.flows.some((flow) => flow.state === state);
        if (!into || one.fromH >= timeH || one.toH <= timeH) return [one];
        const others = one.flows.filter((flow) => flow.state !== state);
        return [
          { ...one, toH: timeH },
          { ...one, fromH: timeH, flows: others },
        ];
      });
    },
  };
}

/** Whether a time is later than another by more than rounding. */
export const isLater = (timeH: number, thanH: number): boolean => timeH - thanH > 1e-12 * Math.max(1, thanH);
