import { ofKind } from "./declarations.ts";
import { type Measures, measure, mustMeasure } from "./dimensions.ts";
import type { EventRule, Scalar } from "./equations.ts";
import { expand, type Surroundings } from "./expand.ts";
import { changes } from "./order.ts";
import { mustBeNew } from "./ports-outputs.ts";
import { type Bindings, elementName, elementsOf } from "./scope.ts";
import { stateSlot } from "./states.ts";
import type { ModelStatement } from "./syntax.ts";
import type { Span } from "./tokens.ts";

type EventStatement = ModelStatement & { kind: "event" };

/** The events of a model, element by element, checked. */
export function eventsOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
  moving: ReadonlySet<number>,
): readonly EventRule[] {
  const seen = new Set<string>();
  return ofKind(statements, "event").flatMap((statement) =>
    elementsOf(around.scope, statement.head).flatMap(({ key, bindings }) => {
      const { head, description, stop } = statement;
      const name = elementName(head.name, key);
      mustBeNew(around.scope, seen, name, "event", head.at);
      const condition = conditionOf(around, statement, bindings, measures, moving);
      const sets = setsOf(around, statement, bindings, measures);
      return condition
        ? [{ name, description, ...condition, sets, ...(stop === undefined ? {} : { stop }) }]
        : [];
    }),
  );
}

function conditionOf(
  around: Surroundings,
  { when, head }: EventStatement,
  bindings: Bindings,
  measures: Measures,
  moving: ReadonlySet<number>,
): Pick<EventRule, "gap" | "strict"> | undefined {
  const { report } = around.scope;
  const x = expand(around, when, bindings);
  const operator = x.kind === "apply" ? x.operator : undefined;
  if (
    x.kind !== "apply" ||
    !(operator === "<" || operator === "<=" || operator === ">" || operator === ">=")
  ) {
    report.error(
      "model.event",
      x.at,
      `"${report.quote(x.at)}" is not a comparison whose sides cross`,
      `two expressions with <, <=, > or >= between them; ${head.name} happens when that becomes true`,
      "when A < 1 {mg}",
    );
    return undefined;
  }
  measure(measures, x);
  if (!changes(x, moving)) {
    report.warning(
      "model.event-still",
      x.at,
      `"${report.quote(x.at)}" reads neither a state nor time, so that ${head.name} never happens`,
      "a state or time on one of its sides",
    );
  }
  const [left, right] = [x.args[0]!, x.args[1]!];
  const args: readonly Scalar[] = operator === "<" || operator === "<=" ? [right, left] : [left, right];
  const strict = operator === "<" || operator === ">";
  return { gap: { kind: "apply", operator: "-", args, at: x.at }, strict };
}

function setsOf(
  around: Surroundings,
  { sets, head }: EventStatement,
  bindings: Bindings,
  measures: Measures,
): EventRule["sets"] {
  const { scope } = around;
  const taken = new Set<number>();
  return sets.flatMap((target) =>
    elementsOf(scope, target.head, bindings).flatMap(({ key, bindings: inner }) => {
      const name = elementName(target.head.name, key);
      const state = stateSlot(scope, target.head.name, key, target.head.at);
      const value = expand(around, target.value, inner);
      if (state === undefined) return [];
      mustMeasure(measures, value, measures.states[state], `${head.name} sets ${name}`);
      once(around, taken, state, name, target.head.at);
      return [{ state, value }];
    }),
  );
}

function once({ scope }: Surroundings, taken: Set<number>, state: number, name: string, at: Span): void {
  if (taken.has(state)) scope.report.error("model.duplicate", at, `${name} is set twice`, "one value");
  taken.add(state);
}
