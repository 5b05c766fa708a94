import { type Issue, nearest, type Place } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";

/** Collects what is wrong with a step's settings, each with its place in the study file. */
export interface Problems {
  readonly issues: readonly Issue[];
  readonly add: (
    code: string,
    at: readonly (string | number)[],
    found: string,
    needed: string,
    write?: string,
  ) => void;
  readonly addAll: (issues: readonly Issue[]) => void;
}

/** A list of problems that knows where the step's settings stand. */
export function problemsIn(context: PlanContext): Problems {
  const issues: Issue[] = [];
  return {
    issues,
    add: (code, at, found, needed, write) => {
      const where: Place = context.place(...at);
      issues.push({
        code,
        severity: "error",
        where,
        found,
        needed,
        ...(write === undefined ? {} : { write }),
      });
    },
    addAll: (more) => issues.push(...more),
  };
}

/** Adds that a name is unknown: the names there are, and the nearest. */
export function addUnknown(
  problems: Problems,
  code: string,
  at: readonly (string | number)[],
  what: string,
  name: string,
  names: readonly string[],
): void {
  const known = names.length > 0 ? `one of ${names.join(", ")}` : `a ${what}; there is none here`;
  problems.add(code, at, `there is no ${what} "${name}"`, known, nearest(name, names));
}
