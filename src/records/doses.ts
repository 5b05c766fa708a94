import type { BoundSystem } from "../model/index.ts";
import type { Flows, Repeated } from "./steady-state.ts";
import type { DoseRecord } from "./types.ts";

/** What one dose of a record brings, state by state. */
export interface Brought {
  readonly lagH: number;
  readonly amounts: Flows;
  readonly rates: Flows;
  readonly durationH: number;
}

/**
 * What one dose of a record brings. Of an amount A, F·A enters; at a rate R it lasts F·A/R, over a duration D it runs at
 * F·A/D. Without an amount, for a constant infusion, the rate is R. A text when the model does not say what it is asked.
 */
export function broughtBy({ port, amount, speed }: DoseRecord, system: BoundSystem): Brought | string {
  const { bioavailability, lagH, durationH, rate } = system.doseEntry?.(port) ?? whole;
  const shares = system.doseShares(port);
  const each = (factor: number): Flows =>
    [...shares].flatMap((share, state) => (share === 0 ? [] : [{ state, value: share * factor }]));
  const over = (lengthH: number): Brought =>
    lengthH > 0
      ? { lagH, amounts: [], rates: each(amount / lengthH), durationH: lengthH }
      : { lagH, amounts: each(amount), rates: [], durationH: 0 };
  const at = (perH: number): Brought =>
    amount === 0
      ? { lagH, amounts: [], rates: each(perH / bioavailability), durationH: 0 }
      : over((bioavailability * amount) / perH);
  switch (speed.kind) {
    case "at once":
      return over(0);
    case "rate":
      return at(speed.perH);
    case "modelled rate":
      return rate === undefined ? unsaid("rate") : rate > 0 ? at(rate) : notPositive("rate", rate);
    case "modelled duration":
      return durationH === undefined
        ? unsaid("duration")
        : durationH >= 0
          ? over(durationH)
          : notPositive("duration", durationH);
  }
}

const whole = { bioavailability: 1, lagH: 0, durationH: undefined, rate: undefined };

const unsaid = (what: string) =>
  `a record leaves the ${what} of a dose to the model, which does not say it; add "${what} ..." to its dose statement`;

const notPositive = (what: string, value: number) =>
  `the model gives a ${what} of ${value} to a dose; it must be above 0`;

/** The doses of a record as something that is repeated for ever. */
export const repeatedFrom = ({ amounts, rates, durationH }: Brought, everyH: number): Repeated => ({
  ...{ everyH, amounts, rates, durationH },
});
