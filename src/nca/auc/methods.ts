import { linear } from "./linear.ts";
import { linearLog } from "./linear-log.ts";
import { linearUpLogDown } from "./linear-up-log-down.ts";
import type { AucMethod } from "./types.ts";

/** The trapezoid methods, by name. */
export const aucMethods = {
  "linear-up-log-down": linearUpLogDown,
  linear,
  "linear-log": linearLog,
} as const satisfies Record<string, AucMethod>;

/**
 * The trapezoid method of this name.
 * @throws RangeError when there is none.
 */
export function aucMethod(name: string): AucMethod {
  const found: AucMethod | undefined = Object.values(aucMethods).find((method) => method.name === name);
  if (!found)
    throw new RangeError(`no AUC method "${name}"; there are ${Object.keys(aucMethods).join(", ")}`);
  return found;
}
