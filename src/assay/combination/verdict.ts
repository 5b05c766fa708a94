import { studentTCdf, studentTQuantile } from "../../math/index.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import { contrast, type Noise, noiseOf, weightsOf } from "./contrast.ts";
import { type Excess, excessOver } from "./excess.ts";
import { nullModel } from "./nulls/nulls.ts";
import { profileInterval, scoreProfile } from "./profile.ts";
import type { Saturated } from "./saturated.ts";
import { singleAgentsOf } from "./single-agents.ts";

/** What a combination is called. */
export type Call = "synergy" | "additive" | "antagonism" | "not assessable";

/** A test of one null model. Scores and errors are in the unit of the response. */
export interface Verdict {
  readonly null: string;
  readonly call: Call;
  /** Weighted mean of the excess over the null; above 0 is synergy. NaN where nothing can be said. */
  readonly score: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly degreesOfFreedom: number;
  /** Plain mean of the excess over the cells with both drugs. */
  readonly meanExcess: number;
  /** Standard deviation of a response, at the control where it grows with the response. */
  readonly noise: number;
  /** Whether the deviation was found to grow with the response. */
  readonly proportional: boolean;
  readonly notes: readonly string[];
  readonly cells: readonly CellTest[];
}

/** One combined cell against the null. */
export interface CellTest {
  readonly dose1: number;
  readonly dose2: number;
  readonly measured: number;
  readonly expected: number;
  readonly excess: number;
  readonly standardError: number;
  /** Of the cell alone, and corrected for all cells by Holm's method. */
  readonly p: number;
  readonly pAdjusted: number;
  readonly weight: number;
}

/** How a verdict is reached. */
export interface VerdictRules {
  /** Share of additive combinations that may be called otherwise; default 0.05. */
  readonly alpha?: number;
  /** Half-width of the score's interval, as a share of the control, beyond which nothing is called additive; default 0.1. */
  readonly precision?: number;
}

/** Least degrees of freedom from which an error is estimated. */
const fewestDegrees = 4;

/**
 * Tests a null model by one number, the weighted mean excess, so that the share of additive combinations called otherwise is α: the
 * signed root of its profile ({@link scoreProfile}) over the noise follows Student's t. The weights know the single agents only: √(f₁ f₂)(1 − max f), largest where both drugs act and something is left to act on.
 *
 * synergy or antagonism: the interval of the score leaves out 0. additive: it holds 0 and is narrow. not assessable: it holds 0 and is
 * wide, or the data lack what the null needs.
 */
export function verdictOn(
  saturated: Saturated,
  name: string,
  { alpha = 0.05, precision = 0.1 }: VerdictRules = {},
): Verdict {
  const excess = excessOver(saturated, nullModel(name));
  if (excess.values.some(Number.isNaN))
    return notAssessable(name, "the model gives no response to drugs with opposite effects");
  const noise = noiseOf(saturated, excess);
  if (noise.degreesOfFreedom < fewestDegrees)
    return notAssessable(name, `${noise.degreesOfFreedom} degrees of freedom are too few for an error`);
  const weights = weightsOf(saturated);
  const test = contrast(saturated, excess, weights, noise, alpha);
  const elsewhere = movedScore(saturated, excess, weights);
  if (Math.abs(elsewhere) > 0.5 * test.standardError)
    return notAssessable(
      name,
      [...saturated.singles.notes, "this model depends on the place of that curve"].join("; "),
    );
  const deviation = Math.sqrt(noise.variance);
  const limit = studentTQuantile(1 - alpha / 2, test.degreesOfFreedom);
  const profile = scoreProfile(saturated, excess.model, weights, test.ownVariance / noise.variance);
  const t = profile.root(0) / deviation;
  const { low, high } = profileInterval(profile, test, limit * deviation, saturated.alone.control);
  const halfWidth = (high - low) / 2;
  const tooWide = !(halfWidth <= precision * Math.abs(saturated.alone.control));
  const call: Call =
    t > limit ? "synergy" : t < -limit ? "antagonism" : tooWide ? "not assessable" : "additive";
  const cells = cellTests(saturated, excess, weights, noise);
  return {
    null: name,
    call,
    score: test.score,
    standardError: test.standardError,
    low: t > limit ? Math.max(low, 0) : Math.min(low, 0),
    high: t < -limit ? Math.min(high, 0) : Math.max(high, 0),
    p: 2 * studentTCdf(-Math.abs(t), test.degreesOfFreedom),
    degreesOfFreedom: test.degreesOfFreedom,
    meanExcess: excess.values.reduce((sum, r) => sum + r, 0) / excess.values.length,
    noise: deviation,
    proportional: saturated.constant < 1,
    notes: notesOn(saturated, call, cells, halfWidth),
    cells,
  };
}

/** How much the score changes when curves of unknown place lie tenfold lower still. */
function movedScore(
  { singles, parameters, cells, combined }: Saturated,
  excess: Excess,
  weights: Float64Array,
): number {
  if (singles.unplaced.length === 0) return 0;
  const moved = parameters.slice();
  for (const j of singles.unplaced) moved[3 + j]! -= Math.log(10);
  const alone = singleAgentsOf(moved);
  return combined.reduce((sum, c, k) => {
    const { dose1, dose2 } = cells[c]!;
    return sum + weights[k]! * (excess.model.response(alone, dose1, dose2) - excess.expected[k]!);
  }, 0);
}

/** A verdict that says why there is none. */
export const notAssessable = (name: string, note: string): Verdict => ({
  null: name,
  call: "not assessable",
  score: Number.NaN,
  standardError: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  p: Number.NaN,
  degreesOfFreedom: Number.NaN,
  meanExcess: Number.NaN,
  noise: Number.NaN,
  proportional: false,
  notes: [note],
  cells: [],
});

/** The reason of a failed fit as a verdict. */
export const withoutFit = (name: string, { reason, advice }: NoFit): Verdict =>
  notAssessable(name, `${reason}; needed: ${advice}`);

function cellTests(
  { cells, combined, means }: Saturated,
  { values, expected, spread }: Excess,
  weights: Float64Array,
  { variance, degreesOfFreedom }: Noise,
): readonly CellTest[] {
  const n = values.length;
  const tests = combined.map((c, k) => {
    const standardError = Math.sqrt(variance * spread[k * (n + 1)]!);
    const p = 2 * studentTCdf(-Math.abs(values[k]! / standardError), degreesOfFreedom);
    return {
      dose1: cells[c]!.dose1,
      dose2: cells[c]!.dose2,
      measured: means[k]!,
      expected: expected[k]!,
      excess: values[k]!,
      standardError,
      p,
      weight: weights[k]!,
    };
  });
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, k) => ({ ...test, pAdjusted: adjusted[k]! }));
}

/** Holm's step-down correction: the k-th smallest p times the number not smaller, kept in order and at most 1. */
export function holm(p: readonly number[]): Float64Array {
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Float64Array(p.length);
  let running = 0;
  order.forEach((i, k) => {
    running = Math.max(running, Math.min(1, (p.length - k) * p[i]!));
    adjusted[i] = running;
  });
  return adjusted;
}

function notesOn(
  { singles, plates, alone }: Saturated,
  call: Call,
  cells: readonly CellTest[],
  width: number,
): string[] {
  const notes = [...singles.notes];
  if (plates === "shift") notes.push("plates share too few cells to tell a gain; shifts only");
  if (call === "not assessable")
    notes.push(
      Number.isFinite(width)
        ? `an excess below ${(100 * (width / alone.control)).toFixed(0)} % of the control would not have been seen`
        : "the curves of the single agents leave the expected responses open",
    );
  const far = cells.filter((cell) => cell.pAdjusted < 0.05);
  const [more, less] = [
    far.filter((cell) => cell.excess > 0).length,
    far.filter((cell) => cell.excess < 0).length,
  ];
  if (call === "additive" && far.length > 0)
    notes.push(`additive on the whole, but ${more} cells show more and ${less} less effect than expected`);
  if (more > 0 && less > 0 && call !== "additive")
    notes.push(`the cells differ: ${more} show more and ${less} less effect than expected`);
  return notes;
}
