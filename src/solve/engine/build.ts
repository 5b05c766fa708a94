import type { Lowered, Model } from "../../model/index.ts";
import { lower } from "../../model/index.ts";
import { type Lanes, moduleWriter, oneLane } from "../../wasm/index.ts";
import type { Method } from "../method.ts";
import { controlFunctions } from "./control.ts";
import type { Settings } from "./desk.ts";

import { dirkStepping } from "./dirk.ts";
import { explicitStepping } from "./explicit.ts";
import { exponentialFunctions } from "./exponential.ts";
import { memoryFor } from "./layout.ts";
import { rosenbrockStepping } from "./rosenbrock.ts";
import type { Stepping } from "./stepping.ts";
import { switchingStepping } from "./switching.ts";
import { fixedNodes, mathFunctions, type System } from "./system.ts";

/** A module for one model and method, and what a caller must know of its memory. */
export interface Built {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: 1 | 2;
  readonly maxStepsAt: number;
  readonly relativeAt: number;
  /** Where memory is free for subjects. */
  readonly freeAt: number;
}

const page = 65536;

/** Where loops begin to be faster than written-out factors, compiling included; see docs/engine.md for what was measured. */
export const mostWrittenOut = 6_000;

/**
 * Writes the module of a model with a method. The same model gives the same bytes.
 *
 * @param written Products in a factorisation up to which it is written out.
 */
export function buildModule(model: Model, method: Method, lanes: Lanes, written = mostWrittenOut): Built {
  const system = systemOf(model, lower(model), lanes, written);
  return finished(system, controlFunctions(system, steppingOf(method, system)), lanes);
}

function steppingOf(method: Method, system: System): Stepping {
  switch (method.kind) {
    case "explicit":
      return explicitStepping(method, system);
    case "rosenbrock":
      return rosenbrockStepping(method, system);
    case "dirk":
      return dirkStepping(method, system);
    case "switching":
      return switchingStepping(method, system);
  }
}

function finished(system: System, { run, maxStepsAt, relativeAt }: Settings, lanes: Lanes): Built {
  const freeAt = system.memory.room.used();
  system.module.exportFunction("run", run);
  const bytes = system.module.finish(Math.ceil(freeAt / page));
  return { bytes, width: lanes.width, maxStepsAt, relativeAt, freeAt };
}

/** Most states for which products of full matrices are cheaper than steps. */
const mostStates = 8;

/** Whether a model is linear with constant coefficients and small: its matrix exponential is then its solution. */
export function hasExponential(model: Model): boolean {
  const { graph, roots } = lower(model);
  const steady = roots.slopes.every((node) => node === graph.zero);
  const few = model.states.length > 0 && model.states.length <= mostStates;
  return few && steady && roots.cells.every(({ node }) => !graph.moves[node]);
}

/** Writes the module of a model that {@link hasExponential}. */
export function buildExponential(model: Model): Built {
  const system = systemOf(model, lower(model), oneLane);
  return finished(system, exponentialFunctions(system), oneLane);
}

function systemOf(model: Model, lowered: Lowered, lanes: Lanes, written = mostWrittenOut): System {
  const module = moduleWriter();
  const fixed = fixedNodes(lowered);
  const nStates = model.states.length;
  const { events } = model.equations;
  const ports = model.equations.ports.map((port) => port.map(({ state }) => state));
  return {
    strict: events.map(({ strict }) => strict),
    sets: events.map(({ sets }) => sets.map(({ state }) => state)),
    stops: events.map(({ stop }) => stop !== undefined),
    ...{ module, lanes, lowered, nStates, ports, mostWrittenOut: written },
    nOwn: nStates / (1 + (model.sensitivities?.length ?? 0)),
    memory: memoryFor(lanes, nStates, fixed.length, ports.length),
    math: mathFunctions(module, lanes),
    scalarMath: mathFunctions(module, oneLane),
    slotOf: new Map(fixed.map((node, k) => [node, k])),
    dosed: new Set(ports.flat()),
  };
}
