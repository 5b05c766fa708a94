import { expect, test } from "vitest";
import { verdict } from "./analyse.ts";
import { nullModel } from "./nulls/nulls.ts";
import { doseLadder, type MatrixDesign, simulateMatrix } from "./simulated.ts";
import type { SingleAgents } from "./types.ts";

/**
 * How often the verdict calls additive pairs otherwise, and how often it finds interactions of known size. Prints the tables of
 * docs/combination.md; `npm run test:long`.
 */
const nSimulations = 2000;
const nPower = 500;

const different: SingleAgents = {
  control: 1,
  drug1: { limit: 0.15, ec50: 0.05, slope: 1.1 },
  drug2: { limit: 0.3, ec50: 2, slope: 0.9 },
};
const killing: SingleAgents = {
  control: 1,
  drug1: { limit: 0.05, ec50: 0.1, slope: 1.4 },
  drug2: { limit: 0.1, ec50: 1, slope: 1.2 },
};

type Surface = (d1: number, d2: number) => number;
const additive = {
  loewe: (d1: number, d2: number) => nullModel("loewe").response(different, d1, d2),
  bliss: (d1: number, d2: number) => nullModel("bliss").response(killing, d1, d2),
};

const design = (
  n: number,
  nReplicates: number,
  noise: number,
  more: Partial<MatrixDesign> = {},
): MatrixDesign => ({
  doses1: doseLadder(0.003, 3, n - 1),
  doses2: doseLadder(0.03, 100, n - 1),
  nReplicates,
  noise,
  platesKnown: false,
  ...more,
});

const plates = { platesKnown: true, plateShift: 0.03, plateGain: 0.05 };
const strongPlates = { platesKnown: true, plateShift: 0.05, plateGain: 0.1 };
const designs: readonly (readonly [string, MatrixDesign])[] = [
  ["8 × 8, one well, noise 3 %", design(8, 1, 0.03)],
  ["8 × 8, one well, noise 7 %", design(8, 1, 0.07)],
  ["6 × 6, one well, noise 5 %", design(6, 1, 0.05)],
  ["8 × 8, three wells, noise 5 %", design(8, 3, 0.05)],
  ["8 × 8, three wells, noise 10 %", design(8, 3, 0.1)],
  ["5 × 5, three wells, noise 5 %", design(5, 3, 0.05)],
  ["8 × 8, three plates, shift 3 %, gain 5 %", design(8, 3, 0.05, plates)],
  ["6 × 6, four plates, shift 5 %, gain 10 %", design(6, 4, 0.05, strongPlates)],
];

function calls(surface: Surface, name: string, of: MatrixDesign, n: number) {
  const counts = { synergy: 0, additive: 0, antagonism: 0, "not assessable": 0 };
  for (let seed = 0; seed < n; seed++) counts[verdict(simulateMatrix(surface, of, seed), name).call] += 1;
  const share = (count: number) => (100 * count) / n;
  return {
    synergy: share(counts.synergy),
    antagonism: share(counts.antagonism),
    none: share(counts["not assessable"]),
    wrong: share(counts.synergy + counts.antagonism),
  };
}

const print = (...cells: readonly (string | number)[]) =>
  console.log(`| ${cells.map((cell) => (typeof cell === "number" ? cell.toFixed(1) : cell)).join(" | ")} |`);

test.each(
  (["loewe", "bliss"] as const).flatMap((name) => designs.map(([title, of]) => [name, title, of] as const)),
)("%s-additive pairs are called otherwise in 3 to 7 of 100: %s", (name, title, of) => {
  const { synergy, antagonism, none, wrong } = calls(additive[name], name, of, nSimulations);
  print(title, name, wrong, synergy, antagonism, none);
  // 2,000 simulations leave a standard error of 0.5 percentage points around 5.
  expect(wrong).toBeGreaterThan(3);
  expect(wrong).toBeLessThan(7);
});

/** BRAID surfaces of equal limits, which Loewe additivity describes at κ = 0 for equal slopes. */
const braidLike = (kappa: number): Surface => {
  const alone = {
    control: 1,
    drug1: { limit: 0.1, ec50: 0.1, slope: 1.2 },
    drug2: { limit: 0.1, ec50: 1, slope: 1.2 },
  };
  return (d1, d2) => {
    const [a, b] = [d1 / alone.drug1.ec50, d2 / alone.drug2.ec50];
    const s = (a + b + kappa * Math.sqrt(a * b)) ** 1.2;
    return 1 - (0.9 * s) / (1 + s);
  };
};
const stronger =
  (gain: number): Surface =>
  (d1, d2) =>
    additive.loewe(d1, d2) - gain * (d1 / (d1 + different.drug1.ec50)) * (d2 / (d2 + different.drug2.ec50));
const interactions: readonly (readonly [string, Surface])[] = [
  ["κ = 0.5", braidLike(0.5)],
  ["κ = 1", braidLike(1)],
  ["κ = 2", braidLike(2)],
  ["κ = −0.5", braidLike(-0.5)],
  ["κ = −1", braidLike(-1)],
  ["5 points more effect", stronger(0.05)],
  ["10 points more effect", stronger(0.1)],
];
const powerDesigns = [designs[0]!, designs[1]!, designs[3]!, designs[6]!];

test.each(
  powerDesigns.flatMap(([title, of]) =>
    interactions.map(([what, surface]) => [title, what, of, surface] as const),
  ),
)("power, %s: %s is called in its own direction", (title, what, of, surface) => {
  const { synergy, antagonism, none } = calls(surface, "loewe", of, nPower);
  print(title, what, synergy, antagonism, none);
  const [right, wrong] = what.startsWith("κ = −") ? [antagonism, synergy] : [synergy, antagonism];
  expect(right).toBeGreaterThan(wrong);
  // The wrong side holds at most the 2.5 % of a null and what 500 simulations leave to chance.
  expect(wrong).toBeLessThan(4.5);
});
