/** The step that lists catabolites of conjugates and explains peaks by them. */
export { catabolitesStep } from "./step.ts";
