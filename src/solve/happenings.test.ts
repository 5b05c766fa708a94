import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, interpret, type Model, readModel } from "../model/index.ts";
import { type Happening, methods, solve, solveBatch } from "./index.ts";

const text = (rate: string) => `model altered
param k = 0.3 1/h "loss" assumed "an example" range 0.1..1
param m = 0.2 1/h "exchange" assumed "an example" range 0.1..1
species A : mg = 5 {mg}
species B : mg
species S : mg
reaction lose : A -> nothing at ${rate}
reaction move : A <-> B at m * (A - B)
reaction bind : B -> S at m * B
dose drug : mg into A = 1
dose other : mg into B = 0.5
output a : mg = A * k / m
output b : mg = B
output s : mg = S
`;

const modelOf = (rate: string): Model => readModel({ path: "altered.model", text: text(rate) }).model!;
const models = {
  linear: modelOf("k * A"),
  saturable: modelOf("k * A / (1 + A / 20 {mg})"),
} as const;

const happening = (timeH: number): fc.Arbitrary<Happening> => {
  const value = fc.double({ min: 0, max: 50, noNaN: true });
  const state = fc.integer({ min: 0, max: 2 });
  return fc.oneof(
    fc.record({
      kind: fc.constantFrom("add", "set", "multiply" as const),
      timeH: fc.constant(timeH),
      state,
      value,
    }),
    fc.record({
      kind: fc.constant("rate" as const),
      timeH: fc.constant(timeH),
      state: fc.integer({ min: 0, max: 1 }),
      value,
    }),
    fc
      .tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }))
      .map((inputs) => ({ kind: "inputs" as const, timeH, inputs: Float64Array.from(inputs) })),
    fc.constant({ kind: "read" as const, timeH }),
  );
};

const courses = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 8 }).chain((times) => {
  const ascending = [...times].sort((a, b) => a - b).map((time) => time * 2.5);
  return fc.tuple(...ascending.map(happening)) as fc.Arbitrary<Happening[]>;
});

/** Every moment before, at each reading and after; and some times between. */
const timesFor = (happenings: readonly Happening[]): Float64Array => {
  const moments = happenings.flatMap(({ kind, timeH }) => (kind === "read" ? [timeH] : []));
  const all = [...new Set(happenings.map(({ timeH }) => timeH))].flatMap((timeH) => [timeH, timeH]);
  return Float64Array.from([...all, ...moments, 1, 3.3, 11, 30]).sort();
};

const inputs = Float64Array.of(0.3, 0.2);
const absoluteTolerance = new Float64Array(3).fill(1e-8);
const settings = { relativeTolerance: 1e-7, maxSteps: 100_000 };

test.each(
  Object.keys(models).flatMap((name) =>
    (Object.keys(methods) as (keyof typeof methods)[]).map((method) => [name, method] as const),
  ),
)("the module alters %s models as the interpreted solver does, %s", (name, method) => {
  const model = models[name as keyof typeof models];
  fc.assert(
    fc.property(courses, (happenings) => {
      const timesH = timesFor(happenings);
      const [found] = solveBatch({
        ...{ model, method, timesH, ...settings },
        subjects: [{ inputs, doses: [], absoluteTolerance, course: { happenings, timesH } }],
      });
      for (const system of [compile(model), interpret(model)]) {
        const wanted = solve({
          ...{
            system: system.bind(inputs),
            bind: system.bind,
            nStates: 3,
            nOutputs: 3,
            doses: [],
            happenings,
          },
          ...{ timesH, absoluteTolerance, method, ...settings },
        });
        expect(found!.status).toBe("ok");
        expect(found!.nSteps).toBe(wanted.nSteps);
        // Both take the same steps; what is left is rounding in exp, log and the order of sums.
        wanted.outputs.forEach((value, k) => {
          expect(Math.abs(found!.outputs[k]! - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12);
        });
      }
    }),
    { seed: 11, numRuns: 25 },
  );
});

test("the matrix exponential agrees with small steps when inputs change", () => {
  const model = models.linear;
  fc.assert(
    fc.property(courses, (happenings) => {
      const timesH = timesFor(happenings);
      const subjects = [{ inputs, doses: [], absoluteTolerance, course: { happenings, timesH } }];
      const [exact] = solveBatch({ model, subjects, timesH, ...settings, method: "automatic" });
      const [steps] = solveBatch({
        model,
        subjects,
        timesH,
        ...settings,
        relativeTolerance: 1e-10,
        method: "explicit",
      });
      steps!.outputs.forEach((value, k) => {
        // 100 times the tolerances of the steps.
        expect(Math.abs(exact!.outputs[k]! - value)).toBeLessThanOrEqual(1e-8 * Math.abs(value) + 1e-6);
      });
    }),
    { seed: 12, numRuns: 25 },
  );
});

test("what a model cannot have happen is refused with its number and time", () => {
  const run = (happenings: readonly Happening[]) =>
    solveBatch({
      ...{ model: models.linear, method: "automatic", timesH: Float64Array.of(1), ...settings },
      subjects: [
        { inputs, doses: [], absoluteTolerance, course: { happenings, timesH: Float64Array.of(1) } },
      ],
    });
  expect(() => run([{ kind: "rate", timeH: 0, state: 2, value: 1 }])).toThrow(
    /happening 1 .* a dose can enter/,
  );
  expect(() => run([{ kind: "add", timeH: 0, state: 3, value: 1 }])).toThrow(/a state of the model/);
  expect(() => run([{ kind: "inputs", timeH: 0, inputs: Float64Array.of(1) }])).toThrow(/2 inputs/);
  expect(() =>
    run([
      { kind: "read", timeH: 2 },
      { kind: "read", timeH: 1 },
    ]),
  ).toThrow(/happening 2/);
});

test("the lag of a port makes its doses enter later, by every method", () => {
  const { model } = readModel({
    path: "late.model",
    text: `model late
param k = 0.1 1/h "loss" assumed "an example" range 0.1..1
param late = 2 h "lag" assumed "an example" range 0..5
species A : mg
reaction lose : A -> nothing at k * A
dose drug : mg into A = 1 bioavailability 0.5 lag late
output a : mg = A
`,
  });
  for (const method of ["automatic", "explicit", "stiff"] as const) {
    const [found] = solveBatch({
      ...{ model: model!, method, timesH: Float64Array.of(1, 2, 2, 12), ...settings },
      subjects: [
        {
          inputs: Float64Array.of(0.1, 2),
          doses: [{ timeH: 0, amount: 100, durationH: 0, port: 0 }],
          absoluteTolerance: Float64Array.of(1e-8),
        },
      ],
    });
    expect([...found!.outputs.slice(0, 3)]).toEqual([0, 0, 50]);
    expect(found!.outputs[3]).toBeCloseTo(50 * Math.exp(-1), 5);
  }
});

test("events of the model and happenings go together; events see the inputs that stand", () => {
  const { model } = readModel({
    path: "refill.model",
    text: `model refill
param low = 10 mg "level at which it is refilled" assumed "an example" range 1..50
species A : mg
species N : 1 "refills" constant
reaction lose : A -> nothing at 0.1 {1/h} * A
dose drug : mg into A = 1
event refill : when A < low set A = 100 {mg}, N = N + 1
output a : mg = A
output n : 1 = N
`,
  });
  const happenings: Happening[] = [
    { kind: "set", timeH: 0, state: 0, value: 100 },
    { kind: "inputs", timeH: 1, inputs: Float64Array.of(50) },
  ];
  const timesH = Float64Array.of(6, 8);
  const [found] = solveBatch({
    ...{ model: model!, method: "automatic", timesH, ...settings },
    subjects: [
      {
        inputs: Float64Array.of(10),
        doses: [],
        absoluteTolerance: Float64Array.of(1e-8, 1e-8),
        course: { happenings, timesH },
      },
    ],
  });
  // Falls below 50 mg, not 10 mg, at 10·ln 2 = 6.93 h.
  expect(found!.fired!.map(({ timeH }) => timeH)).toEqual([expect.closeTo(10 * Math.LN2, 6)]);
  expect(found!.outputs[2]).toBeCloseTo(100 * Math.exp(-0.1 * (8 - 10 * Math.LN2)), 4);
});
