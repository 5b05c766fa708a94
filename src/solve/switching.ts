import type { SwitchingMethod } from "./method.ts";
import { rodas5p } from "./rodas5p.ts";
import { tsit5 } from "./tsit5.ts";

/** When a step of one kind gives way to the other (`hairer1996`, IV.2). */
export const signs = {
  /** The explicit method is stable up to h|λ| = 3.5 on the negative axis; from here on it may be held back. */
  limit: 3.2,
  /** So many accepted steps beyond the limit hand over to the stiff method, and so many in a row below it back. */
  enough: 15,
  /** The explicit method looks at one of so many accepted steps, until one of them is beyond the limit. */
  rarely: 4,
  /** So many accepted steps in a row below the limit, and those beyond it do not count any more. */
  calm: 6,
} as const;

/**
 * Tsitouras 5(4) that gives way to Rodas5P while steps are held back by stability, and takes over again when they are
 * not. The explicit method estimates |λ| from its last two stages, both at the end of the step: h|λ| = h‖k₇ − k₆‖/‖Y₇ − Y₆‖;
 * the stiff method by one product with its Jacobian per step (power method).
 */
export const switching: SwitchingMethod = {
  kind: "switching",
  name: `${tsit5.name} and ${rodas5p.name}`,
  cite: [...tsit5.cite, ...rodas5p.cite],
  order: tsit5.order,
  explicit: tsit5,
  stiff: rodas5p,
};

/** Where the power method begins: no model has it as an eigenvector. */
export const firstDirection = (state: number): number => 1 + ((state * 7) % 5) / 5;
