import { describe, expect, test } from "vitest";
import { compile, readModel, type System } from "../model/index.ts";
import { type DoseEvent, type Problem, type Solution, solve } from "./index.ts";
import { family, methods } from "./methods.ts";
import { type Equations, stepper } from "./stepper.ts";

/** y = 1/(1+t²) and z = e^−t, coupled by a term that is 0 on the solution, so that every order condition counts. */
const smooth: Equations = {
  n: 2,
  autonomous: false,
  derivative(t, [y = 0, z = 0], out) {
    const off = y * (1 + t * t) - 1;
    out[0] = -2 * t * y * y + off * z;
    out[1] = -z + 5 * off * y;
  },
  jacobian(t, [y = 0, z = 0], out) {
    const [off, slope] = [y * (1 + t * t) - 1, 1 + t * t];
    out.set([-4 * t * y + slope * z, off, 5 * slope * y + 5 * off, -1]);
  },
  timeDerivative(t, [y = 0, z = 0], out) {
    out.set([-2 * y * y + 2 * t * y * z, 10 * t * y * y]);
  },
};
const exact = (t: number): readonly number[] => [1 / (1 + t * t), Math.exp(-t)];

const distance = (y: ArrayLike<number>, t: number): number =>
  Math.max(...exact(t).map((value, k) => Math.abs(y[k]! - value)));

function errorAfter(method: (typeof family)[number]["method"], nSteps: number): number {
  const steps = stepper(method, smooth);
  const [y, next, error] = [Float64Array.from(exact(0)), new Float64Array(2), new Float64Array(2)];
  const h = 1.5 / nSteps;
  steps.begin(0, y);
  for (let k = 0; k < nSteps; k++) {
    steps.attempt(k * h, h, y, next, error);
    steps.accept();
    y.set(next);
  }
  return distance(y, 1.5);
}

function errorWithin(method: (typeof family)[number]["method"], h: number): number {
  const steps = stepper(method, smooth);
  const [next, error, out] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  const y = Float64Array.from(exact(0.3));
  steps.begin(0.3, y);
  steps.attempt(0.3, h, y, next, error);
  return Math.max(
    ...[0.2, 0.5, 0.8].map((theta) => {
      steps.between(theta, h, y, next, out);
      return distance(out, 0.3 + theta * h);
    }),
  );
}

const system = (lines: string): System => {
  const { model, issues } = readModel({ path: "test.model", text: `model test\n${lines}` });
  if (!model) throw new Error(JSON.stringify(issues));
  return compile(model);
};

const oneCompartment = system(`
species A : mg "amount"
species E : mg "eliminated"
reaction eliminate : A -> E at 0.1 {1/h} * A
dose drug : mg into A = 1
output a : mg = A
output e : mg = E`);

const bateman = system(`
species D : mg "depot"
species A : mg "amount"
reaction absorb : D -> A at 1.3 {1/h} * D
reaction eliminate : A -> nothing at 0.2 {1/h} * A
dose drug : mg into D = 1
output a : mg = A`);

function simulate(of: System, change: Partial<Problem>): Solution {
  return solve({
    system: of.bind(new Float64Array(0)),
    nStates: of.nStates,
    nOutputs: of.nOutputs,
    doses: [],
    timesH: Float64Array.of(0),
    relativeTolerance: 1e-8,
    absoluteTolerance: new Float64Array(of.nStates).fill(1e-10),
    method: "automatic",
    maxSteps: 1e5,
    ...change,
  });
}

const dose = (timeH: number, amount: number, durationH = 0): DoseEvent => ({
  timeH,
  amount,
  durationH,
  port: 0,
});

/** What is left at t of a dose of 1 given over `over` h from 0 on and lost at 0.1 /h. */
function remaining(t: number, over: number): number {
  if (t < 0) return 0;
  if (over === 0) return Math.exp(-0.1 * t);
  const until = Math.min(t, over);
  return ((1 - Math.exp(-0.1 * until)) / (0.1 * over)) * Math.exp(-0.1 * (t - until));
}

describe.each(family)("$method.name", ({ key, method }) => {
  test("its error falls with the order it states", () => {
    // Few enough steps that rounding does not count.
    const n = method.order > 5 ? 8 : 40;
    const [coarse, fine] = [errorAfter(method, n), errorAfter(method, 2 * n)];
    // Higher terms still count at these steps; a method one order lower would measure a whole unit less.
    expect(Math.log2(coarse / fine)).toBeGreaterThan(method.order - 0.35);
  });

  test("its dense output has the order it states", () => {
    const h = method.denseOrder > 4 ? 0.16 : 0.02;
    const [coarse, fine] = [errorWithin(method, h), errorWithin(method, h / 2)];
    expect(Math.log2(coarse / fine)).toBeGreaterThan(method.denseOrder + 1 - 0.35);
  });

  test("its dense output begins and ends at the step", () => {
    const steps = stepper(method, smooth);
    const [next, error, out] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
    const y = Float64Array.from(exact(0));
    steps.begin(0, y);
    steps.attempt(0, 0.2, y, next, error);
    steps.between(0, 0.2, y, next, out);
    expect([...out]).toEqual([...y]);
    steps.between(1, 0.2, y, next, out);
    // The published coefficients of the dense output hold 14 digits.
    out.forEach((value, k) => {
      expect(Math.abs(value - next[k]!)).toBeLessThan(1e-13);
    });
  });

  test("its error follows the tolerance", () => {
    const timesH = Float64Array.from({ length: 25 }, (_, k) => k);
    const wanted = [...timesH].map((t) => ((1.3 * 100) / 1.1) * (Math.exp(-0.2 * t) - Math.exp(-1.3 * t)));
    for (const relativeTolerance of [1e-4, 1e-6, 1e-8, 1e-10]) {
      const absoluteTolerance = new Float64Array(2).fill(relativeTolerance);
      const { outputs, status } = simulate(bateman, {
        method: key,
        doses: [dose(0, 100)],
        timesH,
        relativeTolerance,
        absoluteTolerance,
      });
      expect(status).toBe("ok");
      const worst = Math.max(...wanted.slice(1).map((value, k) => Math.abs(outputs[k + 1]! / value - 1)));
      // Errors of single steps add up over some tens of steps.
      expect(worst).toBeLessThan(50 * relativeTolerance);
    }
  });

  test("boluses, infusions and their overlaps add up as the closed form says", () => {
    const doses = [
      dose(24, 50, 8),
      dose(0, 100),
      dose(5, 30, 10),
      dose(5, 20),
      dose(5, 10),
      dose(10, 40, 2),
      dose(30.25, 7),
    ];
    const timesH = Float64Array.from({ length: 97 }, (_, k) => k / 2 + 0.1);
    const { outputs } = simulate(oneCompartment, { method: key, doses, timesH });
    timesH.forEach((t, row) => {
      const wanted = doses.reduce(
        (sum, { timeH, amount, durationH }) => sum + amount * remaining(t - timeH, durationH),
        0,
      );
      // rtol 1e-8, some tens of steps.
      expect(Math.abs(outputs[2 * row]! / wanted - 1), `at ${t} h`).toBeLessThan(3e-7);
    });
  });

  test("what was given is what is there and what was lost", () => {
    const timesH = Float64Array.of(0, 3, 3, 12, 12.5, 40);
    const { outputs } = simulate(oneCompartment, {
      method: key,
      doses: [dose(3, 70), dose(12, 30, 1)],
      timesH,
    });
    const total = [...timesH].map((_, row) => outputs[2 * row]! + outputs[2 * row + 1]!);
    // Linear balances hold to rounding, whatever the tolerance; rounding adds up over some hundred additions.
    [0, 0, 70, 70, 85, 100].forEach((wanted, row) => {
      expect(Math.abs(total[row]! - wanted)).toBeLessThan(1e-11);
    });
  });

  test("a time given twice reads before and after the dose, a time given once before it", () => {
    const before = simulate(oneCompartment, {
      method: key,
      doses: [dose(0, 5), dose(2, 5)],
      timesH: Float64Array.of(0, 2),
    });
    expect(before.outputs[0]).toBe(0);
    expect(before.outputs[2]).toBeCloseTo(5 * Math.exp(-0.2), 7);
    const both = simulate(oneCompartment, {
      method: key,
      doses: [dose(0, 5), dose(2, 5)],
      timesH: Float64Array.of(0, 0, 2, 2),
    });
    expect([both.outputs[0], both.outputs[2]]).toEqual([0, 5]);
    expect(both.outputs[6]! - both.outputs[4]!).toBeCloseTo(5, 12);
  });

  test("a time that is the time of a dose up to rounding reads as at the dose", () => {
    const after = 0.1 * 3 * 8;
    expect(after).toBeGreaterThan(2.4);
    const { outputs } = simulate(oneCompartment, {
      method: key,
      doses: [dose(2.4, 5)],
      timesH: Float64Array.of(after, after),
    });
    expect([outputs[0], outputs[2]]).toEqual([0, 5]);
  });

  test("outputs do not depend on which other times are asked for", () => {
    const doses = [dose(1, 10), dose(7, 10, 3)];
    const few = simulate(bateman, { method: key, doses, timesH: Float64Array.of(4, 9, 20) });
    const many = simulate(bateman, {
      method: key,
      doses,
      timesH: Float64Array.from({ length: 21 }, (_, k) => k),
    });
    expect([...few.outputs]).toEqual([many.outputs[4], many.outputs[9], many.outputs[20]]);
  });

  test("a failure says where it stopped and what to try, and leaves NaN behind it", () => {
    const growing = system(`
state y : 1 = 1
state z : 1 = 1
y' = 1 {1/h} * y^2
z' = -1 {1/h} * z
output seen : 1 = y`);
    const blown = simulate(growing, { method: key, timesH: Float64Array.of(0.5, 2) });
    expect(["step-too-small", "not-finite", "too-many-steps"]).toContain(blown.status);
    expect(blown.reachedH).toBeCloseTo(1, 3);
    expect(blown.outputs[0]).toBeCloseTo(2, 6);
    expect(blown.outputs[1]).toBeNaN();
    expect(blown.advice).toMatch(/at 1 h/);
    const short = simulate(bateman, {
      method: key,
      doses: [dose(0, 1)],
      timesH: Float64Array.of(100),
      maxSteps: 3,
    });
    expect(short.status).toBe("too-many-steps");
    expect(short.nSteps).toBe(3);
    const bad = simulate(
      system(`
state y : 1 = 1
state z : 1 = 0
y' = -1 {1/h} * y
z' = 1 {1/h} * log(-y)
output seen : 1 = y`),
      { method: key, timesH: Float64Array.of(1) },
    );
    expect(bad.status).toBe("not-finite");
    expect(bad.advice).toContain("log(-y) (z', test.model:6:16) is not a number at 0 h");
  });
});

test("the nodes of Rodas5P are the row sums of its coefficients, and it is L-stable", () => {
  const { a, g, c, d, gamma, m } = methods.stiff;
  const n = c.length;
  // In the usual form of the method Γ = (1/γ − G)⁻¹, α = AΓ, b = mΓ (hairer1996, IV.7). Γ is found row by row.
  const big = g.map((row, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 1 / gamma : 0) - (row[j] ?? 0)),
  );
  const inverse = Array.from({ length: n }, (_, column) => {
    const x: number[] = [];
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0;
      for (let j = 0; j < i; j++) sum -= big[i]![j]! * x[j]!;
      x.push(sum / big[i]![i]!);
    }
    return x;
  });
  const gammaAt = (i: number, j: number): number => inverse[j]![i]!;
  for (let i = 0; i < n; i++) {
    const rowGamma = Array.from({ length: n }, (_, j) => gammaAt(i, j)).reduce((x, y) => x + y, 0);
    const rowAlpha = Array.from({ length: n }, (_, j) =>
      a[i]!.reduce((sum, weight, k) => sum + weight * gammaAt(k, j), 0),
    ).reduce((x, y) => x + y, 0);
    // The published coefficients hold 15 digits and sums of hundreds cancel.
    expect(Math.abs(rowGamma - d[i]!)).toBeLessThan(1e-12);
    expect(Math.abs(rowAlpha - c[i]!)).toBeLessThan(1e-12);
  }
  const b = Array.from({ length: n }, (_, j) =>
    m.reduce((sum, weight, i) => sum + weight * gammaAt(i, j), 0),
  );
  expect(b.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12);
  // One step of y' = λy with hλ = −1e9 leaves next to nothing.
  const decay = stepper(methods.stiff, {
    n: 1,
    autonomous: true,
    derivative: (_t, y, out) => out.set([-1e9 * y[0]!]),
    jacobian: (_t, _y, out) => out.set([-1e9]),
    timeDerivative: (_t, _y, out) => out.fill(0),
  });
  const [y, next, error] = [Float64Array.of(1), new Float64Array(1), new Float64Array(1)];
  decay.begin(0, y);
  decay.attempt(0, 1, y, next, error);
  expect(Math.abs(next[0]!)).toBeLessThan(1e-6);
});

test("automatic takes the explicit method for slow models and the stiff one for fast processes over long times", () => {
  const slow = simulate(bateman, { doses: [dose(0, 1)], timesH: Float64Array.of(24) });
  expect(slow.method).toBe(methods.explicit.name);
  const fast = system(`
species A : nmol "weeks"
species D : nmol "minutes"
reaction lose : A -> D at 0.003 {1/h} * A
reaction clear : D -> nothing at 10 {1/h} * D
dose adc : nmol into A = 1
output d : nmol = D`);
  const long = simulate(fast, { doses: [dose(0, 1)], timesH: Float64Array.of(2016) });
  expect(long.method).toBe(methods.stiff.name);
});

test("misuse throws: descending times, doses before time 0, tolerances that are not positive", () => {
  expect(() => simulate(bateman, { timesH: Float64Array.of(2, 1) })).toThrow(RangeError);
  expect(() => simulate(bateman, { timesH: Float64Array.of(-1, 1) })).toThrow(RangeError);
  expect(() => simulate(bateman, { doses: [dose(-1, 1)] })).toThrow(RangeError);
  expect(() => simulate(bateman, { doses: [dose(1, Number.NaN)] })).toThrow(RangeError);
  expect(() => simulate(bateman, { relativeTolerance: 0 })).toThrow(RangeError);
});
