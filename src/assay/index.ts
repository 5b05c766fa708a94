/** Dose–response curves, plates and co-cultures. */
export { doseResponseStep } from "./dose-response/step.ts";
