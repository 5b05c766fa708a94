/** The step that finds the drug load of a lot from what was measured of it. */
export { drugLoadStep } from "./step.ts";
