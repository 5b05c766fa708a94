import { expect, test } from "vitest";
import { coursesOf as courses, isThere, oracleOf } from "../../../test/xenograft-reference.ts";
import { type Course, fromBaseline } from "../baseline.ts";
import { growthModel, usualGrowthRules } from "./growth.ts";
import { type Inference, inferenceOf } from "./inference.ts";

const sets = (
  [
    ["LS_1034", "LS_1034"],
    ["SW837", "SW837"],
    ["grwth_data", "synergylmm_grwth_data"],
  ] as const
).filter(([key]) => isThere(key));

/** The row of "Day:TreatmentX" and its like, in terms of intercept and slope per arm. */
function combination(term: string, control: string, model: ReturnType<typeof growthModel>): Float64Array {
  const minus = (a: Float64Array, b: Float64Array) => a.map((value, k) => value - b[k]!);
  const arm = term.split("Treatment")[1];
  const of = (name: string) => (term.startsWith("Day") ? model.slope(name) : model.mean(name, 0));
  return arm === undefined ? of(control) : minus(of(arm), of(control));
}

const near = (found: number, wanted: number, relative: number, what: string) =>
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${what}: ${found} and ${wanted}`).toBeLessThan(
    relative,
  );

test.each(sets)("%s: a random intercept equals lme, lmer and lmerTest", (key, file) => {
  const oracle = oracleOf(key);
  const model = growthModel(courses(file), oracle.arms, { ...usualGrowthRules, random: "intercept" });
  // On grwth_data the mice do not differ: lme stops short of that boundary, lmer does not.
  if (key === "grwth_data") expect(model.fit.logLik).toBeGreaterThan(oracle.lme_intercept.logLik);
  else {
    near(Math.sqrt(model.fit.residualVariance), oracle.lme_intercept.sigma, 1e-5, "sigma");
    expect(model.fit.logLik).toBeCloseTo(oracle.lme_intercept.logLik, 6);
  }
  const inference = inferenceOf(model.fit, "satterthwaite");
  for (const row of oracle.lmer_satterthwaite.fixed) {
    const found = inference.estimate(combination(row.term, oracle.control, model));
    near(found.value, row.Estimate, 1e-5, row.term);
    near(found.se, row["Std. Error"], 1e-4, `${row.term} SE`);
    near(found.df, row.df, 1e-4, `${row.term} df`);
  }
  for (const row of oracle.slopes.slopes) {
    const found = inference.estimate(model.slope(row.Treatment));
    near(found.value, row["Day.trend"], 1e-5, row.Treatment);
    near(found.lower, row["lower.CL"], 1e-4, `${row.Treatment} lower`);
    near(found.upper, row["upper.CL"], 1e-4, `${row.Treatment} upper`);
  }
});

test.each(sets)("%s: joint tests equal anova of lmerTest, Satterthwaite and Kenward-Roger", (key, file) => {
  const oracle = oracleOf(key);
  const model = growthModel(courses(file), oracle.arms, { ...usualGrowthRules, random: "intercept" });
  const others: string[] = oracle.arms.filter((arm: string) => arm !== oracle.control);
  const rows = (prefix: string) =>
    others.map((arm) => combination(`${prefix}Treatment${arm}`, oracle.control, model));
  const check = (inference: Inference, table: Record<string, number | string>[]) => {
    for (const [term, prefix] of [
      ["Treatment", ""],
      ["Day:Treatment", "Day:"],
    ] as const) {
      const wanted = table.find((row) => row.term === term)!;
      const found = inference.joint(rows(prefix));
      near(found.f, Number(wanted["F value"]), 1e-5, `${term} F`);
      near(found.df2, Number(wanted.DenDF), 1e-4, `${term} df`);
      near(found.p, Number(wanted["Pr(>F)"]), 1e-3, `${term} p`);
    }
  };
  check(inferenceOf(model.fit, "satterthwaite"), oracle.lmer_satterthwaite.anova_satterthwaite);
  check(inferenceOf(model.fit, "kenward-roger"), oracle.lmer_satterthwaite.anova_KR);
});

test.each(sets)("%s: maximum likelihood equals lme", (key, file) => {
  const oracle = oracleOf(key);
  const rules = { ...usualGrowthRules, random: "intercept", reml: false } as const;
  const { fit } = growthModel(courses(file), oracle.arms, rules);
  // 2e-5: lme stops short of the boundary on grwth_data.
  near(
    Math.sqrt(fit.residualVariance),
    oracle.lme_intercept_ML.sigma,
    key === "grwth_data" ? 2e-5 : 1e-5,
    "sigma",
  );
  expect(fit.logLik).toBeGreaterThan(oracle.lme_intercept_ML.logLik - 1e-7);
  expect(fit.logLik).toBeCloseTo(oracle.lme_intercept_ML.logLik, key === "grwth_data" ? 2 : 6);
});

test.each(sets)(
  "%s: with random slopes the likelihood is not below that of lme, and equal where lme converged",
  (key, file) => {
    const oracle = oracleOf(key);
    const model = growthModel(courses(file), oracle.arms, {
      ...usualGrowthRules,
      random: "intercept and slope",
    });
    const wanted = oracle.lme_intercept_slope;
    expect(model.fit.logLik).toBeGreaterThan(wanted.logLik - 1e-6);
    // lme stops where the likelihood still rises by 0.001 to 0.0025, on LS_1034 even below the model without slopes.
    expect(model.fit.logLik).toBeCloseTo(wanted.logLik, 2);
    for (const row of wanted.fixed) {
      const found = inferenceOf(model.fit, "satterthwaite").estimate(
        combination(row.term, oracle.control, model),
      );
      near(found.value, row.Value, 1e-3, row.term);
      near(found.se, row["Std.Error"], 5e-3, `${row.term} SE`);
    }
  },
);

test.each(sets)("%s: slopes of ln RTV equal those of SynergyLMM 1.1.2", (key, file) => {
  const oracle = oracleOf(key).SynergyLMM;
  const control = oracleOf(key).control;
  const all = courses(file);
  const arms = [...new Set(all.map(({ mouse }) => mouse.arm))];
  const model = growthModel(all, arms, { ...usualGrowthRules, response: "ln RTV", random: "slope" });
  near(Math.sqrt(model.fit.residualVariance), oracle.sigma, 1e-5, "sigma");
  expect(model.fit.logLik).toBeCloseTo(oracle.logLik, 5);
  const names = Object.keys(oracle.estimates[0]);
  expect(names.some((name) => name === control)).toBe(true);
  const inference = inferenceOf(model.fit, "satterthwaite");
  for (const arm of arms.filter((name) => names.includes(name))) {
    const found = inference.estimate(model.slope(arm));
    near(found.value, oracle.estimates[0][arm], 1e-4, arm);
    near(found.se, oracle.estimates[0][`se_${arm}`], 1e-4, `${arm} SE`);
  }
});

/** Balanced mice: k visits, known intercepts and slopes without any residual beyond a fixed pattern. */
function balanced(): Course[] {
  const days = [0, 4, 8, 12];
  const pattern = [0.1, -0.15, 0.02, 0.03];
  return Array.from({ length: 12 }, (_, k) => {
    const arm = k < 6 ? "control" : "drug";
    const start = 5 + 0.1 * ((k * 5) % 6);
    const rate = (arm === "control" ? 0.12 : 0.05) + 0.03 * ((k * 7) % 5);
    const sign = k % 2 === 0 ? 1 : -1;
    const volumes = days.map((day, j) => Math.exp(start + rate * day + sign * pattern[j]!));
    const end = { kind: "study end" as const, day: 12, said: "" };
    return fromBaseline({ id: String(k), arm, days, volumes, weights: [], end }, 0);
  });
}

/** Slope and intercept of each mouse by least squares, averaged: what balanced data give whatever the variances. */
test("with the same days for every mouse the growth rate of an arm is the mean of the mice's own", () => {
  const all = balanced();
  const model = growthModel(all, ["control", "drug"]);
  const days = [0, 4, 8, 12];
  const own = all.map(({ volumes }) => {
    const y = volumes.map(Math.log);
    return days.reduce((sum, day, j) => sum + (day - 6) * y[j]!, 0) / 80;
  });
  const mean = (rates: number[]) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const inference = inferenceOf(model.fit, "satterthwaite");
  const found = inference.estimate(model.slope("drug"));
  expect(found.value).toBeCloseTo(mean(own.slice(6)), 9);
  // Then the slopes are a two-sample t problem: pooled variance of the mice's rates, 10 degrees of freedom.
  const squares = [own.slice(0, 6), own.slice(6)].map((rates) =>
    rates.reduce((sum, rate) => sum + (rate - mean(rates)) ** 2, 0),
  );
  expect(model.random).toBe("intercept and slope");
  const difference = inference.estimate(
    model.slope("drug").map((value, k) => value - model.slope("control")[k]!),
  );
  expect(difference.se).toBeCloseTo(Math.sqrt(((squares[0]! + squares[1]!) / 10) * (2 / 6)), 7);
  expect(difference.df).toBeCloseTo(10, 4);
  const byKr = inferenceOf(model.fit, "kenward-roger").estimate(model.slope("drug"));
  expect(byKr.df).toBeCloseTo(10, 4);
  expect(byKr.se).toBeCloseTo(found.se, 7);
});

test("the unit of time changes rates by its factor and nothing else", () => {
  const all = balanced();
  const hours = all.map((course) => ({ ...course, days: course.days.map((day) => 24 * day) }));
  const [days, inHours] = [growthModel(all, ["control", "drug"]), growthModel(hours, ["control", "drug"])];
  const [a, b] = [inferenceOf(days.fit), inferenceOf(inHours.fit)].map((inference, k) =>
    inference.estimate((k === 0 ? days : inHours).slope("drug")),
  );
  // Both searches end within 1e-9 of the same minimum.
  expect(b!.value * 24).toBeCloseTo(a!.value, 9);
  expect(b!.df).toBeCloseTo(a!.df, 3);
});

test("an arm measured on one day only cannot have a growth rate, and the reason is said", () => {
  const all = balanced().map((course) =>
    course.mouse.arm === "drug" ? { ...course, days: [0], volumes: [100] } : course,
  );
  expect(() => growthModel(all, ["control", "drug"])).toThrow("fewer than two days");
});

test("mice that do not scatter, between or within, have no model, and the reason is said", () => {
  const lines = (rate: (k: number) => number) =>
    balanced().map((course, k) => ({
      ...course,
      volumes: course.days.map((day) => 100 * Math.exp(rate(k) * day)),
    }));
  for (const rate of [() => 0, () => 0.1, (k: number) => 0.02 * k])
    expect(() => growthModel(lines(rate), ["control", "drug"])).toThrow("exactly on lines");
});
