import { withDifferences } from "./difference-gradient.ts";
import type { SurfaceModel, SurfaceParameter, SurfaceStart } from "./types.ts";

/**
 * What a variant leaves free. The limit of the pair is never weaker than that of a drug: drug j reaches the share F_j in (0, 1] of
 * it, held as ln(F_j/(1 − F_j)).
 */
interface Variant {
  readonly name: string;
  readonly printed: string;
  readonly limits: "one" | "stronger" | "free";
  readonly kappa: boolean;
  readonly delta: boolean;
}

const always: readonly SurfaceParameter[] = [
  { name: "E0", printed: "E0", measures: "response", scale: "linear" },
  { name: "span", printed: "Ef − E0", measures: "response", scale: "linear" },
  { name: "ID1", printed: "ID50,1", measures: "dose 1", scale: "log" },
  { name: "ID2", printed: "ID50,2", measures: "dose 2", scale: "log" },
  { name: "n1", printed: "n1", measures: "number", scale: "log" },
  { name: "n2", printed: "n2", measures: "number", scale: "log" },
];

const kappaParameter: SurfaceParameter = {
  name: "kappa",
  printed: "κ",
  measures: "number",
  scale: "linear",
  synergy: { none: 0, when: "above" },
};

const deltaParameter: SurfaceParameter = {
  name: "delta",
  printed: "δ",
  measures: "number",
  scale: "log",
  synergy: { none: 1, when: "above" },
};

const limitsOf = {
  one: [],
  stronger: [{ name: "lead", printed: "ln(F1/F2)", measures: "number", scale: "linear" }],
  free: [
    { name: "share1", printed: "logit F1", measures: "number", scale: "linear" },
    { name: "share2", printed: "logit F2", measures: "number", scale: "linear" },
  ],
} as const;

function variant({ name, printed, limits, kappa, delta }: Variant): SurfaceModel {
  const interaction = [...(kappa ? [kappaParameter] : []), ...(delta ? [deltaParameter] : [])];
  const nLimits = limitsOf[limits].length;
  const at = 6 + nLimits;
  const surface = (p: Float64Array, x1: number, x2: number) => {
    const [f1, f2] = shares(p, limits);
    const k = kappa ? kappaOf(p[at]!) : 0;
    const d = delta ? Math.exp(p[at + Number(kappa)]!) : 1;
    return braidResponse(p, f1, f2, k, d, x1, x2);
  };
  return {
    name,
    printed,
    equation:
      "E0 + (Ef − E0)/(1 + S^(−δn)), S = D1^(1/(δn)) + D2^(1/(δn)) + κ √(D1 D2)^(1/(δn)), n = √(n1 n2), Dj = Fj uj/(1 + (1 − Fj) uj), uj = (dj/IDj)^nj",
    cite: ["twarog2016", "wooten2021"],
    parameters: [...always, ...limitsOf[limits], ...interaction],
    response: withDifferences(surface),
    starts: (start) => startsFrom(start, limits, interaction.length),
  };
}

/** κ above −2 from the searched value: −2 + 2 eᵗ, 0 at t = 0. */
export const kappaOf = (t: number): number => 2 * Math.expm1(t);

/** The odds u/(1 + (1−F)u)·F, and the shares F of the pair's range that the drugs reach alone. */
function shares(p: Float64Array, limits: Variant["limits"]): readonly [number, number] {
  if (limits === "one") return [1, 1];
  if (limits === "stronger") return [Math.exp(Math.min(0, p[6]!)), Math.exp(Math.min(0, -p[6]!))];
  return [1 / (1 + Math.exp(-p[6]!)), 1 / (1 + Math.exp(-p[7]!))];
}

/** ln D of one drug: ln F + ln u − ln(1 + (1 − F) u). */
const lnOdds = (f: number, z: number): number => {
  const u = Math.exp(Math.min(z, 600));
  return Math.log(f) + Math.min(z, 600) - Math.log1p((1 - f) * u);
};

function braidResponse(
  p: Float64Array,
  f1: number,
  f2: number,
  kappa: number,
  delta: number,
  x1: number,
  x2: number,
): number {
  const [n1, n2] = [Math.exp(p[4]!), Math.exp(p[5]!)];
  const power = delta * Math.sqrt(n1 * n2);
  const a = x1 === Number.NEGATIVE_INFINITY ? 0 : Math.exp(lnOdds(f1, n1 * (x1 - p[2]!)) / power);
  const b = x2 === Number.NEGATIVE_INFINITY ? 0 : Math.exp(lnOdds(f2, n2 * (x2 - p[3]!)) / power);
  const s = a + b + kappa * Math.sqrt(a * b);
  if (!(s > 0)) return p[0]!;
  return p[0]! + p[1]! / (1 + Math.exp(-power * Math.log(s)));
}

const logit = (share: number) => Math.log(share / (1 - share));

function startsFrom(
  start: SurfaceStart,
  limits: Variant["limits"],
  nInteraction: number,
): readonly (readonly number[])[] {
  const { control, limit1, limit2, limit12, ec50, slope } = start;
  const [m1, m2, m12] = [limit1 - control, limit2 - control, limit12 - control];
  const span = [m1, m2, m12].reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const clamp = (share: number) => Math.min(Math.max(share, 0.02), 0.98);
  const doses = [...ec50.map(Math.log), ...slope.map(Math.log)];
  const choices: readonly (readonly number[])[] = {
    one: [[]],
    stronger: [[Math.log(clamp(m1 / span) / clamp(m2 / span))], [-0.7], [0.7]],
    free: [
      [logit(clamp(m1 / span)), logit(clamp(m2 / span))],
      [3, 0],
      [0, 3],
      [-1, -1],
      [-6, -6],
    ],
  }[limits];
  const interactions: readonly (readonly number[])[] =
    nInteraction === 1
      ? [[0], [0.7], [-2]]
      : [
          [0, 0],
          [0.7, 0],
          [-2, 0],
          [0, 0.7],
          [0, -0.7],
        ];
  return choices.flatMap((shares) =>
    interactions.map((interaction) => {
      const wide = limits === "free" && shares[0]! < 0 ? span * (1 + Math.exp(-shares[0]!)) : span;
      return [control, wide, ...doses, ...shares, ...interaction];
    }),
  );
}

/** BRAID with one limit for both drugs and the pair. */
export const braidOneLimit = variant({
  name: "braid-one-limit",
  printed: "BRAID (one limit)",
  limits: "one",
  kappa: true,
  delta: false,
});

/** BRAID in its usual form: the pair reaches what the stronger drug does. */
export const braid = variant({
  name: "braid",
  printed: "BRAID",
  limits: "stronger",
  kappa: true,
  delta: false,
});

/** BRAID with a limit of the pair beyond those of the drugs. */
export const braidFreeLimit = variant({
  name: "braid-free-limit",
  printed: "BRAID (free limit)",
  limits: "free",
  kappa: true,
  delta: false,
});

/** The extended BRAID with δ in the place of κ. */
export const braidDelta = variant({
  name: "braid-delta",
  printed: "BRAID with δ",
  limits: "free",
  kappa: false,
  delta: true,
});

/** The extended BRAID with both κ and δ. */
export const braidExtended = variant({
  name: "braid-extended",
  printed: "BRAID with κ and δ",
  limits: "free",
  kappa: true,
  delta: true,
});
