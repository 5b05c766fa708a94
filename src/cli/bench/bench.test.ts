import { expect, test } from "vitest";
import { renderFigure } from "../../figure/index.ts";
import { readModel } from "../../model/index.ts";
import { methods, type Solution } from "../../solve/index.ts";
import { toCsv } from "../../table/index.ts";
import { errorsOf } from "./errors.ts";
import { workPrecision } from "./figure.ts";
import { everyMethod, type Measured, measure, referenceOf } from "./measure.ts";
import { benchTable, printBench, printReference } from "./rows.ts";
import type { Trial } from "./trial.ts";

const solution = (...outputs: readonly number[]): Solution => ({
  ...{ status: "ok", reachedH: 1, advice: "", nSteps: 1, method: "given" },
  outputs: Float64Array.from(outputs),
});

function trialOf(lines: string, lastH: number): Trial {
  const { model } = readModel({ path: "t.model", text: `model t\n${lines}` });
  const absolute = (tolerance: number) => new Float64Array(model!.states.length).fill(tolerance * 1e-6);
  return {
    model: model!,
    ...{ about: "a test", nSubjects: 2 },
    batch: (tolerance) => ({
      ...{ model: model!, maxSteps: 20_000, relativeTolerance: tolerance, method: "automatic" },
      timesH: Float64Array.from({ length: 21 }, (_, k) => (k * lastH) / 20),
      subjects: [0, 1].map(() => ({
        ...{ inputs: new Float64Array(0), doses: [], absoluteTolerance: absolute(tolerance) },
      })),
    }),
  };
}

const twoRates = trialOf(
  `species A : mg = 100 {mg} "amount"
species B : mg "beside"
reaction move : A -> B at 0.5 {1/h} * A * A / (A + 20 {mg})
reaction lose : B -> nothing at 0.2 {1/h} * B
output a : mg = A
output b : mg = B`,
  24,
);

/** Time that runs evenly, a millisecond at every look, so that nothing here depends on the machine. */
const evenClock = () => {
  let now = 0;
  return () => {
    now += 1000;
    return now;
  };
};

test("errors are relative to the value, or to a millionth of its profile's peak", () => {
  const wanted = [solution(100, 1, 1e-9, 2)];
  const found = [solution(101, 1.001, 0, 2)];
  const { worst, rms } = errorsOf(found, wanted, 2);
  expect(worst).toBeCloseTo(0.01, 12);
  // Output 1: errors of 1/100 and 1e-9/1e-4.
  expect(rms).toBeCloseTo(Math.sqrt((1e-4 + 1e-10) / 2), 12);
  const missing = errorsOf([solution(Number.NaN, 3)], [solution(Number.NaN, 3)], 2);
  expect(missing).toEqual({ worst: 0, rms: 0 });
});

test("every method that solving offers is measured once, and the choice without a name", () => {
  const names = new Set(Object.values(methods).map(({ name }) => name));
  expect(everyMethod().map(({ name }) => name)).toEqual([...names, "automatic"]);
});

test("a reference stands beside another method, and they agree where the model is smooth", () => {
  const reference = referenceOf(twoRates)!;
  expect(reference.beside).not.toContain(reference.method);
  expect(reference.beside).toContain("1e-11");
  // Two methods at 1e-11: a hundred times that for what gathers over the steps.
  expect(reference.apart.worst).toBeLessThan(1e-9);
  expect(printReference(reference)).not.toContain("doubtful");
});

test("a reference that cannot be trusted says so", () => {
  const chaotic = trialOf(
    `state x : 1 = 1 "first"
state y : 1 = 1 "second"
state z : 1 = 1 "third"
x' = 10 {1/h} * (y - x)
y' = 1 {1/h} * (x * (28 - z) - y)
z' = 1 {1/h} * (x * y - 8 / 3 * z)
output seen : 1 = x`,
    25,
  );
  const reference = referenceOf(chaotic)!;
  expect(reference.apart.worst).toBeGreaterThan(1e-8);
  expect(printReference(reference)).toMatch(
    /The reference itself is doubtful: errors below \de[-+]\d+ say little/,
  );
});

test("a method's errors fall with the tolerance, and are those of its own solution", () => {
  const reference = referenceOf(twoRates)!;
  for (const method of everyMethod()) {
    const rows = [1e-4, 1e-7].map((tolerance) =>
      measure(twoRates, method, tolerance, reference, evenClock()),
    );
    expect(rows.map(({ status }) => status)).toEqual(["ok", "ok"]);
    expect(rows[1]!.worst).toBeLessThan(rows[0]!.worst / 10);
    expect(rows[1]!.nSteps).toBeGreaterThan(rows[0]!.nSteps);
    for (const { worst, rms, nSubjects } of rows) {
      expect(rms).toBeLessThanOrEqual(worst);
      expect(nSubjects).toBe(2);
    }
  }
});

test("a method that does not get there is a row that says why", () => {
  const stiff = trialOf(
    `species A : mg = 1 {mg} "amount"
species B : mg "other side"
reaction swap : A <-> B at 1e6 {1/h} * A - 1e6 {1/h} * B
reaction lose : A -> nothing at 0.1 {1/h} * A * A / 1 {mg}
output a : mg = A`,
    100,
  );
  const reference = referenceOf(stiff)!;
  const row = measure(stiff, { key: "explicit", name: "explicit" }, 1e-6, reference, evenClock());
  expect(row.status).toBe("too-many-steps");
  expect(row.worst).toBeNaN();
  const good = measure(stiff, { key: "stiff", name: "stiff" }, 1e-6, reference, evenClock());
  const printed = printBench([{ ...row, tolerance: 1e-5 }, row, good]);
  expect(printed).toMatch(/explicit +1e-5, 1e-6 +too-many-steps\n/);
  expect(printed.trim().split("\n")).toHaveLength(3);
});

const rows: readonly Measured[] = [1e-3, 1e-6, 1e-9].flatMap((tolerance, k) => [
  {
    method: "one",
    tolerance,
    nSubjects: 4,
    usPerSubject: 10 * 4 ** k,
    nSteps: 20 * 3 ** k,
    worst: tolerance,
    rms: tolerance / 9,
    status: "ok",
  },
  {
    method: "two",
    tolerance,
    nSubjects: 4,
    usPerSubject: 90 * 2 ** k,
    nSteps: 50 * 3 ** k,
    worst: tolerance / 50,
    rms: tolerance / 500,
    status: "ok",
  },
]);
const apart = { worst: 1e-11, rms: 1e-12 };
const reference = { solutions: [], method: "one", beside: "two at 1e-11", apart };

test("the table has a unit for the time and a row for each measurement", () => {
  const csv = toCsv(benchTable(rows)).split("\r\n");
  expect(csv[0]).toBe("method,tolerance,subjects,time [us],steps,worst_error,rms_error,status");
  expect(csv[1]).toBe("one,0.001,4,10,20,0.001,0.00011111111111111112,ok");
  expect(csv).toHaveLength(8);
});

test("the figure has logarithmic axes with units, and shows every point", () => {
  const figure = workPrecision("A model", rows, reference);
  expect([figure.x.scale, figure.y.scale, figure.y.unit]).toEqual(["log", "log", "us"]);
  const svg = renderFigure(figure);
  expect(svg).toContain("Processor time per subject (µs)");
  expect(svg).toContain("Worst relative error");
  expect(svg).not.toContain("not shown");
});
