import { normalCdf, normalQuantile, type RandomStream } from "../math/index.ts";

/** The dose closest to the target; of two, the lower. */
const closest = (truth: readonly number[], target: number): number => {
  const away = truth.map((p) => Math.abs(p - target));
  return away.indexOf(Math.min(...away));
};

/**
 * Random dose–toxicity curves by the pseudo-uniform method. A dose j is drawn to be the MTD, an upper bound B = φ + (1−φ)M
 * with M ~ Beta(max(K − j, ½), 1), and K sorted uniforms on (0, B) until dose j is the closest to φ.
 * @param nDoses K. @param target φ.
 * @see clertant2017
 */
export function pseudoUniform(nDoses: number, target: number, random: RandomStream): number[] {
  const mtd = Math.floor(random.uniform() * nDoses);
  const shape = Math.max(nDoses - (mtd + 1), 0.5);
  const bound = target + (1 - target) * random.uniform() ** (1 / shape);
  for (let attempt = 0; attempt < 100_000; attempt++) {
    const truth = Array.from({ length: nDoses }, () => bound * random.uniform()).sort((a, b) => a - b);
    if (closest(truth, target) === mtd) return truth;
  }
  return pseudoUniform(nDoses, target, random);
}

/** Spreads of {@link paoletti}, on the probit scale. */
export interface PaolettiOptions {
  /** Standard deviation of the probit of the MTD's toxicity around the target's; default 0.05. */
  readonly atMtd?: number;
  /** Mean and standard deviation of the square roots of the steps away from the MTD; defaults 0.5 and 0.35. */
  readonly step?: number;
  readonly stepSd?: number;
}

/**
 * Random dose–toxicity curves by the method of Paoletti and colleagues. A dose j is drawn to be the MTD; its probit is
 * normal around the target's; from there each dose is a squared normal step away on the probit scale, the first step
 * large enough that j stays the closest to φ.
 *
 *   pⱼ = Φ(ε₀),  ε₀ ~ N(z(φ), σ₀²);   pⱼ₊₁ = Φ(max(z(pⱼ), z(2φ − pⱼ)) + ε²),   pⱼ₋₁ = Φ(min(z(pⱼ), z(2φ − pⱼ)) − ε²)
 *
 * @see paoletti2004 liu2015
 */
export function paoletti(
  nDoses: number,
  target: number,
  random: RandomStream,
  { atMtd = 0.05, step = 0.5, stepSd = 0.35 }: PaolettiOptions = {},
): number[] {
  const mtd = Math.floor(random.uniform() * nDoses);
  const z = normalQuantile(target) + atMtd * random.normal();
  const mirrored = normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, 2 * target - normalCdf(z))));
  const stepOf = () => (step + stepSd * random.normal()) ** 2;
  const probits = new Array<number>(nDoses).fill(z);
  for (let dose = mtd + 1; dose < nDoses; dose++) {
    probits[dose] = (dose === mtd + 1 ? Math.max(z, mirrored) : probits[dose - 1]) + stepOf();
  }
  for (let dose = mtd - 1; dose >= 0; dose--) {
    probits[dose] = (dose === mtd - 1 ? Math.min(z, mirrored) : probits[dose + 1]) - stepOf();
  }
  return probits.map(normalCdf);
}

/**
 * One fixed scenario for each dose being the MTD, at exactly the target, plus one in which every dose is too toxic:
 * neighbours lie one step apart on the logit scale.
 * @param step distance of neighbouring doses in log odds; default 0.8.
 */
export function steppedScenarios(nDoses: number, target: number, step = 0.8): number[][] {
  const centre = Math.log(target / (1 - target));
  return Array.from({ length: nDoses + 1 }, (_, k) =>
    Array.from({ length: nDoses }, (_, dose) => 1 / (1 + Math.exp(-(centre + step * (dose - k + 1))))),
  );
}
