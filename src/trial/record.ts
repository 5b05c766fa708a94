import { nearest } from "../source/index.ts";
import { convert, dimensionOf, type Problem, type Quantity, sameDimension } from "../units/index.ts";
import { advise, printLevel } from "./advise.ts";
import { dayNumber, daysBetween } from "./days.ts";
import type { Protocol } from "./protocol.ts";
import { describe, levelOf, type Trial } from "./replay.ts";
import type {
  Act,
  Amendment,
  Correct,
  Correction,
  Day,
  Enrol,
  Outcome,
  Recommended,
  Result,
} from "./types.ts";

/** What is to be recorded, or why it cannot be. */
export type Proposal<Kind extends Act = Act> = Kind | Problem;

/** Whether a proposal is a problem. */
export const isRefused = (proposal: Proposal): proposal is Problem => "problem" in proposal;

/** A patient's first dose. A dose that the design had not asked for is recorded as a deviation. */
export function enrol(
  trial: Trial,
  { patient, dose, on, today }: { patient: string; dose: Quantity; on: Day; today: Day },
): Proposal<Enrol> {
  const known = trial.patients.find(({ name }) => name === patient);
  if (known) {
    return {
      problem: `patient "${patient}" was enrolled in entry ${known.entry}`,
      needed: "another name, or a correction",
      write: `tapworks trial amend LOG ${known.entry} --dose "${dose.value} ${dose.unit}"`,
    };
  }
  const wrongDay = dayProblem(on, today);
  if (wrongDay) return wrongDay;
  const given = inLevelUnit(trial.protocol, dose);
  if ("problem" in given) return given;
  const before = advise(trial, on);
  const act = {
    kind: "enrol",
    patient,
    dose: given.value,
    unit: given.unit,
    on,
    asked: before.because,
  } as const;
  const deviation = deviationOf(trial, given, before);
  return deviation === undefined ? act : { ...act, deviation };
}

function inLevelUnit({ spec }: Protocol, dose: Quantity): Quantity | Problem {
  const { unit, values } = spec.levels;
  if (sameDimension(dimensionOf(dose.unit), dimensionOf(unit))) {
    return { value: convert(dose.value, dose.unit, unit), unit };
  }
  return {
    problem: `"${dose.value} ${dose.unit}" is not a dose by the measure of this trial`,
    needed: `a dose in ${unit}`,
    write: `"${values[0]} ${unit}"`,
  };
}

function deviationOf(trial: Trial, given: Quantity, asked: ReturnType<typeof advise>): string | undefined {
  const level = levelOf(trial.protocol, { dose: given.value, unit: given.unit });
  const print = printLevel(trial.protocol);
  if (level === null) return `${given.value} ${given.unit} is none of the levels`;
  if (asked.action === "treat" && asked.level === level) return undefined;
  if (asked.action === "treat")
    return `the design asked for ${print(asked.level!)}; ${print(level)} was given`;
  return asked.action === "wait"
    ? `the design asked to wait; a patient was given ${print(level)}`
    : `the design had stopped; a patient was given ${print(level)}`;
}

/** What a patient's assessment showed. */
export function outcome(
  trial: Trial,
  said: { patient: string; result: Result; on: Day; what?: string | undefined; today: Day },
): Proposal<Outcome> {
  const { patient, result, on, what, today } = said;
  const known = trial.patients.find(({ name }) => name === patient);
  if (!known) return notEnrolled(trial, patient);
  const date = dayProblem(on, today) ?? beforeEnrolment(patient, known.on, on);
  if (date) return date;
  const toxic = known.assessments.find((one) => one.result === "dlt");
  if (toxic && toxic.on <= on && result !== "moderate") {
    return {
      problem: `patient "${patient}" had a dose-limiting toxicity on ${toxic.on} (entry ${toxic.entry})`,
      needed: "nothing more, or a correction of that entry",
      write: `tapworks trial amend LOG ${toxic.entry} --result none --why "…"`,
    };
  }
  return { kind: "outcome", patient, result, on, ...(what === undefined ? {} : { what }) };
}

function notEnrolled(trial: Trial, patient: string): Problem {
  const like = nearest(
    patient,
    trial.patients.map(({ name }) => name),
  );
  return {
    problem: `there is no patient "${patient}"`,
    needed: "a patient who was enrolled",
    write: like ? `"${like}"` : `tapworks trial enrol LOG ${patient} --dose … first`,
  };
}

const beforeEnrolment = (patient: string, enrolled: Day, on: Day): Problem | undefined =>
  daysBetween(enrolled, on) >= 0
    ? undefined
    : {
        problem: `${on} is before patient "${patient}" was enrolled, on ${enrolled}`,
        needed: `${enrolled} or a later date`,
      };

/** A date that is none, or that has not come anywhere on Earth. */
function dayProblem(on: Day, today: Day): Problem | undefined {
  if (dayNumber(on) === undefined) {
    return { problem: `"${on}" is not a date`, needed: "year, month, day", write: today };
  }
  if (daysBetween(today, on) <= 1) return undefined;
  return { problem: `${on} has not come yet`, needed: "today or an earlier date", write: today };
}

/** A correction of an earlier enrolment or outcome. The earlier entry stays. */
export function correct(
  trial: Trial,
  {
    entry,
    to,
    today,
  }: { entry: number; to: Omit<Correction, "dose" | "unit"> & { dose?: Quantity }; today: Day },
): Proposal<Correct> {
  const before = trial.standing.get(entry);
  if (!before) return notStanding(trial, entry);
  const { dose, ...rest } = to;
  const wrongField = fieldProblem(before, to);
  if (wrongField) return wrongField;
  const given = dose ? inLevelUnit(trial.protocol, dose) : undefined;
  if (given && "problem" in given) return given;
  const date = rest.on === undefined ? undefined : correctedDay(trial, before, rest.on, today);
  if (date) return date;
  return {
    kind: "correct",
    entry,
    to: { ...rest, ...(given ? { dose: given.value, unit: given.unit } : {}) },
  };
}

function correctedDay(trial: Trial, before: Enrol | Outcome, on: Day, today: Day): Problem | undefined {
  const wrong = dayProblem(on, today);
  if (wrong) return wrong;
  const patient = trial.patients.find(({ name }) => name === before.patient);
  if (!patient) return undefined;
  if (before.kind === "outcome") return beforeEnrolment(before.patient, patient.on, on);
  const first = patient.assessments[0];
  return first ? beforeEnrolment(before.patient, on, first.on) : undefined;
}

function fieldProblem(before: Enrol | Outcome, to: object): Problem | undefined {
  const allowed = before.kind === "enrol" ? ["dose", "on"] : ["result", "on", "what"];
  const names = Object.keys(to);
  const strange = names.find((name) => !allowed.includes(name));
  if (names.length > 0 && strange === undefined) return undefined;
  return {
    problem: strange === undefined ? "nothing is to be changed" : `${describe(before)} has no "${strange}"`,
    needed: allowed.map((name) => `--${name}`).join(", "),
    write: before.kind === "enrol" ? `--dose "${before.dose} ${before.unit}"` : `--result ${before.result}`,
  };
}

/** Takes back an enrolment or outcome that should not have been written. */
export function withdraw(trial: Trial, entry: number): Proposal {
  const before = trial.standing.get(entry);
  if (!before) return notStanding(trial, entry);
  const patient = trial.patients.find(({ name }) => name === before.patient);
  if (before.kind === "enrol" && patient && patient.assessments.length > 0) {
    return {
      problem: `${describe(before)} has outcomes (entries ${patient.assessments.map((one) => one.entry).join(", ")})`,
      needed: "the outcomes withdrawn first",
      write: `tapworks trial amend LOG ${patient.assessments[0]!.entry} --withdraw`,
    };
  }
  return { kind: "withdraw", entry };
}

const notStanding = (trial: Trial, entry: number): Problem => ({
  problem: `entry ${entry} ${entry < trial.nEntries ? "is no enrolment or outcome that stands" : "does not exist"}`,
  needed: `one of ${[...trial.standing.keys()].join(", ") || "none yet"}`,
});

/** A protocol amendment: the same trial, and every level that was given. */
export function amendProtocol(trial: Trial, protocol: Protocol, program: string): Proposal<Amendment> {
  if (protocol.trial !== trial.protocol.trial) {
    return {
      problem: `this protocol is of the trial "${protocol.trial}"`,
      needed: `a protocol of the trial "${trial.protocol.trial}"`,
      write: `trial: ${trial.protocol.trial}`,
    };
  }
  const lost = trial.patients.find((one) => one.level !== null && levelOf(protocol, one) === null);
  if (lost) {
    return {
      problem: `the amended levels leave out ${lost.dose} ${lost.unit}, which patient "${lost.name}" was given`,
      needed: "every level that was given",
    };
  }
  return { kind: "protocol", protocol: protocol.text, settings: protocol.settings, program };
}

/** What the design says on a date, to be recorded. */
export function recommended(trial: Trial, on: Day, program: string): Recommended {
  const advice = advise(trial, on);
  const doseAt = (level: number | null) =>
    level === null ? null : trial.protocol.spec.levels.values[level]!;
  const { action, size, rule, because } = advice;
  return {
    kind: "recommend",
    on,
    action,
    dose: doseAt(advice.level),
    size,
    rule,
    mtd: doseAt(advice.mtd),
    because,
    program,
  };
}
