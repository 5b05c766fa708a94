import type { Method, Plain, Setting, StepKind, Tables } from "../../step/index.ts";
import { allVerdicts, fitSurfaces, indicesOf, isobolesOf } from "./analyse.ts";
import { combinationFigures } from "./figures.ts";
import { surfaceModel } from "./models/models.ts";
import { nullModel } from "./nulls/nulls.ts";
import { type CombinationOptions, combinationOptions } from "./options.ts";
import { planCombination } from "./plan.ts";
import { type CombinationSpec, wellsOf } from "./spec.ts";
import { fitsTable } from "./tables/fits.ts";
import { indicesTable, isobolesTable } from "./tables/indices.ts";
import { matrixTable } from "./tables/matrix.ts";
import { valuesTable } from "./tables/values.ts";
import { nullsTable, verdictTable } from "./tables/verdicts.ts";
import { saturate } from "./variance.ts";

/** The step `combination`: synergy, additivity or antagonism of two drugs. */
export const combinationStep: StepKind<CombinationOptions, CombinationSpec> = {
  kind: "combination",
  summary: "two drugs together: every null model, a calibrated verdict, combination index, isobologram",
  options: combinationOptions,
  needs: () => [],
  plan: planCombination,
  settings,
  split: (spec) => [{ id: "all wells", piece: spec }],
  run: (piece) => analyse(asSpec(piece)),
  collect: (_, [part]) => part!,
  figures: combinationFigures,
  methods,
  assumptions: () => [],
};

/** What `split` made comes back as it was. */
const asSpec = (piece: Plain): CombinationSpec => piece as CombinationSpec;

function analyse(spec: CombinationSpec): Tables {
  const wells = wellsOf(spec);
  const { drugs, effects } = spec;
  const declared = spec.null;
  const fitted = saturate(wells, nullModel(declared).maxima);
  const saturated = fitted.status === "fitted" ? fitted : undefined;
  const verdicts = allVerdicts(wells, spec);
  const indices = indicesOf(wells, effects, spec.exclusive);
  const surfaces = fitSurfaces(wells, spec.surfaces, { nDraws: spec.bootstraps, seed: spec.seed });
  const isoboles = saturated ? isobolesOf(wells, saturated, declared, effects) : [];
  return {
    values: valuesTable(verdicts, declared, indices, surfaces),
    verdict: verdictTable(verdicts, declared, spec.notes),
    nulls: nullsTable(verdicts, drugs),
    matrix: matrixTable(wells, drugs),
    fits: fitsTable(saturated, indices, surfaces, drugs),
    indices: indicesTable(indices, drugs),
    isoboles: isobolesTable(isoboles, drugs, declared),
  };
}

function settings(spec: CombinationSpec): readonly Setting[] {
  const { wells, drugs } = spec;
  return [
    { name: "data", value: spec.file },
    { name: "drugs", value: drugs.map(({ name, unit }) => `${name} (${unit})`).join(" and ") },
    {
      name: "wells",
      value: `${wells.viability.length} on ${wells.nPlates} ${wells.nPlates === 1 ? "plate" : "plates"}`,
    },
    { name: "response", value: spec.response },
    { name: "normalise", value: spec.normalise },
    { name: "null", value: spec.null },
    { name: "effects", value: spec.effects.join(", ") },
    { name: "exclusive", value: spec.exclusive ? "yes" : "no" },
    { name: "surfaces", value: spec.surfaces.join(", ") },
    { name: "bootstraps", value: String(spec.bootstraps) },
    { name: "alpha", value: String(spec.alpha) },
    { name: "precision", value: String(spec.precision) },
  ];
}

function methods(spec: CombinationSpec): readonly Method[] {
  const model = nullModel(spec.null);
  const plates =
    spec.wells.nPlates > 1 ? " Shifts and gains of the plates were estimated with the curves." : "";
  const surfaces = spec.surfaces.map(surfaceModel);
  return [
    {
      text: `The declared null model is ${model.printed}: ${model.says}. Hill curves with a common control were fitted to the single agents by least squares.${plates} The variance of a response was constant, or grew with it where the wells said so. The verdict rests on the weighted mean excess of the combinations over the null, by the signed root of its profile over all curves that the single agents allow and Student's t at α = ${spec.alpha}; where its interval holds 0 and is wider than ${100 * spec.precision} % of the control on either side, the combination is not assessable. Its rate of false calls was measured by simulation; where the doses do not determine the curves it calls fewer than α.`,
      cite: [...model.cite, "carroll1988", "venzon1988"],
    },
    {
      text: "Combination and dose reduction indices come from median-effect lines along rays of constant ratio, with intervals on the logarithm of the index.",
      cite: ["chou1984", "lee2009"],
    },
    ...(surfaces.length === 0
      ? []
      : [
          {
            text: `Surfaces with interaction (${surfaces.map(({ printed }) => printed).join(", ")}) were fitted to all wells from many starts; intervals are percentiles of ${spec.bootstraps} parametric bootstraps.`,
            cite: [...new Set(surfaces.flatMap(({ cite }) => cite))],
          },
        ]),
  ];
}
