import type { GrowthLaw, LawParameter } from "./types.ts";

const rate = (name: string, is: string): LawParameter => ({
  name,
  unit: "1/d",
  is,
  bounds: [0, Number.POSITIVE_INFINITY],
});

const g = rate("g", "growth rate of the resistant part");
const d = rate("d", "rate at which the sensitive part shrinks");

/** A rate that makes a change over the whole time, to begin with. */
const scale = (times: ArrayLike<number>): number => 1 / Math.max(1e-9, times[times.length - 1]!);

/** Regression and regrowth at once, V/V₁ = exp(−d t) + exp(g t) − 1: `stein2008`. */
export const growthAndDecay: GrowthLaw = {
  name: "gd",
  equation: "V/V1 = exp(-d t) + exp(g t) - 1",
  response: "V/V1",
  parameters: [g, d],
  evaluate: (t, theta, gradient) => {
    const [up, down] = [Math.exp(theta[0]! * t), Math.exp(-theta[1]! * t)];
    if (gradient) gradient.set([t * up, -t * down]);
    return up + down - 1;
  },
  starts: (times) =>
    [0.03, 0.3, 1, 3].flatMap((x) => [0.3, 1, 5, 20].map((y) => [x * scale(times), y * scale(times)])),
};

/** Growth alone, V/V₁ = exp(g t). */
export const growthAlone: GrowthLaw = {
  name: "gx",
  equation: "V/V1 = exp(g t)",
  response: "V/V1",
  parameters: [g],
  evaluate: (t, theta, gradient) => {
    const up = Math.exp(theta[0]! * t);
    if (gradient) gradient[0] = t * up;
    return up;
  },
  starts: (times) => [0.1, 1, 3].map((x) => [x * scale(times)]),
};

/** Regression alone, V/V₁ = exp(−d t). */
export const decayAlone: GrowthLaw = {
  name: "dx",
  equation: "V/V1 = exp(-d t)",
  response: "V/V1",
  parameters: [d],
  evaluate: (t, theta, gradient) => {
    const down = Math.exp(-theta[0]! * t);
    if (gradient) gradient[0] = -t * down;
    return down;
  },
  starts: (times) => [0.3, 1, 5, 20].map((y) => [y * scale(times)]),
};

/** Regression of a share φ and growth of the rest, V/V₁ = (1 − φ) exp(g t) + φ exp(−d t): `wilkerson2017`. */
export const sharedGrowthAndDecay: GrowthLaw = {
  name: "gdphi",
  equation: "V/V1 = (1 - phi) exp(g t) + phi exp(-d t)",
  response: "V/V1",
  parameters: [{ name: "phi", unit: "", is: "share that shrinks", bounds: [0, 1] }, g, d],
  evaluate: (t, theta, gradient) => {
    const [phi, up, down] = [theta[0]!, Math.exp(theta[1]! * t), Math.exp(-theta[2]! * t)];
    if (gradient) gradient.set([down - up, (1 - phi) * t * up, -phi * t * down]);
    return (1 - phi) * up + phi * down;
  },
  starts: (times) =>
    [0.3, 0.7, 0.95].flatMap((phi) =>
      [0.1, 1].flatMap((x) => [1, 5, 20].map((y) => [phi, x * scale(times), y * scale(times)])),
    ),
};
