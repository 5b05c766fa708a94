import { daysBetween } from "./days.ts";
import { type Protocol, readProtocol } from "./protocol.ts";
import type { Correction, Day, Enrol, Entry, Outcome, Recommended, Result } from "./types.ts";

/** Something that a patient's assessment showed. */
export interface Assessment {
  readonly entry: number;
  readonly result: Result;
  readonly on: Day;
  /** Days after the first dose. */
  readonly day: number;
  readonly what: string;
}

/** A patient as the log has it, corrections applied. */
export interface Patient {
  readonly name: string;
  readonly entry: number;
  /** Index of the level, or null when the dose is none of the protocol's levels. */
  readonly level: number | null;
  readonly dose: number;
  readonly unit: string;
  readonly second?: number;
  readonly secondUnit?: string;
  readonly backfill: boolean;
  readonly on: Day;
  readonly asked: string;
  readonly deviation: string | null;
  /** In the order of their dates. */
  readonly assessments: readonly Assessment[];
}

/** A correction or withdrawal that was made. */
export interface Change {
  readonly entry: number;
  readonly of: number;
  readonly text: string;
}

/** What the log says, corrections applied. */
export interface Trial {
  readonly protocol: Protocol;
  /** The protocol and its amendments, by entry. */
  readonly protocols: readonly { readonly entry: number; readonly protocol: Protocol }[];
  readonly patients: readonly Patient[];
  readonly changes: readonly Change[];
  readonly recommendations: readonly { readonly entry: number; readonly said: Recommended }[];
  /** Entries that enrolments and outcomes may still be corrected by number. */
  readonly standing: ReadonlyMap<number, Enrol | Outcome>;
  readonly nEntries: number;
}

/**
 * The trial that a log tells.
 * @throws RangeError for a log that is empty or whose protocol cannot be read by this version.
 */
export function replay(entries: readonly Entry[]): Trial {
  const protocols = entries.flatMap(({ n, act }) =>
    act.kind === "init" || act.kind === "protocol" ? [{ entry: n, protocol: heldTo(act.protocol) }] : [],
  );
  const protocol = protocols.at(-1)?.protocol;
  if (!protocol) throw new RangeError("the log has no protocol");
  const standing = new Map<number, Enrol | Outcome>();
  const changes: Change[] = [];
  for (const { n, act } of entries) {
    if (act.kind === "enrol" || act.kind === "outcome") standing.set(n, act);
    const before = act.kind === "correct" || act.kind === "withdraw" ? standing.get(act.entry) : undefined;
    if (act.kind === "correct" && before) {
      standing.set(act.entry, corrected(before, act.to));
      changes.push({ entry: n, of: act.entry, text: correctionText(before, act.to) });
    }
    if (act.kind === "withdraw" && before) {
      standing.delete(act.entry);
      changes.push({ entry: n, of: act.entry, text: `withdrawn: ${describe(before)}` });
    }
  }
  return {
    protocol,
    protocols,
    patients: patientsOf(standing, protocol),
    changes,
    recommendations: entries.flatMap(({ n, act }) =>
      act.kind === "recommend" ? [{ entry: n, said: act }] : [],
    ),
    standing,
    nEntries: entries.length,
  };
}

function heldTo(text: string): Protocol {
  const { protocol } = readProtocol({ path: "protocol", text });
  if (!protocol) throw new RangeError("this version of Tapworks cannot read the protocol in the log");
  return protocol;
}

const corrected = <Kind extends Enrol | Outcome>(before: Kind, to: Correction): Kind => ({
  ...before,
  ...to,
});

const correctionText = (before: Enrol | Outcome, to: Correction): string =>
  Object.entries(to)
    .filter(([name]) => name !== "unit" && name !== "secondUnit")
    .map(([name, value]) => {
      const was: unknown = Object.entries(before).find(([key]) => key === name)?.[1];
      return `${name} ${was === undefined ? "not given" : String(was)} → ${String(value)}`;
    })
    .join(", ");

/** An enrolment or an outcome in words. */
export const describe = (act: Enrol | Outcome): string =>
  act.kind === "enrol"
    ? `patient ${act.patient} at ${doseText(act)}${act.backfill ? " (backfilled)" : ""} on ${act.on}`
    : `patient ${act.patient}: ${resultText[act.result]} on ${act.on}${act.what ? ` (${act.what})` : ""}`;

/** A dose in words: "168 mg/m2", or "168 mg/m2 + 75 mg/m2". */
export const doseText = ({
  dose,
  unit,
  second,
  secondUnit,
}: Pick<Enrol, "dose" | "unit" | "second" | "secondUnit">): string =>
  second === undefined ? `${dose} ${unit}` : `${dose} ${unit} + ${second} ${secondUnit}`;

/** Results in words. */
export const resultText: Readonly<Record<Result, string>> = {
  dlt: "dose-limiting toxicity",
  moderate: "moderate toxicity",
  none: "no dose-limiting toxicity so far",
  "not-evaluable": "not evaluable",
  response: "response",
  "no-response": "no response",
};

function patientsOf(standing: ReadonlyMap<number, Enrol | Outcome>, protocol: Protocol): Patient[] {
  const acts = [...standing];
  const assessments = (patient: string, from: Day): Assessment[] =>
    acts
      .flatMap(([entry, act]) =>
        act.kind === "outcome" && act.patient === patient
          ? [{ entry, result: act.result, on: act.on, day: daysBetween(from, act.on), what: act.what ?? "" }]
          : [],
      )
      .sort((a, b) => a.day - b.day || a.entry - b.entry);
  return acts
    .flatMap(([entry, act]) => (act.kind === "enrol" ? [{ entry, act }] : []))
    .map(({ entry, act }) => ({
      name: act.patient,
      entry,
      level: levelOf(protocol, act),
      dose: act.dose,
      unit: act.unit,
      ...(act.second === undefined ? {} : { second: act.second }),
      ...(act.secondUnit === undefined ? {} : { secondUnit: act.secondUnit }),
      backfill: act.backfill === true,
      on: act.on,
      asked: act.asked,
      deviation: act.deviation ?? null,
      assessments: assessments(act.patient, act.on),
    }))
    .sort((a, b) => daysBetween(b.on, a.on) || a.entry - b.entry);
}

/** The index of the level, or of the pair of levels, that a dose is, or null. */
export function levelOf(
  { spec }: Protocol,
  given: Pick<Enrol, "dose" | "unit" | "second" | "secondUnit">,
): number | null {
  const { values, unit, second } = spec.levels;
  if (given.unit !== unit || (second && given.secondUnit !== second.unit)) return null;
  const same = (value: number | undefined, level: number) => Math.abs((value ?? 0) / level - 1) < 1e-9;
  const at = values.findIndex(
    (level, k) => same(given.dose, level) && (!second || same(given.second, second.values[k]!)),
  );
  return at < 0 ? null : at;
}
