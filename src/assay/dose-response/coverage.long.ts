import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import { analyse } from "./analyse.ts";
import { boundsOfEnds } from "./bounds.ts";
import { shapes } from "./curves/curves.ts";
import { doseAt } from "./doses.ts";
import { fitCurve } from "./fit.ts";
import { observationsOf } from "./observations.ts";
import { fitRout } from "./robust.ts";

const nRuns = 4000;
const doses = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30].flatMap((dose) => [dose, dose, dose]);

/** Share of runs in which an interval covers the truth, of its kind. */
interface Coverage {
  readonly profile: number;
  readonly wald: number;
}

function coverage(
  key: string,
  curve: (dose: number) => number,
  sd: number,
  truth: number,
  response?: number,
): Coverage {
  let [profile, wald] = [0, 0];
  for (let run = 0; run < nRuns; run++) {
    const { normal } = randomStream(20071024, "coverage", key, run);
    const responses = doses.map((dose) => curve(dose) + sd * normal());
    const bounds = boundsOfEnds(observationsOf({ doses, responses }), { control: 100, limit: 0 });
    const fit = fitCurve({ doses, responses }, shapes["log-logistic"]!, { bounds });
    if (fit.status !== "fitted") continue;
    const target =
      response === undefined
        ? ({ kind: "relative", effect: 0.5 } as const)
        : ({ kind: "absolute", response, effect: "falls" } as const);
    const own = doseAt(fit, target);
    profile += Number(own.profile.low <= truth && truth <= own.profile.high);
    wald += Number(own.wald.low <= truth && truth <= own.wald.high);
  }
  return { profile: profile / nRuns, wald: wald / nRuns };
}

/** Two-sided 99.9 % limits of a share of 0.95 in 4,000 runs are 0.939 and 0.961; a nonlinear model adds a little. */
const nominal = { low: 0.935, high: 0.965 };

test("intervals of a relative IC50 inside the doses cover the truth in 95 % of runs", () => {
  const own = coverage("inside", (x) => 8 + 92 / (1 + (x / 0.4) ** 1.2), 6, 0.4);
  for (const share of [own.profile, own.wald]) {
    expect(share).toBeGreaterThan(nominal.low);
    expect(share).toBeLessThan(nominal.high);
  }
});

test("the profile of an absolute IC50 covers it in 95 % of runs, also near the highest dose", () => {
  const inside = coverage(
    "absolute",
    (x) => 8 + 92 / (1 + (x / 0.4) ** 1.2),
    6,
    0.4 * (92 / 42 - 1) ** (1 / 1.2),
    50,
  );
  expect(inside.profile).toBeGreaterThan(nominal.low);
  expect(inside.profile).toBeLessThan(nominal.high);
  const edge = coverage(
    "edge",
    (x) => 5 + 95 / (1 + (x / 20) ** 1.1),
    6,
    20 * (95 / 45 - 1) ** (1 / 1.1),
    50,
  );
  expect(edge.profile).toBeGreaterThan(nominal.low);
});

test("an absolute IC50 far above the doses is covered by an open interval", () => {
  const own = coverage("beyond", (x) => 100 / (1 + (x / 300) ** 1), 5, 300, 50);
  expect(own.profile).toBeGreaterThan(nominal.low);
});

test("ROUT takes out about one well in a hundred of clean curves, and nine in ten that are 8 deviations away", () => {
  let [clean, found] = [0, 0];
  const n = 500;
  for (let run = 0; run < n; run++) {
    const { normal } = randomStream(20071024, "rout", run);
    const responses = doses.map((dose) => 8 + 92 / (1 + (dose / 0.4) ** 1.2) + 5 * normal());
    const one = fitRout(observationsOf({ doses, responses }), shapes["log-logistic"]!, {});
    const wild = responses.map((y, k) => (k === 10 ? y + 40 : y));
    const other = fitRout(observationsOf({ doses, responses: wild }), shapes["log-logistic"]!, {});
    if ("status" in one || "status" in other) throw new Error("not fitted");
    clean += one.outliers.filter(Boolean).length / doses.length / n;
    found += Number(other.outliers[10]) / n;
  }
  // Motulsky and Brown report 1 to 3 % of clean points at Q = 1 %
  expect(clean).toBeLessThan(0.03);
  expect(found).toBeGreaterThan(0.9);
});

test("flat data do not give an IC50 with two limits in more than a few runs", () => {
  let two = 0;
  const n = 500;
  const rules = {
    models: ["log-logistic-4"],
    ends: { control: 100, limit: 0 },
    held: {},
    power: 0,
    robust: "none",
    q: 0.01,
    level: 0.95,
    profile: true,
    effects: [0.5],
    absolute: 50,
  } as const;
  for (let run = 0; run < n; run++) {
    const { normal } = randomStream(20071024, "flat", run);
    const own = analyse({ doses, responses: doses.map(() => 100 + 6 * normal()) }, rules);
    if (own.status !== "fitted") throw new Error(own.reason);
    const absolute = own.doses.find(({ name }) => name === "ic50_absolute")!;
    two += Number(Number.isFinite(absolute.estimate.profile.high)) / n;
  }
  // the test of an effect at 5 % lets no more through
  expect(two).toBeLessThan(0.05);
});
