import { withDifferences } from "./difference-gradient.ts";
import type { SurfaceModel } from "./types.ts";

/**
 * Greco's universal response surface: with u the odds of the effect,
 *
 *   1 = d₁/(ID₁ u^(1/n₁)) + d₂/(ID₂ u^(1/n₂)) + α d₁ d₂ / (ID₁ ID₂ u^(1/(2n₁) + 1/(2n₂)))
 */
export const ursa: SurfaceModel = {
  name: "ursa",
  printed: "universal response surface",
  equation: "1 = d1/x1(y) + d2/x2(y) + α d1 d2/√(x1(y) x2(y) ID1 ID2)",
  cite: ["greco1990"],
  parameters: [
    { name: "E0", printed: "E0", measures: "response", scale: "linear" },
    { name: "Ef", printed: "Ef", measures: "response", scale: "linear" },
    { name: "ID1", printed: "ID50,1", measures: "dose 1", scale: "log" },
    { name: "ID2", printed: "ID50,2", measures: "dose 2", scale: "log" },
    { name: "n1", printed: "n1", measures: "number", scale: "log" },
    { name: "n2", printed: "n2", measures: "number", scale: "log" },
    { name: "alpha", printed: "α", measures: "number", scale: "linear", synergy: { none: 0, when: "above" } },
  ],
  response: withDifferences(response),
  starts: ({ control, limit1, limit2, limit12, ec50, slope }) => {
    const limit = [limit1, limit2, limit12].reduce((a, b) =>
      Math.abs(b - control) > Math.abs(a - control) ? b : a,
    );
    const shared = [control, limit, ...ec50.map(Math.log), ...slope.map(Math.log)];
    return [0, 1, 10, 80, -0.3].map((alpha) => [...shared, alpha]);
  },
};

function response(p: Float64Array, x1: number, x2: number): number {
  const none1 = x1 === Number.NEGATIVE_INFINITY;
  const none2 = x2 === Number.NEGATIVE_INFINITY;
  if (none1 && none2) return p[0]!;
  const [s1, s2] = [Math.exp(-p[4]!), Math.exp(-p[5]!)];
  const logit = lnOdds(x1 - p[2]!, s1, x2 - p[3]!, s2, none1 || none2 ? 0 : p[6]!);
  return p[0]! + (p[1]! - p[0]!) / (1 + Math.exp(-logit));
}

/** The largest x with e^(a₁−s₁x) + e^(a₂−s₂x) + α e^(a₁+a₂−(s₁+s₂)x/2) = 1, by bisection and Newton's method inside the bracket. */
function lnOdds(a1: number, s1: number, a2: number, s2: number, alpha: number): number {
  const index = (x: number) => {
    const [t1, t2] = [Math.exp(a1 - s1 * x), Math.exp(a2 - s2 * x)];
    const cross = alpha === 0 ? 0 : alpha * Math.exp(a1 + a2 - ((s1 + s2) * x) / 2);
    return { value: t1 + t2 + cross - 1, slope: -s1 * t1 - s2 * t2 - ((s1 + s2) / 2) * cross };
  };
  let high = Math.max(a1 / s1, a2 / s2);
  let width = 1;
  while (index(high).value > 0 && width < 1e6) {
    high += width;
    width *= 2;
  }
  width = 0.25;
  let low = high - width;
  while (index(low).value < 0 && width < 1e6) {
    high = low;
    width *= 2;
    low -= width;
  }
  let x = (low + high) / 2;
  for (let k = 0; k < 80; k++) {
    const { value, slope } = index(x);
    if (value > 0) low = x;
    else high = x;
    const next = x - value / slope;
    const step = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(step - x) < 1e-13 * (1 + Math.abs(x))) return step;
    x = step;
  }
  return x;
}
