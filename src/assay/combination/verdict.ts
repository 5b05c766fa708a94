import { studentTCdf, studentTQuantile } from "../../math/index.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import { type Excess, excessOver } from "./excess.ts";
import { offAxisNoise } from "./noise.ts";
import { nullModel } from "./nulls/nulls.ts";
import type { Saturated } from "./saturated.ts";
import { singleAgentsOf } from "./single-agents.ts";
import { occupancy, responseToOne } from "./types.ts";

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
  /** Standard deviation of a response. */
  readonly noise: number;
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
 * score over its standard error follows Student's t. The error of the single agents' curves enters through its covariance. The
 * weights know the single agents only: √(f₁ f₂)(1 − max f), largest where both drugs act and something is left to act on.
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
  const test = contrast(saturated, excess, weights, noise);
  const elsewhere = movedScore(saturated, excess, weights);
  if (Math.abs(elsewhere) > 0.5 * test.standardError)
    return notAssessable(
      name,
      [...saturated.singles.notes, "this model depends on the place of that curve"].join("; "),
    );
  const t = test.standardError > 0 ? test.score / test.standardError : Number.NaN;
  const width = studentTQuantile(1 - alpha / 2, test.degreesOfFreedom) * test.standardError;
  const cells = cellTests(saturated, excess, weights, noise);
  const [low, high] = [test.score - width, test.score + width];
  const tooWide = width > precision * Math.abs(saturated.alone.control);
  const call: Call =
    low > 0 ? "synergy" : high < 0 ? "antagonism" : low <= 0 && !tooWide ? "additive" : "not assessable";
  return {
    null: name,
    call,
    ...test,
    low,
    high,
    p: 2 * studentTCdf(-Math.abs(t), test.degreesOfFreedom),
    meanExcess: excess.values.reduce((sum, r) => sum + r, 0) / excess.values.length,
    noise: Math.sqrt(noise.variance),
    notes: notesOn(saturated, call, cells, width),
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
  notes: [note],
  cells: [],
});

/** The reason of a failed fit as a verdict. */
export const withoutFit = (name: string, { reason, advice }: NoFit): Verdict =>
  notAssessable(name, `${reason}; needed: ${advice}`);

interface Noise {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/** Degrees of freedom from replicates and curves that make the smooth part of the combinations superfluous. */
const enoughDegrees = 20;

function noiseOf(
  { sumOfSquares, degreesOfFreedom, cells, combined, nCurve }: Saturated,
  excess: Excess,
): Noise {
  if (degreesOfFreedom >= enoughDegrees)
    return { variance: sumOfSquares / degreesOfFreedom, degreesOfFreedom };
  const more = offAxisNoise(
    combined.map((c) => cells[c]!),
    excess.values,
    Array.from({ length: nCurve }, (_, j) =>
      Float64Array.from(combined, (_, k) => excess.slopes[k * nCurve + j]!),
    ),
  );
  const df = degreesOfFreedom + more.degreesOfFreedom;
  return { variance: (sumOfSquares + more.sumOfSquares) / df, degreesOfFreedom: df };
}

/** A drug without effect alone still has a share of this times its occupancy, so that it can be seen to help the other. */
const leastShare = 0.1;

/** The weights of the cells with both drugs; they sum to 1. */
export function weightsOf({ alone, cells, combined }: Saturated): Float64Array {
  const { control } = alone;
  const share = (drug: typeof alone.drug1, dose: number) => {
    const effect = 1 - responseToOne(control, drug, dose) / control;
    return Math.min(1, Math.max(effect, leastShare * occupancy(drug, dose)));
  };
  const weights = Float64Array.from(combined, (c) => {
    const [f1, f2] = [share(alone.drug1, cells[c]!.dose1), share(alone.drug2, cells[c]!.dose2)];
    return Math.sqrt(f1 * f2) * (1 - Math.max(f1, f2)) + 1e-9;
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** The score, its error, and the degrees of freedom of the error by Satterthwaite's rule. */
function contrast(
  saturated: Saturated,
  { values, spread, model }: Excess,
  weights: Float64Array,
  noise: Noise,
) {
  const n = values.length;
  let [score, variance] = [0, 0];
  for (let i = 0; i < n; i++) {
    score += weights[i]! * values[i]!;
    for (let j = 0; j < n; j++) variance += weights[i]! * weights[j]! * spread[i * n + j]!;
  }
  const own = variance * noise.variance;
  const floor = floorVariance(saturated, model.name, weights);
  const nShifts = saturated.shifts.length - 1;
  const total = own + floor;
  const degreesOfFreedom =
    floor > 0
      ? total ** 2 / (own ** 2 / noise.degreesOfFreedom + floor ** 2 / nShifts)
      : noise.degreesOfFreedom;
  return { score, standardError: Math.sqrt(total), degreesOfFreedom };
}

/**
 * What the shifts of plates leave unknown about where zero response lies, which matters to models that need a true zero: the variance
 * of the mean shift times the square of the score's slope by the zero.
 */
function floorVariance(
  { shifts, alone, cells, combined }: Saturated,
  name: string,
  weights: Float64Array,
): number {
  const nPlates = shifts.length;
  if (nPlates < 2) return 0;
  const { response } = nullModel(name);
  const by = 1e-4 * alone.control;
  const moved = {
    control: alone.control + by,
    drug1: { ...alone.drug1, limit: alone.drug1.limit + by },
    drug2: { ...alone.drug2, limit: alone.drug2.limit + by },
  };
  const slope = combined.reduce((sum, c, k) => {
    const { dose1, dose2 } = cells[c]!;
    return sum + (weights[k]! * (response(moved, dose1, dose2) - by - response(alone, dose1, dose2))) / by;
  }, 0);
  if (Math.abs(slope) < 1e-6) return 0;
  const variance = shifts.reduce((sum, u) => sum + u * u, 0) / (nPlates - 1);
  return (slope ** 2 * variance) / nPlates;
}

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
      `an excess below ${(100 * (width / alone.control)).toFixed(0)} % of the control would not have been seen`,
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
