import { parameters } from "./parameters/parameters.ts";
import type { Outcome, Parameter } from "./parameters/types.ts";
import { type Case, prepare } from "./prepare.ts";
import { type Profile, type Result, type Rules, usualRules } from "./types.ts";

/** Every parameter of one profile, and the profile as it was analysed. */
export interface Analysis {
  readonly results: Readonly<Record<string, Result>>;
  readonly prepared: Case;
}

/**
 * Non-compartmental analysis of one profile: every member of `parameters`. What cannot be computed is NaN with the
 * reason as its first note; the rest is computed. A note passes on to whatever is computed from the value.
 *
 * @throws RangeError for an unknown method or rule, times that do not rise, or a limit of quantification that the rule
 *   needs and the profile lacks.
 */
export function analyse(profile: Profile, rules: Rules = usualRules): Analysis {
  const prepared = prepare(profile, rules);
  const results: Record<string, Result> = {};
  for (const parameter of Object.values(parameters))
    results[parameter.name] = evaluate(parameter, prepared, results);
  return { results, prepared };
}

function evaluate(parameter: Parameter, it: Case, results: Readonly<Record<string, Result>>): Result {
  const needed = parameter.needs.map((name) => results[name]!);
  const missing = needed.find((result) => Number.isNaN(result.value));
  if (missing) return missing;
  const outcome = parameter.of(it, (name) => results[name]!.value);
  return resultOf(
    outcome,
    needed.flatMap((result) => result.notes),
  );
}

function resultOf(outcome: Outcome, inherited: readonly string[]): Result {
  if (typeof outcome === "number") return { value: outcome, notes: [...new Set(inherited)] };
  if ("why" in outcome) return { value: Number.NaN, notes: [outcome.why] };
  return { value: outcome.value, notes: [...new Set([...inherited, ...outcome.notes])] };
}
