import { describe, expect, test } from "vitest";
import { compile, interpret, type Model, readModel, withSensitivities } from "../model/index.ts";
import { oneLane, twoLanes } from "../wasm/index.ts";
import { start } from "./engine/run.ts";
import {
  type Batch,
  type BatchSubject,
  type DoseEvent,
  methods,
  type Solution,
  solve,
  solveBatch,
} from "./index.ts";
import { switching } from "./switching.ts";

function read(lines: string): Model {
  const { model, issues } = readModel({ path: "events.model", text: `model events\n${lines}` });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

interface Wishes {
  readonly doses?: readonly DoseEvent[];
  readonly timesH: readonly number[];
  readonly method?: "automatic" | "explicit" | "stiff";
  readonly tolerance?: number;
}

type Run = (model: Model, wishes: Wishes) => Solution;

const asked = (model: Model, { timesH, method = "explicit", tolerance = 1e-10 }: Wishes) => ({
  ...{ method, relativeTolerance: tolerance, maxSteps: 1e5, timesH: Float64Array.from(timesH) },
  absoluteTolerance: new Float64Array(model.states.length).fill(tolerance),
});

const inModule: Run = (model, wishes) => {
  const { absoluteTolerance, ...common } = asked(model, wishes);
  const subjects = [{ inputs: new Float64Array(0), doses: wishes.doses ?? [], absoluteTolerance }];
  return solveBatch({ ...common, model, subjects })[0]!;
};

const byList: Run = (model, wishes) => {
  const system = compile(model);
  return solve({
    ...{ ...asked(model, wishes), nStates: system.nStates, nOutputs: system.nOutputs },
    ...{ doses: wishes.doses ?? [], system: system.bind(new Float64Array(0)) },
  });
};

const dose = (timeH: number, amount: number): DoseEvent => ({ timeH, amount, durationH: 0, port: 0 });
const firings = ({ fired }: Solution, name: string) =>
  fired!.filter(({ event }) => event === name).map(({ timeH }) => timeH);

const ball = (bounciness: number) =>
  read(`state height : 1 = 1 "above the floor"
state speed : 1/h "upwards"
height' = speed
speed' = -10 {1/h2}
event bounce : when height < 0 set speed = -${bounciness} * speed, height = 0
output h : 1 = height`);

const decay = (event: string, more = "") =>
  read(`species A : mg = 100 {mg} "amount"
species B : mg "what was moved" constant
reaction lose : A -> nothing at 0.1 {1/h} * A
dose drug : mg into A = 1
${event}
${more}
output a : mg = A
output b : mg = B`);

const ways: readonly (readonly [string, Run])[] = [
  ["in a module", inModule],
  ["by the flat list", byList],
];

describe.each(ways)("%s", (_, run) => {
  describe.each(["explicit", "stiff"] as const)("%s", (method) => {
    test("a bouncing ball touches the floor at the times of its closed form", () => {
      const solution = run(ball(0.8), { timesH: [0, 1, 2, 3.6], method });
      const first = Math.sqrt(2 / 10);
      const speed = Math.sqrt(2 * 10);
      // The first flight, then 2 v eᵏ / g between touches; steps of a parabola are exact up to rounding.
      const wanted = [first];
      for (let k = 1; k < 8; k++) wanted.push(wanted[k - 1]! + (2 * speed * 0.8 ** k) / 10);
      const bounces = firings(solution, "bounce").slice(0, 8);
      for (const [k, time] of wanted.entries()) expect(bounces[k]).toBeCloseTo(time, 9);
      const since = 1 - wanted[0]!;
      expect(solution.outputs[1]).toBeCloseTo(0.8 * speed * since - 5 * since * since, 8);
    });

    test("the moment at which a decay falls below a threshold is ln(ratio)/rate", () => {
      const solution = run(decay("event low : when A < 10 {mg} set B = A"), { timesH: [20, 25, 40], method });
      const [time] = firings(solution, "low");
      expect(Math.abs(time! - Math.log(10) / 0.1)).toBeLessThan(1e-8);
      expect(solution.fired).toHaveLength(1);
      expect(solution.outputs[1]).toBe(0);
      // The value at that moment: dense output at a tolerance of 1e-10.
      expect(solution.outputs[3]).toBeCloseTo(10, 7);
      expect(solution.outputs[5]).toBe(solution.outputs[3]);
    });

    test("a switch with two thresholds goes on and off at the times of its closed form", () => {
      const model = read(`state warmth : 1 "above outside"
state heater : 1 = 1 "1 when it heats" constant
warmth' = 4 {1/h} * heater - 1 {1/h} * warmth
event off : when warmth > 3 set heater = 0
event on : when warmth < 2 set heater = 1
output w : 1 = warmth`);
      const solution = run(model, { timesH: [5], method });
      const [up, down] = [Math.log((4 - 2) / (4 - 3)), Math.log(3 / 2)];
      const first = Math.log(4 / (4 - 3));
      const wanted = Array.from({ length: 3 }, (_, k) => first + k * (up + down));
      wanted.forEach((time, k) => {
        expect(firings(solution, "off")[k]).toBeCloseTo(time, 8);
        expect(firings(solution, "on")[k]).toBeCloseTo(time + down, 8);
      });
      // Off at 1.39, 2.48, 3.58, 4.68 and on at 1.79, 2.89, 3.99 h.
      expect(solution.fired).toHaveLength(7);
    });
  });

  describe("an event and a dose at one moment", () => {
    const atDose = { doses: [dose(24, 50)], timesH: [24, 24, 30] };

    test("what has become true by itself happens before the dose", () => {
      const { outputs, fired } = run(decay("event wash : when time >= 24 {h} set A = 0"), atDose);
      expect(fired).toEqual([{ event: "wash", timeH: 24 }]);
      expect(outputs[0]).toBeCloseTo(100 * Math.exp(-2.4), 8);
      expect(outputs[2]).toBe(50);
    });

    test("what the dose makes true happens after it, at the same moment", () => {
      const { outputs, fired } = run(decay("event much : when A > 55 {mg} set B = A, A = 7 {mg}"), {
        doses: [dose(24, 50)],
        timesH: [24, 24, 24],
      });
      expect(fired).toEqual([{ event: "much", timeH: 24 }]);
      expect(outputs[2]).toBe(7);
      expect(outputs[3]).toBeCloseTo(50 + 100 * Math.exp(-2.4), 8);
    });

    test("what becomes true right after the dose happens after it", () => {
      const { outputs, fired } = run(decay("event wash : when time > 24 {h} set A = 0"), atDose);
      expect(fired![0]!.timeH).toBeCloseTo(24, 10);
      expect(outputs[2]).toBeCloseTo(50 + 100 * Math.exp(-2.4), 8);
      expect(outputs[4]).toBe(0);
    });
  });

  describe("at the start", () => {
    test("what is true from the start has not become true", () => {
      const solution = run(decay("event high : when A > 50 {mg} set B = A"), { timesH: [0, 5] });
      expect(solution.fired).toEqual([]);
    });

    test("what a dose at time 0 makes true happens at time 0, after it", () => {
      const solution = run(decay("event high : when A > 150 {mg} set B = A"), {
        doses: [dose(0, 100)],
        timesH: [0, 0, 5],
      });
      expect(solution.fired).toEqual([{ event: "high", timeH: 0 }]);
      expect([solution.outputs[1], solution.outputs[3]]).toEqual([0, 200]);
    });
  });

  test("an event that stops leaves its reason and time, and NaN after it", () => {
    const solution = run(decay('event gone : when A < 1 {mg} stop "below one milligram"'), {
      timesH: [0, 40, 47],
    });
    expect(solution.status).toBe("ok");
    expect(solution.stopped!.reason).toBe("below one milligram");
    expect(solution.stopped!.timeH).toBeCloseTo(Math.log(100) / 0.1, 8);
    expect(solution.outputs[2]).toBeCloseTo(100 * Math.exp(-4), 7);
    expect(solution.outputs[4]).toBeNaN();
  });

  test("values that an event sets read the states as they were before it", () => {
    const model = read(`state x : 1 = 1 "one" constant
state y : 1 = 2 "other" constant
event swap : when time > 1 {h} set x = y, y = x
output p : 1 = x
output q : 1 = y`);
    expect([...run(model, { timesH: [0.5, 2] }).outputs]).toEqual([1, 2, 2, 1]);
  });

  test("events of one moment happen in the order written, each seeing what the one before it did", () => {
    const model = (one: string, two: string) =>
      read(`state x : 1 = 1 "number" constant
event first : when time > 1 {h} set x = ${one}
event second : when time > 1 {h} set x = ${two}
output p : 1 = x`);
    expect(run(model("x + 1", "x * 10"), { timesH: [2] }).outputs[0]).toBe(20);
    expect(run(model("x * 10", "x + 1"), { timesH: [2] }).outputs[0]).toBe(11);
  });

  test("an event may set off another at the same moment", () => {
    const { fired } = run(
      decay("event low : when A < 10 {mg} set B = 5 {mg}\nevent then : when B > 4 {mg} set B = 1 {mg}"),
      { timesH: [30] },
    );
    expect(fired!.map(({ event }) => event)).toEqual(["low", "then"]);
    expect(fired![0]!.timeH).toBe(fired![1]!.timeH);
  });

  test("a condition that is true for a part of a long step only is seen", () => {
    // A step of the matrix of a steady state would jump over it: the sine passes 0.99 for 0.28 of each turn of 6.28.
    const model = read(`state c : 1 = 1 "cosine"
state s : 1 "sine"
state n : 1 "times" constant
c' = -1 {1/h} * s
s' = 1 {1/h} * c
event top : when s > 0.99 set n = n + 1
output count : 1 = n`);
    expect(run(model, { timesH: [8 * Math.PI], tolerance: 1e-4 }).outputs[0]).toBe(4);
  });

  test("an event runs over an index, and sets the elements that it names", () => {
    const model = read(`index i = 1..3
state x[i] : 1 = i "rises"
state n[i] : 1 "times" constant
x[i]' = 1 {1/h}
event full[i] : when x[i] >= 5 set x[i] = 0, n[i] = n[i] + i
output total : 1 = sum(i: n[i])`);
    const { fired, outputs } = run(model, { timesH: [4.5] });
    expect(fired!.map(({ event }) => event)).toEqual(["full[3]", "full[2]", "full[1]"]);
    expect(outputs[0]).toBe(6);
  });

  test("an event that would never end is a failure with advice", () => {
    const stuck = run(decay("event hold : when A < 50 {mg} set A = 50 {mg}"), { timesH: [0, 5, 20] });
    expect(stuck.status).toBe("endless-events");
    expect(stuck.reachedH).toBeCloseTo(Math.log(2) / 0.1, 6);
    expect(stuck.advice).toMatch(/event hold comes again at once at 6\.931\d* h.*leave a distance/);
    expect(stuck.outputs[2]).toBeCloseTo(100 * Math.exp(-0.5), 8);
    expect(stuck.outputs[4]).toBeNaN();
    // Bounces that halve come to an end at t₁ + 2v/g · e/(1−e).
    const tired = run(ball(0.5), { timesH: [5] });
    expect(tired.status).toBe("endless-events");
    expect(tired.reachedH).toBeCloseTo(Math.sqrt(0.2) * 3, 6);
    const pingPong = decay(
      "event up : when B > 1 {mg} set B = 0\nevent down : when B < 1 {mg} set B = 2 {mg}",
      "event begin : when time > 1 {h} set B = 2 {mg}",
    );
    expect(run(pingPong, { timesH: [5] }).status).toBe("endless-events");
  });
});

test("the interpreter and the compiler give the same events, and a batch those of one subject alone", () => {
  const model = decay("event low : when A < 30 {mg} set A = A + 60 {mg}, B = B + 1 {mg}");
  const timesH = Float64Array.from({ length: 50 }, (_, k) => k);
  const common = { relativeTolerance: 1e-8, maxSteps: 1e5, method: "stiff", timesH, doses: [] } as const;
  const absoluteTolerance = Float64Array.of(1e-8, 1e-8);
  const [walked, listed] = [interpret(model), compile(model)].map((system) =>
    solve({
      ...{ ...common, absoluteTolerance, nStates: 2, nOutputs: 2 },
      system: system.bind(new Float64Array(0)),
    }),
  );
  expect(listed!.fired!.length).toBeGreaterThan(3);
  expect(walked!.fired!.map(({ event }) => event)).toEqual(listed!.fired!.map(({ event }) => event));
  // Rounding of sums in another order, carried along.
  for (const [k, value] of walked!.outputs.entries()) expect(value).toBeCloseTo(listed!.outputs[k]!, 9);
});

/** Eight subjects that lose at their own rates, with a top-up at 30 mg and an end at 120 h or after four. */
const topped = read(`param k = 0.1 1/h "loss" assumed "test" range 0.01..1
species A : mg = 100 {mg} "amount"
state n : 1 "top-ups" constant
reaction lose : A -> nothing at k * A
dose drug : mg into A = 1
event low : when A < 30 {mg} set A = A + 60 {mg}, n = n + 1
event enough : when n > 3.5 stop "four top-ups"
output a : mg = A
output count : 1 = n`);
const absoluteTolerance = Float64Array.of(1e-8, 1e-8);
const toppedBatch: Batch = {
  model: topped,
  ...{ relativeTolerance: 1e-8, maxSteps: 1e5, method: "stiff" },
  timesH: Float64Array.from({ length: 61 }, (_, k) => 2 * k),
  subjects: Array.from(
    { length: 8 },
    (_, k): BatchSubject => ({
      ...{ inputs: Float64Array.of(0.02 * (k + 1)), absoluteTolerance },
      doses: [{ timeH: 40, amount: 50, durationH: k, port: 0 }],
    }),
  ),
};

describe.each(["explicit", "stiff", "automatic"] as const)("subjects with events, %s", (method) => {
  const batch: Batch = { ...toppedBatch, method };

  test("the module gives what the flat list gives", () => {
    const system = compile(topped);
    solveBatch(batch).forEach((found, k) => {
      const { inputs, doses } = batch.subjects[k]!;
      const wanted = solve({
        ...{ ...batch, absoluteTolerance, doses, system: system.bind(inputs) },
        ...{ nStates: 2, nOutputs: 2 },
      });
      expect(found.fired!.length).toBeGreaterThan(0);
      expect(found.fired!.map(({ event }) => event)).toEqual(wanted.fired!.map(({ event }) => event));
      // A step that rounding tips over the edge moves a moment by the tolerance, not more.
      wanted.fired!.forEach(({ timeH }, at) => {
        expect(Math.abs(found.fired![at]!.timeH - timeH)).toBeLessThan(1e-6);
      });
      expect(found.stopped?.reason).toBe(wanted.stopped?.reason);
      wanted.outputs.forEach((value, at) => {
        if (Number.isNaN(value)) expect(found.outputs[at]).toBeNaN();
        else expect(Math.abs(found.outputs[at]! - value)).toBeLessThan(1e-5);
      });
    });
  });

  test("two lanes give the bits of one, and no subject depends on the others", () => {
    const [one, two] = [oneLane, twoLanes].map((lanes) =>
      start(topped, method === "automatic" ? switching : methods[method], lanes).run(batch.subjects, batch),
    );
    expect(two).toEqual(one);
    const all = solveBatch(batch);
    expect(solveBatch({ ...batch, subjects: [...batch.subjects].reverse() }).reverse()).toEqual(all);
    expect(solveBatch({ ...batch, subjects: [batch.subjects[5]!] })).toEqual([all[5]]);
  });
});

test("a subject with more firings than a module has room for is solved all the same", () => {
  const model = read(`state x : 1 "saw tooth"
state n : 1 "teeth" constant
x' = 1 {1/h}
event tooth : when x >= 1 set x = 0, n = n + 1
output count : 1 = n`);
  const { fired, status, outputs } = inModule(model, { timesH: [1000.5], tolerance: 1e-6 });
  expect([status, fired!.length, outputs[0]]).toEqual(["ok", 1000, 1000]);
});

test("sensitivities of a model with events are refused, not formed without them", () => {
  const model = decay("event low : when A < 30 {mg} set A = A + 60 {mg}");
  expect(() => withSensitivities(model, [{ initial: "A" }])).toThrow(/has events/);
});

test("moments are the same whatever outputs are asked for", () => {
  const model = decay("event low : when A < 30 {mg} set A = A + 60 {mg}");
  const few = inModule(model, { timesH: [60] });
  const many = inModule(model, { timesH: Array.from({ length: 61 }, (_, k) => k) });
  expect(many.fired).toEqual(few.fired);
});
