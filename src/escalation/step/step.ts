import type { Method, Plain, StepKind } from "../../step/index.ts";
import { designOf } from "../designs.ts";
import { escalateFigures } from "./figures.ts";
import { stepOf, withOnsets } from "./onsets.ts";
import { type EscalateOptions, escalateOptions } from "./options.ts";
import { planEscalate } from "./plan.ts";
import { escalateTables } from "./run.ts";
import { escalateSettings } from "./settings.ts";
import type { EscalatePiece, EscalateSpec } from "./spec.ts";
import { collectDesigns } from "./values.ts";

/** The step `escalate`: designs, their characteristics, and what they say to the patients so far. */
export const escalateStep: StepKind<EscalateOptions, EscalateSpec> = {
  kind: "escalate",
  summary: "dose escalation: decision tables, exact operating characteristics, the next dose with its reason",
  options: escalateOptions,
  needs: ({ toxicity }) => {
    const from = stepOf(toxicity);
    return from ? [{ step: from.step, at: ["toxicity"] }] : [];
  },
  plan: planEscalate,
  settings: escalateSettings,
  split: (spec) => spec.designs.map((design) => ({ id: design, piece: { ...spec, design } })),
  run: (piece, inputs) => escalateTables(withOnsets(asPiece(piece), inputs)),
  collect: collectDesigns,
  figures: escalateFigures,
  methods,
  assumptions: () => [],
};

/** What `split` made comes back as it was. */
const asPiece = (piece: Plain): EscalatePiece => piece as EscalatePiece;

function methods(spec: EscalateSpec): readonly Method[] {
  const { designs: names, setup, method } = spec;
  const ofDesigns = names.map((name): Method => {
    const design = designOf(name, setup);
    return { text: `${design.name}. ${design.rules.join(" ")}`, cite: design.cite };
  });
  const how: Method = {
    text:
      method === "simulate"
        ? "Operating characteristics were simulated."
        : "Operating characteristics are exact where the table says so: every reachable state of a trial was enumerated once, states with equal counts merged, and each scenario is a sum over the final states; a design that looks at responses, or with too many states, was simulated.",
    cite: method === "simulate" ? [] : ["norris2020"],
  };
  return [...ofDesigns, ...(method === "none" ? [] : [how]), ...extras(spec)];
}

/** What else was computed, and how. */
function extras({ calendar, calibrate, optimise }: EscalateSpec): readonly Method[] {
  return [
    ...(calendar
      ? [
          {
            text: "Calendar time was simulated: patients come, the design is asked when one comes and no cohort is open, and those who come while it waits are lost to the trial or backfilled.",
            cite: calendar.backfill ? ["zhao2024"] : [],
          },
        ]
      : []),
    ...(calibrate
      ? [{ text: "Settings were compared by exact characteristics over all scenarios.", cite: [] }]
      : []),
    ...(optimise
      ? [
          {
            text: "The comparison of doses after the escalation is exact given the escalation's selection: new patients, the admissible dose of largest mean utility.",
            cite: ["lin2020", "fda2024optimus"],
          },
        ]
      : []),
  ];
}
