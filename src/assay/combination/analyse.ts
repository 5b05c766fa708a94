import { cellsOf } from "./cells.ts";
import { type CombinationIndex, combinationIndex } from "./combination-index.ts";
import { doseAlone, type Isobole, isoboleOf, measuredIsobole } from "./isobole.ts";
import { type MedianEffect, medianEffect, type NoMedianEffect } from "./median-effect.ts";
import { bootstrapSurface, type SurfaceBootstrap } from "./models/bootstrap.ts";
import { fitSurface, type SurfaceFit } from "./models/fit-surface.ts";
import { surfaceModel } from "./models/models.ts";
import { nullModel, nullModels } from "./nulls/nulls.ts";
import { type Ray, raysOf } from "./rays.ts";
import type { Saturated } from "./saturated.ts";
import type { Cell, Wells } from "./types.ts";
import { saturate } from "./variance.ts";
import { type Verdict, type VerdictRules, verdictOn, withoutFit } from "./verdict.ts";

/** Verdicts on every null model, in the order of the family; a model that cannot be judged says why. */
export function allVerdicts(wells: Wells, rules: VerdictRules = {}): readonly Verdict[] {
  const fits = { own: saturate(wells, "own"), common: saturate(wells, "common") };
  return Object.values(nullModels).map(({ name, maxima }) => {
    const saturated = fits[maxima];
    return saturated.status === "fitted" ? verdictOn(saturated, name, rules) : withoutFit(name, saturated);
  });
}

/** Verdict on one null model. */
export function verdict(wells: Wells, name: string, rules: VerdictRules = {}): Verdict {
  const saturated = saturate(wells, nullModel(name).maxima);
  return saturated.status === "fitted" ? verdictOn(saturated, name, rules) : withoutFit(name, saturated);
}

/** A fitted surface with its intervals. */
export interface SurfaceResult {
  readonly fit: SurfaceFit;
  readonly bootstrap: SurfaceBootstrap | undefined;
}

/** Fits surfaces with interaction, with bootstrap intervals where draws are asked for and the wells determine every parameter. */
export function fitSurfaces(
  wells: Wells,
  names: readonly string[],
  { nDraws, seed }: { readonly nDraws: number; readonly seed: number },
): readonly SurfaceResult[] {
  const saturated = saturate(wells);
  const alone = saturated.status === "fitted" ? saturated.alone : undefined;
  return names.map((name) => {
    const fit = fitSurface(wells, surfaceModel(name), alone);
    return {
      fit,
      bootstrap: nDraws > 0 && fit.determined ? bootstrapSurface(wells, fit, { nDraws, seed }) : undefined,
    };
  });
}

type Line = MedianEffect | NoMedianEffect;

/** Median-effect lines and, along every ray of the design, combination indices. */
export interface Indices {
  readonly drug1: Line;
  readonly drug2: Line;
  readonly rays: readonly {
    readonly ray: Ray;
    readonly line: Line;
    readonly indices: readonly CombinationIndex[];
  }[];
}

/** The median-effect analysis of wells whose viability is a share of the control. */
export function indicesOf(wells: Wells, effects: readonly number[], exclusive = true): Indices {
  const cells = cellsOf(wells);
  const lineOf = (own: readonly Cell[], dose: (cell: Cell) => number) =>
    medianEffect(
      own.map(dose),
      own.map((cell) => 1 - cell.mean),
    );
  const drug1 = lineOf(
    cells.filter((cell) => cell.dose2 === 0),
    (cell) => cell.dose1,
  );
  const drug2 = lineOf(
    cells.filter((cell) => cell.dose1 === 0),
    (cell) => cell.dose2,
  );
  const rays = raysOf(wells).map((ray) => {
    const line = medianEffect(
      ray.totals,
      ray.viability.map((y) => 1 - y),
    );
    const usable = drug1.status === "fitted" && drug2.status === "fitted" && line.status === "fitted";
    const kind = exclusive ? "exclusive" : "non-exclusive";
    const indices = usable
      ? effects.map((fa) => combinationIndex(drug1, drug2, line, ray.ratio, fa, { kind }))
      : [];
    return { ray, line, indices };
  });
  return { drug1, drug2, rays };
}

/** Isoboles of one effect: measured, and of the declared null. */
export interface Isoboles {
  readonly effect: number;
  readonly expected: Isobole;
  readonly measured: Isobole;
}

const isoboleSteps = 60;

/** Isoboles of effects as shares of the control; none without curves of the single agents. */
export function isobolesOf(
  wells: Wells,
  saturated: Saturated,
  name: string,
  effects: readonly number[],
): readonly Isoboles[] {
  const [top1, top2] = [wells.doses1, wells.doses2].map((doses) => doses.reduce((a, b) => Math.max(a, b), 0));
  const { alone, cells } = saturated;
  return effects.map((effect) => {
    const response = alone.control * (1 - effect);
    const end = Math.min(top2!, doseAlone(alone.control, alone.drug2, response));
    const doses2 = Float64Array.from({ length: isoboleSteps + 1 }, (_, k) => end * (k / isoboleSteps) ** 2);
    return {
      effect,
      expected: isoboleOf(nullModel(name), alone, response, doses2, top1!),
      measured: measuredIsobole(cells, response),
    };
  });
}
