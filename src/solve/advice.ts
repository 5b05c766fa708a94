import { endless } from "./events.ts";
import type { Outcome } from "./integrate.ts";
import type { Method } from "./method.ts";

/**
 * What to try after an integration that did not reach its end; empty when it did. `found` says what was not finite,
 * where that is known.
 */
export function advice(
  { status, reachedH, state, event }: Outcome,
  method: { readonly name: string; readonly kind?: Method["kind"] },
  maxSteps: number,
  relative: number,
  found?: string,
): string {
  const where = `at ${Number(reachedH.toPrecision(6))} h`;
  switch (status) {
    case "ok":
      return "";
    case "too-many-steps":
      return method.kind === "explicit"
        ? `${maxSteps} steps reached ${where}; take the stiff method, or allow more steps`
        : `${maxSteps} steps reached ${where}; allow more steps, or a relative tolerance above ${relative}`;
    case "step-too-small":
      return (
        found ??
        `the step became too small ${where}; look there for a division by nearly 0 or a jump, or loosen the tolerances`
      );
    case "endless-events":
      return `event ${event} comes again at once ${where}, ${endless.times} times within ${endless.within} of the time; let it take the model away from its condition, or leave a distance between a condition that switches on and one that switches off`;
    case "not-finite": {
      const which = `${(state ?? 0) + 1} (counted from 1)`;
      return (
        found ??
        `state ${which} is not a finite number ${where}; look for a division by 0, a logarithm or a root of a negative number in its equation`
      );
    }
  }
}
