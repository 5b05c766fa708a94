import type { Lowered, Model } from "../../model/index.ts";
import { lower } from "../../model/index.ts";
import { type Lanes, moduleWriter, oneLane } from "../../wasm/index.ts";
import type { Method } from "../method.ts";
import { controlFunctions } from "./control.ts";
import { explicitStepping } from "./explicit.ts";
import { memoryFor } from "./layout.ts";
import { rosenbrockStepping } from "./rosenbrock.ts";
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

/** Writes the module of a model with a method. The same model gives the same bytes. */
export function buildModule(model: Model, method: Method, lanes: Lanes): Built {
  const system = systemOf(model, lower(model), lanes);
  const stepping =
    method.kind === "explicit" ? explicitStepping(method, system) : rosenbrockStepping(method, system);
  const { run, maxStepsAt, relativeAt } = controlFunctions(system, stepping);
  const freeAt = system.memory.room.used();
  system.module.exportFunction("run", run);
  const bytes = system.module.finish(Math.ceil(freeAt / page));
  return { bytes, width: lanes.width, maxStepsAt, relativeAt, freeAt };
}

function systemOf(model: Model, lowered: Lowered, lanes: Lanes): System {
  const module = moduleWriter();
  const fixed = fixedNodes(lowered);
  const nStates = model.states.length;
  const ports = model.equations.ports.map((port) => port.map(({ state }) => state));
  return {
    ...{ module, lanes, lowered, nStates, ports },
    memory: memoryFor(lanes, nStates, fixed.length, ports.length),
    math: mathFunctions(module, lanes),
    scalarMath: mathFunctions(module, oneLane),
    slotOf: new Map(fixed.map((node, k) => [node, k])),
    dosed: new Set(ports.flat()),
  };
}
