/** What happened to the patients of a cohort: how many had a toxicity, a response, and both. */
export interface CohortOutcome {
  readonly tox: number;
  readonly eff: number;
  readonly both: number;
}

/** True probabilities at the doses. */
export interface Truth {
  readonly tox: readonly number[];
  /** Of a response; left out for designs that do not look at responses. */
  readonly eff?: readonly number[];
  /** Association of toxicity and response within a patient, c in [−1, 1]; default 0, independent. */
  readonly association?: number;
}

const known = new Map<number, readonly CohortOutcome[]>();

/** The distinguishable outcomes of a cohort whose responses are looked at, in a fixed order: its number is that of a branch. */
export function jointOutcomes(size: number): readonly CohortOutcome[] {
  const made = known.get(size);
  if (made) return made;
  const all: CohortOutcome[] = [];
  for (let tox = 0; tox <= size; tox++) {
    for (let eff = 0; eff <= size; eff++) {
      for (let both = Math.max(0, tox + eff - size); both <= Math.min(tox, eff); both++) {
        all.push({ tox, eff, both });
      }
    }
  }
  known.set(size, all);
  return all;
}

/** Probabilities of both, toxicity alone, response alone and neither in one patient. */
export interface PatientOdds {
  readonly both: number;
  readonly tox: number;
  readonly eff: number;
  readonly neither: number;
}

/**
 * One patient at a dose: P(both) = pT pE + c pT (1−pT) pE (1−pE), as in EffTox.
 * @see thall2004
 */
export function patientOdds(pTox: number, pEff: number, c = 0): PatientOdds {
  const both = pTox * pEff + c * pTox * (1 - pTox) * pEff * (1 - pEff);
  return { both, tox: pTox - both, eff: pEff - both, neither: 1 - pTox - pEff + both };
}

/** P(Y ≤ k) for k = 0 … n: a cohort whose toxicities alone are looked at. */
export function binomialBelow(n: number, p: number): Float64Array {
  let ways = 1;
  let sum = 0;
  return Float64Array.from({ length: n + 1 }, (_, k) => {
    sum += ways * p ** k * (1 - p) ** (n - k);
    ways = (ways * (n - k)) / (k + 1);
    return sum;
  });
}

/** The same over the outcomes of {@link jointOutcomes}. */
export function jointBelow(size: number, odds: PatientOdds): Float64Array {
  let sum = 0;
  return Float64Array.from(jointOutcomes(size), ({ tox, eff, both }) => {
    const [t, e] = [tox - both, eff - both];
    const rest = size - both - t - e;
    sum +=
      multinomial(both, t, e, rest) *
      odds.both ** both *
      odds.tox ** t *
      odds.eff ** e *
      odds.neither ** rest;
    return sum;
  });
}

function multinomial(...parts: readonly number[]): number {
  let ways = 1;
  let total = 0;
  for (const part of parts) {
    for (let k = 1; k <= part; k++) {
      total += 1;
      ways = (ways * total) / k;
    }
  }
  return ways;
}
