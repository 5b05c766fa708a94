import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { compositions, libraryModel } from "./index.ts";

/** Where something grows, dies or happens by itself: the values with which nothing but drug could change it. */
const stilled: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^(bystander|combination|xenograft|scheuher)-/, { doubling: "1e15 d" }],
  [/^her2-invitro-/, { td_pos: "1e15 h", td_neg: "1e15 h" }],
  [/^shah-2012-(mouse|human)/, { kg: "0 1/d" }],
  [/^simeoni-/, { l0: "0 1/d" }],
  [/^jager-/, { alpha: "0 1/h" }],
  [/^collins-/, { kg: "0 1/d" }],
  [/^ocular-grades-/, { "rare[1]": "-100 1", "rare[2]": "-100 1", "rare[3]": "-100 1" }],
];

const settingsOf = (name: string) => stilled.find(([of]) => of.test(name))?.[1] ?? {};

test.each(compositions)("$name without a dose keeps its baseline to 1e-8", ({ name: composition, text }) => {
  const model = readText(text);
  const set = settingsOf(composition);
  const names = [...model.parameters, ...model.covariates].map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(set)));
  const outputs = courseOf(model, { timesH: [0, 24, 504], set });
  for (const { name } of model.outputs) {
    const [start, ...later] = outputs(name);
    if (Number.isNaN(start)) continue;
    for (const value of later)
      expect(Math.abs(value - start!), name).toBeLessThanOrEqual(1e-8 * Math.abs(start!) + 1e-10);
  }
});

const population = (name: string, share: number) => `
use cells-transit as ${name} (number0 = ${share} * cells0, growth = log(2) / 30 {h}, kill = ${name}_kill_kill, delay = 12 {h})
use cell-trafficking as ${name}_cell (around = well_A, released = ${name}_pool_Y[1], free = well_free, number = ${name}_N, number0 = ${share} * cells0, born = ${name}_born, dying = ${name}_kill_kill)
use cell-catabolites as ${name}_pool (outside = well_X, number = ${name}_N, near = volume, dying = ${name}_kill_kill, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use kill-occupancy as ${name}_kill (occupancy = ${name}_pool_occupancy, kmax = 0.05 {1/h}, q50 = 0.005, hill = 1)
`;

const culture = (populations: string, living: string) => `model halves
use linker-spdb as linker
use canag-values
param cells0 = 1e5 cells "cells" derived "an example"
param volume = 1 mL "medium" derived "an example"
kdec[i] = 0.001 {1/h}
kclear[k] = 0 {1/h}
use medium as well (near = volume)
${populations}
output living : cells = ${living} "living cells"
output outside : nM = well_X[3] / volume "S-methyl drug"
`;

test("two identical halves of a population equal the whole", () => {
  const settings = { dose: 0.003, timesH: [6, 24, 72, 120], relative: 1e-10 };
  const whole = courseOf(readText(culture(population("one", 1), "one_N")), settings);
  const halves = courseOf(
    readText(culture(population("a", 0.5) + population("b", 0.5), "a_N + b_N")),
    settings,
  );
  // 1e-8: the tolerance of the integration, gathered over the steps.
  for (const output of ["living", "outside", "well_free_conjugate"])
    for (const [k, value] of whole(output).entries())
      expect(Math.abs(halves(output)[k]! / value - 1), output).toBeLessThan(1e-8);
});

const krogh = libraryModel("krogh-t-dm1")!.text;
const still = { CL: "1e-12 L/d", ke: "1e-12 1/h" };

test("the Krogh cylinder with fast diffusion is the well-mixed space k = 2 P Rc / (ε (Rk² − Rc²))", () => {
  const model = readText(krogh);
  const set = { ...still, target: "1e-9 nM", D: "1e4 cm^2/d" };
  const timesH = [6, 24, 72, 168];
  const outputs = courseOf(model, { dose: 252, timesH, set });
  const plasma = outputs("plasma")[0]!;
  const k = (2 * (80.16 / 24) * 8) / (0.24 * (75 ** 2 - 8 ** 2));
  const free = outputs("tissue_free");
  // 1e-5: diffusion is fast, not infinite.
  for (const [n, t] of timesH.entries())
    expect(Math.abs(free[n]! / (0.24 * plasma * (1 - Math.exp(-k * t))) - 1)).toBeLessThan(1e-5);
  const [late] = courseOf(model, { dose: 252, timesH: [5000], set })("tissue_free");
  expect(Math.abs(late! / (0.24 * plasma) - 1)).toBeLessThan(1e-6);
});

/** Modified Bessel functions by their integrals (trapezoids, which converge exponentially here). */
const besselI = (order: 0 | 1, x: number): number => {
  const n = 200;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const angle = (Math.PI * (k + 0.5)) / n;
    sum += Math.exp(x * Math.cos(angle)) * (order === 0 ? 1 : Math.cos(angle));
  }
  return sum / n;
};
const besselK = (order: 0 | 1, x: number): number => {
  const [n, h] = [2000, 0.005];
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const t = h * (k + 0.5);
    sum += Math.exp(-x * Math.cosh(t)) * (order === 0 ? 1 : Math.cosh(t)) * h;
  }
  return sum;
};

test("the steady profile around a vessel with first-order loss is that of the modified Bessel functions", () => {
  const fine = readText(krogh.replace("index i = 0..1", "index i = 0..1\nindex n = 1..80"));
  // So little antibody that targets stay free: what binds is lost at a constant rate.
  const set = { CL: "1e-12 L/d", kd: "1e-9 nM" };
  const outputs = courseOf(fine, { dose: 1e-6, timesH: [400], set, absolute: 1e-18 });
  const [plasma] = outputs("plasma");
  const [P, D, Rc, Rk, eps] = [80.16 / 24, 0.022e8 / 24, 8, 75, 0.24];
  const k = (0.36 * 465) / eps;
  const q = Math.sqrt(k / D);
  // C = a I0(q r) + b K0(q r), no flux at Rk, D C' = -P (Cp - C/eps) at Rc.
  const ratio = besselI(1, q * Rk) / besselK(1, q * Rk);
  const at = besselI(0, q * Rc) + ratio * besselK(0, q * Rc);
  const slope = q * (besselI(1, q * Rc) - ratio * besselK(1, q * Rc));
  const a = (P * plasma!) / ((P * at) / eps - D * slope);
  // The mean over the tissue follows from the flux at the wall, since nothing else comes in.
  const mean = (-2 * Rc * D * a * slope) / (k * (Rk ** 2 - Rc ** 2));
  expect(Math.abs(outputs("tissue_free")[0]! / mean - 1)).toBeLessThan(2e-3);
});

test("the steady profile in a sphere with first-order loss is C(r) = C(R) R sinh(q r) / (r sinh(q R))", () => {
  const model = readText(`model ball
param Rt = 100 um "radius" derived "an example"
param D = 9e4 um^2/h "diffusion" derived "an example"
param kon = 0.36 1/(nM*h) "association" derived "an example"
param target = 20 nM "target" derived "an example"
param ke = 0.1 1/h "internalisation" derived "an example"
use sphere as ball (around = 1e-6 {nM}, radius = Rt, void = 0.24, koff = 0 {1/h})
`);
  const outputs = courseOf(model, { timesH: [500], absolute: 1e-18 });
  const q = Math.sqrt((0.36 * 20) / 0.24 / 9e4);
  const surface = 0.24e-6;
  // Mean and centre of the profile; the innermost shell's middle lies at R/40. 20 shells: errors of a few per mille.
  const x = q * 100;
  const mean = (3 * surface * (x / Math.tanh(x) - 1)) / x ** 2;
  expect(Math.abs(outputs("ball_free")[0]! / mean - 1)).toBeLessThan(3e-3);
  const r = 100 / 40;
  const centre = (surface * 100 * Math.sinh(q * r)) / (r * Math.sinh(x));
  expect(Math.abs(outputs("ball_centre")[0]! / centre - 1)).toBeLessThan(3e-3);
});

test("naked antibody is the lot without drugs: the chain is then two compartments with the clearance of naked antibody", () => {
  const none = Object.fromEntries(Array.from({ length: 8 }, (_, k) => [`f[${k + 1}]`, "0 1"]));
  const chain = readText(libraryModel("shed-canag-huc242-dm4")!.text);
  const timesH = [24, 168, 504];
  const set = { ...none, "f[0]": "1 1", CanAg: "1e-12 nM" };
  const got = courseOf(chain, { dose: 100, timesH, set, relative: 1e-10 })("plasma_total_antibody");
  const plain = courseOf(readText(libraryModel("two-compartment")!.text), {
    dose: 100,
    timesH,
    set: { CL: "0.408 L/d", Vc: "3.37 L", Q: "0.543 L/d", Vp: "2.54 L" },
    relative: 1e-10,
  })("concentration");
  for (const [k, value] of plain.entries()) expect(Math.abs(got[k]! / value - 1)).toBeLessThan(1e-7);
});
