import { entryIn } from "./entry.ts";
import { faultAt } from "./fault.ts";
import { type Part, type Program, writeProgram } from "./program.ts";
import { runTape } from "./tape.ts";
import type { BoundSystem, Model, System } from "./types.ts";

/**
 * The fast system of a model. The equations become a graph in which equal parts are one node; its derivatives are
 * formed symbolically; what depends on inputs alone is computed when a subject is bound; the rest runs as a flat
 * list of operations over one array of numbers. Agrees with {@link interpret} up to rounding.
 */
export function compile(model: Model): System {
  const program = writeProgram(model);
  return {
    nStates: program.nStates,
    nOutputs: model.outputs.length,
    bind: (inputs) => ({
      ...bind(model, program, inputs),
      fault: (t, y) => faultAt(model, inputs, t, y),
    }),
  };
}

function bind(model: Model, program: Program, inputs: Float64Array): BoundSystem {
  const { nInputs, nStates } = program;
  const r = new Float64Array(program.nRegisters);
  for (const [register, value] of program.constants) r[register] = value;
  r.set(inputs.subarray(0, nInputs));
  runTape(program.fixed, r);
  const run = ({ tape, results }: Part, t: number, y: Float64Array, out: Float64Array) => {
    for (let k = 0; k < nStates; k++) r[nInputs + k] = y[k]!;
    r[nInputs + nStates] = t;
    runTape(tape, r);
    for (let k = 0; k < results.length; k++) out[k] = r[results[k]!]!;
  };
  const { events } = model.equations;
  const apply = (event: number, t: number, y: Float64Array) => {
    const values = new Float64Array(events[event]!.sets.length);
    run(program.sets[event]!, t, y, values);
    events[event]!.sets.forEach(({ state }, k) => {
      y[state] = values[k]!;
    });
  };
  const gaps = (t: number, y: Float64Array, out: Float64Array) => run(program.gaps, t, y, out);
  const { jacobian } = program;
  const entries = new Float64Array(jacobian.cells.length);
  return {
    pattern: program.pattern,
    autonomous: program.autonomous,
    ...(events.length > 0 ? { events: { rules: events, gaps, apply } } : {}),
    initial: () => Float64Array.from(program.initial, (register) => r[register]!),
    derivative: (t, y, out) => run(program.derivative, t, y, out),
    jacobian(t, y, out) {
      run(jacobian, t, y, entries);
      out.fill(0);
      for (let k = 0; k < entries.length; k++) out[jacobian.cells[k]!] = entries[k]!;
    },
    timeDerivative: (t, y, out) => run(program.timeDerivative, t, y, out),
    outputs: (t, y, out) => run(program.outputs, t, y, out),
    doseShares(port) {
      const shares = new Float64Array(nStates);
      for (const { state, register } of program.ports[port] ?? [])
        shares[state] = shares[state]! + r[register]!;
      return shares;
    },
    doseEntry: (port) => entryIn(program.entries[port] ?? {}, (register) => r[register]!),
  };
}
