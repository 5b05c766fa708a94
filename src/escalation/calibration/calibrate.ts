import { type Characteristics, characteristics } from "../exact/characteristics.ts";
import { enumerate } from "../exact/enumerate.ts";
import { type AroundTarget, aroundTarget } from "../overdose.ts";
import type { Design } from "../types.ts";

/** The settings that are searched, by name: `{ cohort: [1, 3], low: [0.15, 0.18] }`. */
export type Grid = Readonly<Record<string, readonly number[]>>;

/** One way to set them. */
export type Setting<G extends Grid> = { readonly [Name in keyof G]: number };

/** Every combination of a grid's values; the last name varies fastest. */
export function settingsOf<G extends Grid>(grid: G): Setting<G>[] {
  const all = Object.entries(grid).reduce<Record<string, number>[]>(
    (sofar, [name, values]) => sofar.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  return all as Setting<G>[];
}

/** What a good design has little of. */
export type Loss = (result: Characteristics, around: AroundTarget) => number;

/** Losses by name: not selecting the dose closest to the target; patients above it; not being treated at it; patients. */
export const losses = {
  "wrong selection": (_, around) => 1 - around.selectMtd,
  "selection above the target": (_, around) => around.selectAbove,
  "patients above the target": (_, around) => around.patientsAbove,
  "patients not at the target": (_, around) => 1 - around.patientsAtMtd,
  patients: (result) => result.totalPatients,
} as const satisfies Readonly<Record<string, Loss>>;

/** One setting over all scenarios. */
export interface Calibrated<Chosen> {
  readonly setting: Chosen;
  readonly design: Design;
  /** Loss in each scenario. */
  readonly loss: readonly number[];
  /** Loss above that of the best setting in the same scenario. */
  readonly regret: readonly number[];
  readonly meanLoss: number;
  readonly worstRegret: number;
}

/** What is searched. */
export interface Search<G extends Grid> {
  readonly grid: G;
  readonly build: (setting: Setting<G>) => Design;
  readonly scenarios: readonly (readonly number[])[];
  readonly target: number;
  /** Default: wrong selection. A weighted sum is a loss too. */
  readonly loss?: Loss;
  /** What the settings are ordered by: the mean over scenarios (default), or the worst regret (robust). */
  readonly by?: "mean" | "worst regret";
}

/**
 * Exact characteristics of every setting of a grid in every scenario, best first, with regrets:
 *
 *   regret(s, k) = loss(s, k) − min over settings of loss(·, k)
 *
 * Nothing is simulated, so that settings differ by their own merits and never by chance. Each design is enumerated once. A setting
 * that its design refuses (RangeError) is left out.
 * @throws RangeError when no setting is left, without scenarios, or when a design has too many states to enumerate.
 */
export function calibrate<G extends Grid>({
  grid,
  build,
  scenarios,
  target,
  loss = losses["wrong selection"],
  by = "mean",
}: Search<G>): Calibrated<Setting<G>>[] {
  if (scenarios.length === 0) throw new RangeError("a search needs at least one scenario");
  const tried = settingsOf(grid).flatMap((setting) => {
    const design = built(build, setting);
    return design ? [{ setting, design, loss: lossesOf(design, scenarios, target, loss) }] : [];
  });
  if (tried.length === 0) throw new RangeError("no setting of the grid makes a design");
  const best = scenarios.map((_, k) => Math.min(...tried.map((one) => one.loss[k]!)));
  const ranked = tried.map((one) => {
    const regret = one.loss.map((value, k) => value - best[k]!);
    const meanLoss = one.loss.reduce((a, b) => a + b, 0) / scenarios.length;
    return { ...one, regret, meanLoss, worstRegret: Math.max(...regret) };
  });
  const first = by === "mean" ? "meanLoss" : "worstRegret";
  const second = by === "mean" ? "worstRegret" : "meanLoss";
  return ranked.sort((a, b) => a[first] - b[first] || a[second] - b[second]);
}

function built<G extends Grid>(build: Search<G>["build"], setting: Setting<G>): Design | undefined {
  try {
    return build(setting);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function lossesOf(
  design: Design,
  scenarios: Search<Grid>["scenarios"],
  target: number,
  loss: Loss,
): number[] {
  const table = enumerate(design, { mostStates: 3_000_000 });
  return scenarios.map((truth) => {
    const result = characteristics(table, truth);
    return loss(result, aroundTarget(result, target));
  });
}
