import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inBaseUnits } from "../units/index.ts";
import { type BoundSystem, compile, interpret, type Model, readModel } from "./index.ts";

const folder = new URL("../../reference/simulation/models/", import.meta.url);
/** Models on a grid, with the number of their nodes; the interpreter is too slow for all of them. */
const grids: Readonly<Record<string, number>> = {
  "cord.model": 80,
  "reactor.model": 80,
  "medakzo.model": 200,
};
const nodes = 6;

/** The text of a model, on a grid of few nodes where it has one. */
function textOf(name: string): string {
  const text = readFileSync(new URL(name, folder), "utf8");
  const n = grids[name];
  if (n === undefined) return text;
  return [-1, 0, 1].reduce(
    (all, by) => all.replaceAll(new RegExp(`\\b${n + by}\\b`, "g"), `${nodes + by}`),
    text,
  );
}

const files = readdirSync(folder).map((name) => [name, textOf(name)] as const);

/** Every operator and function, with time, conditions and a start that depends on inputs. */
const everything = `model everything
index i = 0..3
param a = 2 1 "a" derived "test"
param b = 0.7 1 "b" derived "test"
covariate w = 1.3 1 "w"
rate = 1 {1/h}
state y[i] : 1 = 0.5 + i * a / w
x = exp(-y[0]) + log(1 + y[1]) + log10(2 + y[2]) + sqrt(y[3] + w) + abs(y[0] - y[1])
z[i] = if(y[i] > b and not (y[i] >= 2 or y[i] == 1), y[i]^2.5, pow(y[i] + 1, b)) + min(y[i], a, time / 1 {h})
u = max(y[0], y[1], 0.9)^(y[2] / 3) * y[3]^3 / (y[0] + y[1]^0.5)^-2
y[0]' = rate * (x - z[0] * z[1])
y[1]' = rate * (u - y[1] * x / (1 + u))
y[2]' = rate * ((y[2] != 3) * sum(j in 0..2: z[j] * j) - (y[2] <= 1) - (y[1] < time / 2 {h}))
y[3]' = rate * (2^y[0] - y[3] * exp(-time / 10 {h}))
dose d : mg into y[i in 1..2] = a * i / 1 {mg}
event low[i in 0..2] : when x < y[i] * u set y[i] = x / (1 + y[0]), y[3] = u
event late : when time >= 3 {h} set y[0] = time / 1 {h}, y[i in 1..3] = z[i - 1]
output s : 1 = x / u
output t : h = time + 0 * x * 1 {h}
`;

const texts = [...files, ["everything", everything] as const];

function modelOf(text: string): Model {
  const { model, issues } = readModel({ path: "a.model", text });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

/** The same numbers up to rounding, which is that of the largest terms added; `scales` bounds those, row by row. */
function same(found: Float64Array, wanted: Float64Array, scales: ArrayLike<number>, what: string): void {
  wanted.forEach((value, k) => {
    if (Number.isNaN(value)) expect(found[k], what).toBeNaN();
    else if (found[k] !== value) {
      const size = Math.max(Math.abs(value), scales[k] ?? 0);
      expect(Math.abs(found[k]! - value) / size, `${what}[${k}]: ${found[k]} and ${value}`).toBeLessThan(
        1e-12,
      );
    }
  });
}

type Writer = (system: BoundSystem, out: Float64Array) => void;

describe.each(texts)("%s", (_name, text) => {
  const model = modelOf(text);
  const [slow, fast] = [interpret(model), compile(model)];
  const n = model.states.length;
  const middle = [...model.parameters, ...model.covariates].map(({ quantity }) => inBaseUnits(quantity));
  const factors = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), {
    minLength: middle.length,
    maxLength: middle.length,
  });
  const states = fc.array(fc.double({ min: 1e-3, max: 5, noNaN: true }), { minLength: n, maxLength: n });

  test("the compiled system agrees with the interpreted one at random inputs and states", () => {
    fc.assert(
      fc.property(factors, states, fc.double({ min: 0, max: 20, noNaN: true }), (by, state, t) => {
        const inputs = Float64Array.from(middle, (value, k) => value * by[k]!);
        const [a, b] = [slow.bind(inputs), fast.bind(inputs)];
        const y = Float64Array.from(state);
        const slopes = new Float64Array(n * n);
        a.jacobian(t, y, slopes);
        const rowOf = (k: number) => slopes.subarray(k * n, (k + 1) * n);
        const terms = Float64Array.from(y, (_, k) =>
          rowOf(k).reduce((sum, x, j) => sum + Math.abs(x * y[j]!), 0),
        );
        const largest = Float64Array.from(slopes, (_, k) =>
          Math.max(...rowOf(Math.floor(k / n)).map(Math.abs)),
        );
        const compare = (what: string, length: number, write: Writer, scales: ArrayLike<number> = []) => {
          const [wanted, found] = [new Float64Array(length), new Float64Array(length).fill(7)];
          write(a, wanted);
          write(b, found);
          same(found, wanted, scales, what);
        };
        compare("derivative", n, (system, out) => system.derivative(t, y, out), terms);
        compare("jacobian", n * n, (system, out) => system.jacobian(t, y, out), largest);
        compare("time derivative", n, (system, out) => system.timeDerivative(t, y, out));
        compare("outputs", model.outputs.length, (system, out) => system.outputs(t, y, out));
        compare("initial", n, (system, out) => out.set(system.initial()));
        const { events } = model.equations;
        compare("gaps", events.length, (system, out) => system.events?.gaps(t, y, out), [1, 1, 1, 1]);
        events.forEach((_, event) => {
          const after = (system: BoundSystem, out: Float64Array) => {
            out.set(y);
            system.events!.apply(event, t, out);
          };
          compare("after an event", n, after);
        });
        model.ports.forEach((_, port) => {
          compare("shares", n, (system, out) => out.set(system.doseShares(port)));
        });
      }),
      { seed: 20071024, numRuns: n > 20 ? 10 : 60 },
    );
  });

  test("the pattern holds every cell of the Jacobian that is not 0", () => {
    const { pattern } = fast.bind(Float64Array.from(middle));
    const cells = new Set(Array.from(pattern!.rows, (row, k) => row * n + pattern!.columns[k]!));
    const out = new Float64Array(n * n);
    slow.bind(Float64Array.from(middle)).jacobian(1.5, new Float64Array(n).fill(0.8), out);
    out.forEach((value, cell) => {
      if (value !== 0) expect(cells.has(cell)).toBe(true);
    });
  });

  test("the Jacobian is the slope of the derivative", () => {
    const system = slow.bind(Float64Array.from(middle));
    const y = Float64Array.from({ length: n }, (_, k) => 1.2 + 0.17 * k);
    const [jacobian, above, below] = [new Float64Array(n * n), new Float64Array(n), new Float64Array(n)];
    system.jacobian(1.5, y, jacobian);
    const largest = Math.max(...jacobian.map(Math.abs));
    for (let column = 0; column < n; column++) {
      const step = 1e-5;
      const [up, down] = [Float64Array.from(y), Float64Array.from(y)];
      up[column] = up[column]! + step;
      down[column] = down[column]! - step;
      system.derivative(1.5, up, above);
      system.derivative(1.5, down, below);
      for (let row = 0; row < n; row++) {
        const slope = (above[row]! - below[row]!) / (2 * step);
        // Central differences: the error is of order step², and rounding over the step.
        expect(Math.abs(jacobian[row * n + column]! - slope)).toBeLessThan(1e-6 * largest);
      }
    }
  });
});
