import { tailAbove } from "../beta.ts";
import { jointOutcomes, patientOdds } from "../simulated/outcomes.ts";

/** A randomised comparison of doses after an escalation, or the expansion of one. */
export interface OptimiseOptions {
  /** Doses compared: the selected one and those just below it; 1 is an expansion. */
  readonly doses: number;
  /** Patients a dose. */
  readonly patients: number;
  /** A dose is out when P(toxicity > this) reaches `toxic` (default 0.95) or P(response < `efficacy`) reaches `futile` (default 0.9). */
  readonly toxicity: number;
  readonly efficacy: number;
  readonly toxic?: number;
  readonly futile?: number;
  /** Utilities of neither and of both outcomes; of a response alone 100, of a toxicity alone 0. Defaults 40 and 60. */
  readonly neither?: number;
  readonly both?: number;
}

/** Patients of one dose at the end of the comparison. */
export interface ArmCounts {
  readonly dose: number;
  readonly n: number;
  readonly tox: number;
  readonly eff: number;
  readonly both: number;
}

/** What is thought of an arm. */
export interface ArmView extends ArmCounts {
  /** Mean utility, prior Beta(1, 1) on the scale 0 to 100. */
  readonly utility: number;
  readonly tooToxic: number;
  readonly futile: number;
  readonly allowed: boolean;
}

/**
 * One arm by its counts: u = 100 (1 + x)/(2 + n) with x = Σ utilities/100, as in BOIN12.
 * @see lin2020
 */
export function armView(options: OptimiseOptions, arm: ArmCounts): ArmView {
  const {
    toxicity,
    efficacy,
    toxic = 0.95,
    futile: mostFutile = 0.9,
    neither = 40,
    both: ofBoth = 60,
  } = options;
  const { n, tox, eff, both } = arm;
  const x = (100 * (eff - both) + ofBoth * both + neither * (n - tox - eff + both)) / 100;
  const tooToxic = tailAbove(toxicity, n, tox);
  const futile = 1 - tailAbove(efficacy, n, eff);
  return {
    ...arm,
    utility: (100 * (1 + x)) / (2 + n),
    tooToxic,
    futile,
    allowed: tooToxic < toxic && futile < mostFutile,
  };
}

/** The admissible arm of largest utility, of equals the lower dose; null when none is admissible. */
export function bestArm(options: OptimiseOptions, arms: readonly ArmCounts[]): number | null {
  const allowed = arms.map((arm) => armView(options, arm)).filter((view) => view.allowed);
  if (allowed.length === 0) return null;
  return [...allowed].sort((a, b) => a.dose - b.dose).reduce((a, b) => (b.utility > a.utility + tie ? b : a))
    .dose;
}

/** Utilities closer than this are equal: they are sums of a few fractions. */
const tie = 1e-9;

/** True probabilities, and how often the escalation selects each dose. */
export interface AfterEscalation {
  readonly select: ArrayLike<number>;
  readonly truth: readonly number[];
  readonly responses: readonly number[];
  readonly association?: number;
}

/** What the comparison does. */
export interface OptimisationCharacteristics {
  /** Probability that each dose is selected in the end. */
  readonly select: Float64Array;
  /** Probability that none is, by the escalation or by the comparison. */
  readonly none: number;
  /** Expected patients at each dose in the comparison. */
  readonly patients: Float64Array;
}

/**
 * Exact characteristics of the comparison, given those of the escalation: its patients are new, so that for each dose that the escalation
 * may select the arms are independent, and P(arm j is best) = Σₓ P(uⱼ = x, admissible) ∏ P(no other arm beats x).
 */
export function optimisation(
  options: OptimiseOptions,
  { select, truth, responses, association = 0 }: AfterEscalation,
): OptimisationCharacteristics {
  const arms = truth.map((p, dose) => armLaw(options, p, responses[dose], association));
  const result = { select: new Float64Array(truth.length), patients: new Float64Array(truth.length) };
  let selected = 0;
  for (let top = 0; top < truth.length; top++) {
    const lowest = Math.max(0, top - options.doses + 1);
    const compared = arms.slice(lowest, top + 1);
    compared.forEach((_, arm) => {
      const best = select[top] * probabilityBest(compared, arm);
      result.select[lowest + arm] += best;
      result.patients[lowest + arm] += select[top] * options.patients;
      selected += best;
    });
  }
  return { ...result, none: Math.max(0, 1 - selected) };
}

/** Utilities that an admissible arm can have, increasing, with their probabilities; the rest is the chance of not being admissible. */
interface ArmLaw {
  readonly utility: readonly number[];
  readonly probability: readonly number[];
}

function armLaw(options: OptimiseOptions, p: number, response: number, association: number): ArmLaw {
  const { patients: n } = options;
  const odds = patientOdds(p, response, association);
  const logs = [odds.both, odds.tox, odds.eff, odds.neither].map(Math.log);
  const known = new Map<number, number>();
  for (const { tox, eff, both } of jointOutcomes(n)) {
    const view = armView(options, { dose: 0, n, tox, eff, both });
    if (!view.allowed) continue;
    const parts = [both, tox - both, eff - both, n - tox - eff + both];
    const log = parts.reduce(
      (sum, k, at) => sum + (k === 0 ? 0 : k * logs[at]) - logFactorial(k),
      logFactorial(n),
    );
    const key = Math.round(view.utility / tie);
    known.set(key, (known.get(key) ?? 0) + Math.exp(log));
  }
  const sorted = [...known].sort(([a], [b]) => a - b);
  return { utility: sorted.map(([key]) => key), probability: sorted.map(([, mass]) => mass) };
}

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1] + Math.log(k));
  return logFactorials[n];
}

/** A lower arm wins ties: it must be below x, a higher one at most x; one that is not admissible beats nobody. */
function probabilityBest(arms: readonly ArmLaw[], arm: number): number {
  const others = arms.flatMap((law, k) => (k === arm ? [] : [beaten(law, k < arm)]));
  const { utility, probability } = arms[arm];
  return utility.reduce(
    (sum, x, k) => sum + others.reduce((product, by) => product * by(x), probability[k]),
    0,
  );
}

/** P(an arm does not beat x), asked for increasing x. */
function beaten({ utility, probability }: ArmLaw, strictly: boolean): (x: number) => number {
  const outside = 1 - probability.reduce((a, b) => a + b, 0);
  let at = 0;
  let sum = outside;
  return (x) => {
    while (at < utility.length && (strictly ? utility[at] < x : utility[at] <= x)) {
      sum += probability[at];
      at += 1;
    }
    return sum;
  };
}
