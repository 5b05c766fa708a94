import type { Setting } from "../step/index.ts";
import { printNumber } from "../units/index.ts";
import type { XenograftSpec } from "./spec.ts";

/** The settings of a plan, named as its options are. */
export function xenograftSettings({ file, layout, formula, rules, mice }: XenograftSpec): Setting[] {
  const { endpoint, combination } = rules;
  const days = (value: number) => `${printNumber(value)} d`;
  const said: Readonly<Record<string, string>> = {
    data: file,
    layout,
    formula,
    control: rules.control,
    baseline: days(rules.baselineDay),
    endpoint:
      endpoint.kind === "fold"
        ? `fold: ${printNumber(endpoint.fold)}`
        : `volume: ${printNumber(endpoint.volume)} mm3`,
    "found-dead": rules.foundDead,
    days: rules.days === null ? "the last on which no mouse was missing" : rules.days.map(days).join(", "),
    treatment: rules.treatmentDays === null ? "none given" : days(rules.treatmentDays),
    random: rules.random,
    "degrees-of-freedom": rules.degreesOfFreedom,
    "zero-as": `${printNumber(rules.zeroAs)} mm3`,
    ...(combination === null
      ? { combination: "none" }
      : {
          "combination.a": combination.a,
          "combination.b": combination.b,
          "combination.combination": combination.combination,
          "combination.null": combination.null,
          "combination.looks": combination.looks,
        }),
    ...(rules.simeoni === null
      ? {}
      : {
          simeoni: `exposure in ${rules.simeoni.unit} in ${Object.keys(rules.simeoni.exposures).join(", ")}`,
        }),
    mice: String(mice.length),
    arms: [...new Set(mice.map(({ arm }) => arm))].join(", "),
  };
  return Object.entries(said).map(([name, value]) => ({ name, value }));
}
