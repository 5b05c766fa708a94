import type { CrmData, OneParameterModel } from "./posterior.ts";
import { logComplement } from "./posterior.ts";

/** The ln a that makes the data most likely. @see oquigley1996 */
export interface CrmMaximumLikelihood {
  readonly estimate: number;
  readonly logLikelihood: number;
}

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Maximum likelihood for a one-parameter curve, by golden section on ln a in [−10, 10]. The likelihood has one maximum
 * once there are patients with and patients without a toxicity; before that null is given.
 */
export function maximumLikelihood(model: OneParameterModel, data: CrmData): CrmMaximumLikelihood | null {
  const { n, tox } = data;
  const patients = Array.from(n).reduce((a, b) => a + b, 0);
  const toxicities = Array.from(tox).reduce((a, b) => a + b, 0);
  if (toxicities === 0 || toxicities === patients) return null;
  const f = (beta: number) => logLikelihood(model, data, beta);
  let [low, high] = [-10, 10];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (high - low > 1e-10) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = f(right);
    }
  }
  const estimate = (low + high) / 2;
  return { estimate, logLikelihood: f(estimate) };
}

function logLikelihood({ curve, labels }: OneParameterModel, data: CrmData, beta: number): number {
  const { n, tox, partial = [] } = data;
  const a = Math.exp(beta);
  let sum = 0;
  const known = Array.from(n);
  for (const { dose, weight } of partial) {
    known[dose] -= 1;
    sum += Math.log1p(-weight * Math.exp(curve.logP(labels[dose], a)));
  }
  labels.forEach((label, dose) => {
    const logP = curve.logP(label, a);
    if (tox[dose] > 0) sum += tox[dose] * logP;
    const free = known[dose] - tox[dose];
    if (free > 0) sum += free * logComplement(logP);
  });
  return sum;
}
