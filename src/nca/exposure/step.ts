import type { StepKind, Tables } from "../../step/index.ts";
import { compare } from "./compare.ts";
import { exposureFigures } from "./figures.ts";
import { type ExposureOptions, exposureOptions } from "./options.ts";
import { type ExposureSpec, planExposure } from "./plan.ts";
import { matchesTable, metricsTable, valuesTable } from "./tables.ts";

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
  run: (piece, inputs) => tablesOf(piece as ExposureSpec, inputs),
  collect: (_, [part]) => part!,
  figures: exposureFigures,
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

function tablesOf(spec: ExposureSpec, inputs: Readonly<Record<string, Tables>>): Tables {
  const { compared, matches } = compare(spec, inputs);
  return {
    values: valuesTable(matches, spec),
    matches: matchesTable(matches, spec),
    metrics: metricsTable(compared, spec),
  };
}
