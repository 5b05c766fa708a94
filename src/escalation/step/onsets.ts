import type { Tables } from "../../step/index.ts";
import { column, convertColumn, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import { convert, printNumber } from "../../units/index.ts";
import { readResponse, within } from "./history.ts";
import type { EscalateOptions } from "./options.ts";
import { fail, levelOf, type Reader } from "./reader.ts";
import type { EscalatePiece, EscalateSpec, Levels, Onset, Scenario } from "./spec.ts";
import { readSecond } from "./treated.ts";

/** The step and table that `toxicity` names, unless it names a file. */
export function stepOf(written: string | undefined): EscalateSpec["onsetsFrom"] {
  const match = /^([A-Za-z][\w-]*)\.([A-Za-z][\w-]*)$/.exec(written ?? "");
  return match && match[2] !== "csv" ? { step: match[1]!, table: match[2]! } : null;
}

/** Times to toxicity from a CSV file, or where another step holds them. */
export function readOnsets(
  { toxicity }: EscalateOptions,
  levels: Levels,
  windows: readonly number[],
  reader: Reader,
): Pick<EscalateSpec, "onsets" | "onsetsFrom"> {
  const none = { onsets: [], onsetsFrom: null };
  if (toxicity === undefined) return none;
  if (windows.length === 0) {
    fail(reader, ["toxicity"], "escalate.toxicity", {
      problem: "no window is given",
      needed: "the window in which a toxicity counts",
      write: "window: [21 d, 42 d]",
    });
    return none;
  }
  const onsetsFrom = stepOf(toxicity);
  if (onsetsFrom) return { onsets: [], onsetsFrom };
  const file = reader.context.file(toxicity);
  if (!file) {
    fail(reader, ["toxicity"], "escalate.no-file", {
      problem: `there is no file "${toxicity}" beside the study file`,
      needed: "a table of another step (step.table), or a CSV file",
    });
    return none;
  }
  const { table, issues } = readCsv(file, {
    columns: [
      { name: "dose", kind: "number", required: true },
      { name: "toxicity", kind: "number", like: "d", required: true },
      { name: "second", kind: "number", required: false },
      { name: "response", kind: "text", required: false },
    ],
  });
  reader.issues.push(...issues);
  if (!table) return none;
  const unit = column(table, "dose").unit || levels.unit;
  const when = numbers(table, "toxicity");
  const second = readSecond(table, levels);
  const response = readResponse(table, "toxicity", reader);
  const onsets = Array.from(numbers(table, "dose"), (value, row): Onset => {
    const dose = levelOf({ value, unit }, levels, ["toxicity"], reader, second?.(row)) ?? 0;
    return { dose, toxicity: Number.isNaN(when[row]!) ? null : when[row]!, response: response(row) };
  });
  const missing = levels.values.findIndex((_, level) => !onsets.some(({ dose }) => dose === level));
  if (missing >= 0) {
    fail(reader, ["toxicity"], "escalate.toxicity", {
      problem: `${toxicity} has no patient at ${printNumber(levels.values[missing]!)} ${levels.unit}`,
      needed: "patients at every level",
    });
  }
  return { onsets, onsetsFrom: null };
}

/**
 * The piece with the scenarios that times to toxicity make: for each window the share of a level's patients with a toxicity inside it,
 * and the share with any ("all"). They replace the others.
 * @throws RangeError for a table of another step without the columns or without patients at a level.
 */
export function withOnsets(piece: EscalatePiece, inputs: Readonly<Record<string, Tables>>): EscalatePiece {
  const { onsetsFrom, levels, windows } = piece;
  const onsets = onsetsFrom
    ? fromTable(inputs[onsetsFrom.step]?.[onsetsFrom.table], onsetsFrom, levels)
    : piece.onsets;
  if (onsets.length === 0) return piece;
  const scenario = (name: string, window: number): Scenario => ({
    name,
    truth: levels.values.map((_, level) => {
      const own = onsets.filter(({ dose }) => dose === level);
      return own.filter((one) => within(one, window)).length / own.length;
    }),
    responses: responsesOf(onsets, levels),
  });
  const seen = windows.map((window) => scenario(`inside ${printNumber(window)} d`, window));
  return { ...piece, onsets, scenarios: [...seen, scenario("all toxicities", Number.POSITIVE_INFINITY)] };
}

/** The share of a level's patients with a response; null when a level has nobody of whom it is known. */
function responsesOf(onsets: readonly Onset[], { values }: Levels): readonly number[] | null {
  const shares = values.map((_, level) => {
    const known = onsets.filter(({ dose, response }) => dose === level && response !== null);
    return known.filter(({ response }) => response).length / known.length;
  });
  return shares.every(Number.isFinite) ? shares : null;
}

function fromTable(
  table: Table | undefined,
  { step, table: name }: NonNullable<EscalateSpec["onsetsFrom"]>,
  levels: Levels,
): Onset[] {
  if (!table) throw new RangeError(`step "${step}" has no table "${name}"`);
  for (const needed of ["dose", "toxicity"]) {
    if (!hasColumn(table, needed)) throw new RangeError(`${step}.${name} has no column "${needed}"`);
  }
  const inDays = numbers(convertColumn(table, "toxicity", "d"), "toxicity");
  const unit = column(table, "dose").unit || levels.unit;
  const second = readSecond(table, levels);
  const response = hasColumn(table, "response") ? responseWords(table) : () => null;
  const same = (value: number, from: string, level: number, to: string) =>
    Math.abs(convert(value, from, to) / level - 1) < 1e-9;
  const onsets = Array.from(numbers(table, "dose"), (value, row): Onset => {
    const other = second?.(row);
    const dose = levels.values.findIndex((level, k) => {
      const own = levels.second;
      const fits = !own || !other || same(other.value, other.unit, own.values[k]!, own.unit);
      return same(value, unit, level, levels.unit) && fits;
    });
    if (dose < 0) throw new RangeError(`${step}.${name} has patients at ${value} ${unit}, which is no level`);
    return { dose, toxicity: Number.isNaN(inDays[row]!) ? null : inDays[row]!, response: response(row) };
  });
  const missing = levels.values.findIndex((_, level) => !onsets.some(({ dose }) => dose === level));
  if (missing >= 0) {
    throw new RangeError(`${step}.${name} has no patient at ${levels.values[missing]} ${levels.unit}`);
  }
  return onsets;
}

/** A column of responses that another step wrote: 1 or 0, yes or no. */
function responseWords(table: Table): (row: number) => boolean | null {
  if (column(table, "response").kind === "number") {
    const values = numbers(table, "response");
    return (row) => (Number.isNaN(values[row]!) ? null : values[row]! > 0);
  }
  const words = texts(table, "response");
  return (row) => (words[row] === "" ? null : words[row] === "yes" || words[row] === "1");
}
