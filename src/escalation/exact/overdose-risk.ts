import { finalProbabilities } from "./characteristics.ts";
import type { Enumeration } from "./enumerate.ts";
import type { Half } from "./finished.ts";

/**
 * Probability that a trial treats more than a share of its largest number of patients at doses above the target: the "risk
 * of overdosing" of the BOIN software (60 % and 80 % there).
 * @param share in [0, 1).
 * @throws RangeError as `characteristics`.
 */
export function overdoseRisk(
  enumeration: Enumeration,
  truth: readonly number[],
  target: number,
  share: number,
): number {
  const { even, odd, begin, evenOf, nFinal, design, pairs } = enumeration;
  const above = (half: Half) => patientsAbove(half, truth, target, pairs.n);
  const [evenAbove, oddAbove] = [above(even), above(odd)];
  const most = share * design.maxN + 1e-9;
  const probabilities = finalProbabilities(enumeration, truth);
  let risk = 0;
  for (let k = 0, at = 0; at < nFinal; at++) {
    while (begin[k + 1] <= at) k += 1;
    const overdosed = oddAbove[k] + evenAbove[evenOf[at]];
    if (overdosed > most) risk += probabilities[at];
  }
  return risk;
}

/** Patients at doses above the target in each combination. */
function patientsAbove(
  { doses, cells, nCombinations }: Half,
  truth: readonly number[],
  target: number,
  nOf: Uint16Array,
): Float64Array {
  const sums = new Float64Array(nCombinations);
  doses.forEach((dose, k) => {
    if (!(truth[dose] > target + 1e-12)) return;
    for (let row = 0; row < nCombinations; row++) sums[row] += nOf[cells[k][row]];
  });
  return sums;
}
