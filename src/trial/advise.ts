import {
  type Cohort,
  type Decision,
  type Design,
  type DoseView,
  pathways,
  printLevelOf,
  recommend,
} from "../escalation/index.ts";
import { type OpenDose, openNow } from "./open-doses.ts";
import type { Protocol } from "./protocol.ts";
import { doseText, type Trial } from "./replay.ts";
import { type Standing, standingOn } from "./standing.ts";
import type { Day } from "./types.ts";

/** Patients whom the design sees together. */
export interface Group {
  readonly level: number;
  readonly patients: readonly Standing[];
  /** Patients that the design had asked for. */
  readonly size: number;
}

/** What would follow from an outcome of patients who are not known yet. */
export interface WhatIf {
  readonly when: string;
  readonly says: string;
}

/** What the design says on a date. */
export interface Advice {
  readonly on: Day;
  readonly action: "treat" | "wait" | "stop";
  /** The level to give next, an index, or null. */
  readonly level: number | null;
  readonly size: number;
  readonly rule: string;
  readonly because: string;
  /** What the design would select if the trial ended now, an index, or null. */
  readonly mtd: number | null;
  readonly doses: readonly DoseView[];
  readonly whatIf: readonly WhatIf[];
  /** Sentences about what the design does not see: late toxicities, doses that are no levels. */
  readonly notes: readonly string[];
  readonly groups: readonly Group[];
  /** Lower doses open to patients outside the cohorts. */
  readonly open: readonly OpenDose[];
  readonly standings: readonly Standing[];
}

/** The protocol as one of its designs sees it. */
interface Conduct extends Omit<Protocol, "takesPending"> {
  readonly takesPending: boolean;
}

/**
 * What a design says on a date: the protocol's own, or the one at place `which` of those beside it. A pure function of the log and
 * the date.
 */
export function advise(trial: Trial, on: Day, which = 0): Advice {
  const design = trial.protocol.designs[which]!;
  const protocol: Conduct = { ...trial.protocol, takesPending: trial.protocol.takesPending[which]! };
  const standings = trial.patients
    .filter((patient) => patient.on <= on)
    .map((patient) => standingOn(patient, on, protocol.windowDays, design.efficacy === true));
  const counted = standings.filter(
    ({ state, patient }) => state !== "not evaluable" && patient.level !== null,
  );
  const outside = counted.filter(({ patient }) => patient.backfill);
  const groups = groupsOf(
    design,
    protocol,
    counted.filter(({ patient }) => !patient.backfill),
  );
  const print = printLevel(protocol);
  const extra = backfilledOf(outside);
  const known = recommend(design, cohortsOf(groups, protocol.takesPending), print, extra);
  const open = openNow(design, protocol, counted, groups.at(-1)?.level ?? 0);
  const said = decisionOn(design, protocol, groups, known.decision);
  return {
    on,
    ...said,
    mtd: known.mtd,
    doses: known.doses,
    because: becauseOf(said, known.because, groups, protocol),
    whatIf: whatIf(design, protocol, groups, said, extra),
    notes: [
      ...lateNotes(design, protocol, groups, counted),
      ...otherNotes(standings, protocol),
      ...openNotes(protocol, open),
    ],
    groups,
    open,
    standings,
  };
}

/** How sentences name a level: "168 mg/m2". */
export const printLevel =
  ({ spec }: Pick<Protocol, "spec">) =>
  (level: number): string =>
    printLevelOf(spec.levels)(level);

/** Patients in the order of their first dose, put together as the design had asked for them; one it had not asked for stands alone. */
function groupsOf(design: Design, protocol: Conduct, counted: readonly Standing[]): Group[] {
  const groups: Group[] = [];
  for (const one of counted) {
    const level = one.patient.level!;
    const open = groups.at(-1);
    if (open && open.level === level && open.patients.length < open.size) {
      groups[groups.length - 1] = { ...open, patients: [...open.patients, one] };
    } else groups.push({ level, patients: [one], size: askedSize(design, protocol, groups, level) });
  }
  return groups;
}

function askedSize(design: Design, protocol: Conduct, groups: readonly Group[], level: number): number {
  if (!protocol.takesPending && pendingOf(groups).length > 0) return 1;
  const { decision } = recommend(design, cohortsOf(groups, protocol.takesPending));
  return decision.kind === "treat" && decision.dose === level ? decision.size : 1;
}

/** Groups as the design counts them: pending patients by their share of the window, or left out where it cannot take them. */
function cohortsOf(groups: readonly Group[], takesPending: boolean): Cohort[] {
  return groups.flatMap(({ level, patients }) => {
    const pending = patients.filter(({ awaits }) => awaits);
    const seen = takesPending ? patients : patients.filter(({ awaits }) => !awaits);
    if (seen.length === 0) return [];
    return [
      {
        dose: level,
        ...countsOf(seen),
        moderate: seen.filter(({ state, moderate }) => moderate && state !== "toxicity").length,
        ...(takesPending && pending.length > 0 ? { pending: pending.map(({ share }) => share) } : {}),
      },
    ];
  });
}

/** Patients, toxicities, responses and both. */
const countsOf = (patients: readonly Standing[]) => ({
  n: patients.length,
  tox: patients.filter(({ state }) => state === "toxicity").length,
  eff: patients.filter(({ responds }) => responds).length,
  both: patients.filter(({ state, responds }) => responds && state === "toxicity").length,
});

/** Patients outside the cohorts whose outcome is known, one by one. */
const backfilledOf = (outside: readonly Standing[]): Cohort[] =>
  outside.filter(({ awaits }) => !awaits).map((one) => ({ dose: one.patient.level!, ...countsOf([one]) }));

interface Said {
  readonly action: Advice["action"];
  readonly level: number | null;
  readonly size: number;
  readonly rule: string;
}

/** An open cohort is filled first; then pending outcomes are waited for, unless the design takes them; then the design speaks. */
function decisionOn(design: Design, protocol: Conduct, groups: readonly Group[], decision: Decision): Said {
  const open = groups.at(-1);
  if (open && open.patients.length < open.size && !closedEarly(design, protocol, groups)) {
    return { action: "treat", level: open.level, size: open.size - open.patients.length, rule: "fill" };
  }
  if (!protocol.takesPending && pendingOf(groups).length > 0) {
    return { action: "wait", level: null, size: 0, rule: "pending" };
  }
  if (decision.kind === "treat") {
    return { action: "treat", level: decision.dose, size: decision.size, rule: decision.rule };
  }
  const level = decision.kind === "stop" ? decision.dose : null;
  return { action: decision.kind, level, size: 0, rule: decision.rule };
}

/** Whether the design would leave the dose downwards, or stop, even if the rest of the open cohort had no toxicity. */
function closedEarly(design: Design, protocol: Conduct, groups: readonly Group[]): boolean {
  const open = groups.at(-1)!;
  if (!open.patients.some(({ state }) => state === "toxicity")) return false;
  const cohorts = cohortsOf(groups, false);
  const earlier = cohortsOf(groups.slice(0, -1), protocol.takesPending);
  const tox = cohorts.at(-1)!.tox;
  const { decision } = recommend(design, [...earlier, { dose: open.level, n: open.size, tox }]);
  return decision.kind === "stop" || (decision.kind === "treat" && decision.dose < open.level);
}

const pendingOf = (groups: readonly Group[]): Standing[] =>
  groups.flatMap(({ patients }) => patients.filter(({ awaits }) => awaits));

function becauseOf(said: Said, because: string, groups: readonly Group[], protocol: Conduct): string {
  const print = printLevel(protocol);
  const open = groups.at(-1);
  if (said.rule === "fill" && open && open.patients.length < open.size) {
    const sofar = `${open.patients.length} of ${open.size} enrolled`;
    return `Treat ${count(said.size, "more patient")} at ${print(open.level)}: the cohort is not full (${sofar}).`;
  }
  if (said.action !== "wait" || protocol.takesPending) return because;
  const followed = pendingOf(groups).map(({ patient, days, state }) =>
    state === "pending"
      ? `${patient.name} (followed ${days} of ${protocol.windowDays} d)`
      : `${patient.name} (response not assessed)`,
  );
  return `Wait for the outcome of ${followed.join(", ")}.`;
}

const count = (n: number, of: string): string => `${n} ${of}${n === 1 ? "" : "s"}`;

/** The design's answer to every outcome of the pending patients, or of the next cohort when none is pending. */
function whatIf(
  design: Design,
  protocol: Conduct,
  groups: readonly Group[],
  said: Said,
  extra: readonly Cohort[],
): WhatIf[] {
  const print = printLevel(protocol);
  const pending = pendingOf(groups);
  // With responses the ways in which pending patients can turn out are too many to be read.
  if (pending.length > 0 && design.efficacy) return [];
  if (pending.length > 0) {
    return outcomesOf(pending).map((tox) => ({
      when: [...tox]
        .map(([level, y]) => `${y} of ${pendingAt(pending, level)} pending at ${print(level)}`)
        .join(", "),
      says: inWordsAfter(design, completed(groups, tox), print, extra),
    }));
  }
  const { state, decision } = recommend(design, cohortsOf(groups, protocol.takesPending), print, extra);
  if (said.action !== "treat" || said.rule === "fill" || decision.kind !== "treat") return [];
  return pathways(design, state, decision, 1).map(({ tox, eff, decisions }) => ({
    when: `${tox[0]} of the next ${count(decision.size, "patient")} with a toxicity${eff ? `, ${eff[0]} with a response` : ""}`,
    says: inWords(decisions[1]!, print),
  }));
}

const pendingAt = (pending: readonly Standing[], level: number): number =>
  pending.filter(({ patient }) => patient.level === level).length;

/** Every number of toxicities among the pending patients of each level; of many levels with pending patients the first ways only. */
function outcomesOf(pending: readonly Standing[]): Map<number, number>[] {
  const levels = [...new Set(pending.map(({ patient }) => patient.level!))].sort((a, b) => a - b);
  const all = levels.reduce<Map<number, number>[]>(
    (ways, level) =>
      ways.flatMap((way) =>
        Array.from({ length: pendingAt(pending, level) + 1 }, (_, y) => new Map([...way, [level, y]])),
      ),
    [new Map()],
  );
  return all.slice(0, 32);
}

/** The groups with so many of each level's pending patients toxic, those enrolled last first, and the others clean. */
function completed(groups: readonly Group[], tox: ReadonlyMap<number, number>): Cohort[] {
  const left = new Map(tox);
  const settle = (one: Standing, level: number): Standing => {
    if (one.state !== "pending") return one;
    const more = left.get(level) ?? 0;
    left.set(level, more - 1);
    return { ...one, awaits: false, state: more > 0 ? "toxicity" : "clean" };
  };
  const settled = groups
    .toReversed()
    .map((group) => ({ ...group, patients: group.patients.map((one) => settle(one, group.level)) }));
  return cohortsOf(settled.toReversed(), true);
}

const inWordsAfter = (
  design: Design,
  cohorts: readonly Cohort[],
  print: (level: number) => string,
  extra: readonly Cohort[] = [],
): string => inWords(recommend(design, cohorts, print, extra).decision, print);

/** A decision in a few words. */
export function inWords(decision: Decision, print: (level: number) => string): string {
  if (decision.kind === "wait") return "wait";
  if (decision.kind === "treat") return `${count(decision.size, "patient")} at ${print(decision.dose)}`;
  return decision.dose === null
    ? `stop: ${decision.rule}`
    : `stop: ${decision.rule}, ${print(decision.dose)}`;
}

/** What the design would say if toxicities after the window counted too. */
function lateNotes(
  design: Design,
  protocol: Conduct,
  groups: readonly Group[],
  counted: readonly Standing[],
): string[] {
  const late = counted.filter((one) => one.late);
  if (late.length === 0) return [];
  const print = printLevel(protocol);
  const all = groups.map((group) => ({
    ...group,
    patients: group.patients.map((one): Standing => (one.late ? { ...one, state: "toxicity" } : one)),
  }));
  const who = late.map(({ patient, days }) => `${patient.name} (day ${days}, ${print(patient.level!)})`);
  const answer = inWordsAfter(design, cohortsOf(all, protocol.takesPending), print);
  return [
    `After the window of ${protocol.windowDays} d, and so not counted: ${who.join(", ")}. Counted, the design would say: ${answer}.`,
  ];
}

function otherNotes(standings: readonly Standing[], protocol: Conduct): string[] {
  const strange = standings.filter(({ patient }) => patient.level === null);
  if (strange.length === 0) return [];
  const who = strange.map(({ patient }) => `${patient.name} (${doseText(patient)})`).join(", ");
  return [
    `Not counted, because the dose is none of the ${protocol.spec.levels.values.length} levels: ${who}.`,
  ];
}

const openNotes = (protocol: Conduct, open: readonly OpenDose[]): string[] =>
  open.length === 0
    ? []
    : [
        `Open for backfill: ${open.map(({ level, treated, cap }) => `${printLevel(protocol)(level)} (${treated} of ${cap})`).join(", ")}.`,
      ];
