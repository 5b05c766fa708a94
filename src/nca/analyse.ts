import { membersFor } from "./parameters/parameters.ts";
import type { Outcome, Parameter } from "./parameters/types.ts";
import { type Case, prepare } from "./prepare.ts";
import { type Profile, type Result, type Rules, usualRules } from "./types.ts";

/** Every parameter of one profile, and the profile as it was analysed. */
export interface Analysis {
  readonly results: Readonly<Record<string, Result>>;
  readonly prepared: Case;
}

/**
 * Non-compartmental analysis of one profile: every member of `parameters`, and the areas that the rules name. What cannot
 * be computed is NaN with the reason as its first note; the rest is computed. A note passes on to whatever is computed
 * from the value.
 *
 * @param first the results after the first dose, which accumulation is measured by.
 * @throws RangeError for an unknown method or rule, times that do not rise, or a limit of quantification that the rule
 *   needs and the profile lacks.
 */
export function analyse(
  profile: Profile,
  rules: Rules = usualRules,
  first?: Readonly<Record<string, Result>>,
): Analysis {
  const prepared = prepare(profile, rules, first);
  const results: Record<string, Result> = {};
  for (const parameter of membersFor(rules)) results[parameter.name] = evaluate(parameter, prepared, results);
  return { results, prepared };
}

function evaluate(parameter: Parameter, it: Case, results: Readonly<Record<string, Result>>): Result {
  let noted = false;
  for (const name of parameter.needs) {
    const needed = results[name]!;
    if (Number.isNaN(needed.value)) return needed;
    noted ||= needed.notes.length > 0;
  }
  const outcome = parameter.of(it, (name) => results[name]!.value);
  if (typeof outcome !== "number" && "why" in outcome)
    return { value: Number.NaN, notes: [outcome.why], fails: none };
  const own = typeof outcome === "number" ? { value: outcome, notes: none } : outcome;
  return noted
    ? withNotes(
        own,
        parameter.needs.map((name) => results[name]!),
      )
    : withNotes(own, []);
}

type Valued = Exclude<Outcome, number | { readonly why: string }>;

const none: readonly string[] = [];

/** Notes of several, each once; most values have none. */
function joined(lists: readonly (readonly string[])[]): readonly string[] {
  const said = lists.filter((list) => list.length > 0);
  if (said.length === 0) return none;
  return said.length === 1 ? said[0]! : [...new Set(said.flat())];
}

function withNotes({ value, notes, fails = none }: Valued, needed: readonly Result[]): Result {
  if (needed.length === 0) return { value, notes: fails.length > 0 ? joined([notes, fails]) : notes, fails };
  return {
    value,
    notes: joined([...needed.map((result) => result.notes), notes, fails]),
    fails: joined([...needed.map((result) => result.fails), fails]),
  };
}
