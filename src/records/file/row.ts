import type { Model } from "../../model/index.ts";
import type { TextCell } from "../../table/index.ts";
import { dimensionOf, sameDimension } from "../../units/index.ts";
import type { Speed, SubjectRecord } from "../types.ts";
import { type Columns, type DataItem, factorOf, numberIn } from "./columns.ts";
import type { RecordFormat } from "./format.ts";
import type { Report } from "./report.ts";

/** A row with a number for each data item; not a number where it has none. */
export interface Row {
  readonly cells: readonly TextCell[];
  readonly id: string;
  readonly timeH: number;
  readonly value: Readonly<Record<Exclude<DataItem, "ID" | "TIME">, number>>;
}

/** What reading a row needs. */
export interface Reading {
  readonly model: Model;
  readonly format: RecordFormat;
  readonly columns: Columns;
  readonly report: Report;
}

/** The numbers of a row. */
export function rowOf(cells: readonly TextCell[], { columns, report }: Reading): Row {
  const number = (item: DataItem) => {
    const at = columns.index[item];
    return at === undefined ? Number.NaN : numberIn(cells[at], item, columns, report);
  };
  const idCell = cells[columns.index.ID ?? 0];
  if (!idCell || idCell.text === "" || idCell.text === ".")
    report.cell("no-id", idCell ?? cells[0], "a row without ID", "the subject that it belongs to");
  const timeCell = cells[columns.index.TIME ?? 0];
  const time = number("TIME");
  if (Number.isNaN(time)) {
    if (timeCell && ["", "."].includes(timeCell.text))
      report.cell("no-time", timeCell, "a row without TIME", "a number", "0");
  } else if (time < 0) report.cell("negative-time", timeCell, `TIME is ${time}`, "times from 0 on", "0");
  return {
    cells,
    id: idCell?.text ?? "",
    timeH: time * columns.timeFactor,
    value: {
      ...{ AMT: number("AMT"), EVID: number("EVID"), CMT: number("CMT"), RATE: number("RATE") },
      ...{ II: number("II"), ADDL: number("ADDL"), SS: number("SS"), DV: number("DV"), MDV: number("MDV") },
    },
  };
}

const or0 = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** The event of a row; where the file has no EVID, a dose where there is an amount or a rate. */
export function evidOf({ value }: Row, { columns }: Reading): number {
  if (columns.index.EVID !== undefined) return or0(value.EVID);
  return or0(value.AMT) !== 0 || or0(value.RATE) !== 0 ? 1 : 0;
}

/** The record of a row; undefined where it cannot be told, which is reported. */
export function recordOf(row: Row, reading: Reading): SubjectRecord | undefined {
  const { timeH, value } = row;
  const evid = evidOf(row, reading);
  const at = (item: DataItem) => row.cells[reading.columns.index[item] ?? -1] ?? row.cells[0];
  const { cell } = reading.report;
  switch (evid) {
    case 0:
      for (const item of ["AMT", "RATE", "SS", "ADDL"] as const) {
        if (or0(value[item]) !== 0)
          cell(
            "dose-on-observation",
            at(item),
            `${item} is ${value[item]} where EVID is 0`,
            "0 or . there, or EVID 1 for a dose",
            ".",
          );
      }
      return { kind: "observation", timeH };
    case 1:
    case 4:
      return doseOf(row, evid === 4, reading);
    case 2:
      if (value.CMT < 0) return switchOf(row, reading);
      return onOf(row, reading) ?? { kind: "observation", timeH };
    case 3:
      return { kind: "reset", timeH };
    case 5:
    case 6:
      return changeOf(row, evid, reading);
    default:
      cell(
        "evid",
        at("EVID"),
        `EVID is ${evid}`,
        "0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply",
        "1",
      );
      return undefined;
  }
}

/** What a compartment number stands for. */
function nameOf(row: Row, { format, model, columns, report }: Reading): string | undefined {
  const known = Object.entries(format.compartments);
  const number = Math.abs(row.value.CMT);
  const at = row.cells[columns.index.CMT ?? -1] ?? row.cells[0];
  if (known.length === 0 && model.ports.length === 1 && (Number.isNaN(number) || number === 1))
    return model.ports[0]!.name;
  if (Number.isNaN(number) || number === 0) {
    if (known.length === 1) return known[0]![1];
    report.cell(
      "no-compartment",
      at,
      "a dose without CMT",
      "the number of a compartment",
      known[0]?.[0] ?? "1",
    );
    return undefined;
  }
  const name = format.compartments[String(number)];
  if (name === undefined) {
    const ports = model.ports.map((port) => port.name).join(", ");
    const needed = `one of ${known.map(([one]) => one).join(", ") || "the numbers declared"}; declare others with the port or state they stand for (ports: ${ports})`;
    report.cell(
      "compartment",
      at,
      `CMT is ${row.value.CMT}`,
      needed,
      `compartments: { ${number}: ${model.ports[0]?.name ?? "..."} }`,
    );
  }
  return name;
}

function portOf(row: Row, reading: Reading): number | undefined {
  const name = nameOf(row, reading);
  if (name === undefined) return undefined;
  const port = reading.model.ports.findIndex((one) => one.name === name);
  if (port >= 0) return port;
  const names = reading.model.ports.map((one) => one.name).join(", ");
  reading.report.cell(
    "not-a-port",
    row.cells[reading.columns.index.CMT ?? 0],
    `a dose enters ${name}`,
    `a port of the model: ${names}`,
  );
  return undefined;
}

/** The state of a compartment number: itself, or the only one that doses of a port enter. */
function stateOf(row: Row, reading: Reading): number | undefined {
  const { model, report, columns } = reading;
  const name = nameOf(row, reading);
  if (name === undefined) return undefined;
  const state = model.states.findIndex((one) => one.name === name);
  if (state >= 0) return state;
  const port = model.ports.findIndex((one) => one.name === name);
  const targets = new Set(model.equations.ports[port]?.map((target) => target.state));
  if (targets.size === 1) return [...targets][0];
  report.cell(
    "not-a-state",
    row.cells[columns.index.CMT ?? 0],
    `compartment ${row.value.CMT} is ${name}, whose doses enter ${targets.size} states`,
    "the name of one state of the model",
  );
  return undefined;
}

function switchOf(row: Row, reading: Reading): SubjectRecord | undefined {
  const state = stateOf(row, reading);
  return state === undefined ? undefined : { kind: "switch", timeH: row.timeH, state, on: false };
}

/** EVID 2 with a compartment turns it on, where it is one state; it may have been on all the time. */
function onOf({ value, timeH }: Row, { model, format }: Reading): SubjectRecord | undefined {
  const name = format.compartments[String(value.CMT)];
  const state = model.states.findIndex((one) => one.name === name);
  const port = model.ports.findIndex((one) => one.name === name);
  const targets = [...new Set(model.equations.ports[port]?.map((target) => target.state))];
  const found = state >= 0 ? state : targets.length === 1 ? targets[0]! : undefined;
  return found === undefined ? undefined : { kind: "switch", timeH, state: found, on: true };
}

function changeOf(row: Row, evid: 5 | 6, reading: Reading): SubjectRecord | undefined {
  const state = stateOf(row, reading);
  const at = row.cells[reading.columns.index.AMT ?? 0];
  const amount = row.value.AMT;
  if (Number.isNaN(amount)) {
    reading.report.cell("no-amount", at, `EVID ${evid} without AMT`, "the new value, or the factor", "1");
    return undefined;
  }
  if (state === undefined) return undefined;
  const { timeH } = row;
  if (evid === 6) return { kind: "multiply", timeH, state, value: amount };
  const unit = reading.columns.amountUnit;
  const { dimension, unit: own, name } = reading.model.states[state]!;
  if (unit !== "" && !sameDimension(dimensionOf(unit), dimension)) {
    reading.report.cell(
      "amount-unit",
      at,
      `AMT is in ${unit} and ${name} in ${own}`,
      `amounts in the unit of ${name}`,
    );
    return undefined;
  }
  return { kind: "replace", timeH, state, value: amount * factorOf(unit) };
}

/** The data items of a dose as numbers, 0 for what is missing. */
interface DoseItems {
  readonly amount: number;
  readonly rate: number;
  readonly every: number;
  readonly additional: number;
  readonly ss: number;
  /** A constant infusion at steady state: no amount, only a rate. */
  readonly constant: boolean;
}

function doseOf(row: Row, reset: boolean, reading: Reading): SubjectRecord | undefined {
  const { value, timeH } = row;
  const { columns } = reading;
  const [amount, rate, ss] = [or0(value.AMT), or0(value.RATE), or0(value.SS)];
  const [every, additional] = [or0(value.II), or0(value.ADDL)];
  const given = { amount, rate, every, additional, ss, constant: ss > 0 && amount === 0 && rate > 0 };
  const port = portOf(row, reading);
  const sound = checkDose(row, given, reading);
  if (port === undefined || !checkPort(row, port, rate, reading) || !sound) return undefined;
  const factor = factorOf(columns.amountUnit);
  return {
    ...{ kind: "dose", timeH, port, amount: amount * factor, reset, additional },
    everyH: every * columns.timeFactor,
    speed: speedOf(rate, factor / columns.timeFactor),
    steadyState: ss === 1 ? "replaces" : ss === 2 ? "adds" : "no",
  };
}

/** Reports what is wrong with the numbers of a dose; true when nothing is. */
function checkDose(row: Row, given: DoseItems, { columns, report }: Reading): boolean {
  const { amount, rate, every, additional, ss, constant } = given;
  let sound = true;
  const need = (
    right: boolean,
    code: string,
    item: DataItem,
    found: string,
    needed: string,
    write: string,
  ) => {
    if (right) return;
    sound = false;
    report.cell(code, row.cells[columns.index[item] ?? -1] ?? row.cells[0], found, needed, write);
  };
  const modelled = rate === -1 || rate === -2;
  const empty = row.value.AMT === 0 && (rate > 0 || modelled) && !constant;
  const rates = "0 at once, above 0 a rate, -1 modelled rate, -2 modelled duration";
  const interval = "the interval in II, or AMT 0 and a RATE for a constant infusion";
  need(amount >= 0, "negative-amount", "AMT", `AMT is ${amount}`, "a dose of 0 or more", String(-amount));
  need(rate >= 0 || modelled, "rate", "RATE", `RATE is ${rate}`, rates, "0");
  need(
    !empty,
    ...(["rate-without-amount", "RATE", `RATE is ${rate} and AMT 0`] as const),
    ...(["an amount, or SS 1 for a constant infusion", "AMT above 0"] as const),
  );
  need(every >= 0, "negative-interval", "II", `II is ${every}`, "0 or more", String(-every));
  const whole = additional >= 0 && Number.isInteger(additional);
  need(whole, "additional", "ADDL", `ADDL is ${additional}`, "a whole number from 0 on", "0");
  const alone = additional > 0 && every === 0;
  const both = `ADDL is ${additional} and II is 0`;
  need(!alone, "addl-without-ii", "ADDL", both, "the interval in II, or ADDL 0", "II 24");
  need([0, 1, 2].includes(ss), "ss", "SS", `SS is ${ss}`, "0, 1 (replaces) or 2 (adds)", "0");
  const without = ss > 0 && every === 0 && !constant;
  need(!without, "ss-without-ii", "SS", `SS is ${ss} and II is 0`, interval, "II 24");
  const more = constant && (every > 0 || additional > 0);
  const repeats = "a constant infusion at steady state with II or ADDL";
  need(!more, "constant-infusion", "II", repeats, "II and ADDL 0", "0");
  return sound;
}

/** Reports a dose that its port cannot take: another unit, or a rate or duration that the model does not say. */
function checkPort(row: Row, port: number, rate: number, { columns, report, model }: Reading): boolean {
  const at = (item: DataItem) => row.cells[columns.index[item] ?? -1] ?? row.cells[0];
  const { unit, name } = model.ports[port]!;
  const own = columns.amountUnit || "1";
  if (!sameDimension(dimensionOf(own), dimensionOf(unit))) {
    const found = `AMT is in ${columns.amountUnit || "no unit"} and doses of ${name} in ${unit}`;
    report.cell("amount-unit", at("AMT"), found, `amounts that can be given in ${unit}`);
    return false;
  }
  const word = rate === -1 ? "rate" : rate === -2 ? "duration" : undefined;
  if (word === undefined || model.equations.entries[port]?.[word]) return true;
  const found = `RATE is ${rate}, and the model does not say the ${word} of ${name}`;
  report.cell(
    "modelled",
    at("RATE"),
    found,
    `"${word} ..." in the model's statement dose ${name}, or a rate`,
    "0",
  );
  return false;
}

const speedOf = (rate: number, factor: number): Speed => {
  if (rate === -1) return { kind: "modelled rate" };
  if (rate === -2) return { kind: "modelled duration" };
  return rate > 0 ? { kind: "rate", perH: rate * factor } : { kind: "at once" };
};
