import { type ColumnOf, type NamedValue, namedValuesTable, type Table, tableOf } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { responseAt } from "../dose-response/fit.ts";
import type { BystanderAnalysis, IndexRow, ReleaseRow, ShiftRow } from "./analyse.ts";
import { sameDose } from "./plan.ts";
import type { BystanderSpec } from "./spec.ts";

const percent = (share: number) => 100 * share;

const text = <Row>(name: string, is: string, of: (row: Row) => string): ColumnOf<Row> => ({
  name,
  is,
  text: of,
});

const inPercent = <Row>(name: string, is: string, of: (row: Row) => number): ColumnOf<Row> => ({
  name,
  is,
  unit: "%",
  number: (row) => percent(of(row)),
});

const culture = <Row extends { readonly negative: number }>(): ColumnOf<Row> =>
  inPercent("negative", "Antigen-negative cells seeded", (row) => row.negative);

/** What the interval of an index says. */
const callOf = ({ interval: { low, high } }: IndexRow): string =>
  low > 0
    ? "bystander killing"
    : high < 0
      ? "protection"
      : Number.isFinite(low)
        ? "not shown"
        : "not assessable";

/** The table `indices`: the index of every drug on every mixture at every dose. */
export const indicesTable = ({ indices }: BystanderAnalysis, { doseUnit }: BystanderSpec): Table =>
  tableOf(indices, [
    text("drug", "What was given", (row) => row.drug),
    culture(),
    { name: "dose", unit: doseUnit, is: "Dose", number: (row) => row.dose },
    {
      name: "index",
      is: "Bystander index: 0 as alone, 1 as free payload",
      number: (row) => row.index,
    },
    { name: "low", is: "Lower limit (Fieller)", number: (row) => row.interval.low },
    { name: "high", is: "Upper limit", number: (row) => row.interval.high },
    inPercent("difference", "Viability together less alone", (row) => row.difference),
    inPercent("difference_low", "Lower limit (Welch)", (row) => row.differenceInterval.low),
    inPercent("difference_high", "Upper limit", (row) => row.differenceInterval.high),
    { name: "n", is: "Wells of the mixture", number: (row) => row.nTogether },
    text("reading", "What the interval of the index says", callOf),
  ]);

/** The table `shifts`: IC50 of antigen-negative cells alone over that beside antigen-positive ones. */
export const shiftsTable = ({ shifts }: BystanderAnalysis, { doseUnit }: BystanderSpec): Table =>
  tableOf(shifts, [
    text("drug", "What was given", (row) => row.drug),
    culture(),
    { name: "alone", unit: doseUnit, is: "IC50 alone", number: (row) => part(row, "alone") },
    {
      name: "together",
      unit: doseUnit,
      is: "IC50 in the mixture",
      number: (row) => part(row, "together"),
    },
    {
      name: "ratio",
      is: "IC50 alone over that in the mixture",
      number: ({ shift }) => ("status" in shift ? Number.NaN : shift.ratio),
    },
    {
      name: "low",
      is: "Lower limit",
      number: ({ shift }) => ("status" in shift ? Number.NaN : shift.interval.low),
    },
    {
      name: "high",
      is: "Upper limit; ∞ where only a lower bound is known",
      number: ({ shift }) => ("status" in shift ? Number.NaN : shift.interval.high),
    },
    text("note", "How to read the shift", shiftNote),
  ]);

const part = ({ shift }: ShiftRow, which: "alone" | "together"): number =>
  "status" in shift ? Number.NaN : shift[which].dose;

function shiftNote({ shift }: ShiftRow): string {
  if ("status" in shift) return `${shift.reason}; needed: ${shift.advice}`;
  if (!Number.isFinite(shift.together.dose)) return "half effect is not reached in the mixture";
  if (!Number.isFinite(shift.alone.dose))
    return "half effect is not reached alone: the shift is a lower bound";
  return Number.isFinite(shift.interval.high)
    ? ""
    : "the doses set no upper limit: the shift is a lower bound";
}

/** The table `plateaus`: what a mixture leaves at high doses. */
export const plateausTable = ({ plateaus }: BystanderAnalysis): Table =>
  tableOf(plateaus, [
    text("drug", "What was given", (row) => row.drug),
    culture(),
    inPercent("left", "Cells left at high doses", (row) => row.share),
    inPercent("low", "Lower limit", (row) => row.low),
    inPercent("high", "Upper limit", (row) => row.high),
    text("note", "What is left beside what was seeded", (row) => row.note),
  ]);

/** The table `release`: the conjugate against controls that release nothing. */
export const releaseTable = ({ release }: BystanderAnalysis): Table =>
  tableOf<ReleaseRow>(release, [
    text("control", "Drug that releases nothing", (row) => row.control),
    culture(),
    inPercent(
      "difference",
      "Neighbours killed with the conjugate less those with the control",
      (row) => row.difference,
    ),
    inPercent("low", "Lower limit (Welch and Satterthwaite)", (row) => row.interval.low),
    inPercent("high", "Upper limit", (row) => row.interval.high),
  ]);

/** The table `curves`: the fitted curve of every arm. */
export function curvesTable({ curves }: BystanderAnalysis, { doseUnit }: BystanderSpec): Table {
  const rows = curves.flatMap(({ arm, fit }) => {
    const given = arm.doses.filter((dose) => dose > 0);
    if (fit.status !== "fitted" || given.length === 0) return [];
    const [low, high] = [Math.min(...given), Math.max(...given)];
    return Array.from({ length: 61 }, (_, k) => low * (high / low) ** (k / 60)).map((dose) => ({
      arm,
      dose,
      viability: responseAt(fit, dose),
    }));
  });
  return tableOf(rows, [
    text("drug", "What was given", ({ arm }) => arm.drug),
    text("read", "Cells that were read", ({ arm }) => arm.read),
    inPercent("negative", "Antigen-negative cells seeded", ({ arm }) => arm.negative),
    { name: "dose", unit: doseUnit, is: "Dose", number: (row) => row.dose },
    inPercent("viability", "Fitted viability", (row) => row.viability),
  ]);
}

/** The table `points`: the wells. */
export function pointsTable({ arms, doseUnit }: BystanderSpec): Table {
  const rows = arms.flatMap((arm) =>
    arm.doses.map((dose, i) => ({ arm, dose, viability: arm.viability[i]! })),
  );
  return tableOf(rows, [
    text("drug", "What was given", ({ arm }) => arm.drug),
    text("read", "Cells that were read", ({ arm }) => arm.read),
    inPercent("negative", "Antigen-negative cells seeded", ({ arm }) => arm.negative),
    { name: "dose", unit: doseUnit, is: "Dose", number: (row) => row.dose },
    inPercent("viability", "Viability", (row) => row.viability),
  ]);
}

/** "cleavable.50": a drug on a mixture, by the percentage seeded without antigen. */
const nameOf = (drug: string, negative: number): string =>
  `${drug}.${printNumber(Math.round(1000 * negative) / 10, 4)}`;

/** The table `values`: index at the dose of the study, shift, what is left, and release, by drug and mixture. */
export function valuesTable(analysis: BystanderAnalysis, spec: BystanderSpec): Table {
  const { at, doseUnit, conjugate } = spec;
  const rows: readonly NamedValue[] = [
    ...analysis.indices
      .filter((row) => sameDose(row.dose, at))
      .map((row) => ({
        name: `${nameOf(row.drug, row.negative)}.index`,
        value: row.index,
        unit: "",
        ...row.interval,
        description: `bystander index at ${at} ${doseUnit}`,
      })),
    ...analysis.shifts.flatMap(({ drug, negative, shift }) =>
      "status" in shift
        ? []
        : [
            {
              name: `${nameOf(drug, negative)}.shift`,
              value: shift.ratio,
              unit: "",
              ...shift.interval,
              description: "IC50 of antigen-negative cells alone over that in the mixture",
            },
          ],
    ),
    ...analysis.plateaus.map(({ drug, negative, share, low, high }) => ({
      name: `${nameOf(drug, negative)}.left`,
      value: percent(share),
      unit: "%",
      low: percent(low),
      high: percent(high),
      description: "cells of the mixture left at high doses",
    })),
    ...analysis.release.map(({ control, negative, difference, interval }) => ({
      name: `${nameOf(conjugate, negative)}.release over ${control}`,
      value: percent(difference),
      unit: "%",
      low: percent(interval.low),
      high: percent(interval.high),
      description: `neighbours killed at ${at} ${doseUnit} beyond ${control}`,
    })),
  ];
  return namedValuesTable(rows, { low: "Lower limit", high: "Upper limit" });
}
