import { type Table, tableOf } from "../../table/index.ts";
import { fromBaseUnits } from "../../units/index.ts";
import type { OutputUnits } from "../output-units.ts";
import type { Settings } from "../spec.ts";
import type { Pool } from "./pool.ts";

/** The table `sparse`: AUClast of each mean profile with its standard error and 95 % interval. */
export function sparseTable(pools: readonly Pool[], units: OutputUnits, { method }: Settings): Table {
  const rows = pools.flatMap(({ record, areas }) =>
    areas.map((one) => ({ subject: record.subject, ...one })),
  );
  const auc = (name: string, is: string, read: (area: (typeof rows)[number]["area"]) => number) => ({
    name,
    is,
    unit: units.auc,
    number: (row: (typeof rows)[number]) => fromBaseUnits(read(row.area), units.auc),
  });
  return tableOf(rows, [
    { name: "subject", is: "Group and dose", text: ({ subject }) => subject },
    {
      name: "dose",
      is: "Number of the dose that begins the interval, from 1",
      number: ({ number }) => number,
    },
    { name: "n_animals", is: "Animals with samples", number: ({ nAnimals }) => nAnimals },
    auc("auc_last", "AUClast of the means, linear trapezoid", ({ auc }) => auc),
    auc("se", "Standard error", ({ se }) => se),
    { name: "df", is: "Degrees of freedom (Satterthwaite)", number: ({ area }) => area.df },
    auc("low", "Lower 95 % limit", ({ low }) => low),
    auc("high", "Upper 95 % limit", ({ high }) => high),
    {
      name: "note",
      is: "How to read the row",
      text: ({ area }) =>
        [area.why, method === "linear" ? "" : `parameters uses ${method}, this area the linear trapezoid`]
          .filter(Boolean)
          .join("; "),
    },
  ]);
}
