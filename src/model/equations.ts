import type { Dimension } from "../units/index.ts";
import type { Entry, Operator } from "./syntax.ts";
import type { Span } from "./tokens.ts";

/**
 * An expression after every index has its value: what the interpreter walks and the compiler compiles. `input` counts
 * parameters, then covariates; `value` counts the named expressions of {@link Equations.values}. `+` has any number of
 * arguments. A number without a dimension stands where an error was reported.
 */
export type Scalar =
  | { readonly kind: "number"; readonly value: number; readonly dimension?: Dimension; readonly at: Span }
  | { readonly kind: "input" | "state" | "value"; readonly slot: number; readonly at: Span }
  | { readonly kind: "time"; readonly at: Span }
  | {
      readonly kind: "apply";
      readonly operator: Operator;
      readonly args: readonly Scalar[];
      readonly at: Span;
    };

/** Something that has a name and is computed: an assignment, the size of a compartment, the rate of a reaction. */
export interface NamedValue {
  readonly slot: number;
  readonly name: string;
  readonly expression: Scalar;
  /** The base unit of what it gives; 1 without it. */
  readonly unit?: string;
}

/** Something that happens at the moment at which a condition becomes true. */
export interface EventRule {
  readonly name: string;
  readonly description: string;
  /** The condition holds where this is above 0; at 0 itself unless it is `strict`. */
  readonly gap: Scalar;
  readonly strict: boolean;
  /** The values that states take; each reads the states as they were before. */
  readonly sets: readonly { readonly state: number; readonly value: Scalar }[];
  /** Why the integration ends there, if it does. */
  readonly stop?: string;
}

/** What a model computes. */
export interface Equations {
  /** In an order in which each needs only those before it. */
  readonly values: readonly NamedValue[];
  /** dy/dt, one per state. */
  readonly derivatives: readonly Scalar[];
  /** The states at time 0; of inputs alone. */
  readonly initial: readonly Scalar[];
  readonly outputs: readonly Scalar[];
  /** For each port, what one base unit of dose brings to which state; of inputs alone. */
  readonly ports: readonly (readonly { readonly state: number; readonly share: Scalar }[])[];
  /** For each port, how doses enter; of inputs alone. The bioavailability is in the shares already. */
  readonly entries: readonly Entry<Scalar>[];
  readonly events: readonly EventRule[];
  /** The statements in readable form, for reports. */
  readonly printed: readonly string[];
}

/** Calls `visit` with every part of an expression that is not an operator. */
export function visitLeaves(expression: Scalar, visit: (leaf: Scalar) => void): void {
  if (expression.kind !== "apply") visit(expression);
  else for (const arg of expression.args) visitLeaves(arg, visit);
}
