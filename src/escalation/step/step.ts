import type { Method, Plain, StepKind } from "../../step/index.ts";
import { designs } from "../designs.ts";
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

function methods({ designs: names, setup, method }: EscalateSpec): readonly Method[] {
  const ofDesigns = names.map((name): Method => {
    const design = designs[name]!.build(setup);
    return { text: `${design.name}. ${design.rules.join(" ")}`, cite: design.cite };
  });
  const how: Method = {
    text:
      method === "simulate"
        ? "Operating characteristics were simulated."
        : "Operating characteristics are exact: every reachable state of a trial was enumerated once, states with equal counts merged, and each scenario is a sum over the final states; a design with too many states was simulated, as the table says.",
    cite: method === "simulate" ? [] : ["norris2020"],
  };
  return [...ofDesigns, how];
}
