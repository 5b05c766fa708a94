import { compile, type Model, readModel, type System } from "../model/index.ts";
import { type Spread, spreadOf } from "../population/index.ts";
import type { SimulateSpec } from "./spec.ts";
import { spreadParameters } from "./subject-inputs.ts";

/** A model that is read and ready to integrate. */
export interface Ready {
  readonly model: Model;
  readonly system: System;
}

const models = new Map<string, Model>();
const systems = new Map<Model, System>();

/** The model of a text, read once. @throws RangeError for a text that is not a model. */
export function modelOf(text: string): Model {
  const known = models.get(text);
  if (known) return known;
  const { model } = readModel({ path: "model", text });
  if (!model) throw new RangeError("a plan holds a model that can be read");
  models.set(text, model);
  return model;
}

/** The same, compiled once however many subjects use it. @throws RangeError for a text that is not a model. */
export function readyModel(text: string): Ready {
  const model = modelOf(text);
  const known = systems.get(model);
  if (known) return { model, system: known };
  const system = compile(model);
  systems.set(model, system);
  return { model, system };
}

/** How the parameters of a plan's model spread. */
export function spreadIn(spec: SimulateSpec, model: Model): Spread {
  const spread = spreadOf(spreadParameters(model, spec.set), model.correlations);
  if (!spread) throw new RangeError("a plan holds correlations that do not contradict each other");
  return spread;
}
