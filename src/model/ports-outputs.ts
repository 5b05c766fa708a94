import { type Dimension, dimensionless, timesPower } from "../units/index.ts";
import { ofKind } from "./declarations.ts";
import { type Measures, mustMeasure, perTime, time } from "./dimensions.ts";
import type { Equations, Scalar } from "./equations.ts";
import { expand, type Surroundings } from "./expand.ts";
import { dimensionOfText } from "./parameters.ts";
import { elementName, elementsOf, type Scope } from "./scope.ts";
import { mustBeFixed, stateSlot } from "./states.ts";
import { type Entry, type Expression, entryWords, type ModelStatement } from "./syntax.ts";
import type { Span } from "./tokens.ts";
import type { DosePort, ModelOutput } from "./types.ts";

/** The ports through which doses enter, with what one base unit of dose brings to which state. */
export function portsOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
  moving: ReadonlySet<number>,
): readonly { port: DosePort; shares: Equations["ports"][number]; entry: Entry<Scalar> }[] {
  const { scope } = around;
  const seen = new Set<string>();
  return ofKind(statements, "dose").map(({ head, unit, description, into, entry }) => {
    mustBeNew(scope, seen, head.name, "dose", head.at);
    if (head.dims.length > 0) {
      scope.report.error(
        "model.index",
        head.at,
        `dose ${head.name} runs over an index`,
        "a dose without an index",
      );
    }
    const counted = dimensionOfText(scope, unit);
    const enters = entryOf(around, entry, counted, measures, moving);
    const shares = into.flatMap((target) =>
      elementsOf(scope, target.head).flatMap(({ key, bindings }) => {
        const state = stateSlot(scope, target.head.name, key, target.head.at);
        const share = expand(around, target.share, bindings);
        const brought = state === undefined ? undefined : measures.states[state];
        const needed = brought && counted && timesPower(brought, counted, -1);
        mustMeasure(
          measures,
          share,
          needed,
          `a dose in ${unit.text} enters ${elementName(target.head.name, key)}`,
        );
        mustBeFixed(scope, share, moving, "a share of a dose");
        return state === undefined ? [] : [{ state, share: partOf(enters.bioavailability, share) }];
      }),
    );
    return { port: { name: head.name, unit: unit.text, description }, shares, entry: enters };
  });
}

const partOf = (bioavailability: Scalar | undefined, share: Scalar): Scalar =>
  bioavailability ? { kind: "apply", operator: "*", args: [bioavailability, share], at: share.at } : share;

/** The clauses that say how a dose enters, checked. */
function entryOf(
  around: Surroundings,
  entry: Entry<Expression>,
  counted: Dimension | undefined,
  measures: Measures,
  moving: ReadonlySet<number>,
): Entry<Scalar> {
  const needed = {
    bioavailability: dimensionless,
    lag: time,
    duration: time,
    rate: counted && perTime(counted),
  };
  const clauses = entryWords.flatMap((word) => {
    const written = entry[word];
    if (!written) return [];
    const clause = expand(around, written, new Map());
    mustMeasure(measures, clause, needed[word], `it is the ${word} of a dose`);
    mustBeFixed(around.scope, clause, moving, `the ${word} of a dose`);
    return [[word, clause] as const];
  });
  return Object.fromEntries(clauses);
}

/** Reports a name that its kind of statement has used before. */
export function mustBeNew(scope: Scope, seen: Set<string>, name: string, what: string, at: Span): void {
  if (seen.has(name))
    scope.report.error("model.duplicate", at, `${what} ${name} is defined twice`, "another name");
  seen.add(name);
}

/** The outputs with the expressions that give them. */
export function outputsOf(
  around: Surroundings,
  statements: readonly ModelStatement[],
  measures: Measures,
): readonly { output: ModelOutput; expression: Scalar }[] {
  const seen = new Set<string>();
  return ofKind(statements, "output").flatMap(({ head, unit, value, description }) => {
    const dimension = dimensionOfText(around.scope, unit);
    return elementsOf(around.scope, head).map(({ key, bindings }) => {
      const name = elementName(head.name, key);
      mustBeNew(around.scope, seen, name, "output", head.at);
      const expression = expand(around, value, bindings);
      mustMeasure(measures, expression, dimension, `output ${name} is in ${unit.text}`);
      return { output: { name, unit: unit.text, description }, expression };
    });
  });
}
