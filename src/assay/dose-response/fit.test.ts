import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import { analyse } from "./analyse.ts";
import { expressDose } from "./concentrations.ts";
import { models, shapes } from "./curves/curves.ts";
import { doseAt } from "./doses.ts";
import { type Fit, fitCurve, fitCurves, parametersOf } from "./fit.ts";
import { effectTest, lackOfFit } from "./goodness.ts";
import { estimates } from "./intervals.ts";
import { observationsOf } from "./observations.ts";
import { fieller, potencyRatio } from "./potency.ts";
import { fitReweighted, powerFactors } from "./reweight.ts";
import { fitRobust, fitRout, robustMethods } from "./robust.ts";

const property = { seed: 20071024, numRuns: 60 };
const doses = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30].flatMap((dose) => [dose, dose, dose]);
const logLogistic = shapes["log-logistic"]!;

const curveOf = (control: number, limit: number, ic50: number, hill: number) => (dose: number) =>
  limit + (control - limit) / (1 + (dose / ic50) ** hill);

function noisy(
  curve: (dose: number) => number,
  sd: number,
  key: string,
  at: readonly number[] = doses,
): number[] {
  const { normal } = randomStream(20071024, key);
  return at.map((dose) => curve(dose) + sd * normal());
}

const fitted = (fit: ReturnType<typeof fitCurve>): Fit => {
  if (fit.status !== "fitted") throw new Error(fit.reason);
  return fit;
};

/** Parameters that a data set on these doses determines, beside the two ends. */
const truths: Readonly<Record<string, readonly number[]>> = {
  "log-logistic": [0.4, 1.3],
  "five-parameter": [0.4, 1.3, 0.6],
  "weibull-1": [0.7, 1.1],
  "weibull-2": [0.3, 1.2],
  "log-normal": [0.4, 0.9],
  biphasic: [0.05, 2, 0.6, 100],
};

test.each(Object.entries(shapes))("%s: parameters come back from exact responses", (name, shape) => {
  const held = Float64Array.from([100, 8, ...truths[name]!]).map((value, k) =>
    k >= 2 && shape.parameters[k - 2]!.measures !== "number" ? Math.log(value) : value,
  );
  const at = Array.from({ length: 25 }, (_, k) => 0.001 * 1e5 ** (k / 24));
  const responses = at.map((dose) => 8 + 92 * shape.remaining(Math.log(dose), held, 2));
  const fit = fitted(fitCurve({ doses: at, responses }, shape));
  // exact data: what is left is how far the search goes on a sum of squares near zero
  for (const [k, value] of parametersOf(fit, 0).entries()) expect(value).toBeCloseTo(held[k]!, 4);
});

test("multiplying responses or doses by a number multiplies ends and IC50, and nothing else", () => {
  const responses = noisy(curveOf(100, 10, 0.5, 1.2), 4, "units");
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (a, b) => {
        const [byY, byX] = [10 ** a, 10 ** b];
        const one = parametersOf(fitted(fitCurve({ doses, responses }, logLogistic)), 0);
        const other = parametersOf(
          fitted(
            fitCurve(
              { doses: doses.map((x) => x * byX), responses: responses.map((y) => y * byY) },
              logLogistic,
            ),
          ),
          0,
        );
        // searches stop within 1e-8 standard errors of the minimum
        expect(other[0]! / byY / one[0]!).toBeCloseTo(1, 7);
        expect(other[1]! / byY / one[1]!).toBeCloseTo(1, 6);
        expect(other[2]! - Math.log(byX)).toBeCloseTo(one[2]!, 6);
        expect(other[3]! / one[3]!).toBeCloseTo(1, 6);
      },
    ),
    property,
  );
});

test("the order of the rows does not matter", () => {
  const responses = noisy(curveOf(100, 10, 0.5, 1.2), 4, "order");
  const back = { doses: [...doses].reverse(), responses: [...responses].reverse() };
  const [one, other] = [fitCurve({ doses, responses }, logLogistic), fitCurve(back, logLogistic)].map(fitted);
  expect(other!.sumOfSquares / one!.sumOfSquares).toBeCloseTo(1, 12);
});

test.each(["huber", "biweight"])("%s gives the same curve in any unit of the response", (name) => {
  const responses = noisy(curveOf(100, 10, 0.5, 1.2), 4, "robust").map((y, k) => (k === 13 ? 180 : y));
  const one = fitRobust(observationsOf({ doses, responses }), logLogistic, {}, robustMethods[name]!);
  const small = responses.map((y) => y / 1000);
  const other = fitRobust(observationsOf({ doses, responses: small }), logLogistic, {}, robustMethods[name]!);
  if ("status" in one || "status" in other) throw new Error("not fitted");
  expect(one.weights[13]).toBeLessThan(0.2);
  expect(other.scale * 1000).toBeCloseTo(one.scale, 6);
  expect(other.fit.parameters[2]).toBeCloseTo(one.fit.parameters[2]!, 6);
});

test("ROUT takes out a wild well and leaves a clean curve alone", () => {
  const clean = noisy(curveOf(100, 10, 0.5, 1.2), 4, "rout");
  const wild = clean.map((y, k) => (k === 10 ? y - 60 : y));
  const [one, other] = [clean, wild].map((responses) =>
    fitRout(observationsOf({ doses, responses }), logLogistic, {}),
  );
  if (!one || !other || "status" in one || "status" in other) throw new Error("not fitted");
  expect(one.outliers.filter(Boolean)).toHaveLength(0);
  expect(other.outliers.map((out, k) => (out ? k : -1)).filter((k) => k >= 0)).toEqual([10]);
});

test("weights by the square of the response recover a curve whose error is in proportion to it", () => {
  const { normal } = randomStream(20071024, "proportional");
  const responses = doses.map((dose) => curveOf(1000, 10, 0.5, 1.2)(dose) * (1 + 0.05 * normal()));
  const data = observationsOf({ doses, responses });
  const first = fitted(fitCurve({ doses, responses }, logLogistic));
  const weighted = fitted(fitReweighted(data, logLogistic, {}, first, powerFactors(2)));
  const limitOf = (fit: Fit) => estimates(fit, 0, { profile: false }).find(({ name }) => name === "limit")!;
  expect(limitOf(weighted).standardError).toBeLessThan(limitOf(first).standardError / 3);
  expect(Math.abs(limitOf(weighted).value - 10)).toBeLessThan(2 * limitOf(weighted).standardError);
  expect(Math.sqrt(weighted.variance)).toBeGreaterThan(0.03);
  expect(Math.sqrt(weighted.variance)).toBeLessThan(0.08);
});

test("the profile of the IC50 as a dose equals its profile as a parameter", () => {
  const fit = fitted(
    fitCurve({ doses, responses: noisy(curveOf(100, 10, 0.5, 1.2), 6, "profile") }, logLogistic),
  );
  const dose = doseAt(fit, { kind: "relative", effect: 0.5 });
  const parameter = estimates(fit).find(({ name }) => name === "ec50")!;
  // both walks stop within 1e-4 of the limit's distance
  expect(dose.profile.low / parameter.profile.low).toBeCloseTo(1, 4);
  expect(dose.profile.high / parameter.profile.high).toBeCloseTo(1, 4);
  expect(dose.standardError).toBeCloseTo(parameter.standardError, 9);
});

test("the standard error of an absolute IC50 equals the change of the dose under small changes of the curve", () => {
  const fit = fitted(
    fitCurve({ doses, responses: noisy(curveOf(100, 10, 0.5, 1.2), 6, "delta") }, shapes["weibull-1"]!),
  );
  const target = { kind: "absolute", response: 50 } as const;
  const n = fit.layout.nFree;
  const gradient = Array.from({ length: n }, (_, j) => {
    const at = (h: number) => {
      const parameters = fit.parameters.slice();
      parameters[j]! += j === 3 ? 0 : h;
      if (j === 3) parameters[3]! *= Math.exp(h);
      return Math.log(doseAt({ ...fit, parameters }, target, { profile: false }).dose);
    };
    return (at(1e-5) - at(-1e-5)) / 2e-5;
  });
  let variance = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) variance += gradient[i]! * fit.covariance![i * n + j]! * gradient[j]!;
  const { dose, standardError } = doseAt(fit, target, { profile: false });
  expect(standardError / (dose * Math.sqrt(variance))).toBeCloseTo(1, 6);
});

test("an absolute IC50 that is not reached is ∞ with a lower bound; a plateau well above it leaves no finite dose", () => {
  // three wells 8 above, at and 8 below the curve, so that the fitted plateau is the true one
  const shallow = doses.map((dose, k) => curveOf(100, 52, 0.5, 1.2)(dose) + 8 * ((k % 3) - 1));
  const near = doseAt(fitted(fitCurve({ doses, responses: shallow }, logLogistic)), {
    kind: "absolute",
    response: 50,
  });
  expect(near).toMatchObject({ dose: Number.POSITIVE_INFINITY, status: "not reached" });
  expect(near.profile.high).toBe(Number.POSITIVE_INFINITY);
  expect(near.profile.low).toBeGreaterThan(1);
  expect(Number.isFinite(near.profile.low)).toBe(true);
  const high = noisy(curveOf(100, 80, 0.5, 1.2), 2, "high plateau");
  const far = doseAt(fitted(fitCurve({ doses, responses: high }, logLogistic)), {
    kind: "absolute",
    response: 50,
  });
  expect(far.profile).toEqual({ low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY });
});

test("what determines no curve says why and what is needed", () => {
  const reasonOf = (d: readonly number[], responses: readonly number[]) => {
    const fit = fitCurve({ doses: d, responses }, logLogistic);
    return fit.status === "fitted" ? "fitted" : `${fit.reason}; ${fit.advice}`;
  };
  expect(reasonOf([0, 1, 2, 3, 4], Array(5).fill(100))).toMatch(/100 at every dose.*no effect/);
  expect(reasonOf([0, 0, 1, 1], [1, 2, 3, 4])).toMatch(/one dose above 0 only.*several/);
  expect(reasonOf([1, 2, 3], Array(3).fill(Number.NaN))).toMatch(/all responses are missing/);
  expect(reasonOf([1, 2, 3, 4], [4, 3, 2, 1])).toMatch(/4 responses for 4 parameters.*fewer parameters/);
  expect(() => fitCurve({ doses: [-1, 2], responses: [1, 2] }, logLogistic)).toThrow("not -1");
  expect(() => fitCurve({ doses: [1], responses: [1, 2] }, logLogistic)).toThrow("no pairs");
});

test("shared parameters are one value, and the ratio of two parallel curves comes back", () => {
  const responses = [
    ...noisy(curveOf(100, 10, 0.5, 1.2), 3, "a"),
    ...noisy(curveOf(100, 10, 2, 1.2), 3, "b"),
  ];
  const both = { doses: [...doses, ...doses], responses };
  const curves = both.doses.map((_, k) => Number(k >= doses.length));
  const fit = fitted(fitCurves(both, curves, logLogistic, { shared: ["control", "limit", "hill"] }));
  expect(fit.layout.nFree).toBe(5);
  expect(fit.parameters[3]).toBe(fit.parameters[7]);
  const { ratio, interval, fieller: set } = potencyRatio(fit, 1, 0);
  expect(interval.low).toBeLessThan(4);
  expect(interval.high).toBeGreaterThan(4);
  expect(Math.abs(ratio - 4)).toBeLessThan(0.6);
  // both are first order in the errors, which are small here
  expect(set.low / interval.low).toBeCloseTo(1, 1);
});

test("Fieller's limits are where the test of a − ρb turns, and are open when b is not apart from zero", () => {
  const v = { aa: 0.04, ab: 0.01, bb: 0.09 };
  const { low, high } = fieller(4, 2, v, 2);
  for (const rho of [low, high]) {
    const variance = v.aa - 2 * rho * v.ab + rho * rho * v.bb;
    expect((4 - 2 * rho) ** 2).toBeCloseTo(4 * variance, 10);
  }
  expect(fieller(4, 0.5, v, 2)).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
});

test("lack of fit is seen where the shape is wrong and not where it is right; no effect is seen as none", () => {
  const right = fitted(
    fitCurve({ doses, responses: noisy(curveOf(100, 10, 0.5, 1.2), 3, "right") }, logLogistic),
  );
  expect(lackOfFit(right).p).toBeGreaterThan(0.05);
  const two = (x: number) => 60 / (1 + (x / 0.02) ** 3) + 40 / (1 + (x / 8) ** 3);
  const wrong = fitted(fitCurve({ doses, responses: noisy(two, 3, "wrong") }, logLogistic));
  expect(lackOfFit(wrong).p).toBeLessThan(1e-4);
  const none = fitted(fitCurve({ doses, responses: noisy(() => 100, 5, "none") }, logLogistic));
  expect(effectTest(none).p).toBeGreaterThan(0.05);
});

test("of two models the one behind the data has the larger Akaike weight", () => {
  const two = (x: number) => 70 / (1 + (x / 0.03) ** 2) + 30 / (1 + (x / 10) ** 2);
  const rules = {
    held: {},
    power: 0,
    robust: "none",
    q: 0.01,
    level: 0.95,
    profile: false,
    effects: [0.5],
  } as const;
  const names = ["log-logistic-4", "biphasic"];
  const ends = { control: 100, limit: 0 };
  const chosen = analyse({ doses, responses: noisy(two, 3, "two") }, { ...rules, ends, models: names });
  expect(chosen).toMatchObject({ status: "fitted", model: { name: "biphasic" } });
  const one = analyse(
    { doses, responses: noisy(curveOf(100, 5, 0.4, 1.2), 3, "one") },
    { ...rules, ends, models: names },
  );
  expect(one).toMatchObject({ status: "fitted", model: { name: "log-logistic-4" } });
});

test("models with two and three parameters hold the ends that the response has by definition", () => {
  expect(Object.values(models).map(({ name, held }) => [name, held.length])).toContainEqual([
    "log-logistic-2",
    2,
  ]);
  const rules = {
    held: {},
    power: 0,
    robust: "none",
    q: 0.01,
    level: 0.95,
    profile: false,
    effects: [0.5],
  } as const;
  const responses = noisy(curveOf(0, 100, 0.5, 1), 3, "inhibition");
  const two = analyse(
    { doses, responses },
    { ...rules, models: ["log-logistic-2"], ends: { control: 0, limit: 100 } },
  );
  if (two.status !== "fitted") throw new Error(two.reason);
  expect([...two.fit.parameters].slice(0, 2)).toEqual([0, 100]);
  expect(two.estimates.map(({ name }) => name)).toEqual(["ec50", "hill"]);
});

test("1 nM of a 150 kDa conjugate with DAR 3.5 is 3.5 nM of payload and 150 ng/mL, from either side", () => {
  const conjugate = { dar: 3.5, molarMassKDa: 150, payloadMassDa: 780 };
  const values = (dose: number, unit: string, doseOf: "antibody" | "payload") =>
    Object.fromEntries(
      expressDose(dose, unit, { ...conjugate, doseOf }).map(({ name, value }) => [name, value]),
    );
  for (const given of [
    values(1, "nM", "antibody"),
    values(150, "ng/mL", "antibody"),
    values(3500, "pM", "payload"),
    values(2.73, "ug/L", "payload"),
  ]) {
    expect(given.antibody).toBeCloseTo(1, 12);
    expect(given.payload).toBeCloseTo(3.5, 12);
    expect(given["conjugate-mass"]).toBeCloseTo(150, 9);
    expect(given["payload-mass"]).toBeCloseTo(2.73, 12);
  }
  expect(() => expressDose(1, "ng/mL", { doseOf: "antibody", dar: 3.5 })).toThrow("molar mass");
});
