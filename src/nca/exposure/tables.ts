import { type ColumnOf, type NamedValue, namedValuesTable, type Table, tableOf } from "../../table/index.ts";
import type { Compared, Match } from "./compare.ts";
import { type Bounded, geometricMeanOf } from "./match.ts";
import type { ExposureSpec } from "./plan.ts";

const bounded = <Row>(
  name: string,
  unit: string,
  is: string,
  read: (row: Row) => Bounded,
): readonly ColumnOf<Row>[] => [
  { name, unit, is, number: (row) => read(row).value },
  { name: `${name}_low`, unit, is: `Lower limit: ${is}`, number: (row) => read(row).low },
  { name: `${name}_high`, unit, is: `Upper limit: ${is}`, number: (row) => read(row).high },
];

/** The table `matches`: per metric the ratio of the species and the doses that make them see the same. */
export const matchesTable = (rows: readonly Match[], spec: ExposureSpec): Table =>
  tableOf(rows, [
    { name: "metric", is: "Metric of exposure", text: ({ metric }) => metric },
    ...bounded<Match>("ratio", "", "animal over human exposure at the doses given", ({ ratio }) => ratio),
    ...bounded<Match>("animal_dose", spec.animal.unit, animalDose(spec), (row) => row.animalDose),
    ...bounded<Match>("human_dose", spec.human.unit, humanDose(spec), (row) => row.humanDose),
    { name: "note", is: "How to read the row", text: ({ note }) => note },
  ]);

const animalDose = ({ at, human }: ExposureSpec): string =>
  `animal dose with the human exposure at ${at} ${human.unit}`;
const humanDose = ({ animalAt, animal }: ExposureSpec): string =>
  `human dose with the animal exposure at ${animalAt} ${animal.unit}`;

/** The table `metrics`: each metric in each species, with the interval of its geometric mean. */
export function metricsTable(compared: readonly Compared[], { level }: ExposureSpec): Table {
  const rows = compared.flatMap(({ metric, unit, human, animal }) =>
    (["human", "animal"] as const).map((species) => {
      const values = species === "human" ? human : animal;
      return { metric, unit, species, n: values.length, centre: geometricMeanOf(values, level) };
    }),
  );
  return tableOf<(typeof rows)[number]>(rows, [
    { name: "metric", is: "Metric of exposure", text: ({ metric }) => metric },
    { name: "species", is: "human or animal", text: ({ species }) => species },
    { name: "n", is: "Subjects with a value", number: ({ n }) => n },
    ...bounded<(typeof rows)[number]>(
      "geometric_mean",
      "",
      "geometric mean, in the unit of the row",
      ({ centre }) => centre,
    ),
    { name: "unit", is: "Unit of the row", text: ({ unit }) => unit },
  ]);
}

/** The table `values`: ratio and doses by metric. */
export function valuesTable(matches: readonly Match[], spec: ExposureSpec): Table {
  const rows = matches.flatMap((match): readonly NamedValue[] => [
    { name: `${match.metric}.ratio`, unit: "", ...match.ratio, description: "animal over human exposure" },
    {
      name: `${match.metric}.animal-dose`,
      unit: spec.animal.unit,
      ...match.animalDose,
      description: animalDose(spec),
    },
    {
      name: `${match.metric}.human-dose`,
      unit: spec.human.unit,
      ...match.humanDose,
      description: humanDose(spec),
    },
  ]);
  return namedValuesTable(rows, { low: "Lower limit", high: "Upper limit" });
}
