import type { Model } from "./types.ts";

/** The equations of a model as lines of text, in the order in which they were written. */
export const equations = (model: Model): readonly string[] => model.equations.printed;
