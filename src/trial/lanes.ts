import { type Lane, type LaneEvent, swimLanes } from "../escalation/index.ts";
import type { Figure } from "../figure/index.ts";
import { printQuantity } from "../units/index.ts";
import { daysBetween } from "./days.ts";
import { type Assessment, doseText, type Patient, type Trial } from "./replay.ts";
import { standingOn } from "./standing.ts";
import type { Day } from "./types.ts";

/** The trial's patients as swim lanes up to a date; undefined when none was enrolled by then. */
export function laneFigure({ patients, protocol }: Trial, on: Day): Figure | undefined {
  const shown = patients.filter((patient) => patient.on <= on);
  const first = shown[0];
  if (!first) return undefined;
  return swimLanes(
    shown.map((patient) => laneOf(patient, first.on, on, protocol.windowDays)),
    daysBetween(first.on, on),
  );
}

const doseOf = (patient: Patient): string =>
  patient.second === undefined
    ? printQuantity({ value: patient.dose, unit: patient.unit })
    : doseText(patient);

function laneOf(patient: Patient, first: Day, on: Day, windowDays: number): Lane {
  const from = daysBetween(first, patient.on);
  const last = daysBetween(patient.on, on);
  const seen = patient.assessments.filter(({ day }) => day <= last);
  const { days } = standingOn(patient, on, windowDays);
  return {
    patient: patient.name,
    dose: doseOf(patient),
    from,
    to: from + Math.max(days, ...seen.map(({ day }) => day)),
    windowEnds: from + windowDays,
    events: seen.flatMap((one) => {
      const is = eventOf(one, windowDays);
      return is ? [{ day: from + one.day, is }] : [];
    }),
  };
}

function eventOf({ result, day }: Assessment, windowDays: number): LaneEvent | undefined {
  switch (result) {
    case "dlt":
      return day < windowDays ? "dose-limiting toxicity" : "toxicity after the window";
    case "moderate":
      return "moderate toxicity";
    case "not-evaluable":
      return "not evaluable";
    case "response":
      return "response";
    case "none":
    case "no-response":
      return undefined;
  }
}
