import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import type { Exposure } from "./exposure.ts";
import { type ExposedTumour, fitSimeoni } from "./fit.ts";
import { simeoniCourse } from "./model.ts";

const file = new URL("../../../reference/xenograft/simeoni_synth_a.csv", import.meta.url);
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const tumours: readonly ExposedTumour[] = [...new Set(rows.map(([, mouse]) => mouse!))].map((mouse) => {
  const own = rows.filter((row) => row[1] === mouse);
  return {
    mouse,
    arm: own[0]![0]!,
    days: own.map((row) => Number(row[2])),
    volumes: own.map((row) => Number(row[3])),
  };
});
const treated: Exposure = {
  doses: [7, 14].map((day) => ({ day, amount: 1 })),
  terms: [{ perAmount: 1, rate: 0.35 }],
};
const exposures = new Map([[tumours.find(({ arm }) => arm !== "control")!.arm, treated]]);

const fitted = () => {
  const fit = fitSimeoni(tumours, exposures);
  if ("why" in fit) throw new Error(fit.why);
  return fit;
};

test("the fit of deSolve and minpack.lm in R: its sum of squares, estimates and standard errors", () => {
  const fit = fitted();
  // The reference stops at 1e-8 of its own integration; several optima exist (2.69 beside 1.81).
  expect(fit.sumOfSquares).toBeLessThan(1.81118355204071 * (1 + 1e-6));
  expect(fit.n).toBe(180);
  const want = {
    lambda0: [0.168796770039659, 0.0121284501629848],
    lambda1: [0.355892211782071, 0.0403368748688953],
    k1: [0.613822785930029, 0.0911310614839217],
    k2: [0.347394631077234, 0.026125570077147],
    w0: [0.12145480258617, 0.0181077006088353],
  } as const;
  for (const [name, [value, se]] of Object.entries(want)) {
    const own = fit.estimates.find((estimate) => estimate.name === name)!;
    // The growth law turns sharply (ψ = 20), so estimates of two integrators agree to a few in ten thousand.
    expect(Math.abs(own.value / value - 1), name).toBeLessThan(1e-3);
    expect(Math.abs(own.se / se - 1), name).toBeLessThan(1e-2);
  }
  expect(fit.threshold.value).toBeCloseTo(0.485893433402349, 3);
  expect(fit.sigma).toBeCloseTo(0.101733083593173, 5);
});

test("the intervals hold the values that the data were made with", () => {
  const truth = { lambda0: 0.17, lambda1: 0.35, k1: 0.6, k2: 0.35, w0: 0.12 };
  for (const { name, low, high } of fitted().estimates) {
    expect(low, name).toBeLessThan(truth[name as keyof typeof truth]);
    expect(high, name).toBeGreaterThan(truth[name as keyof typeof truth]);
  }
});

const theta = [0.17, 0.35, 0.6, 0.35, 0.12];
const days = [0, 3, 7, 9, 14, 20, 28];

test("halving the step changes ln V by less than 1e-6", () => {
  const [whole, half] = [simeoniCourse(theta, treated, days), simeoniCourse(theta, treated, days, 0.025)];
  whole.lnVolumes.forEach((value, k) => {
    expect(Math.abs(value - half.lnVolumes[k]!)).toBeLessThan(1e-6);
  });
});

test("the sensitivities are those of central differences", () => {
  const { gradient } = simeoniCourse(theta, treated, days);
  const h = 1e-5;
  theta.forEach((_, p) => {
    const at = (sign: number) =>
      simeoniCourse(
        theta.map((value, j) => (j === p ? value * Math.exp(sign * h) : value)),
        treated,
        days,
      ).lnVolumes;
    const [up, down] = [at(1), at(-1)];
    days.forEach((_day, k) => {
      // Central differences err by h² and by rounding over h.
      expect(gradient[k * 5 + p]).toBeCloseTo((up[k]! - down[k]!) / (2 * h), 6);
    });
  });
});

test("without doses small tumours grow by exp(λ0 t), large ones by λ1 t", () => {
  const none = { doses: [], terms: [] };
  const small = simeoniCourse([0.2, 1e6, 1, 1, 0.1], none, [0, 10]).lnVolumes;
  expect(small[1]! - small[0]!).toBeCloseTo(2, 8);
  const large = simeoniCourse([0.2, 1, 1, 1, 1000], none, [0, 10]).lnVolumes;
  expect(Math.exp(large[1]!)).toBeCloseTo(1010, 4);
});

test("a concentration held at λ0/k2 holds the tumour: its cells are killed as fast as they divide", () => {
  const held: Exposure = { doses: [{ day: 0, amount: 0.2 / 0.4 }], terms: [{ perAmount: 1, rate: 0 }] };
  const { lnVolumes } = simeoniCourse([0.2, 1e6, 1, 0.4, 0.1], held, [40, 60, 90]);
  expect(lnVolumes[2]! - lnVolumes[1]!).toBeCloseTo(0, 6);
});

test("mice that grow at rates of their own widen the interval beyond that of independent residuals", () => {
  const { normal } = randomStream(3, "simeoni");
  const none = { doses: [], terms: [] };
  const spread = ["control", "treated"].flatMap((arm) =>
    Array.from({ length: 12 }, (_, k): ExposedTumour => {
      const own = theta.map((value, j) => (j === 0 ? value * Math.exp(0.15 * normal()) : value));
      const { lnVolumes } = simeoniCourse(own, arm === "treated" ? treated : none, days);
      const volumes = Array.from(lnVolumes, (ln) => Math.exp(ln + 0.03 * normal()));
      return { mouse: `${k}`, arm, days, volumes };
    }),
  );
  const fit = fitSimeoni(spread, new Map([["treated", treated]]));
  if ("why" in fit) throw new Error(fit.why);
  const [lambda0] = fit.estimates;
  expect(lambda0!.seMice).toBeGreaterThan(1.3 * lambda0!.se);
});

test("without a treated arm there is a reason in place of a fit", () => {
  expect(fitSimeoni(tumours, new Map())).toEqual({
    why: "no arm with doses: without them k1 and k2 cannot be found",
  });
});
