import type { Tables } from "../../step/index.ts";
import { type ColumnOf, tableOf } from "../../table/index.ts";
import { type Calibrated, calibrate, type Loss, losses } from "../calibration/calibrate.ts";
import { designOf } from "../designs.ts";
import { characteristics } from "../exact/characteristics.ts";
import { enumerate } from "../exact/enumerate.ts";
import { percent } from "./columns.ts";
import { withSetting } from "./plan-parts.ts";
import { randomTruths } from "./random-table.ts";
import type { CalibratePlan, EscalatePiece } from "./spec.ts";

type Setting = Readonly<Record<string, number>>;

/** The tables `calibration` (settings, best first) and `calibration_scenarios` (their losses and regrets in each scenario). */
export function calibrationTables(piece: EscalatePiece, plan: CalibratePlan): Tables {
  const { setup, design } = piece;
  const fixed = piece.scenarios.map(({ name, truth }) => ({ name, truth }));
  const random = randomTruths(piece).map((truth, k) => ({ name: `random ${k + 1}`, truth }));
  const scenarios = [...fixed, ...random];
  const loss: Loss = losses[plan.loss as keyof typeof losses];
  const found = calibrate<Readonly<Record<string, readonly number[]>>>({
    grid: plan.grid,
    build: (setting) => designOf(design, withSetting(setup, setting)),
    scenarios: scenarios.map(({ truth }) => truth),
    target: setup.target,
    loss,
    by: plan.by,
  });
  const shown = found.slice(0, plan.show);
  return {
    calibration: settingTable(
      piece,
      plan,
      shown,
      fixed.map(({ truth }) => truth),
    ),
    calibration_scenarios: scenarioTable(
      piece,
      plan,
      shown,
      fixed.map(({ name }) => name),
    ),
  };
}

interface Ranked extends Calibrated<Setting> {
  readonly rank: number;
  readonly patients: number;
}

const isShare = (name: string): boolean =>
  ["cutoff", "low", "high", "below", "above", "half-width", "overdose"].includes(name);

function settingColumns<Row extends { readonly setting: Setting }>({ grid }: CalibratePlan): ColumnOf<Row>[] {
  return Object.keys(grid).map((name): ColumnOf<Row> => {
    const is = `The setting's ${name}`;
    const column = name.replaceAll("-", "_");
    return isShare(name)
      ? percent(column, is, (row) => row.setting[name]!)
      : { name: column, is, number: (row) => row.setting[name]! };
  });
}

/** A loss is a share but for patients. */
const lossColumn = <Row>(
  plan: CalibratePlan,
  name: string,
  is: string,
  of: (row: Row) => number,
): ColumnOf<Row> => (plan.loss === "patients" ? { name, is, number: of } : percent(name, is, of));

function settingTable(
  { design }: EscalatePiece,
  plan: CalibratePlan,
  shown: readonly Calibrated<Setting>[],
  fixed: readonly (readonly number[])[],
) {
  const rows = shown.map((one, k): Ranked => {
    const table = enumerate(one.design);
    const sizes = fixed.map((truth) => characteristics(table, truth).totalPatients);
    return { ...one, rank: k + 1, patients: sizes.reduce((a, b) => a + b, 0) / sizes.length };
  });
  const meanRegret = ({ regret }: Ranked) => regret.reduce((a, b) => a + b, 0) / regret.length;
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => design },
    { name: "rank", is: `Place by ${plan.by}, from 1`, number: (row) => row.rank },
    ...settingColumns<Ranked>(plan),
    { name: "loss", is: "What is to be small", text: () => plan.loss },
    lossColumn(plan, "mean_loss", "Mean loss over the scenarios", (row) => row.meanLoss),
    lossColumn(plan, "mean_regret", "Mean loss above that of the best setting of each scenario", meanRegret),
    lossColumn(
      plan,
      "worst_regret",
      "Largest loss above that of the best setting of a scenario",
      (row) => row.worstRegret,
    ),
    { name: "scenarios", is: "Scenarios, random ones included", number: (row) => row.loss.length },
    {
      name: "patients",
      is: "Mean expected patients over the fixed scenarios",
      number: (row) => row.patients,
    },
  ]);
}

function scenarioTable(
  { design }: EscalatePiece,
  plan: CalibratePlan,
  shown: readonly Calibrated<Setting>[],
  names: readonly string[],
) {
  const rows = shown.flatMap((one, k) =>
    names.map((scenario, at) => ({
      setting: one.setting,
      rank: k + 1,
      scenario,
      loss: one.loss[at]!,
      regret: one.regret[at]!,
    })),
  );
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => design },
    { name: "rank", is: "Place of the setting, from 1", number: (row) => row.rank },
    ...settingColumns<(typeof rows)[number]>(plan),
    { name: "scenario", is: "Scenario", text: (row) => row.scenario },
    lossColumn(plan, "loss", `Loss: ${plan.loss}`, (row) => row.loss),
    lossColumn(plan, "regret", "Loss above that of the best setting in this scenario", (row) => row.regret),
  ]);
}
