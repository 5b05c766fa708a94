import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inBaseUnits } from "../units/index.ts";
import { compile, interpret, type Model, readModel, type System, withSensitivities } from "./index.ts";

const folder = new URL("../../reference/simulation/models/", import.meta.url);
const file = (name: string) => readFileSync(new URL(`${name}.model`, folder), "utf8");

function modelOf(text: string): Model {
  const { model, issues } = readModel({ path: "a.model", text });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

/** Every operator and function, with parameters in bases, exponents, conditions, starts, shares and outputs. */
const everything = `model everything
index i = 0..3
param a = 2 1 "a" derived "test"
param b = 0.7 1 "b" derived "test"
covariate w = 1.3 1 "w"
rate = b^0.5 * 1 {1/h}
state y[i] : 1 = 0.5 + i * a / w
x = exp(-y[0] * b) + log(a + y[1]) + log10(2 * w + y[2]) + sqrt(y[3] + w) + abs(y[0] - a * y[1])
z[i] = if(y[i] > b and not (y[i] >= 2 or y[i] == 1), y[i]^2.5, pow(y[i] + a, b)) + min(y[i] * w, a, time / 1 {h})
u = max(y[0] * a, y[1], 0.9 * b)^(y[2] / 3) * y[3]^3 / (y[0] + y[1]^0.5)^-2 + exp(a * w) / abs(b - w)
y[0]' = rate * (x - z[0] * z[1])
y[1]' = rate * (u - y[1] * x / (1 + u)) * max(a, w) * min(b, w)
y[2]' = rate * ((y[2] != 3) * sum(j in 0..2: z[j] * j) - (y[2] <= 1) - (y[1] < time / 2 {h}))
y[3]' = rate * (2^y[0] - y[3]^b * exp(-time / 10 {h})) + if(a > b, a, b) * 1 {1/h}
dose d : mg into y[i in 1..2] = a^b * i / 1 {mg}
output s : 1 = x / u * a
output t : h = time + b * x * 1 {h}
`;

const cases = [
  { name: "everything", model: modelOf(everything), to: ["a", "b", "w"] },
  { name: "B", model: modelOf(file("B")), to: ["CLA", "VC", "KON", "RS0"] },
  { name: "C", model: modelOf(file("C")), to: ["CL", "KDEC"] },
];

/** df/dx by central differences with two steps of Richardson's extrapolation: errors of order h⁶. */
function slope(f: (x: number) => Float64Array, at: number): Float64Array {
  const step = 0.004 * at;
  const [wide, middle, narrow] = [4, 2, 1].map((by) => {
    const [up, down] = [f(at + by * step), f(at - by * step)];
    return up.map((value, k) => (value - down[k]!) / (2 * by * step));
  });
  return narrow!.map((x, k) => {
    const [first, second] = [(4 * middle![k]! - wide![k]!) / 3, (4 * x - middle![k]!) / 3];
    return (16 * second - first) / 15;
  });
}

describe.each(cases)("$name", ({ model, to }) => {
  const extended = withSensitivities(model, to);
  const n = model.states.length;
  const names = [...model.parameters, ...model.covariates];
  const inputs = Float64Array.from(names, ({ quantity }) => inBaseUnits(quantity));
  const [own, both] = [interpret(model), compile(extended)];
  // Away from the edges of conditions and of minima.
  const y = Float64Array.from({ length: n }, (_, k) => 0.62 + 0.31 * ((k * 5) % 7));
  const at = (p: number, value: number) => own.bind(inputs.map((x, k) => (k === p ? value : x)));
  const numberOf = (name: string) => names.findIndex((one) => one.name === name);
  const close = (found: Float64Array, wanted: Float64Array, what: string) => {
    const size = Math.max(...wanted.map(Math.abs));
    // Differences over 0.4 % to 1.6 % of a parameter leave 1e-11 of the sixth power of that, and rounding over 0.4 %.
    wanted.forEach((value, k) => {
      const error = Math.abs(found[k]! - value);
      expect(error, `${what}[${k}]`).toBeLessThan(1e-8 * Math.abs(value) + 1e-11 * size + 1e-11);
    });
  };

  test("states, outputs and names are the model's, then their derivatives", () => {
    expect(extended.states.length).toBe(n * (1 + to.length));
    expect(extended.states[n]!.name).toBe(`∂${model.states[0]!.name}/∂${to[0]}`);
    expect(extended.outputs[model.outputs.length + 1]!.name).toBe(`∂${model.outputs[0]!.name}/∂${to[1]}`);
    expect(extended.sensitivities).toEqual(to);
  });

  test.each(to)("right-hand side, outputs, starts and shares are differentiated by %s", (name) => {
    const [p, k] = [numberOf(name), to.indexOf(name)];
    const system = both.bind(inputs);
    const S = Float64Array.from({ length: n }, (_, j) => ((j * 3) % 5) / 4 - 0.4);
    const all = new Float64Array(both.nStates);
    all.set(y);
    all.set(S, n * (1 + k));
    // Along the curve p + ε, y + ε S: the derivative by ε at 0 is J S + ∂f/∂p.
    const along = (length: number, what: "derivative" | "outputs") =>
      slope((value) => {
        const out = new Float64Array(length);
        const shifted = y.map((x, j) => x + (value - inputs[p]!) * S[j]!);
        at(p, value)[what](1.7, shifted, out);
        return out;
      }, inputs[p]!);
    const written = (what: "derivative" | "outputs", length: number) => {
      const out = new Float64Array(length);
      system[what](1.7, all, out);
      return out;
    };
    close(written("derivative", both.nStates).slice(n * (1 + k), n * (2 + k)), along(n, "derivative"), "S'");
    const outputs = written("outputs", both.nOutputs).slice(model.outputs.length);
    close(
      outputs.filter((_, j) => j % to.length === k),
      along(model.outputs.length, "outputs"),
      "outputs",
    );
    const start = slope((value) => at(p, value).initial(), inputs[p]!);
    close(system.initial().slice(n * (1 + k), n * (2 + k)), start, "S(0)");
    const shares = slope((value) => at(p, value).doseShares(0), inputs[p]!);
    close(system.doseShares(0).slice(n * (1 + k), n * (2 + k)), shares, "shares");
  });

  test("the interpreter gives the same, Jacobian included", () => {
    const every = Float64Array.from({ length: both.nStates }, (_, k) => y[k % n]! / (1 + Math.floor(k / n)));
    const values = (system: System, what: "derivative" | "jacobian" | "outputs" | "timeDerivative") => {
      const length = { derivative: both.nStates, timeDerivative: both.nStates, outputs: both.nOutputs };
      const out = new Float64Array(what === "jacobian" ? both.nStates ** 2 : length[what]);
      system.bind(inputs)[what](1.7, every, out);
      return out;
    };
    for (const what of ["derivative", "jacobian", "outputs", "timeDerivative"] as const) {
      const [fast, slow] = [values(both, what), values(interpret(extended), what)];
      const size = Math.max(...slow.map(Math.abs));
      // Rounding, of sums whose terms may cancel.
      slow.forEach((value, k) => {
        expect(Math.abs(fast[k]! - value), `${what}[${k}]`).toBeLessThanOrEqual(
          1e-13 * size + 1e-12 * Math.abs(value),
        );
      });
    }
  });
});

test("the derivative of a power by its exponent is 0 at a base of 0", () => {
  const model = modelOf(`model power
param g = 2.5 1 "g" derived "test"
state y : 1 = 1
y' = -y^g * 1 {1/h}
output o : 1 = y
`);
  const system = compile(withSensitivities(model, ["g"])).bind(Float64Array.of(2.5));
  const out = new Float64Array(2);
  system.derivative(0, Float64Array.of(0, 1), out);
  expect([...out].map(Math.abs)).toEqual([0, 0]);
});

test("an initial value is known by its state", () => {
  const { model } = { model: cases[0]!.model };
  const system = compile(withSensitivities(model, [{ initial: "y[2]" }])).bind(Float64Array.of(2, 0.7, 1.3));
  expect([...system.initial().slice(4)]).toEqual([0, 0, 1, 0]);
});

test("a model with events, and a lag that depends on the parameter, are refused", () => {
  const model = modelOf(`model early
param k = 0.3 1/h "loss" derived "test"
param late = 2 h "lag" derived "test"
species A : mg
reaction lose : A -> nothing at k * A
dose d : mg into A = 1 lag late
output a : mg = A
`);
  expect(() => withSensitivities(model, ["late"])).toThrow("the lag of dose d depends on late");
  expect(withSensitivities(model, ["k"]).sensitivities).toEqual(["k"]);
  const eventful = modelOf(`model eventful
param k = 0.3 1/h "loss" derived "test"
species A : mg = 1 {mg}
reaction lose : A -> nothing at k * A
event refill : when A < 0.5 {mg} set A = 1 {mg}
output a : mg = A
`);
  expect(() => withSensitivities(eventful, ["k"])).toThrow("the model eventful has events (refill)");
});

test("a name that the model does not have is refused, with those it has", () => {
  const model = cases[0]!.model;
  expect(() => withSensitivities(model, ["Cl"])).toThrow(
    'the model everything has no parameter or covariate named "Cl"; there are: a, b, w',
  );
  expect(() => withSensitivities(model, [{ initial: "q" }])).toThrow('no state named "q"');
});
