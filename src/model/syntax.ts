import type { Span } from "./tokens.ts";
import type { Mark } from "./types.ts";

/** Operators and functions of an expression, by what they are called in the text. */
export type Operator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "^"
  | "neg"
  | "<"
  | "<="
  | ">"
  | ">="
  | "=="
  | "!="
  | "and"
  | "or"
  | "not"
  | "if"
  | "exp"
  | "log"
  | "log10"
  | "sqrt"
  | "abs"
  | "min"
  | "max";

/** An expression as written, before its indices have values. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly unit?: UnitText; readonly at: Span }
  | {
      readonly kind: "name";
      readonly name: string;
      readonly indices: readonly Expression[];
      readonly at: Span;
    }
  | {
      readonly kind: "apply";
      readonly operator: Operator;
      readonly args: readonly Expression[];
      readonly at: Span;
    }
  | {
      readonly kind: "sum";
      readonly over: Over;
      readonly body: Expression;
      readonly at: Span;
    }
  | { readonly kind: "concentration"; readonly of: Expression; readonly at: Span };

/** A unit as written. */
export interface UnitText {
  readonly text: string;
  readonly at: Span;
}

/** An index that runs: over its declared range, or over the range given here. */
export interface Over {
  readonly index: string;
  readonly low?: Expression;
  readonly high?: Expression;
  readonly at: Span;
}

/** What stands between the brackets where something is defined: a running index or one number. */
export type Dim = ({ readonly kind: "over" } & Over) | { readonly kind: "fixed"; readonly value: number };

/** A name where it is defined, with the index values it is defined for. */
export interface Head {
  readonly name: string;
  readonly dims: readonly Dim[];
  readonly at: Span;
}

/** One side's member of a reaction: coefficient times species. */
export interface Term {
  readonly coefficient?: Expression;
  readonly species: Expression & { kind: "name" };
}

/** A number as written. */
export interface NumberText {
  readonly value: number;
  readonly text: string;
  readonly at: Span;
}

/** The spread of a parameter: the standard deviation of η, or the coefficient of variation, as written. */
export interface SpreadText {
  readonly kind: "sd" | "cv";
  readonly values: readonly NumberText[];
  readonly percent: boolean;
  readonly at: Span;
}

export interface ParamStatement {
  readonly kind: "param" | "covariate";
  readonly head: Head;
  readonly values: readonly NumberText[];
  readonly unit?: UnitText;
  readonly description?: string;
  readonly mark?: Mark;
  readonly source?: string;
  readonly spread?: SpreadText;
  readonly shared?: string;
  readonly range?: { readonly low: number; readonly high: number };
}

/** The clauses of a dose that say how it enters, in the order of their words. */
export const entryWords = ["bioavailability", "lag", "duration", "rate"] as const;

/** How doses enter through a port: what part of them, how late, and how long or how fast where a record leaves that to the model. */
export type Entry<Of> = { readonly [word in (typeof entryWords)[number]]?: Of };

/** An entry with each of its clauses replaced. */
export const mapEntry = <From, To>(entry: Entry<From>, change: (clause: From) => To): Entry<To> =>
  Object.fromEntries(
    entryWords.flatMap((word) => {
      const clause = entry[word];
      return clause === undefined ? [] : [[word, change(clause)] as const];
    }),
  );

/** A statement as written. */
export type ModelStatement =
  | { readonly kind: "model"; readonly name: string; readonly at: Span }
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "cite"; readonly keys: readonly string[] }
  | {
      readonly kind: "index";
      readonly name: string;
      readonly low: number;
      readonly high: number;
      readonly at: Span;
    }
  | ParamStatement
  | {
      readonly kind: "correlate";
      readonly between: readonly [string, string];
      readonly value: number;
      readonly at: Span;
    }
  | {
      readonly kind: "assign";
      readonly head: Head;
      readonly value: Expression;
      readonly description: string;
      /** What the value must measure, where the text says. */
      readonly unit?: UnitText;
    }
  | {
      readonly kind: "compartment";
      readonly head: Head;
      readonly value: Expression;
      readonly description: string;
    }
  | {
      readonly kind: "species";
      readonly head: Head;
      readonly place?: Expression;
      readonly unit: UnitText;
      readonly initial?: Expression;
      readonly description: string;
      readonly constant: boolean;
    }
  | {
      readonly kind: "reaction";
      readonly head: Head;
      readonly left: readonly Term[];
      readonly right: readonly Term[];
      readonly reversible: boolean;
      readonly rate: Expression;
      readonly description: string;
    }
  | { readonly kind: "ode"; readonly head: Head; readonly value: Expression }
  | {
      readonly kind: "dose";
      readonly head: Head;
      readonly unit: UnitText;
      readonly description: string;
      readonly into: readonly { readonly head: Head; readonly share: Expression }[];
      readonly entry: Entry<Expression>;
    }
  | {
      readonly kind: "event";
      readonly head: Head;
      readonly when: Expression;
      readonly sets: readonly { readonly head: Head; readonly value: Expression }[];
      /** Why the subject's integration ends here, if it does. */
      readonly stop?: string;
      readonly description: string;
    }
  | {
      readonly kind: "output";
      readonly head: Head;
      readonly unit: UnitText;
      readonly value: Expression;
      readonly description: string;
    };
