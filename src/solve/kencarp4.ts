import type { DirkMethod } from "./method.ts";

const gamma = 1 / 4;
const c = [0, 1 / 2, 83 / 250, 31 / 50, 17 / 20, 1];
const last = [82889 / 524892, 0, 15625 / 83664, 69875 / 102672, -2260 / 8211];
const b = [...last, gamma];
const embedded = [
  4586570599 / 29645900160,
  0,
  178811875 / 945068544,
  814220225 / 1159782912,
  -3700637 / 11593932,
  61727 / 225920,
];

/** Weights by which slopes at up to three nodes give the slope at another: Lagrange's polynomial through the latest. */
function guessAt(stage: number): readonly number[] {
  const nodes = [0, 1, 2, 3, 4].slice(Math.max(0, stage - 3), stage);
  return Array.from({ length: stage }, (_, j) =>
    nodes.includes(j)
      ? nodes.filter((m) => m !== j).reduce((p, m) => (p * (c[stage]! - c[m]!)) / (c[j]! - c[m]!), 1)
      : 0,
  );
}

/**
 * The implicit half of ARK4(3)6L[2]SA: fourth order, six stages of which the first is explicit, stiffly accurate and
 * L-stable, with an embedded third-order error estimate; dense output of fourth order.
 * For stiff models of hundreds of states whose factors cost much: one factorisation serves several steps.
 * Coefficients: `kennedy2003`; those of the dense output are the only ones that satisfy all conditions of fourth order
 * at every θ without the second stage. The published estimate of the error is taken five times, because what is left
 * over an integration would else be some ten to a hundred times the tolerance.
 */
export const kencarp4: DirkMethod = {
  kind: "dirk",
  name: "ARK4(3)6L[2]SA–ESDIRK",
  cite: ["kennedy2003"],
  order: 4,
  denseOrder: 4,
  gamma,
  c,
  a: [
    [],
    [1 / 4],
    [8611 / 62500, -1743 / 31250],
    [5012029 / 34652500, -654441 / 2922500, 174375 / 388108],
    [15267082809 / 155376265600, -71443401 / 120774400, 730878875 / 902184768, 2285395 / 8070912],
    last,
  ],
  guess: c.map((_, stage) => guessAt(stage)),
  error: b.map((weight, i) => 5 * (weight - embedded[i]!)),
  dense: [
    [1, -2.905401564288183, 3.4424683092230515, -1.379150449773197],
    [],
    [0, 5.344910889890429, -9.942786017684856, 4.784634068318427],
    [0, -3.4882850814472586, 9.698831344131856, -5.529980967375263],
    [0, 1.0703294719422296, -3.241621067864486, 1.8960510649272497],
    [0, -0.02155371609721733, 0.04310743219443466, 0.22844628390278268],
  ],
};
