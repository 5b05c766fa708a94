import { nearest } from "../source/index.ts";
import { convert, dimensionOf, type Problem, type Quantity, sameDimension } from "../units/index.ts";
import { advise, printLevel } from "./advise.ts";
import { dayNumber, daysBetween } from "./days.ts";
import type { Protocol } from "./protocol.ts";
import { describe, doseText, levelOf, type Trial } from "./replay.ts";
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

/** What is told of a patient's first dose. */
export interface Enrolment {
  readonly patient: string;
  readonly dose: Quantity;
  /** The second agent's, in trials of two. */
  readonly second?: Quantity | undefined;
  /** Outside the cohorts, at a lower dose that is open. */
  readonly backfill?: boolean;
  readonly on: Day;
  readonly today: Day;
}

/** A patient's first dose. A dose that the design had not asked for is recorded as a deviation. */
export function enrol(
  trial: Trial,
  { patient, dose, second, backfill = false, on, today }: Enrolment,
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
  const given = inLevelUnits(trial.protocol, dose, second);
  if ("problem" in given) return given;
  const before = advise(trial, on);
  const act = {
    kind: "enrol",
    patient,
    ...given,
    ...(backfill ? { backfill } : {}),
    on,
    asked: before.because,
  } as const;
  const deviation = backfill ? backfillDeviation(trial, given, before) : deviationOf(trial, given, before);
  return deviation === undefined ? act : { ...act, deviation };
}

type GivenDose = Pick<Enrol, "dose" | "unit" | "second" | "secondUnit">;

/** A dose, or a pair, in the units of the levels. */
function inLevelUnits({ spec }: Protocol, dose: Quantity, second: Quantity | undefined): GivenDose | Problem {
  const other = spec.levels.second;
  if ((second !== undefined) !== (other !== null)) {
    return other
      ? {
          problem: "the trial is of two agents, and one dose is given",
          needed: "the second agent's dose too",
          write: `--second "${other.values[0]} ${other.unit}"`,
        }
      : { problem: "the trial is of one agent, and two doses are given", needed: "one dose" };
  }
  const own = inUnitOf(spec.levels, dose);
  if ("problem" in own) return own;
  if (!other || !second) return { dose: own.value, unit: own.unit };
  const beside = inUnitOf(other, second);
  if ("problem" in beside) return beside;
  return { dose: own.value, unit: own.unit, second: beside.value, secondUnit: beside.unit };
}

function inUnitOf(
  { unit, values }: { readonly unit: string; readonly values: readonly number[] },
  dose: Quantity,
): Quantity | Problem {
  if (sameDimension(dimensionOf(dose.unit), dimensionOf(unit))) {
    return { value: convert(dose.value, dose.unit, unit), unit };
  }
  return {
    problem: `"${dose.value} ${dose.unit}" is not a dose by the measure of this trial`,
    needed: `a dose in ${unit}`,
    write: `"${values[0]} ${unit}"`,
  };
}

/** Backfill at a dose that is not open is a deviation. */
function backfillDeviation(
  trial: Trial,
  given: GivenDose,
  { open }: ReturnType<typeof advise>,
): string | undefined {
  const level = levelOf(trial.protocol, given);
  const print = printLevel(trial.protocol);
  if (level === null) return `${doseText(given)} is none of the levels`;
  if (!trial.protocol.backfill) return "the protocol has no backfill";
  if (open.some(({ level: one }) => one === level)) return undefined;
  const doses = open.map(({ level: one }) => print(one)).join(", ");
  return `${print(level)} is not open for backfill; ${doses === "" ? "no dose is" : `${doses} is`}`;
}

function deviationOf(trial: Trial, given: GivenDose, asked: ReturnType<typeof advise>): string | undefined {
  const level = levelOf(trial.protocol, given);
  const print = printLevel(trial.protocol);
  if (level === null) return `${doseText(given)} is none of the levels`;
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
  if (toxic && toxic.on <= on && (result === "dlt" || result === "none" || result === "not-evaluable")) {
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
  const names = trial.patients.map(({ name }) => name);
  const listed = names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
  // Between short numbers a likeness means nothing, and another patient's outcome would be wrong in silence.
  const meant = like !== undefined && patient.length > 2 ? `"${like}", if that patient is meant` : undefined;
  return {
    problem: `there is no patient "${patient}"`,
    needed: `a patient who was enrolled${listed === "" ? "; nobody was" : `: ${listed}`}`,
    write: meant ?? `tapworks trial enrol LOG ${patient} --dose … first`,
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
  }: {
    entry: number;
    to: Pick<Correction, "on" | "result" | "what"> & { dose?: Quantity; second?: Quantity };
    today: Day;
  },
): Proposal<Correct> {
  const before = trial.standing.get(entry);
  if (!before) return notStanding(trial, entry);
  const { dose, second, ...rest } = to;
  const wrongField = fieldProblem(before, to);
  if (wrongField) return wrongField;
  const { levels } = trial.protocol.spec;
  const given = dose ? inUnitOf(levels, dose) : undefined;
  if (given && "problem" in given) return given;
  const other = second && levels.second ? inUnitOf(levels.second, second) : undefined;
  if (other && "problem" in other) return other;
  const date = rest.on === undefined ? undefined : correctedDay(trial, before, rest.on, today);
  if (date) return date;
  return {
    kind: "correct",
    entry,
    to: {
      ...rest,
      ...(given ? { dose: given.value, unit: given.unit } : {}),
      ...(other ? { second: other.value, secondUnit: other.unit } : {}),
    },
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
  const enrolment = "second" in before ? ["dose", "second", "on"] : ["dose", "on"];
  const allowed = before.kind === "enrol" ? enrolment : ["result", "on", "what"];
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
      problem: `the amended levels leave out ${doseText(lost)}, which patient "${lost.name}" was given`,
      needed: "every level that was given",
    };
  }
  return { kind: "protocol", protocol: protocol.text, settings: protocol.settings, program };
}

/** What the design says on a date, to be recorded. */
export function recommended(trial: Trial, on: Day, program: string): Recommended {
  const advice = advise(trial, on);
  const { values, second } = trial.protocol.spec.levels;
  const at = (level: number | null, of: readonly number[]) => (level === null ? null : of[level]!);
  const { action, size, rule, because } = advice;
  return {
    kind: "recommend",
    on,
    action,
    dose: at(advice.level, values),
    ...(second ? { second: at(advice.level, second.values) } : {}),
    size,
    rule,
    mtd: at(advice.mtd, values),
    ...(second ? { mtdSecond: at(advice.mtd, second.values) } : {}),
    because,
    program,
  };
}
