import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";
import type { CurveRecord } from "../reading/long-table.ts";
import { rulesFor } from "./analyse.ts";
import type { Analysed } from "./analysed.ts";
import { models } from "./curves/curves.ts";
import { observationsOf } from "./observations.ts";
import { type PotencyRatio, parallelism, potencyRatio } from "./potency.ts";
import { dataOf, rulesOf } from "./results.ts";
import type { Settings } from "./spec.ts";

interface Compared {
  readonly curve: string;
  readonly reference: string;
  readonly ratio: PotencyRatio | undefined;
  readonly parallel: PotencyRatio | undefined;
  readonly f: number;
  readonly p: number;
  readonly note: string;
}

/** Potency of each curve against a reference curve, by equal weights, with the test of whether the curves are parallel. */
export function potencyTable(
  analysed: readonly Analysed[],
  reference: CurveRecord,
  settings: Settings,
): Table {
  const rows = analysed
    .filter(({ curve }) => curve.name !== reference.name)
    .map((one) => compared(one, reference, settings));
  const text = (name: "curve" | "reference" | "note", description: string) =>
    textColumn(
      name,
      rows.map((row) => row[name]),
      { description },
    );
  const number = (name: string, pick: (row: Compared) => number | undefined, description: string) =>
    numberColumn(
      name,
      rows.map((row) => pick(row) ?? Number.NaN),
      { description },
    );
  return table([
    text("curve", "Name of the curve"),
    text("reference", "The curve compared with"),
    number(
      "ratio",
      (row) => row.ratio?.ratio,
      "IC50 of the curve over that of the reference, each with its own shape",
    ),
    number(
      "low",
      (row) => row.ratio?.interval.low,
      "Lower limit, delta method on the logarithm of the ratio",
    ),
    number("high", (row) => row.ratio?.interval.high, "Upper limit"),
    number("fieller_low", (row) => row.ratio?.fieller.low, "Lower limit by Fieller; −∞: no interval"),
    number("fieller_high", (row) => row.ratio?.fieller.high, "Upper limit by Fieller; ∞: no interval"),
    number("parallel_ratio", (row) => row.parallel?.ratio, "The same ratio from curves with one shape"),
    number("parallel_low", (row) => row.parallel?.interval.low, "Its lower limit"),
    number("parallel_high", (row) => row.parallel?.interval.high, "Its upper limit"),
    number("parallel_f", (row) => row.f, "F of different shapes against one shape"),
    number("parallel_p", (row) => row.p, "Its p value; small: no single ratio describes the two curves"),
    text("note", "What stands against a ratio"),
  ]);
}

function compared({ curve, result }: Analysed, reference: CurveRecord, settings: Settings): Compared {
  const nothing = { ratio: undefined, parallel: undefined, f: Number.NaN, p: Number.NaN };
  const head = { curve: curve.name, reference: reference.name };
  if (result.status !== "fitted") return { ...head, ...nothing, note: result.reason };
  const [own, other] = [dataOf(curve), dataOf(reference)];
  const joined = {
    doses: [...own.doses, ...other.doses],
    responses: [...own.responses, ...other.responses],
    ...(own.totals && other.totals ? { totals: [...own.totals, ...other.totals] } : {}),
    ...(own.weights && other.weights ? { weights: [...own.weights, ...other.weights] } : {}),
  };
  const curves = joined.doses.map((_, k) => (k < own.doses.length ? 0 : 1));
  const model = models[result.model.name]!;
  const observations = observationsOf(joined, curves);
  const fits = parallelism(observations, model.shape, rulesFor(model, rulesOf(settings), observations));
  if ("status" in fits) return { ...head, ...nothing, note: fits.reason };
  const ratioOf = (fit: typeof fits.separate) =>
    potencyRatio(fit, 0, 1, { kind: "relative", effect: 0.5 }, settings.level);
  const { f, p } = fits.test;
  const note =
    p < 0.05 ? "the curves are not parallel: the ratio depends on the effect at which it is taken" : "";
  return { ...head, ratio: ratioOf(fits.separate), parallel: ratioOf(fits.parallel), f, p, note };
}
