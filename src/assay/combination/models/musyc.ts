import type { SurfaceModel, SurfaceParameter, SurfaceStart } from "./types.ts";

const common: readonly SurfaceParameter[] = [
  { name: "E0", printed: "E0", measures: "response", scale: "linear" },
  { name: "E1", printed: "E1", measures: "response", scale: "linear" },
  { name: "E2", printed: "E2", measures: "response", scale: "linear" },
  { name: "E3", printed: "E3", measures: "response", scale: "linear" },
  { name: "C1", printed: "C1", measures: "dose 1", scale: "log" },
  { name: "C2", printed: "C2", measures: "dose 2", scale: "log" },
  { name: "h1", printed: "h1", measures: "number", scale: "log" },
  { name: "h2", printed: "h2", measures: "number", scale: "log" },
  { name: "alpha12", printed: "α12", measures: "number", scale: "log", synergy: { none: 1, when: "above" } },
  { name: "alpha21", printed: "α21", measures: "number", scale: "log", synergy: { none: 1, when: "above" } },
];

const cooperativity: readonly SurfaceParameter[] = [
  { name: "gamma12", printed: "γ12", measures: "number", scale: "log", synergy: { none: 1, when: "above" } },
  { name: "gamma21", printed: "γ21", measures: "number", scale: "log", synergy: { none: 1, when: "above" } },
];

const equation =
  "four states, free, bound to 1, to 2, to both; odds (d1/C1)^h1, (d2/C2)^h2 from free, (α12 d2/C2)^(γ12 h2), (α21 d1/C1)^(γ21 h1) from bound; " +
  "E = Σ Ei · share of state i at rest";

/** MuSyC with synergy of potency (α) and of efficacy (E3). α12 is how much drug 1 makes drug 2 more potent. */
export const musyc: SurfaceModel = {
  name: "musyc",
  printed: "MuSyC",
  equation,
  cite: ["meyer2019", "wooten2021"],
  parameters: common,
  response,
  starts: (start) => startsFrom(start, []),
};

/** MuSyC with synergy of cooperativity (γ) too. */
export const musycFull: SurfaceModel = {
  name: "musyc-cooperative",
  printed: "MuSyC with cooperativity",
  equation,
  cite: ["meyer2019", "wooten2021"],
  parameters: [...common, ...cooperativity],
  response,
  starts: (start) => [
    ...startsFrom(start, [0, 0]),
    ...[
      [0.7, -0.7],
      [-0.7, 0.7],
    ].flatMap((g) => startsFrom(start, g)),
  ],
};

function startsFrom(start: SurfaceStart, gammas: readonly number[]): readonly (readonly number[])[] {
  const { control, limit1, limit2, limit12, ec50, slope } = start;
  const singles = [control, limit1, limit2, limit12, ...ec50.map(Math.log), ...slope.map(Math.log)];
  const alphas = [
    [0, 0],
    [2, 2],
    [-2, -2],
    [2, -1],
    [-1, 2],
  ];
  return alphas.map((alpha) => [...singles, ...alpha, ...gammas]);
}

/**
 * The spanning trees of the four states, as sets of three transitions of the eight: 0 free→1, 1 1→free, 2 free→2, 3 2→free,
 * 4 1→both, 5 both→1, 6 2→both, 7 both→2. The share of a state at rest is proportional to the sum over the trees that lead to it.
 */
const trees: readonly (readonly [state: number, a: number, b: number, c: number])[] = [
  [0, 4, 7, 3],
  [0, 1, 7, 3],
  [0, 5, 1, 3],
  [0, 6, 5, 1],
  [1, 2, 6, 5],
  [1, 0, 7, 3],
  [1, 0, 5, 3],
  [1, 0, 5, 6],
  [2, 4, 7, 2],
  [2, 1, 2, 7],
  [2, 5, 1, 2],
  [2, 0, 4, 7],
  [3, 2, 6, 4],
  [3, 1, 2, 6],
  [3, 3, 0, 4],
  [3, 0, 4, 6],
];
const [treeState, treeA, treeB, treeC] = [0, 1, 2, 3].map((k) => Uint8Array.from(trees, (t) => t[k]!)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

const rates = new Float64Array(8);
const byRate = new Float64Array(8);

/** Transitions back have rate 1, which fixes the two time scales; forward ones have the odds, so that no unit matters. */
function response(p: Float64Array, x1: number, x2: number, gradient?: Float64Array): number {
  const [h1, h2] = [Math.exp(p[6]!), Math.exp(p[7]!)];
  const full = p.length > 10;
  const g12 = full ? Math.exp(p[10]!) : 1;
  const g21 = full ? Math.exp(p[11]!) : 1;
  const [z1, z2] = [x1 - p[4]!, x2 - p[5]!];
  const [w1, w2] = [z1 + p[9]!, z2 + p[8]!];
  setRates(h1 * z1, h2 * z2, g12 * h2 * w2, g21 * h1 * w1);
  const total = sumTrees(p, byRate, gradient);
  if (!gradient) return total;
  gradient.fill(0, 4);
  const [a, c, q2, q1] = [byRate[0]!, byRate[2]!, byRate[4]!, byRate[6]!];
  const none1 = x1 === Number.NEGATIVE_INFINITY;
  const none2 = x2 === Number.NEGATIVE_INFINITY;
  if (!none1) {
    gradient[4] = -h1 * (a + g21 * q1);
    gradient[6] = h1 * (a * z1 + g21 * q1 * w1);
    gradient[9] = g21 * h1 * q1;
    if (full) gradient[11] = g21 * h1 * w1 * q1;
  }
  if (!none2) {
    gradient[5] = -h2 * (c + g12 * q2);
    gradient[7] = h2 * (c * z2 + g12 * q2 * w2);
    gradient[8] = g12 * h2 * q2;
    if (full) gradient[10] = g12 * h2 * w2 * q2;
  }
  return total;
}

/** Rates no larger than 1, each pair scaled by its larger one where the odds are large: only products over trees matter. */
function setRates(a: number, c: number, q2: number, q1: number): void {
  rates[0] = Math.exp(Math.min(a, 200));
  rates[1] = 1;
  rates[2] = Math.exp(Math.min(c, 200));
  rates[3] = 1;
  rates[4] = Math.exp(Math.min(q2, 200));
  rates[5] = 1;
  rates[6] = Math.exp(Math.min(q1, 200));
  rates[7] = 1;
}

const shares = new Float64Array(4);

/** Σ E·share; fills ∂/∂ln rate and ∂/∂E (the first four of the gradient). */
function sumTrees(p: Float64Array, perRate: Float64Array, gradient?: Float64Array): number {
  shares.fill(0);
  let total = 0;
  let sum = 0;
  for (let t = 0; t < 16; t++) {
    const w = rates[treeA[t]!]! * rates[treeB[t]!]! * rates[treeC[t]!]!;
    const state = treeState[t]!;
    shares[state]! += w;
    total += w;
    sum += p[state]! * w;
  }
  const response = sum / total;
  if (!gradient) return response;
  for (let k = 0; k < 4; k++) gradient[k] = shares[k]! / total;
  perRate.fill(0);
  for (let t = 0; t < 16; t++) {
    const w = rates[treeA[t]!]! * rates[treeB[t]!]! * rates[treeC[t]!]!;
    const d = ((p[treeState[t]!]! - response) * w) / total;
    perRate[treeA[t]!]! += d;
    perRate[treeB[t]!]! += d;
    perRate[treeC[t]!]! += d;
  }
  return response;
}

/** β, the synergy of efficacy: the gain of the pair over the better drug as a share of the better drug's effect; above 0: synergy. */
export function musycBeta(p: ArrayLike<number>): number {
  const [e0, e1, e2, e3] = [p[0]!, p[1]!, p[2]!, p[3]!];
  const best = Math.abs(e1 - e0) > Math.abs(e2 - e0) ? e1 : e2;
  return (best - e3) / (e0 - best);
}
