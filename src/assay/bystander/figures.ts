import type { Mark, Panel } from "../../figure/index.ts";
import type { StepFigure, Tables } from "../../step/index.ts";
import { numbers, numbersAt, rowsWhere, type Table, texts } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import type { BystanderSpec } from "./spec.ts";

/** Antigen-negative cells alone and in mixtures, drug by drug; and the index by dose. */
export function bystanderFigures(spec: BystanderSpec, tables: Tables): readonly StepFigure[] {
  return [...killing(spec, tables), ...indexByDose(spec, tables)];
}

const cultureName = (negative: number) =>
  negative === 100 ? "alone" : `${printNumber(negative, 3)} % of the mixture`;

function killing({ arms, doseUnit }: BystanderSpec, { points, curves }: Tables): readonly StepFigure[] {
  if (!points || !curves) return [];
  const drugs = [...new Set(arms.filter((arm) => arm.read === "negative").map((arm) => arm.drug))];
  const panels = drugs.map((drug): Panel => {
    const ofDrug = (t: Table) => {
      const [name, read] = [texts(t, "drug"), texts(t, "read")];
      return rowsWhere(t, (row) => name[row] === drug && read[row] === "negative");
    };
    const shares = [...new Set(numbersAt(points, "negative", ofDrug(points)))].sort((a, b) => b - a);
    return { title: drug, marks: shares.flatMap((share) => marksOf(share, points, curves, ofDrug)) };
  });
  return [
    {
      name: "bystander",
      caption:
        "Viability of antigen-negative cells alone and beside antigen-positive ones. Where the curves part, neighbours with antigen lead to the death of cells without.",
      shows: "points",
      figure: {
        title: "Antigen-negative cells",
        x: { label: "Dose", unit: doseUnit, scale: "log" },
        y: { label: "Viability", unit: "%", scale: "linear" },
        marks: [],
        panels,
      },
    },
  ];
}

function marksOf(
  share: number,
  points: Table,
  curves: Table,
  ofDrug: (t: Table) => readonly number[],
): readonly Mark[] {
  const own = (t: Table) => {
    const negative = numbers(t, "negative");
    const doses = numbers(t, "dose");
    return ofDrug(t).filter((row) => negative[row] === share && doses[row]! > 0);
  };
  const series = cultureName(share);
  const at = (t: Table, name: string) => numbersAt(t, name, own(t));
  return [
    { mark: "line", series, x: at(curves, "dose"), y: at(curves, "viability") },
    { mark: "points", series, x: at(points, "dose"), y: at(points, "viability") },
  ];
}

function indexByDose(
  { conjugate, controls, doseUnit }: BystanderSpec,
  { indices }: Tables,
): readonly StepFigure[] {
  if (!indices || indices.nRows === 0) return [];
  const [drug, low, high] = [texts(indices, "drug"), numbers(indices, "low"), numbers(indices, "high")];
  const [index, negative] = [numbers(indices, "index"), numbers(indices, "negative")];
  const panels = [conjugate, ...controls].flatMap((name): readonly Panel[] => {
    const usable = rowsWhere(indices, (row) => drug[row] === name && Number.isFinite(index[row]!));
    const shares = [...new Set(usable.map((row) => negative[row]!))].sort((a, b) => b - a);
    const marks = shares.flatMap((share): readonly Mark[] => {
      const rows = usable.filter((row) => negative[row] === share);
      const bounded = rows.filter((row) => Number.isFinite(low[row]!) && Number.isFinite(high[row]!));
      const series = cultureName(share);
      const x = (own: readonly number[]) => numbersAt(indices, "dose", own);
      return [
        {
          mark: "band",
          series,
          x: x(bounded),
          low: numbersAt(indices, "low", bounded),
          high: numbersAt(indices, "high", bounded),
        },
        { mark: "line", series, x: x(rows), y: numbersAt(indices, "index", rows) },
      ];
    });
    return usable.length === 0
      ? []
      : [{ title: name, marks: [...marks, { mark: "rule", axis: "y", at: [0, 1], weight: "thin" }] }];
  });
  if (panels.length === 0) return [];
  return [
    {
      name: "index",
      caption: "Bystander index by dose with its interval: 0 as alone, 1 as with free payload.",
      shows: "indices",
      figure: {
        title: "Bystander index",
        x: { label: "Dose", unit: doseUnit, scale: "log" },
        y: { label: "Bystander index", unit: "", scale: "linear" },
        marks: [],
        panels,
      },
    },
  ];
}
