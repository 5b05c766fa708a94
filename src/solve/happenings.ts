import type { Model } from "../model/index.ts";
import { momentsAt, type Schedule, type Standing } from "./schedule.ts";
import type { Happening, Problem } from "./types.ts";

/** Happenings with each time moved to the moment that it is up to rounding, and those moments. */
export function atMoments(happenings: readonly Happening[]) {
  const found = momentsAt(happenings.map(({ timeH }) => timeH));
  return { ...found, snapped: happenings.map((one) => ({ ...one, timeH: found.snap(one.timeH) })) };
}

/** The schedule of happenings. @throws RangeError when inputs change and the problem cannot bind them. */
export function scheduleOf({ bind }: Problem, happenings: readonly Happening[]): Schedule {
  const { timesH, moment, snapped } = atMoments(happenings);
  const at = new Map(timesH.map((time) => [time, snapped.filter(({ timeH }) => timeH === time)]));
  return {
    timesH,
    moment,
    enter(timeH, standing, read) {
      for (const one of at.get(timeH) ?? []) happen(one, standing, bind, read);
    },
  };
}

function happen(one: Happening, standing: Standing, bind: Problem["bind"], read: () => void): void {
  const { y, rates } = standing;
  switch (one.kind) {
    case "add":
      y[one.state] = y[one.state]! + one.value;
      return;
    case "set":
      y[one.state] = one.value;
      return;
    case "multiply":
      y[one.state] = y[one.state]! * one.value;
      return;
    case "rate":
      rates[one.state] = one.value;
      standing.running = rates.some((rate) => rate !== 0);
      return;
    case "inputs":
      if (!bind) throw new RangeError("inputs change, and nothing binds them");
      standing.system = bind(one.inputs);
      return;
    case "read":
      read();
  }
}

/**
 * @throws RangeError for happenings that a model cannot have: times that descend or are negative, states that do not
 * exist, values that are not numbers, rates into states that no dose enters, inputs of another number.
 */
export function checkHappenings(model: Model, happenings: readonly Happening[]): void {
  const dosed = new Set(model.equations.ports.flatMap((port) => port.map(({ state }) => state)));
  const nInputs = model.parameters.length + model.covariates.length;
  happenings.forEach((one, k) => {
    const needs = (right: boolean, needed: string) => {
      if (!right)
        throw new RangeError(`happening ${k + 1} (${one.kind} at ${one.timeH} h); needed: ${needed}`);
    };
    needs(
      one.timeH >= (happenings[k - 1]?.timeH ?? 0) && Number.isFinite(one.timeH),
      "ascending times from 0 on",
    );
    if (one.kind === "inputs") needs(one.inputs.length === nInputs, `${nInputs} inputs`);
    else if (one.kind !== "read") {
      needs(one.state in model.states, "a state of the model");
      needs(Number.isFinite(one.value), "a finite value");
      needs(one.kind !== "rate" || dosed.has(one.state), "a state that a dose can enter");
    }
  });
}
