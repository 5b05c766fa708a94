import { patientOdds } from "../simulated/outcomes.ts";
import type { Words } from "../simulated/xoshiro.ts";
import { type CalendarOptions, uniformOf } from "./options.ts";

/** Draws of one patient: days from the first dose to a toxicity inside the window (Infinity: none), and whether there is a response. */
export interface PatientSource {
  /** Draws the next patient at a dose; the result lies in `toxicity` and `responds` until the next draw. */
  readonly draw: (dose: number, word: Words) => void;
  readonly last: { toxicity: number; responds: boolean };
}

/** Patients of a scenario, or drawn from those seen. */
export function patientSource(truth: readonly number[], options: CalendarOptions): PatientSource {
  const { onset = { kind: "uniform" }, responses, association } = options;
  const last = { toxicity: Number.POSITIVE_INFINITY, responds: false };
  if (onset.kind === "times") return fromTimes(onset, options, last);
  const odds = truth.map((p, dose) => patientOdds(p, responses?.[dose] ?? 0, association));
  const timeOf = onsetTimes(truth, options);
  const draw = (dose: number, word: Words): void => {
    const { both, tox, eff } = odds[dose];
    const u = uniformOf(word);
    const toxic = u < both + tox;
    last.responds = toxic ? u < both : u < both + tox + eff;
    last.toxicity = toxic ? timeOf(dose, uniformOf(word)) : Number.POSITIVE_INFINITY;
  };
  return { draw, last };
}

/** Days to a toxicity that begins inside the window, from a uniform number. */
export function onsetTimes(
  truth: readonly number[],
  { onset, windowDays }: CalendarOptions,
): (dose: number, u: number) => number {
  return onset?.kind === "weibull" ? weibullTimes(truth, onset.late, windowDays) : (_, u) => u * windowDays;
}

/** Times given that the toxicity lies in the window: F(t) = 1 − exp(−(t/b)^a) with F(T) = p and F(T/2) = (1 − late) p. */
function weibullTimes(truth: readonly number[], late: number, windowDays: number) {
  const laws = truth.map((p) => {
    const [whole, half] = [-Math.log1p(-Math.min(p, 1 - 1e-12)), -Math.log1p(-(1 - late) * p)];
    return { p, shape: Math.log(whole / half) / Math.LN2, whole };
  });
  return (dose: number, u: number): number => {
    const { p, shape, whole } = laws[dose];
    return windowDays * (-Math.log1p(-u * p) / whole) ** (1 / shape);
  };
}

function fromTimes(
  { days, responded }: Extract<NonNullable<CalendarOptions["onset"]>, { kind: "times" }>,
  { windowDays, responses }: CalendarOptions,
  last: PatientSource["last"],
): PatientSource {
  const draw = (dose: number, word: Words): void => {
    const at = Math.floor(uniformOf(word) * days[dose].length);
    const day = days[dose][at];
    last.toxicity = day < windowDays ? day : Number.POSITIVE_INFINITY;
    const own = responded?.[dose]?.[at];
    last.responds = own ?? (responses ? uniformOf(word) < responses[dose] : false);
  };
  return { draw, last };
}
