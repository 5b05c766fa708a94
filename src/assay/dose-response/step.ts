import type { Job, Method, Plain, StepKind, Tables } from "../../step/index.ts";
import { concatTables } from "../../table/index.ts";
import { potencyTable } from "./compare-curves.ts";
import { models } from "./curves/curves.ts";
import { doseResponseFigures } from "./figures.ts";
import { type DoseResponseOptions, doseResponseOptions } from "./options.ts";
import { planDoseResponse } from "./plan.ts";
import { analyseAll, resultTables } from "./results.ts";
import { robustMethods } from "./robust.ts";
import { doseResponseSettings } from "./settings.ts";
import type { DoseResponsePiece, DoseResponseSpec, Settings } from "./spec.ts";
import { valuesTable } from "./values.ts";

/** Curves in one job: enough to outweigh sending them, few enough to share the work. */
const curvesPerJob = 100;

/** The step `dose-response`: curves fitted to measured responses, with IC50, intervals and potency ratios. */
export const doseResponseStep: StepKind<DoseResponseOptions, DoseResponseSpec> = {
  kind: "dose-response",
  summary: "dose–response curves: IC50, effective doses and potency ratios with intervals",
  options: doseResponseOptions,
  needs: () => [],
  plan: planDoseResponse,
  settings: doseResponseSettings,
  split,
  run: (piece) => run(piece as DoseResponsePiece),
  collect: (_, parts) => collect(parts),
  figures: doseResponseFigures,
  methods,
  assumptions: () => [],
};

function split({ settings, curves, reference }: DoseResponseSpec): readonly Job[] {
  const compared = curves.find((curve) => curve.name === reference) ?? null;
  const starts = Array.from({ length: Math.ceil(curves.length / curvesPerJob) }, (_, k) => k * curvesPerJob);
  return starts.map((start) => {
    const own = curves.slice(start, start + curvesPerJob);
    const piece: DoseResponsePiece = { settings, curves: own, reference: compared };
    return { id: `curves ${start + 1}-${start + own.length}`, piece: piece as Plain };
  });
}

function run({ settings, curves, reference }: DoseResponsePiece): Tables {
  const analysed = analyseAll(curves, settings);
  return {
    ...resultTables(analysed, settings),
    ...(reference ? { potency: potencyTable(analysed, reference, settings) } : {}),
  };
}

function collect(parts: readonly Tables[]): Tables {
  const joined = (name: string) => concatTables(parts.map((part) => part[name]!));
  const [fits, parameters] = [joined("fits"), joined("parameters")];
  return {
    values: valuesTable(parameters, fits),
    fits,
    parameters,
    models: joined("models"),
    ...(parts.some((part) => part.potency) ? { potency: joined("potency") } : {}),
    curve: joined("curve"),
    points: joined("points"),
  };
}

function methods({ settings }: DoseResponseSpec): readonly Method[] {
  const shapes = settings.models.map((name) => models[name]!.shape);
  const equations = [...new Set(shapes.map((shape) => `${shape.printed}: y = ${shape.equation}`))];
  const chosen = settings.models.length > 1 ? ", the model with the least AICc for each curve" : "";
  const likelihood =
    settings.response === "quantal"
      ? "binomial maximum likelihood"
      : `least squares with ${settings.power === 0 ? "equal weights" : `weights 1/|fitted|^${settings.power}`}`;
  const intervals = settings.profile ? "profile likelihood" : "Wald's method on the logarithm of doses";
  return [
    {
      text: `Dose–response curves (${equations.join("; ")}) by ${likelihood}${chosen}. ${robustText(settings)}Intervals (${Math.round(1000 * settings.level) / 10} %) by ${intervals}; a limit that the data do not set is given as open.`,
      cite: [
        ...new Set([
          ...shapes.flatMap((shape) => shape.cite),
          "marquardt1963",
          "bates1988",
          ...robustCites(settings),
        ]),
      ],
    },
  ];
}

function robustText({ robust, q }: Settings): string {
  if (robust === "none") return "";
  return robust === "rout"
    ? `Outlying responses were left out by ROUT at a false discovery rate of ${100 * q} %. `
    : `Outlying responses count less: ${robustMethods[robust]!.printed}. `;
}

const robustCites = ({ robust }: Settings): readonly string[] =>
  robust === "none" ? [] : robust === "rout" ? ["motulsky2006"] : robustMethods[robust]!.cite;
