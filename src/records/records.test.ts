import fc from "fast-check";
import { expect, test } from "vitest";
import { type Model, readModel } from "../model/index.ts";
import {
  type Conventions,
  type CovariateCourse,
  type DoseRecord,
  type RecordedSubject,
  type SubjectRecord,
  solveRecords,
} from "./index.ts";

const read = (text: string): Model => {
  const { model, issues } = readModel({ path: "test.model", text });
  if (!model) throw new Error(issues.map(({ found }) => found).join("\n"));
  return model;
};

const one = read(`model one
param k = 0.1 1/h "loss" assumed "an example" range 0.1..1
covariate late = 0 h "lag"
covariate part = 1 1 "part that enters"
covariate long = 2 h "duration"
species A : mg
species AUC : mg*h
reaction lose : A -> nothing at k * A
reaction count : nothing -> AUC at A
dose drug : mg into A = 1 bioavailability part lag late duration long
output a : mg = A
output auc : mg*h = AUC
`);

const saturable = read(`model saturable
param Vmax = 10 mg/h "capacity" assumed "an example" range 1..100
param Km = 5 mg "half" assumed "an example" range 1..100
species A : mg
species P : mg
reaction lose : A -> nothing at Vmax * A / (Km + A)
reaction move : A <-> P at 0.1 {1/h} * A - 0.02 {1/h} * P
dose drug : mg into A = 1
output a : mg = A
output p : mg = P
`);

const receptor = read(`model receptor
param k = 0.05 1/h "loss" assumed "an example" range 0.1..1
species A : nmol
species R : nmol = 10 {nmol} "target that is neither made nor lost"
species C : nmol
reaction lose : A -> nothing at k * A
reaction bind : A + R <-> C at 0.3 {1/(nmol*h)} * A * R - 0.2 {1/h} * C
dose drug : nmol into A = 1
output a : nmol = A
output c : nmol = C
output total : nmol = R + C
`);

const dose = (timeH: number, more: Partial<DoseRecord> = {}): DoseRecord => ({
  ...{ kind: "dose", timeH, port: 0, amount: 100, speed: { kind: "at once" }, everyH: 0, additional: 0 },
  ...{ steadyState: "no", reset: false },
  ...more,
});
const over = (perH: number): Partial<DoseRecord> => ({ speed: { kind: "rate", perH } });
const look = (...times: readonly number[]): SubjectRecord[] =>
  times.map((timeH) => ({ kind: "observation", timeH }));
const sorted = (records: readonly SubjectRecord[]): SubjectRecord[] =>
  [...records].sort((a, b) => a.timeH - b.timeH);
const typical = (model: Model) =>
  Float64Array.from([...model.parameters, ...model.covariates], ({ quantity }) => quantity.value);

interface Asked {
  readonly model?: Model;
  readonly inputs?: readonly number[];
  readonly covariates?: readonly CovariateCourse[];
  readonly conventions?: Partial<Conventions>;
  readonly tolerance?: number;
  readonly method?: "automatic" | "explicit" | "stiff";
}

const subjectOf = (records: readonly SubjectRecord[], { model = one, inputs, covariates = [] }: Asked) => ({
  inputs: inputs ? Float64Array.from(inputs) : typical(model),
  ...{ records, covariates },
});

function solveAll(subjects: readonly RecordedSubject[], asked: Asked = {}) {
  const { model = one, conventions = {}, tolerance = 1e-9, method = "automatic" } = asked;
  const absoluteTolerance = () => new Float64Array(model.states.length).fill(tolerance * 1e-3);
  const settings = { relativeTolerance: tolerance, absoluteTolerance, method, maxSteps: 1_000_000 };
  return solveRecords({ ...settings, model, subjects, conventions });
}

/** An output at the observations, as it is asked for. */
function at(records: readonly SubjectRecord[], asked: Asked = {}, output = 0): number[] {
  const { model = one } = asked;
  const [solution] = solveAll([subjectOf(records, asked)], asked);
  expect(solution!.advice).toBe("");
  return records.flatMap(({ kind }, k) =>
    kind === "observation" ? [solution!.outputs[k * model.outputs.length + output]!] : [],
  );
}

const near = (found: readonly number[], wanted: readonly number[], relative: number) =>
  found.forEach((value, k) => {
    expect(Math.abs(value - wanted[k]!)).toBeLessThanOrEqual(relative * Math.abs(wanted[k]!) + 1e-9);
  });

const methods = ["automatic", "explicit", "stiff"] as const;

test.each(methods)("a late dose enters after its lag, and a part of it, %s", (method) => {
  const found = at([dose(1), ...look(2, 3.5, 5)], { inputs: [0.1, 2.5, 0.4, 2], method });
  // 1e-8: ten times the tolerance.
  near(found, [0, 40, 40 * Math.exp(-0.15)], 1e-8);
});

test("with a given rate, bioavailability makes the infusion shorter; with a modelled duration, slower", () => {
  const wash = (rate: number, t: number, end: number) =>
    (rate / 0.1) * (1 - Math.exp(-0.1 * Math.min(t, end))) * Math.exp(-0.1 * Math.max(0, t - end));
  const times = [1, 3, 8];
  const inputs = [0.1, 0, 0.5, 5];
  near(
    at([dose(0, over(20)), ...look(...times)], { inputs }),
    times.map((t) => wash(20, t, 2.5)),
    1e-8,
  );
  const modelled = dose(0, { speed: { kind: "modelled duration" } });
  near(
    at([modelled, ...look(...times)], { inputs }),
    times.map((t) => wash(10, t, 5)),
    1e-8,
  );
});

test("a rate that is left to a model which does not say it is a failure with advice, not a guess", () => {
  const records = [dose(0, { speed: { kind: "modelled rate" } }), ...look(1)];
  const [solution] = solveAll([subjectOf(records, {})]);
  expect([solution!.status, solution!.advice]).toEqual([
    "not-followed",
    'a record leaves the rate of a dose to the model, which does not say it; add "rate ..." to its dose statement',
  ]);
});

test.each(methods)("at steady state one compartment has the levels of its closed form, %s", (method) => {
  const [k, tau] = [0.1, 24];
  const records = [dose(0, { steadyState: "replaces", everyH: tau }), ...look(0, 5, 23)];
  const peak = 100 / (1 - Math.exp(-k * tau));
  near(
    at(records, { method }),
    [0, 5, 23].map((t) => peak * Math.exp(-k * t)),
    1e-8,
  );
});

test("a constant infusion stands at rate over loss and ends with its record", () => {
  const records = [dose(3, { amount: 0, steadyState: "replaces", ...over(7) }), ...look(3, 13)];
  near(at(records), [70, 70 * Math.exp(-1)], 1e-8);
  const stands = at([dose(0, { amount: 0, steadyState: "replaces", ...over(5) }), ...look(0)], {
    model: saturable,
  });
  near(stands, [5], 1e-7);
});

const regimens = fc.record({
  amount: fc.double({ min: 1, max: 200, noNaN: true }),
  everyH: fc.double({ min: 4, max: 48, noNaN: true }),
  lag: fc.double({ min: 0, max: 60, noNaN: true }),
  /** Zero for a bolus; up to three intervals for infusions that overlap. */
  lengthH: fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 100, noNaN: true })),
});

test("a steady state is what 300 doses lead to, with lags and infusions longer than the interval", () => {
  fc.assert(
    fc.property(regimens, ({ amount, everyH, lag, lengthH }) => {
      const inputs = [0.1, lag, 1, 2];
      const speed = lengthH > 0 ? over(amount / lengthH) : {};
      const times = [0, 0.3, 0.9, 1.4, 2.2].map((part) => part * everyH);
      const solved = [
        dose(0, { amount, everyH, additional: 2, steadyState: "replaces", ...speed }),
        ...look(...times),
      ];
      const startH = 300 * everyH;
      const waited = [
        dose(0, { amount, everyH, additional: 302, ...speed }),
        ...look(...times.map((t) => startH + t)),
      ];
      const ahead = at(solved, { inputs }).slice(1);
      // 300 intervals of at least 4 h are 120 mean lives; both sides keep the tolerance of 1e-9.
      near(ahead, at(waited, { inputs }).slice(1), 1e-6);
    }),
    { seed: 3, numRuns: 40 },
  );
});

test("the steady state of a saturable model is what 2,000 doses lead to", () => {
  const records = [dose(0, { everyH: 12, steadyState: "replaces" }), ...look(1, 11)];
  const waited = [dose(0, { everyH: 12, additional: 2000 }), ...look(24_001, 24_011)];
  for (const output of [0, 1]) {
    near(at(records, { model: saturable }, output), at(waited, { model: saturable }, output), 1e-6);
  }
});

test("doses above what a saturable model can clear have no steady state, and that is said", () => {
  const records = [dose(0, { amount: 130, everyH: 12, steadyState: "replaces" }), ...look(1)];
  const [solution] = solveAll([subjectOf(records, { model: saturable })], { model: saturable });
  expect(solution!.status).toBe("not-followed");
  expect(solution!.advice).toContain("no steady state");
});

test("a target that is neither made nor lost keeps its sum at steady state", () => {
  const records = [dose(0, { amount: 20, everyH: 24, steadyState: "replaces" }), ...look(0, 10)];
  const waited = [dose(0, { amount: 20, everyH: 24, additional: 300 }), ...look(7200, 7210)];
  // What rounding changes in the sum over a period, some 1e-13, over ε = 1e-5.
  near(at(records, { model: receptor }, 2), [10, 10], 1e-7);
  for (const output of [0, 1]) {
    near(
      at(records, { model: receptor }, output).slice(1),
      at(waited, { model: receptor }, output).slice(1),
      1e-6,
    );
  }
});

test("a state that only counts has no steady state and goes on counting", () => {
  const records = [dose(0), ...look(10), dose(10, { everyH: 24, steadyState: "replaces" }), ...look(10)];
  const [before, after] = at(records, {}, 1);
  near([before!, after!], [1000 * (1 - Math.exp(-1)), before!], 1e-8);
});

test("a second steady state adds to the first as the sum of both regimens", () => {
  const records = sorted([
    dose(0, { everyH: 24, additional: 3, steadyState: "replaces" }),
    dose(12, { amount: 50, everyH: 24, additional: 3, steadyState: "adds" }),
    ...look(13, 30, 50),
  ]);
  const waited = sorted([
    dose(0, { everyH: 24, additional: 23 }),
    dose(12, { amount: 50, everyH: 24, additional: 23 }),
    ...look(481 + 12, 510, 530),
  ]);
  near(at(records), at(waited), 1e-8);
});

test("additional doses are the doses written out", () => {
  fc.assert(
    fc.property(regimens, fc.integer({ min: 0, max: 6 }), ({ amount, everyH, lag, lengthH }, n) => {
      const inputs = [0.1, lag, 0.7, 2];
      const speed = lengthH > 0 ? over(amount / lengthH) : {};
      const times = look(...Array.from({ length: 20 }, (_, k) => 7.123 + k * 13.0417));
      const short = sorted([dose(0, { amount, everyH, additional: n, ...speed }), ...times]);
      const long = sorted([
        ...Array.from({ length: n + 1 }, (_, k) => dose(k * everyH, { amount, ...speed })),
        ...times,
      ]);
      // Both do the same at the same moments.
      near(at(short, { inputs }), at(long, { inputs }), 1e-12);
    }),
    { seed: 4, numRuns: 40 },
  );
});

test("doses of a linear model add up", () => {
  fc.assert(
    fc.property(regimens, regimens, (first, second) => {
      const times = look(...Array.from({ length: 15 }, (_, k) => 5 + 11 * k));
      const one = (r: typeof first) =>
        dose(0, {
          amount: r.amount,
          everyH: r.everyH,
          additional: 2,
          ...(r.lengthH > 0 ? over(r.amount / r.lengthH) : {}),
        });
      const both = at([one(first), one(second), ...times]);
      const apart = [at([one(first), ...times]), at([one(second), ...times])];
      // The matrix exponential is exact up to rounding.
      near(
        both,
        both.map((_, k) => apart[0]![k]! + apart[1]![k]!),
        1e-10,
      );
    }),
    { seed: 5, numRuns: 30 },
  );
});

test("a reset brings the states back, ends infusions and takes back what was to come, unless it is kept", () => {
  const records = sorted([
    dose(0, { everyH: 10, additional: 2, ...over(10) }),
    { kind: "reset", timeH: 15 },
    ...look(16, 21),
  ]);
  expect(at(records)).toEqual([0, 0]);
  const kept = at(records, { conventions: { pending: "kept" } });
  near(kept, [0, 100 * (1 - Math.exp(-0.1))], 1e-8);
  const again = sorted([dose(0), dose(5, { amount: 30, reset: true }), ...look(6)]);
  near(at(again), [30 * Math.exp(-0.1)], 1e-8);
});

test("a state is replaced, multiplied, switched off and on; a dose switches it on", () => {
  const records: SubjectRecord[] = [
    dose(0),
    { kind: "replace", timeH: 1, state: 0, value: 40 },
    ...look(1),
    { kind: "multiply", timeH: 2, state: 0, value: 0.5 },
    ...look(2),
    { kind: "switch", timeH: 3, state: 0, on: false },
    ...look(3, 4),
    { kind: "switch", timeH: 5, state: 0, on: true },
    ...look(6),
    { kind: "switch", timeH: 7, state: 0, on: false },
    dose(8, { amount: 10 }),
    ...look(9),
  ];
  for (const method of methods) {
    const found = at(records, { method });
    near(found, [40, 20 * Math.exp(-0.1), 0, 0, 0, 10 * Math.exp(-0.1)], 1e-8);
  }
});

test("an infusion into a state that is switched off ends", () => {
  const records: SubjectRecord[] = [
    dose(0, over(10)),
    { kind: "switch", timeH: 2, state: 0, on: false },
    { kind: "switch", timeH: 3, state: 0, on: true },
    ...look(4),
  ];
  expect(at(records)).toEqual([0]);
});

const changing = (between: CovariateCourse["between"], values: readonly number[]): CovariateCourse => ({
  ...{ input: 0, between, values: Float64Array.from(values) },
});

test.each(methods)("a covariate holds on, holds back, or runs on a line, %s", (method) => {
  const records = [dose(0), ...look(10, 20)];
  const values = [0.1, 0.3, 0.2];
  const k = (between: CovariateCourse["between"]) =>
    at(records, { covariates: [changing(between, values)], method });
  const left = (...exponents: readonly number[]) => exponents.map((x) => 100 * Math.exp(-x));
  near(k("locf"), left(1, 4), 1e-7);
  near(k("nocb"), left(3, 5), 1e-7);
  // ∫ k dt of a line: the mean of its ends.
  near(k("linear"), left(2, 4.5), 1e-7);
});

test("a dose sees the covariates of its own record", () => {
  const late = { input: 1, between: "locf" as const, values: Float64Array.of(3, 0, 0, 0) };
  near(at([dose(0), ...look(0, 2, 3)], { covariates: [late] }), [0, 0, 100], 1e-12);
});

test("records of one time happen as they are written, or doses or observations first", () => {
  const records = [...look(5), dose(5), ...look(5), dose(5), ...look(5)];
  expect(at(records)).toEqual([0, 100, 200]);
  expect(at(records, { conventions: { sameTime: "doses first" } })).toEqual([200, 200, 200]);
  expect(at(records, { conventions: { sameTime: "observations first" } })).toEqual([0, 0, 0]);
});

test("an additional dose at the time of a record comes before it, or after it when that is chosen", () => {
  const records = [dose(0, { everyH: 10, additional: 1 }), ...look(10)];
  const before = 100 * Math.exp(-1);
  near(at(records), [before + 100], 1e-12);
  near(at(records, { conventions: { laterDoses: "last" } }), [before], 1e-12);
});

test("a subject begins with its first record", () => {
  const begun = read(`model begun
param k = 0.1 1/h "loss" assumed "an example" range 0.1..1
species A : mg = 8 {mg}
reaction lose : A -> nothing at k * A
dose drug : mg into A = 1
output a : mg = A
`);
  near(at(look(50, 60), { model: begun }), [8, 8 * Math.exp(-1)], 1e-8);
});

test("a subject gives the same bits alone and among others of every kind", () => {
  const kinds: RecordedSubject[] = [
    subjectOf([dose(0, { everyH: 24, steadyState: "replaces" }), ...look(3, 30)], {}),
    subjectOf([dose(0), { kind: "switch", timeH: 1, state: 0, on: false }, ...look(3, 30)], {}),
    subjectOf([dose(0), ...look(3, 30)], { covariates: [changing("linear", [0.1, 0.2, 0.3])] }),
    subjectOf([dose(0, over(3)), ...look(3, 30, 50)], {}),
  ];
  for (const method of methods) {
    const many = solveAll([...kinds, ...kinds].reverse(), { method });
    kinds.forEach((subject, k) => {
      const [alone] = solveAll([subject], { method });
      expect(many[7 - k]!.outputs).toEqual(alone!.outputs);
    });
  }
});
