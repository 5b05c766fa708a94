import type { EventRule, NamedValue, Scalar } from "./equations.ts";
import { valuesRead } from "./order.ts";
import type { Report } from "./report.ts";

/** What an integration computes. */
export interface Facts {
  readonly values: readonly NamedValue[];
  readonly derivatives: readonly Scalar[];
  readonly initial: readonly Scalar[];
  readonly events: readonly EventRule[];
}

type Found = "starts" | "can reach" | undefined;

interface Judge {
  readonly values: ReadonlyMap<number, Scalar>;
  /** Why a state can be 0, if it can. */
  readonly states: readonly Found[];
}

/**
 * Warns of divisions by what can be 0: a state that starts at 0, that an event sets to 0, or that loses at a rate in
 * which it does not stand; a product with such a state; a sum of nothing but such states. Parameters, covariates and
 * numbers other than 0 count as not 0, so that Km + C is no such denominator. What stands inside `if`, `min` or `max`
 * with the same state is guarded. What outputs alone read is not looked at: where they divide by 0, they are missing.
 */
export function warnOfDenominators(facts: Facts, report: Report): void {
  const values = new Map(facts.values.map(({ slot, expression }) => [slot, expression]));
  const states = facts.initial.map((_, state) => whyZero(state, facts, values));
  const judge = { values, states };
  const roots = [
    ...facts.derivatives,
    ...facts.events.flatMap(({ gap, sets }) => [gap, ...sets.map(({ value }) => value)]),
  ];
  const seen = new Set<number>();
  const look = (x: Scalar): void => {
    visit(judge, x, new Set(), report);
    for (const slot of valuesRead(x)) {
      if (seen.has(slot)) continue;
      seen.add(slot);
      look(values.get(slot)!);
    }
  };
  roots.forEach(look);
}

function visit(judge: Judge, x: Scalar, guarded: ReadonlySet<number>, report: Report): void {
  if (x.kind !== "apply") return;
  const [first, second] = x.args;
  if (x.operator === "/" && second) {
    const found = canBeZero(judge, second);
    const isGuarded = [...statesIn(second, judge.values)].some((state) => guarded.has(state));
    if (found && !isGuarded) warn(report, first!, second, found);
  }
  const also = x.operator === "if" ? new Set([...guarded, ...statesIn(first!, judge.values)]) : guarded;
  for (const arg of x.args) visit(judge, arg, also, report);
}

function warn(report: Report, above: Scalar, below: Scalar, found: Found): void {
  const text = report.quote(below.at);
  // conc(A) is A divided by a volume that is not written there.
  const isWhole = below.at.start <= above.at.start && above.at.end <= below.at.end;
  const names = isWhole ? `the denominator of "${text}"` : `"${text}" divides, and`;
  report.warning(
    "model.zero-denominator",
    below.at,
    `${names} ${found === "starts" ? "is 0 at the start" : "can become 0"}`,
    "a denominator that cannot be 0, or a case for 0",
    isWhole || text.length > 30
      ? undefined
      : `if(${text} > 0, ${report.quote(above.at)} / ${bracketed(below, text)}, 0)`,
  );
}

const bracketed = (x: Scalar, text: string): string =>
  x.kind === "apply" && /^[^(]*\s[-+*/]\s/.test(text) ? `(${text})` : text;

/** Whether an expression is 0 wherever states that can be 0 are. */
function canBeZero(judge: Judge, x: Scalar): Found {
  const of = (arg: Scalar) => canBeZero(judge, arg);
  switch (x.kind) {
    case "number":
      return x.value === 0 ? "starts" : undefined;
    case "state":
      return judge.states[x.slot];
    case "value": {
      const expression = judge.values.get(x.slot);
      return expression && of(expression);
    }
    case "apply":
      if (x.operator === "+" || x.operator === "max") return all(x.args.map(of));
      if (x.operator === "*") return any(x.args.map(of));
      if (["/", "^", "neg", "sqrt", "abs"].includes(x.operator)) return of(x.args[0]!);
      return undefined;
    default:
      return undefined;
  }
}

const all = (found: readonly Found[]): Found =>
  found.some((one) => !one) ? undefined : found.every((one) => one === "starts") ? "starts" : "can reach";

const any = (found: readonly Found[]): Found =>
  found.find((one) => one === "starts") ?? found.find((one) => one !== undefined);

function whyZero(state: number, facts: Facts, values: ReadonlyMap<number, Scalar>): Found {
  const isNought = (x: Scalar | undefined) => x?.kind === "number" && x.value === 0;
  if (isNought(facts.initial[state])) return "starts";
  const sets = facts.events.flatMap((event) => event.sets);
  if (sets.some((set) => set.state === state && isNought(set.value))) return "can reach";
  const losses = termsOf(facts.derivatives[state]!, 1, values).filter(({ sign }) => sign < 0);
  const goesOnAtZero = losses.some(({ term }) => !isNought(term) && !statesIn(term, values).has(state));
  return goesOnAtZero ? "can reach" : undefined;
}

/** The terms of a sum with their signs, named values taken apart. */
function termsOf(
  x: Scalar,
  sign: 1 | -1,
  values: ReadonlyMap<number, Scalar>,
): readonly { readonly sign: 1 | -1; readonly term: Scalar }[] {
  const other = sign === 1 ? -1 : 1;
  if (x.kind === "value") {
    const expression = values.get(x.slot);
    return expression ? termsOf(expression, sign, values) : [];
  }
  if (x.kind !== "apply") return [{ sign, term: x }];
  const [a, b] = [x.args[0]!, x.args[1]];
  if (x.operator === "+") return x.args.flatMap((arg) => termsOf(arg, sign, values));
  if (x.operator === "-" && b) return [...termsOf(a, sign, values), ...termsOf(b, other, values)];
  if (x.operator === "neg") return termsOf(a, other, values);
  if (x.operator === "*" && b) return spread(a, b, sign, values);
  return [{ sign, term: x }];
}

/** A product with a sum: each term of the sum times the other factor. */
function spread(a: Scalar, b: Scalar, sign: 1 | -1, values: ReadonlyMap<number, Scalar>) {
  const [left, right] = [termsOf(a, 1, values), termsOf(b, 1, values)];
  return left.flatMap((one) =>
    right.map((two) => ({
      sign: one.sign * two.sign * sign > 0 ? (1 as const) : (-1 as const),
      term: { kind: "apply", operator: "*", args: [one.term, two.term], at: one.term.at } as const,
    })),
  );
}

/** The states that an expression reads, through named values. */
function statesIn(x: Scalar, values: ReadonlyMap<number, Scalar>): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const look = (part: Scalar): void => {
    if (part.kind === "state") found.add(part.slot);
    else if (part.kind === "apply") part.args.forEach(look);
    else if (part.kind === "value" && !seen.has(part.slot)) {
      seen.add(part.slot);
      const expression = values.get(part.slot);
      if (expression) look(expression);
    }
  };
  look(x);
  return found;
}
