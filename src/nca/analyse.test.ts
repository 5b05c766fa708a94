import { describe, expect, test } from "vitest";
import { analyse, type Profile, type Route, usualRules } from "./index.ts";

// Closed forms hold to rounding of a few hundred operations.
const exact = 1e-11;

const near = (found: number, wanted: number) =>
  expect(Math.abs(found / wanted - 1), `${found} and ${wanted}`).toBeLessThan(exact);

const value = (profile: Profile, name: string, rules = usualRules) =>
  analyse(profile, rules).results[name]!.value;

const notes = (profile: Profile, name: string) => analyse(profile).results[name]!.notes;

const grid = [0.5, 1, 2, 3, 5, 8, 12, 24];

describe("a mono-exponential bolus, c = (D/V) exp(−k t)", () => {
  const [dose, volume, k] = [100, 5, 0.13];
  const at = (t: number) => (dose / volume) * Math.exp(-k * t);
  const profile: Profile = { times: grid, concentrations: grid.map(at), dose, route: { kind: "bolus" } };

  test("gives AUC = D/(kV), CL = kV, Vss = Vz = V, MRT = 1/k and C0 = D/V exactly", () => {
    near(value(profile, "auc_inf"), dose / (k * volume));
    near(value(profile, "aumc_inf"), dose / (k * k * volume));
    near(value(profile, "cl"), k * volume);
    near(value(profile, "vss"), volume);
    near(value(profile, "vz"), volume);
    near(value(profile, "mrt"), 1 / k);
    near(value(profile, "c0"), dose / volume);
    near(value(profile, "half_life"), Math.LN2 / k);
  });

  test("gives the interval area (D/V)(1 − exp(−k τ))/k, also where τ lies beyond the last sample", () => {
    for (const tauH of [7, 24, 36]) {
      near(value({ ...profile, tauH }, "auc_tau"), (dose / volume / k) * (1 - Math.exp(-k * tauH)));
      near(value({ ...profile, tauH }, "ctrough"), at(tauH));
    }
    expect(notes({ ...profile, tauH: 36 }, "auc_tau")).toEqual([
      "extrapolated with λz from 24 h to the end of the interval",
    ]);
  });

  test("has the share extrapolated back to the dose", () => {
    near(value(profile, "auc_back_extrapolated"), 100 * (1 - Math.exp(-k * 0.5)));
  });
});

test("an infusion into one compartment has MRT = 1/k and Vss = V, with the linear rise sampled finely", () => {
  const [dose, volume, k, T] = [100, 5, 0.1, 2];
  const rise = (t: number) => (dose / T / (k * volume)) * (1 - Math.exp(-k * t));
  const during = Array.from({ length: 2001 }, (_, i) => (i * T) / 2000);
  const after = [4, 8, 16, 32];
  const profile: Profile = {
    times: [...during, ...after],
    concentrations: [...during.map(rise), ...after.map((t) => rise(T) * Math.exp(-k * (t - T)))],
    dose,
    route: { kind: "infusion", durationH: T },
  };
  // Straight lines over 2000 steps of the rise: relative error (k T/2000)²/12, below 1e-9.
  expect(value(profile, "mrt")).toBeCloseTo(1 / k, 7);
  expect(value(profile, "vss")).toBeCloseTo(volume, 7);
  expect(value(profile, "cl")).toBeCloseTo(k * volume, 7);
});

describe("the terminal slope", () => {
  const flat = (concentrations: readonly number[], route: Route = { kind: "extravascular" }): Profile => ({
    times: concentrations.map((_, k) => k),
    concentrations,
    dose: 10,
    route,
  });

  test("starts after Tmax, for a bolus at Tmax, and as asked", () => {
    const decline = [8, 4, 2, 1];
    expect(value(flat(decline), "lambda_z_points")).toBe(3);
    expect(value(flat(decline, { kind: "bolus" }), "lambda_z_points")).toBe(4);
    const never = { ...usualRules, includeTmax: "never" as const };
    expect(value(flat(decline, { kind: "bolus" }), "lambda_z_points", never)).toBe(3);
    const always = { ...usualRules, includeTmax: "always" as const };
    expect(value(flat(decline), "lambda_z_points", always)).toBe(4);
  });

  test("takes more points when the fit is as good, and fewer when it is better", () => {
    expect(value(flat([0, 100, 16, 8, 4, 2, 1]), "lambda_z_points")).toBe(5);
    expect(value(flat([0, 200, 100, 90, 8, 4, 2, 1]), "lambda_z_points")).toBe(4);
  });

  test("does not begin before the end of the infusion", () => {
    const profile = flat([0, 9, 8, 7, 4, 2, 1], { kind: "infusion", durationH: 3.5 });
    expect(value(profile, "lambda_z_first")).toBe(4);
  });

  test("missing, says why, and leaves the rest computed", () => {
    const profile = flat([0, 5, 4, 3]);
    expect(value(profile, "auc_last")).toBeGreaterThan(0);
    expect(notes(profile, "cl")).toEqual(["λz needs 3 measurable points after Tmax, found 2"]);
    expect(notes(flat([0, 5, 1, 2, 4]), "half_life")).toEqual([
      "ln c does not fall over the points of λz, so there is no terminal slope",
    ]);
  });

  test("with a short span, a poor fit or a long extrapolation is noted, also in what follows from it", () => {
    const profile = flat([0, 10, 9.5, 9, 8.6]);
    expect(notes(profile, "half_life")).toEqual(["λz spans 0.144 half-lives, fewer than 2"]);
    expect(notes(profile, "vz").join()).toMatch(/fewer than 2,.*% of AUC∞ is extrapolated, over 20 %/);
    expect(notes(profile, "auc_last")).toEqual([]);
    const poor = flat([0, 10, 2, 9, 1, 4]);
    expect(notes(poor, "lambda_z").join()).toContain("below 0.9");
  });
});

describe("the beginning of the curve", () => {
  const oral: Profile = {
    times: [1, 2, 4, 8],
    concentrations: [5, 8, 4, 1],
    dose: 10,
    route: { kind: "extravascular" },
  };

  test("is zero where no sample was taken at a first dose, and says so", () => {
    expect(notes(oral, "auc_last")).toEqual(["no sample at the dose; concentration then taken as 0"]);
  });

  test("is the last sample before the dose where there is one", () => {
    const carried = { ...oral, times: [-1, ...oral.times], concentrations: [3, ...oral.concentrations] };
    expect(value(carried, "auc_last") - value(oral, "auc_last")).toBeCloseTo(1.5, 12);
    expect(notes(carried, "auc_last")).toEqual([
      "concentration at the dose taken from the last sample before it",
    ]);
  });

  test("is missing after a later dose without such a sample", () => {
    expect(notes({ ...oral, afterEarlierDoses: true }, "auc_last")).toEqual([
      "no sample at or before the dose, so the area has no beginning",
    ]);
  });

  test("C0 of a bolus is the measured value, the line back, or the first value where the first two rise", () => {
    const bolus = (times: readonly number[], concentrations: readonly number[]): Profile => ({
      times,
      concentrations,
      dose: 1,
      route: { kind: "bolus" },
    });
    expect(value(bolus([0, 1, 2], [9, 4, 2]), "c0")).toBe(9);
    near(value(bolus([0, 1, 2], [0, 4, 2]), "c0"), 8);
    expect(value(bolus([1, 2], [2, 4]), "c0")).toBe(2);
    expect(value(bolus([1, 2], [0, 4]), "c0")).toBe(4);
  });
});

test("a profile without a measurable value has reasons everywhere and throws nowhere", () => {
  const empty: Profile = { times: [0, 1], concentrations: [0, 0], dose: 1, route: { kind: "bolus" } };
  for (const [name, result] of Object.entries(analyse(empty).results)) {
    expect(result.value, name).toBeNaN();
    expect(result.notes, name).toHaveLength(1);
  }
  expect(analyse({ ...empty, times: [], concentrations: [] }).results.cmax!.value).toBeNaN();
});

test("times that fall, lengths that differ, unknown rules and a missing limit are refused", () => {
  const good: Profile = { times: [0, 1], concentrations: [0, 1], dose: 1, route: { kind: "bolus" } };
  expect(() => analyse({ ...good, times: [1, 0] })).toThrow("times must rise; sample 2 is at 0");
  expect(() => analyse({ ...good, times: [1] })).toThrow("are no profile");
  expect(() => analyse(good, { ...usualRules, method: "log" })).toThrow('no AUC method "log"');
  expect(() => analyse(good, { ...usualRules, blq: "ignore" })).toThrow('no rule "ignore"');
  const needsLimit = { ...good, belowLimit: [false, false], times: [1, 2], concentrations: [1, 0] };
  expect(() => analyse(needsLimit, { ...usualRules, blq: "half-lloq" })).toThrow("needs the limit");
});

describe("repeated boluses of one compartment, summed", () => {
  const [dose, volume, k, tau] = [100, 5, 0.1, 12];
  const times = [0, 1, 2, 4, 8, 12, 18, 24, 36];
  const after = (n: number) => (t: number) =>
    Array.from({ length: n }, (_, j) => (dose / volume) * Math.exp(-k * (t + j * tau))).reduce(
      (a, b) => a + b,
      0,
    );
  const profile = (n: number): Profile => ({
    times,
    concentrations: times.map(after(n)),
    dose,
    route: { kind: "bolus" },
    tauH: tau,
    afterEarlierDoses: n > 1,
  });
  const first = analyse(profile(1)).results;
  // 200 doses differ from infinitely many by exp(−240).
  const steady = analyse(profile(200), usualRules, first).results;
  const found = (name: string) => steady[name]!.value;

  test("give at steady state CL = kV, MRT = 1/k and both volumes V", () => {
    near(found("cl_ss"), k * volume);
    near(found("mrt_ss"), 1 / k);
    near(found("vss_ss"), volume);
    near(found("vz_ss"), volume);
  });

  test("accumulate by 1/(1 − exp(−kτ)) in area, peak and trough, and linearity is 1", () => {
    const ratio = 1 / (1 - Math.exp(-k * tau));
    near(found("accumulation_auc"), ratio);
    near(found("accumulation_cmax"), ratio);
    near(found("accumulation_ctrough"), ratio);
    near(found("linearity"), 1);
  });

  test("fluctuate by kτ, and swing by exp(kτ) − 1", () => {
    near(found("fluctuation"), 100 * k * tau);
    near(found("swing"), Math.exp(k * tau) - 1);
  });

  test("without samples after the first dose say so", () => {
    expect(analyse(profile(200)).results.accumulation_auc!.notes).toEqual([
      "no samples after the first dose to compare with",
    ]);
  });
});

describe("areas between two times", () => {
  const [dose, volume, k] = [100, 5, 0.13];
  const at = (t: number) => (dose / volume) * Math.exp(-k * t);
  const profile: Profile = { times: grid, concentrations: grid.map(at), dose, route: { kind: "bolus" } };
  const area = (fromH: number, toH: number, of = profile) =>
    analyse(of, { ...usualRules, partial: { part: { fromH, toH } } }).results.part!;

  test("are those of the exponential, inside the samples and beyond them", () => {
    for (const [from, to] of [
      [0, 6],
      [3, 20],
      [20, 60],
      [30, 60],
    ] as const)
      near(area(from, to).value, (at(from) - at(to)) / k);
    expect(area(20, 60).notes).toEqual(["extrapolated with λz from 24 h"]);
  });

  test("have a reason where the curve ends before and there is no terminal slope", () => {
    const short = { ...profile, times: [0, 1], concentrations: [10, 8] };
    expect(area(0, 6, short).notes[0]).toMatch(/last measurable sample is at 1 h, and there is no λz/);
  });
});

test("λz over a stretch chosen by hand takes its points and says so", () => {
  const concentrations = grid.map((t) => 20 * Math.exp(-t) + 5 * Math.exp(-0.05 * t));
  const profile: Profile = { times: grid, concentrations, dose: 1, route: { kind: "bolus" } };
  const { results } = analyse({ ...profile, slopeOver: { fromH: 2, toH: 8 } });
  expect(results.lambda_z_points!.value).toBe(4);
  expect(results.half_life!.notes).toContain("λz over a stretch chosen by hand");
  expect(analyse({ ...profile, slopeOver: { fromH: 5, toH: 8 } }).results.lambda_z!.notes[0]).toBe(
    "λz from 5 to 8 h needs 3 measurable points, found 2",
  );
});

test("an excluded sample enters nothing", () => {
  const times = [1, 2, 4, 8, 12];
  const clean = times.map((t) => 10 * Math.exp(-0.2 * t));
  const spoilt = clean.map((c, k) => (k === 2 ? 40 : c));
  const excluded = times.map((_, k) => (k === 2 ? "haemolysed" : ""));
  const profile: Profile = { times, concentrations: spoilt, dose: 1, route: { kind: "bolus" }, excluded };
  const without: Profile = {
    times: times.filter((_, k) => k !== 2),
    concentrations: clean.filter((_, k) => k !== 2),
    dose: 1,
    route: { kind: "bolus" },
  };
  expect(analyse(profile).results).toEqual(analyse(without).results);
});
