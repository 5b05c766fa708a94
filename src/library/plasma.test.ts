import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { libraryModel } from "./index.ts";

const near = (value: number | undefined, expected: number, relative: number) =>
  expect(Math.abs(value! / expected - 1), `${value} against ${expected}`).toBeLessThanOrEqual(relative);

/** Values with which a conjugate's plasma is one compartment of 3 L. */
const one = "Vc = 3 {L}, Vp = 1 {L}, Q = 0 {L/h}, MW = 150000 {Da}";

test("a chain of another length with a third space is the model of Bender 2014 in the monkey", () => {
  const published = readText(libraryModel("dar-chain-bender-2014-cynomolgus")!.text);
  const composed = readText(`model composed
index i = 0..7
param f[i] = 0.02 0.13 0.23 0.26 0.19 0.10 0.05 0.02 1 "lot" derived "an example"
param kdec[i] = 0 0.0939 0.255 0.341 0.341 0.341 0.341 0.341 1/d "loss of a drug" derived "an example"
load[i] = i
CL[i] = 17.4 {mL/d}
MW = 148390 {Da}
Vc = 148 {mL}
species freed : nmol "drug that came off, cumulative"
use plasma-chain as plasma (drug = freed, Vp = 57.2 {mL}, Q = 25.5 {mL/d})
use plasma-third as third (A = plasma_A, V3 = 127 {mL}, Q3 = 81.2 {mL/d})
`);
  const course = { dose: 120, timesH: [24, 168, 504], relative: 1e-10 };
  const [a, b] = [courseOf(published, course), courseOf(composed, course)];
  for (const [k, value] of a("conjugate").entries()) near(b("plasma_conjugate")[k], value, 1e-8);
  for (const [k, value] of a("total_antibody").entries()) near(b("plasma_total_antibody")[k], value, 1e-8);
});

test("one step: conjugate falls by clearance and conversion, antibody by clearance alone, drug comes by the load", () => {
  const model = readText(`model step
species freed : nmol "drug"
use plasma-one-step as plasma (drug = freed, ${one}, CL = 0.03 {L/h}, kdec = 0.005 {1/h}, load = 3.5)
output drug : nmol = freed "drug"
`);
  const outputs = courseOf(model, { dose: 150, timesH: [100] });
  near(outputs("plasma_conjugate")[0], 50 * Math.exp(-1.5), 1e-8);
  near(outputs("plasma_total_antibody")[0], 50 * Math.exp(-1), 1e-8);
  near(outputs("drug")[0], ((3.5 * 1000 * 0.005) / 0.015) * (1 - Math.exp(-1.5)), 1e-8);
});

test("an average load falls by itself, so that the antibody of a second dose has lost drug before it came", () => {
  const model = readText(`model average
species freed : nmol "drug, cumulative"
use plasma-average-load as plasma (drug = freed, ${one}, CL = 0.03 {L/h}, kdis = 0.005 {1/h}, load0 = 4)
`);
  const outputs = courseOf(model, { dose: 150, everyH: 200, doses: 2, timesH: [100, 300] });
  const antibody = outputs("plasma_conjugate");
  near(antibody[0], 50 * Math.exp(-1), 1e-8);
  // 1000/3 nM of each dose; the load is that of 300 h for both.
  const left = (Math.exp(-1) + Math.exp(-3)) * (1000 / 3);
  near(outputs("plasma_conjugated_drug")[1], 4 * Math.exp(-1.5) * left, 1e-8);
});

test("clearance that wanes is halfway down in its logarithm at its half-time", () => {
  const model = readText(`model wane
use clearance-waning as clearance (start = 0.04 {L/h}, fall = 0.6, half_time = 100 {h}, steep = 3)
output CL : L/h = clearance_CL "clearance"
`);
  const [start, half, late] = courseOf(model, { timesH: [0, 100, 1e5] })("CL");
  near(start, 0.04, 1e-12);
  near(half, 0.04 * Math.exp(-0.3), 1e-12);
  near(late, 0.04 * Math.exp(-0.6), 1e-6);
});

test("elimination that saturates: the time it takes is km·ln(C₀/C) + C₀ − C over its speed", () => {
  const model = readText(`model saturable
species A : nmol "antibody"
species gone : nmol "antibody gone, cumulative"
use clearance-saturable as other (V = 3 {L}, vmax = 6 {nmol/h}, km = 20 {nM})
dose adc : nmol "antibody" into A = 1
output C : nM = A / 3 {L} "antibody"
`);
  const timesH = [10, 50, 150];
  const C = courseOf(model, { dose: 600, timesH, relative: 1e-10 })("C");
  for (const [k, c] of C.entries()) near((20 * Math.log(200 / c) + 200 - c) / 2, timesH[k]!, 1e-8);
});

test("cells in blood are cells whose surroundings are plasma: they take antibody up, and nothing is lost", () => {
  const model = readText(`model blood
use human-spdb-dm4-values
param f[i] = 0 1 0 0 0 0 0 0 0 1 "lot" derived "one drug on each"
param blasts = 1e12 cells "cells in blood" derived "an example"
load[i] = i
species freed : nmol "drug that came off, cumulative"
species inside : nmol "drug in cells"
use plasma-chain as plasma (drug = freed)
use cells-transit as blast (number0 = blasts, growth = 0 {1/h}, kill = 0.01 {1/h}, delay = 10 {h})
use cell-trafficking as cell (around = plasma_A, released = inside, free = plasma_plasma, number = blast_N, number0 = blasts, born = blast_born, dying = 0.01 {1/h}, copies = 4136 {copies/cells}, kon = 0.36 {1/(nM*h)}, kd = 1 {nM}, kint = 0.6 {1/h}, krec = 0 {1/h}, kdeg = 0.5 {1/h})
output found : nmol = sum(i: plasma_A[i] + plasma_P[i] + cell_B[i] + cell_Be[i]) + plasma_eliminated + cell_degraded "antibody"
`);
  const outputs = courseOf(model, { dose: 15, timesH: [0.5, 24, 200] });
  // 15 mg of 150 kDa.
  for (const found of outputs("found")) near(found, 100, 1e-9);
  const [before, after] = [outputs("cell_surface_target")[0]!, 4136];
  expect(before).toBeLessThan(after / 3);
});
