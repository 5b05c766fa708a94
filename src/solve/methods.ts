import type { Method } from "./method.ts";
import { rodas5p } from "./rodas5p.ts";
import { tsit5 } from "./tsit5.ts";

/** The integrators, by what a problem calls them. */
export const methods = { explicit: tsit5, stiff: rodas5p } as const satisfies Record<string, Method>;
