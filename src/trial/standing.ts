import { daysBetween } from "./days.ts";
import type { Patient } from "./replay.ts";
import type { Day } from "./types.ts";

/** Where a patient stands on a date. `late`: a dose-limiting toxicity after the window, which the design does not count. */
export interface Standing {
  readonly patient: Patient;
  readonly state: "toxicity" | "clean" | "pending" | "not evaluable";
  readonly late: boolean;
  readonly moderate: boolean;
  /** What the assessment of response showed; null: not assessed. */
  readonly responds: boolean | null;
  /** Whether an outcome that the design looks at is still open. */
  readonly awaits: boolean;
  /** Days followed without a dose-limiting toxicity; to the toxicity where there is one. */
  readonly days: number;
  /** Share of the window that was followed, at most 1. */
  readonly share: number;
}

/**
 * Where a patient stands on a date, from assessments up to that date: free of toxicity only as far as an assessment says so.
 * A toxicity on day k counts when k < window.
 */
export function standingOn(patient: Patient, on: Day, windowDays: number, needsResponse = false): Standing {
  const last = daysBetween(patient.on, on);
  const seen = patient.assessments.filter(({ day }) => day <= last);
  const toxic = seen.find(({ result }) => result === "dlt");
  // An assessment of response says nothing about toxicity.
  const free = seen.filter(({ result }) => result !== "response" && result !== "no-response");
  const days = toxic?.day ?? Math.max(0, ...free.map(({ day }) => day));
  const inside = toxic !== undefined && toxic.day < windowDays;
  const state = stateOf(
    inside,
    seen.some(({ result }) => result === "not-evaluable"),
    days >= windowDays,
  );
  const assessed = seen.findLast(({ result }) => result === "response" || result === "no-response");
  const responds = assessed ? assessed.result === "response" : null;
  return {
    patient,
    state,
    responds,
    awaits: state === "pending" || (needsResponse && responds === null && state !== "not evaluable"),
    late: toxic !== undefined && !inside,
    moderate: seen.some(({ result, day }) => result === "moderate" && day < windowDays),
    days,
    share: Math.min(1, days / windowDays),
  };
}

function stateOf(toxic: boolean, notEvaluable: boolean, followed: boolean): Standing["state"] {
  if (toxic) return "toxicity";
  if (followed) return "clean";
  return notEvaluable ? "not evaluable" : "pending";
}
