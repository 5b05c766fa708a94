import type { Tail } from "./auc/area.ts";
import { aucMethod } from "./auc/methods.ts";
import type { AucMethod } from "./auc/types.ts";
import { applyBlq, type BlqRule, blqRules, type SampledCurve } from "./blq.ts";
import { backExtrapolate } from "./c0.ts";
import { type NoSlope, type TerminalSlope, terminalSlope } from "./lambda-z.ts";
import type { Curve, Profile, Result, Rules } from "./types.ts";

/** A profile made ready: what every parameter reads. */
export interface Case {
  readonly profile: Profile;
  readonly rules: Rules;
  readonly method: AucMethod;
  /** Samples from time 0 on, with the rule for values below the limit applied. */
  readonly measured: SampledCurve;
  /** The sample before the dose that stands in for one at the dose, as an index into the profile. */
  readonly carried: number | undefined;
  /** `measured` with a value at time 0; without one where none can be had. */
  readonly curve: Curve;
  /** How the value at time 0 was found, where it was not measured. */
  readonly startNote: string;
  /** `curve` up to the last concentration above zero; empty when there is none. */
  readonly toLast: Curve;
  readonly slope: TerminalSlope | NoSlope;
  /** The results after the first dose, for a profile after a later one. */
  readonly first?: Readonly<Record<string, Result>>;
}

/**
 * A profile with its rules applied.
 * @throws RangeError for an unknown method or rule, times that do not rise, lengths that differ.
 */
export function prepare(profile: Profile, rules: Rules, first?: Readonly<Record<string, Result>>): Case {
  check(profile);
  const all = applyBlq(profile, blqRule(rules.blq));
  const measured = part(all, (time) => time >= 0);
  const { curve, note, carried } = withStart(
    profile,
    measured,
    part(all, (time) => time < 0),
  );
  return {
    profile,
    rules,
    method: aucMethod(rules.method),
    measured,
    carried,
    curve,
    startNote: note,
    toLast: upToLast(curve),
    slope: terminalSlope(measured, profile.route, rules, profile.slopeOver),
    ...(first ? { first } : {}),
  };
}

/**
 * The rule of this name for values below the limit.
 * @throws RangeError when there is none.
 */
export function blqRule(name: string): BlqRule {
  const found: BlqRule | undefined = Object.values(blqRules).find((rule) => rule.name === name);
  if (!found) throw new RangeError(`no rule "${name}"; there are ${Object.keys(blqRules).join(", ")}`);
  return found;
}

/** The decline after the last measurable concentration as measured, or undefined without a terminal slope. */
export function observedTail({ slope, toLast }: Case): Tail | undefined {
  const time = toLast.times.at(-1);
  const concentration = toLast.concentrations.at(-1);
  if ("why" in slope || time === undefined || concentration === undefined) return undefined;
  return { rate: slope.rate, time, concentration };
}

function check({ times, concentrations, belowLimit }: Profile): void {
  const n = times.length;
  if (concentrations.length !== n || (belowLimit && belowLimit.length !== n)) {
    throw new RangeError(`${n} times and ${concentrations.length} concentrations are no profile`);
  }
  const back = times.findIndex((time, k) => !(k === 0 ? time > -Infinity : time >= times[k - 1]!));
  if (back >= 0) throw new RangeError(`times must rise; sample ${back + 1} is at ${times[back]}`);
}

const part = (
  { times, concentrations, samples }: SampledCurve,
  where: (time: number) => boolean,
): SampledCurve => ({
  times: times.filter(where),
  concentrations: concentrations.filter((_, k) => where(times[k]!)),
  samples: samples.filter((_, k) => where(times[k]!)),
});

function upToLast(curve: Curve): Curve {
  const last = curve.concentrations.findLastIndex((c) => c > 0);
  return {
    times: curve.times.slice(0, last + 1),
    concentrations: curve.concentrations.slice(0, last + 1),
  };
}

function withStart(
  profile: Profile,
  measured: Curve,
  before: SampledCurve,
): { readonly curve: Curve; readonly note: string; readonly carried?: number } {
  const from = (value: number, note: string) => ({
    curve: {
      times: [0, ...measured.times.filter((time) => time > 0)],
      concentrations: [value, ...measured.concentrations.filter((_, k) => measured.times[k]! > 0)],
    },
    note,
  });
  if (profile.route.kind === "bolus") {
    const c0 = backExtrapolate(measured);
    return c0 ? from(c0.value, "") : { curve: measured, note: "" };
  }
  if (measured.times[0] === 0) return { curve: measured, note: "" };
  const carried = before.concentrations.at(-1);
  if (carried !== undefined) {
    const note = carried > 0 ? "concentration at the dose taken from the last sample before it" : "";
    return { ...from(carried, note), carried: before.samples.at(-1)! };
  }
  if (profile.afterEarlierDoses) return { curve: measured, note: "" };
  return from(0, "no sample at the dose; concentration then taken as 0");
}
