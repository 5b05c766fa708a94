import { withDifferences } from "./difference-gradient.ts";
import type { SurfaceModel } from "./types.ts";

/**
 * Zimmer's effective dose model: each drug changes the effective dose of the other, and the effective doses act by Bliss on a
 * response that ends at 0.
 *
 *   d₁' = d₁/(1 + a₁₂ d₂'/(C₂ + d₂')),  d₂' = d₂/(1 + a₂₁ d₁'/(C₁ + d₁')),  y = E0 / ((1 + (d₁'/C₁)^h₁)(1 + (d₂'/C₂)^h₂))
 *
 * a > −1 is held as ln(1 + a).
 */
export const effectiveDose: SurfaceModel = {
  name: "effective-dose",
  printed: "effective dose model",
  equation: "E0/((1 + (d1'/C1)^h1)(1 + (d2'/C2)^h2)), dj' = dj/(1 + ajk dk'/(Ck + dk'))",
  cite: ["zimmer2016"],
  parameters: [
    { name: "E0", printed: "E0", measures: "response", scale: "linear" },
    { name: "C1", printed: "C1", measures: "dose 1", scale: "log" },
    { name: "C2", printed: "C2", measures: "dose 2", scale: "log" },
    { name: "h1", printed: "h1", measures: "number", scale: "log" },
    { name: "h2", printed: "h2", measures: "number", scale: "log" },
    { name: "a12", printed: "a12", measures: "number", scale: "log", synergy: { none: 0, when: "below" } },
    { name: "a21", printed: "a21", measures: "number", scale: "log", synergy: { none: 0, when: "below" } },
  ],
  response: withDifferences(response),
  starts: ({ control, ec50, slope }) =>
    [
      [0, 0],
      [-1, -1],
      [1, 1],
      [-1, 1],
      [1, -1],
    ].map((a) => [control, ...ec50.map(Math.log), ...slope.map(Math.log), ...a]),
};

function response(p: Float64Array, x1: number, x2: number): number {
  const [d1, d2] = [Math.exp(x1 - p[1]!), Math.exp(x2 - p[2]!)];
  const [a12, a21] = [Math.expm1(p[5]!), Math.expm1(p[6]!)];
  const y2 = effectiveSecond(d1, d2, a12, a21);
  const y1 = (d1 * (1 + y2)) / (1 + y2 + a12 * y2);
  return p[0]! / ((1 + y1 ** Math.exp(p[3]!)) * (1 + y2 ** Math.exp(p[4]!)));
}

/** The positive root of the quadratic that the two equations of the effective doses give for d₂'/C₂. */
function effectiveSecond(d1: number, d2: number, a12: number, a21: number): number {
  if (d2 === 0) return 0;
  const a = 1 + a12 + d1 * (1 + a21);
  const b = 1 + d1 + a21 * d1 - d2 * (1 + d1 + a12);
  const c = -d2 * (1 + d1);
  const root = Math.sqrt(b * b - 4 * a * c);
  return b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a);
}
