import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { libraryModel } from "./index.ts";

const near = (value: number | undefined, expected: number, relative: number) =>
  expect(Math.abs(value! / expected - 1), `${value} against ${expected}`).toBeLessThanOrEqual(relative);

/** Simpson's rule on 2000 pieces. */
function integral(of: (x: number) => number, from: number, to: number): number {
  const n = 2000;
  const h = (to - from) / n;
  let sum = of(from) + of(to);
  for (let k = 1; k < n; k++) sum += (k % 2 === 1 ? 4 : 2) * of(from + k * h);
  return (sum * h) / 3;
}

/** A growth law in a tumour that starts at size 1 and is not treated: bound values, and the same rate written here. */
const laws: readonly (readonly [string, string, (x: number) => number])[] = [
  [
    "growth-simeoni",
    "size = x, speed = 0.02 {1/h}, linear = 0.05 {1/h}, psi = 20",
    (x) => 0.02 / (1 + ((0.02 * x) / 0.05) ** 20) ** (1 / 20),
  ],
  [
    "growth-capped",
    "size = x, growing = x, speed = 0.02 {1/h}, linear = 0.05 {1/h}, largest = 8, psi = 20",
    (x) => (0.02 * (1 - x / 8)) / (1 + ((0.02 * x) / 0.05) ** 20) ** (1 / 20),
  ],
  ["growth-logistic", "size = x, speed = 0.02 {1/h}, largest = 8", (x) => 0.02 * (1 - x / 8)],
  [
    "growth-generalised-logistic",
    "size = x, speed = 0.02 {1/h}, largest = 8, shape = 0.3",
    (x) => 0.02 * (1 - (x / 8) ** 0.3),
  ],
  ["growth-gompertz", "size = x, speed = 0.02 {1/h}, largest = 8", (x) => 0.02 * Math.log(8 / x)],
  [
    "growth-von-bertalanffy",
    "size = x, gain = 0.04 {1/h}, loss = 0.02 {1/h}",
    (x) => 0.04 / Math.cbrt(x) - 0.02,
  ],
  [
    "growth-allee",
    "size = x, speed = 0.02 {1/h}, half = 0.5, largest = 8",
    (x) => ((0.02 * x) / (x + 0.5)) * (1 - x / 8),
  ],
];

test.each(laws)(
  "%s: the time to grow from 1 to a size is the integral of 1 over growth",
  (name, bound, g) => {
    const model = readText(`model grown
param one = 1 cells "cells at the start" derived "an example"
x = tumour_N / one
use ${name} as law (${bound})
use cells-transit as tumour (number0 = one, growth = law_growth, kill = 0 {1/h}, delay = 1 {h})
output size : 1 = x "size"
`);
    const timesH = [20, 60, 120];
    const sizes = courseOf(model, { timesH, relative: 1e-11 })("size");
    for (const [k, size] of sizes.entries())
      near(
        integral((x) => 1 / (x * g(x)), 1, size),
        timesH[k]!,
        1e-7,
      );
  },
);

test("resistance: cells that a constant killing leaves are exp(−k/r·(1 − exp(−r·t)))", () => {
  const model = readText(`model resistant
use resistance-decay as resistance (resist = 0.01 {1/h})
use kill-emax as killing (driver = 10 {nM}, kmax = 0.05 {1/h} * resistance_left, ec50 = 10 {nM}, hill = 1)
use cells-transit as tumour (number0 = 1 {cells}, growth = 0 {1/h}, kill = killing_kill, delay = 12 {h})
output left : % = tumour_N / 1 {cells} "living cells"
`);
  const timesH = [10, 100, 400];
  const left = courseOf(model, { timesH, relative: 1e-10 })("left");
  for (const [k, t] of timesH.entries())
    near(left[k], 100 * Math.exp((-0.025 / 0.01) * (1 - Math.exp(-0.01 * t))), 1e-8);
});

/** Antigen-positive cells that die of what the composition names. */
const driven = (killing: string): string => `model driven
use linker-spdb as linker
use canag-values
param cells0 = 1e5 cells "cells" derived "an example"
param volume = 1 mL "medium" derived "an example"
kdec[i] = 0 {1/h}
kclear[k] = 0 {1/h}
use medium as well (near = volume)
use cells-transit as cells (number0 = cells0, growth = 0 {1/h}, kill = killing_kill, delay = 12 {h})
use cell-trafficking as cell (around = well_A, released = pool_Y[1], free = well_free, number = cells_N, number0 = cells0, born = cells_born, dying = killing_kill)
use cell-catabolites as pool (outside = well_X, number = cells_N, near = volume, dying = killing_kill, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use ${killing}
output left : % = cells_N / cells0 "living cells"
output free : nM = pool_free "free"
output bound : nM = pool_bound "bound"
output total : nM = pool_total "all"
output taken : 1 = pool_occupancy "share of the sites"
`;

test("free drug, bound drug, all drug and the occupancy of tubulin can each drive killing, and are what they say", () => {
  const course = { dose: 0.003, timesH: [24, 72], relative: 1e-9 };
  const emax = (driver: string, ec50: string) =>
    `kill-emax as killing (driver = ${driver}, kmax = 0.05 {1/h}, ec50 = ${ec50} {nM}, hill = 1)`;
  const free = courseOf(readText(driven(emax("pool_free", "5"))), course);
  const [f, b, all, taken] = ["free", "bound", "total", "taken"].map((name) => free(name)[1]!);
  near(f! + b!, all!, 1e-12);
  near(b! / 20_000, taken!, 1e-12);
  // What tubulin holds over its sites is the occupancy: the two drivers are one where their halves are.
  const byBound = courseOf(readText(driven(emax("pool_bound", "100"))), course)("left");
  const byShare = courseOf(
    readText(
      driven(
        "kill-occupancy as killing (occupancy = pool_occupancy, kmax = 0.05 {1/h}, q50 = 0.005, hill = 1)",
      ),
    ),
    course,
  )("left");
  for (const [k, left] of byBound.entries()) near(byShare[k], left, 1e-9);
  // The same half means more killing when more is counted.
  const at = (driver: string) => courseOf(readText(driven(emax(driver, "50"))), course)("left")[1]!;
  expect(at("pool_total")).toBeLessThan(at("pool_bound"));
  expect(at("pool_bound")).toBeLessThan(at("pool_free"));
});

/** Killing by a pair of drugs at fixed concentrations. */
const pair = (module: string, a: number, b: number, more = "", same = false): number =>
  courseOf(
    readText(`model two
use ${module} as two (a = ${a} {nM}, b = ${b} {nM}, kmaxA = 0.05 {1/h}, kmaxB = ${same ? 0.05 : 0.03} {1/h}, ec50A = 2 {nM}, ec50B = ${same ? 2 : 10} {nM}, hillA = 1.5, hillB = ${same ? 1.5 : 2}${more})
output kill : 1/h = two_kill "killing"
`),
    { timesH: [1] },
  )("kill")[0]!;

const alone = (c: number, kmax: number, ec50: number, hill: number) =>
  (kmax * (c / ec50) ** hill) / (1 + (c / ec50) ** hill);

test("a pair of which one drug is missing kills as the other does", () => {
  for (const [module, more] of [
    ["kill-pair-additive", ""],
    ["kill-pair-bliss", ""],
    ["kill-pair-psi", ", psi = 0.3"],
  ] as const) {
    near(pair(module, 3, 0, more), alone(3, 0.05, 2, 1.5), 1e-9);
    near(pair(module, 0, 5, more), alone(5, 0.03, 10, 2), 1e-9);
  }
});

test("doses that add: a drug combined with itself kills as the sum of both doses; independent drugs add rates", () => {
  near(pair("kill-pair-additive", 1, 2, "", true), alone(3, 0.05, 2, 1.5), 1e-9);
  near(pair("kill-pair-bliss", 3, 5), alone(3, 0.05, 2, 1.5) + alone(5, 0.03, 10, 2), 1e-9);
});

test("a factor of 1 is independence; below 1 two drugs need less of each other, above 1 more", () => {
  const psi = (value: number) => pair("kill-pair-psi", 3, 5, `, psi = ${value}`);
  near(psi(1), pair("kill-pair-bliss", 3, 5), 1e-12);
  expect(psi(0.3)).toBeGreaterThan(psi(1));
  expect(psi(3)).toBeLessThan(psi(1));
});

const chance = (logit: number) => 1 / (1 + Math.exp(-logit));

test("ocular grades settle where the chain of weekly looks settles", () => {
  const [rare, keep] = [
    [-3, -5, -7],
    [4, 5, 6],
  ];
  const model = readText(`model eye
param rare[h in 1..3] = -3 -5 -7 1 "logit" derived "an example"
param keep[h in 1..3] = 4 5 6 1 "logit" derived "an example"
index g = 0..3
base[g, h] = rare[h] + if(g < h, 0, keep[h])
use ocular-markov as eye (plasma = 10 {nM}, ke0 = 1 {1/h}, period = 168 {h}, slope = 0.1 {1/nM})
`);
  // Each week's grade from the week before, over and over.
  const up = (g: number, h: number) =>
    h === 0 ? 1 : h > 3 ? 0 : chance(rare[h - 1]! + (g < h ? 0 : keep[h - 1]!) + 1);
  let share = [1, 0, 0, 0];
  for (let week = 0; week < 500; week++)
    share = share.map((_, j) => share.reduce((sum, s, g) => sum + s * (up(g, j) - up(g, j + 1)), 0));
  const outputs = courseOf(model, { timesH: [168 * 500] });
  for (const [g, s] of share.entries()) near(outputs(`eye_with_grade[${g}]`)[0], 100 * s, 1e-6);
});

test("huC242-DM4 and the eye by grade: a third of patients by the end of the second cycle at 223 mg/m2, a tenth at 168", () => {
  const model = readText(libraryModel("ocular-grades-huc242-dm4")!.text);
  const had = (mg: number) =>
    courseOf(model, { dose: mg * 1.8181, infuseH: 2, everyH: 504, doses: 2, timesH: [504, 1008, 2016] });
  const high = had(223);
  // Calibrated; four digits of the slope.
  near(high("had_reduced_acuity")[1], 100 / 3, 2e-3);
  // Most of it comes in the second cycle, and it goes again.
  expect(high("had_reduced_acuity")[0]).toBeLessThan(5);
  expect(high("reduced_acuity")[2]).toBeLessThan(high("reduced_acuity")[1]!);
  near(had(168)("had_reduced_acuity")[1], 10.1, 0.01);
});

test("docetaxel 100 mg/m2 over 1 h: a nadir of grade 4 in the second week, and recovery before the next cycle", () => {
  const timesH = Array.from({ length: 22 }, (_, day) => 24 * day);
  const cells = courseOf(readText(libraryModel("friberg-docetaxel")!.text), {
    dose: 180,
    infuseH: 1,
    timesH,
  })("neutrophils");
  const nadir = Math.min(...cells);
  expect(nadir).toBeLessThan(0.5e9);
  expect(cells.indexOf(nadir)).toBeGreaterThan(5);
  expect(cells.indexOf(nadir)).toBeLessThan(11);
  expect(cells[21]).toBeGreaterThan(1.5e9);
});

test("neuropathy at a constant concentration: survival exp(−(α·C·t)^β), to the power of the relative hazard", () => {
  const model = readText(`model nerve
use neuropathy-weibull as nerve (plasma = 200 {ng/mL}, k1e = 1e4 {1/h}, alpha = 2e-6 {mL/(ng*h)}, beta = 1.4, relative = 1.5)
`);
  const timesH = [500, 2000, 4000];
  const left = courseOf(model, { timesH })("nerve_without_event");
  // 1e-5: the site follows fast, not at once.
  for (const [k, t] of timesH.entries()) near(left[k], 100 * Math.exp(-1.5 * (4e-4 * t) ** 1.4), 1e-5);
});

test("polatuzumab vedotin: hazard ratios are those of the covariates; half-life of the site 80 d", () => {
  const model = readText(libraryModel("neuropathy-polatuzumab")!.text);
  const risk = (set: Record<string, string>) => {
    const course = { dose: 144, everyH: 504, doses: 8, timesH: [4032], set };
    return -Math.log(1 - courseOf(model, course)("with_neuropathy")[0]! / 100);
  };
  near(risk({ rituximab: "1 1" }) / risk({}), Math.exp(-0.577), 1e-6);
  near(risk({ female: "1 1", WT: "90 kg" }) / risk({}), Math.exp(0.296 + 0.219), 1e-6);
});

test("transaminases: at a constant concentration the level goes to 1 + slope·C times the normal with the enzyme's half-life", () => {
  const model = readText(`model liver
use alt-turnover as alt (liver = 20 {nM}, normal = 25 {U/L}, half = 47 {h}, slope = 0.1 {1/nM})
`);
  const timesH = [47, 94, 1000];
  const level = courseOf(model, { timesH })("alt_alt");
  for (const [k, t] of timesH.entries()) near(level[k], 75 - 50 * 2 ** (-t / 47), 1e-7);
});

test("huC242-DM1: the calibrated slope brings 235 mg/m2 to five times the upper limit; 115 weekly and 45 three times a week to more than three", () => {
  const model = readText(libraryModel("alt-huc242-dm1")!.text);
  const timesH = Array.from({ length: 252 }, (_, k) => 4 * (k + 1));
  const peak = (perM2: number, everyH: number, doses: number) =>
    Math.max(...courseOf(model, { dose: perM2 * 1.8, everyH, doses, timesH })("times_limit"));
  // Calibrated; four digits of the slope.
  near(peak(235, 504, 2), 5, 1e-3);
  for (const other of [peak(115, 168, 6), peak(45, 56, 18)]) {
    expect(other).toBeGreaterThan(3);
    expect(other).toBeLessThan(5);
  }
});

test("huC242-DM4 with docetaxel leaves fewer cells than if they knew nothing of each other; with 5-fluorouracil doses add", () => {
  const left = (partner: string, dose: number, set: Record<string, string>) =>
    courseOf(readText(libraryModel(`combination-huc242-dm4-${partner}`)!.text), { dose, timesH: [96], set })(
      "living_left",
    )[0]!;
  const three = { partner: "3 nM" };
  const [conjugate, docetaxel] = [left("docetaxel", 0.003, {}), left("docetaxel", 0, three)];
  const independent = left("docetaxel", 0.003, { ...three, psi: "1 1" });
  expect(left("docetaxel", 0.003, three)).toBeLessThan(0.6 * independent);
  expect(independent).toBeLessThan(Math.min(conjugate, docetaxel));
  // Alone, both partners at half of their killing kill as fast as each other, and the conjugate as without a partner.
  near(left("fluorouracil", 0.003, {}), conjugate, 1e-9);
  near(left("fluorouracil", 0, { partner: "5 uM" }), docetaxel, 1e-9);
  expect(left("fluorouracil", 0.003, { partner: "5 uM" })).toBeGreaterThan(independent);
});
