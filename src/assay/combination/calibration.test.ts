import { expect, test } from "vitest";
import { verdict } from "./analyse.ts";
import { additiveSurface, callRates, matrixDesign } from "./calibration.ts";
import { weightsOf } from "./contrast.ts";
import { excessOver } from "./excess.ts";
import { nullModel } from "./nulls/nulls.ts";
import { profileInterval, scoreProfile } from "./profile.ts";
import { simulateMatrix } from "./simulated.ts";
import { saturate } from "./variance.ts";

const growing = { proportional: 0.1 };
const nSimulations = 60;

/**
 * The conditions in which a test by standard errors called 15 to 27 % of additive pairs synergistic or antagonistic. 60 simulations at
 * 5 % give at most 8 calls in 99 of 100 runs; the seeds are fixed. The long test measures the rates.
 */
test.each([
  ["killing", "bliss", "noise that grows with the response", matrixDesign(6, 3, 0.005, growing)],
  ["weak plateau", "loewe", "a weak plateau and much noise", matrixDesign(8, 1, 0.07)],
  [
    "steep",
    "loewe",
    "steep curves on plates",
    matrixDesign(6, 3, 0.05, { platesKnown: true, plateGain: 0.1 }),
  ],
] as const)("%s pair, %s: additive pairs are seldom called otherwise with %s", (pair, name, _, of) => {
  const { either } = callRates(additiveSurface(pair, name), name, of, nSimulations);
  expect((either * nSimulations) / 100).toBeLessThanOrEqual(8);
});

test("noise that grows with the response is found, and constant noise stays constant", () => {
  const additive = additiveSurface("killing", "bliss");
  const found = (more: object, noise: number) =>
    verdict(simulateMatrix(additive, matrixDesign(8, 3, noise, more), 3), "bliss");
  expect(found(growing, 0.005).proportional).toBe(true);
  // The deviation at the control is that of the simulation, 10 %, to what 130 degrees of freedom tell.
  expect(found(growing, 0.005).noise).toBeCloseTo(0.1, 1);
  expect(found({}, 0.05).proportional).toBe(false);
});

test("where curves are well determined the profile is the score over its standard error", () => {
  const wells = simulateMatrix(additiveSurface("usual", "loewe"), matrixDesign(8, 3, 0.005), 5);
  const saturated = saturate(wells);
  if (saturated.status !== "fitted") throw new Error(saturated.reason);
  const v = verdict(wells, "loewe");
  const excess = excessOver(saturated, "loewe");
  const weights = weightsOf(saturated);
  const extra = weights.reduce((sum, w) => sum + (w * w) / 3, 0);
  const profile = scoreProfile(saturated, nullModel("loewe"), weights, extra);
  expect(excess.model.name).toBe("loewe");
  // Noise of half a percent leaves the curves straight to a few percent.
  expect(profile.root(v.score + 2 * v.standardError) / v.noise).toBeCloseTo(-2, 1);
  const { low, high } = profileInterval(profile, v, 2 * v.noise, 1);
  expect((v.score - low) / v.standardError).toBeCloseTo(2, 0);
  expect((high - v.score) / v.standardError).toBeCloseTo(2, 0);
});
