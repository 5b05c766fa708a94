import type { Plain, Setting, StepKind, Tables } from "../../step/index.ts";
import { analyseBystander } from "./analyse.ts";
import { bystanderFigures } from "./figures.ts";
import { type BystanderOptions, bystanderOptions } from "./options.ts";
import { planBystander } from "./plan.ts";
import type { BystanderSpec } from "./spec.ts";
import {
  curvesTable,
  indicesTable,
  plateausTable,
  pointsTable,
  releaseTable,
  shiftsTable,
  valuesTable,
} from "./tables.ts";

/** The step `bystander`: what antigen-positive cells do to antigen-negative neighbours. */
export const bystanderStep: StepKind<BystanderOptions, BystanderSpec> = {
  kind: "bystander",
  summary: "co-cultures: bystander index, shift of the IC50 and what a mixture leaves, with intervals",
  options: bystanderOptions,
  needs: () => [],
  plan: planBystander,
  settings,
  split: (spec) => [{ id: "all arms", piece: spec }],
  run: (piece) => run(asSpec(piece)),
  collect: (_, [part]) => part!,
  figures: bystanderFigures,
  methods: (spec) => [
    {
      text: `The bystander index at ${spec.at} ${spec.doseUnit} is (V alone − V together)/(V alone − V payload) of the viability V of antigen-negative cells, with Fieller's interval from the pooled variance of the wells; free payload was read at ${spec.payloadAt} ${spec.doseUnit}. The shift is the ratio of absolute IC50s alone and in the mixture with an interval from both profile intervals; where cells alone do not reach half effect it is a lower bound. What a mixture leaves is the limit of its log-logistic curve with its profile interval. Killing that needs release is the difference of differences against each control (Welch and Satterthwaite).`,
      cite: ["kovtun2006", "fieller1954", "zou2008", "satterthwaite1946"],
    },
  ],
  assumptions: () => [],
};

/** What `split` made comes back as it was. */
const asSpec = (piece: Plain): BystanderSpec => piece as BystanderSpec;

function run(spec: BystanderSpec): Tables {
  const analysis = analyseBystander(spec);
  return {
    values: valuesTable(analysis, spec),
    indices: indicesTable(analysis, spec),
    shifts: shiftsTable(analysis, spec),
    plateaus: plateausTable(analysis),
    release: releaseTable(analysis),
    curves: curvesTable(analysis, spec),
    points: pointsTable(spec),
  };
}

function settings(spec: BystanderSpec): readonly Setting[] {
  return [
    { name: "data", value: spec.data },
    { name: "response", value: spec.response },
    { name: "conjugate", value: spec.conjugate },
    { name: "payload", value: spec.payload },
    { name: "controls", value: spec.controls.join(", ") || "none" },
    { name: "at", value: `${spec.at} ${spec.doseUnit}` },
    { name: "payload-at", value: `${spec.payloadAt} ${spec.doseUnit}` },
    { name: "level", value: String(spec.level) },
    { name: "arms", value: String(spec.arms.length) },
  ];
}
