import { dop853 } from "./dop853.ts";
import { kencarp4 } from "./kencarp4.ts";
import type { SingleMethod } from "./method.ts";
import { rodas4 } from "./rodas4.ts";
import { rodas5p } from "./rodas5p.ts";
import { tsit5 } from "./tsit5.ts";

/** The integrators, by what a problem calls them; `explicit` and `stiff` are what `automatic` chooses between. */
export const methods = {
  explicit: tsit5,
  stiff: rodas5p,
  tsit5,
  dop853,
  rodas4,
  rodas5p,
  kencarp4,
} as const satisfies Record<string, SingleMethod>;

/** What a problem may call its method. */
export type MethodName = "automatic" | keyof typeof methods;

/** All that a problem may say. */
export const methodNames = [
  "automatic",
  "explicit",
  "stiff",
  "tsit5",
  "dop853",
  "rodas4",
  "rodas5p",
  "kencarp4",
] as const satisfies readonly MethodName[];

/** Every method once, by its own name. */
export const family: readonly { readonly key: MethodName; readonly method: SingleMethod }[] = (
  ["tsit5", "dop853", "rodas4", "rodas5p", "kencarp4"] as const
).map((key) => ({ key, method: methods[key] }));
