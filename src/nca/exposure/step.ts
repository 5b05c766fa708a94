import type { StepKind, Tables } from "../../step/index.ts";
import { numberColumn, numbers, type Table, table, textColumn, texts } from "../../table/index.ts";
import { convert, dimensionOf, sameDimension } from "../../units/index.ts";
import { type Bounded, geometricMeanOf, matchingDose, ratioOf } from "./match.ts";
import { type ExposureOptions, exposureOptions } from "./options.ts";
import { type ExposureSpec, planExposure, type Species } from "./plan.ts";

/** The step `exposure`: what one species sees beside another, and the dose that makes them see the same. */
export const exposureStep: StepKind<ExposureOptions, ExposureSpec> = {
  kind: "exposure",
  summary: "exposure across species: the animal dose that gives the human exposure, and back, with intervals",
  options: exposureOptions,
  needs: ({ human, animal }) => [
    { step: human.nca, at: ["human", "nca"] },
    { step: animal.nca, at: ["animal", "nca"] },
  ],
  plan: planExposure,
  settings: (spec) => [
    { name: "human", value: `${spec.human.step} at ${spec.human.dose} ${spec.human.unit}` },
    { name: "animal", value: `${spec.animal.step} at ${spec.animal.dose} ${spec.animal.unit}` },
    { name: "metrics", value: spec.metrics.join(", ") },
    { name: "at", value: `${spec.at} ${spec.human.unit}` },
    { name: "animal-at", value: `${spec.animalAt} ${spec.animal.unit}` },
    { name: "power", value: String(spec.power) },
    { name: "level", value: String(spec.level) },
  ],
  split: (spec) => [{ id: "both species", piece: spec }],
  run: (piece, inputs) => compare(piece as ExposureSpec, inputs),
  collect: (_, [part]) => part!,
  figures: () => [],
  methods: (spec) => [
    {
      text: `Exposure of the species was compared by geometric means (${Math.round(1000 * spec.level) / 10} % intervals on logarithms, Welch). Doses that give the same exposure assume exposure ∝ dose^${spec.power}.`,
      cite: ["welch1947"],
    },
  ],
  assumptions: (spec) => [
    {
      what: "how exposure grows with dose in both species",
      value: `as dose to the power ${spec.power}`,
      why:
        spec.power === 1 ? "linear kinetics; target binding breaks it at low doses" : "stated in the study",
      sensitivity: "",
    },
  ],
};

interface Measured {
  readonly unit: string;
  readonly values: Float64Array;
}

interface Compared {
  readonly metric: string;
  readonly unit: string;
  readonly human: Float64Array;
  readonly animal: Float64Array;
}

function compare(spec: ExposureSpec, inputs: Readonly<Record<string, Tables>>): Tables {
  const [human, animal] = [inputs[spec.human.step]!.parameters!, inputs[spec.animal.step]!.parameters!];
  const cycles = spec.human.cycleH !== null && spec.animal.cycleH !== null ? ["cavg_cycle"] : [];
  const compared = [...spec.metrics, ...cycles].map((metric): Compared => {
    const [h, a] = [read(human, metric, spec.human), read(animal, metric, spec.animal)];
    if (!sameDimension(dimensionOf(h.unit), dimensionOf(a.unit)))
      throw new RangeError(
        `${metric} of ${spec.human.step} is in ${h.unit}, of ${spec.animal.step} in ${a.unit}; both are needed in the same kind of unit: write units or molar-mass in one of the nca steps`,
      );
    return { metric, unit: h.unit, human: h.values, animal: a.values.map((x) => convert(x, a.unit, h.unit)) };
  });
  const matches = compared.map((one) => matchOf(one, spec));
  return {
    values: valuesTable(matches, spec),
    matches: matchesTable(matches, spec),
    metrics: metricsTable(compared, spec),
  };
}

/** The values of a metric above 0 after the first dose analysed, one per subject. */
function read(parameters: Table, metric: string, { step, cycleH }: Species): Measured {
  const name = metric === "cavg_cycle" ? "auc_inf" : metric;
  const [names, doses] = [texts(parameters, "parameter"), numbers(parameters, "dose")];
  const [all, units] = [numbers(parameters, "value"), texts(parameters, "unit")];
  const first = doses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const rows = names.flatMap((own, row) =>
    own === name && doses[row] === first && all[row]! > 0 ? [row] : [],
  );
  if (rows.length === 0)
    throw new RangeError(`no subject of ${step} has a value of ${name}; its table parameters says why`);
  const unit = units[rows[0]!]!;
  const values = Float64Array.from(rows, (row) => all[row]!);
  if (metric !== "cavg_cycle") return { unit, values };
  const concentration = ["mg/L", "nM"].find((c) => sameDimension(dimensionOf(unit), dimensionOf(`h*${c}`)))!;
  return {
    unit: concentration,
    values: values.map((auc) => convert(auc, unit, `h*${concentration}`) / cycleH!),
  };
}

interface Match extends Compared {
  readonly ratio: Bounded;
  readonly animalDose: Bounded;
  readonly humanDose: Bounded;
  readonly note: string;
}

function matchOf(one: Compared, { human, animal, at, animalAt, power, level }: ExposureSpec): Match {
  const [h, a] = [
    { dose: human.dose, values: one.human },
    { dose: animal.dose, values: one.animal },
  ];
  const single = [one.human.length < 2 ? "human" : "", one.animal.length < 2 ? "animal" : ""].filter(
    (s) => s,
  );
  return {
    ...one,
    ratio: ratioOf(one.animal, one.human, level),
    animalDose: matchingDose(a, h, at, power, level),
    humanDose: matchingDose(h, a, animalAt, power, level),
    note:
      single.length === 0
        ? ""
        : `one ${single.join(" and one ")} profile: the interval does not hold its variability`,
  };
}

const text = (name: string, description: string, values: readonly string[]) =>
  textColumn(name, values, { description });

const bounded = (name: string, unit: string, description: string, values: readonly Bounded[]) => [
  numberColumn(
    name,
    values.map((v) => v.value),
    { unit, description },
  ),
  numberColumn(
    `${name}_low`,
    values.map((v) => v.low),
    { unit, description: `Lower limit: ${description}` },
  ),
  numberColumn(
    `${name}_high`,
    values.map((v) => v.high),
    { unit, description: `Upper limit: ${description}` },
  ),
];

const matchesTable = (rows: readonly Match[], { human, animal, at, animalAt }: ExposureSpec): Table =>
  table([
    text(
      "metric",
      "Metric of exposure",
      rows.map((row) => row.metric),
    ),
    ...bounded(
      "ratio",
      "",
      "animal over human exposure at the doses given",
      rows.map((row) => row.ratio),
    ),
    ...bounded(
      "animal_dose",
      animal.unit,
      `animal dose with the human exposure at ${at} ${human.unit}`,
      rows.map((row) => row.animalDose),
    ),
    ...bounded(
      "human_dose",
      human.unit,
      `human dose with the animal exposure at ${animalAt} ${animal.unit}`,
      rows.map((row) => row.humanDose),
    ),
    text(
      "note",
      "How to read the row",
      rows.map((row) => row.note),
    ),
  ]);

function metricsTable(compared: readonly Compared[], { level }: ExposureSpec): Table {
  const rows = compared.flatMap(({ metric, unit, human, animal }) =>
    (
      [
        ["human", human],
        ["animal", animal],
      ] as const
    ).map(([species, values]) => ({
      metric,
      unit,
      species,
      n: values.length,
      centre: geometricMeanOf(values, level),
    })),
  );
  return table([
    text(
      "metric",
      "Metric of exposure",
      rows.map((row) => row.metric),
    ),
    text(
      "species",
      "human or animal",
      rows.map((row) => row.species),
    ),
    numberColumn(
      "n",
      rows.map((row) => row.n),
      { description: "Subjects with a value" },
    ),
    ...bounded(
      "geometric_mean",
      "",
      "geometric mean, in the unit of the row",
      rows.map((row) => row.centre),
    ),
    text(
      "unit",
      "Unit of the row",
      rows.map((row) => row.unit),
    ),
  ]);
}

function valuesTable(matches: readonly Match[], { human, animal, at, animalAt }: ExposureSpec): Table {
  const rows = matches.flatMap(({ metric, ratio, animalDose, humanDose }) => [
    { name: `${metric}.ratio`, unit: "", ...ratio, description: "animal over human exposure" },
    {
      name: `${metric}.animal-dose`,
      unit: animal.unit,
      ...animalDose,
      description: `animal dose with the human exposure at ${at} ${human.unit}`,
    },
    {
      name: `${metric}.human-dose`,
      unit: human.unit,
      ...humanDose,
      description: `human dose with the animal exposure at ${animalAt} ${animal.unit}`,
    },
  ]);
  return table([
    text(
      "name",
      "Name for claims",
      rows.map((row) => row.name),
    ),
    numberColumn(
      "value",
      rows.map((row) => row.value),
      { description: "Value" },
    ),
    text(
      "unit",
      "Unit",
      rows.map((row) => row.unit),
    ),
    numberColumn(
      "low",
      rows.map((row) => row.low),
      { description: "Lower limit" },
    ),
    numberColumn(
      "high",
      rows.map((row) => row.high),
      { description: "Upper limit" },
    ),
    text(
      "description",
      "What the value is",
      rows.map((row) => row.description),
    ),
  ]);
}
