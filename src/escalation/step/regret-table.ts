import { rowObjects, type Table, tableOf } from "../../table/index.ts";

const measures = [
  {
    measure: "wrong_selection",
    is: "the level closest to the target is not selected",
    column: "select_mtd",
    sign: -1,
  },
  { measure: "select_above", is: "a level above the target is selected", column: "select_above", sign: 1 },
  { measure: "overdosed", is: "share of patients above the target", column: "overdosed", sign: 1 },
] as const;

/** Designs side by side over the scenarios: mean loss, and regret, which is a design's loss above that of the best design in the same scenario. */
export function regretTable(designs: readonly string[], selection: Table): Table {
  const rows = rowObjects(selection);
  const scenarios = [...new Set(rows.map((row) => String(row.scenario)))];
  const lossesOf = (design: string, { column, sign }: (typeof measures)[number]): number[] =>
    scenarios.map((scenario) => {
      const row = rows.find((one) => one.design === design && one.scenario === scenario);
      const value = Number(row?.[column]);
      return sign > 0 ? value : 100 - value;
    });
  const all = measures.flatMap((measure) => {
    const losses = designs.map((design) => lossesOf(design, measure));
    const least = scenarios.map((_, k) => Math.min(...losses.map((own) => own[k]!)));
    return designs.map((design, d) => {
      const regret = losses[d]!.map((loss, k) => loss - least[k]!);
      return {
        ...measure,
        design,
        mean: meanOf(losses[d]!),
        worst: Math.max(...regret),
        meanRegret: meanOf(regret),
      };
    });
  });
  return tableOf(all, [
    { name: "design", is: "Design", text: (row) => row.design },
    { name: "measure", is: "What a good design has little of", text: (row) => row.measure },
    { name: "meaning", is: "What it measures", text: (row) => row.is },
    { name: "mean", is: "Mean over the scenarios", unit: "%", number: (row) => row.mean },
    {
      name: "mean_regret",
      is: "Mean excess over the best design of each scenario",
      unit: "%",
      number: (row) => row.meanRegret,
    },
    {
      name: "worst_regret",
      is: "Largest excess over the best design of a scenario",
      unit: "%",
      number: (row) => row.worst,
    },
  ]);
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
