import type { Dimension, Quantity } from "../units/index.ts";
import type { Equations, EventRule } from "./equations.ts";

/** How far to trust a value. An assumed value is shown to users as one, with its sensitivity. */
export type Mark = "reported" | "assumed" | "calibrated" | "derived";

/** Where a value comes from: a key of the bibliography, or a sentence for what was assumed or derived. */
export interface Provenance {
  readonly mark: Mark;
  readonly source: string;
}

/** Log-normal spread between subjects: θᵢ = θ·exp(η), η ~ N(0, sd²). `sdLog` is the standard deviation of η. */
export interface Variability {
  readonly sdLog: number;
  /** Parameters that name the same `eta` share one draw per subject. */
  readonly eta: string;
}

/** A parameter, one per index value: `k[3]` is a parameter of its own. */
export interface ModelParameter {
  readonly name: string;
  readonly quantity: Quantity;
  readonly dimension: Dimension;
  readonly description: string;
  readonly provenance: Provenance;
  readonly variability?: Variability;
  /** For assumed values: the range that is plausible, in the unit of `quantity`. */
  readonly range?: { readonly low: number; readonly high: number };
}

/** A property of the subject that the model reads, with the value at which parameters are stated. */
export interface ModelCovariate {
  readonly name: string;
  readonly quantity: Quantity;
  readonly dimension: Dimension;
  readonly description: string;
}

/** A state, one per index value; `unit` as declared. Values inside are in coherent base units. */
export interface ModelState {
  readonly name: string;
  readonly unit: string;
  readonly dimension: Dimension;
  readonly description: string;
}

/** A place where doses enter; `unit` says in what the dose is counted ("mg" or "nmol"). */
export interface DosePort {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** Something an assay or an observer would report; computed from the states, given in `unit`. */
export interface ModelOutput {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** Correlation between two etas. */
export interface Correlation {
  readonly between: readonly [string, string];
  readonly value: number;
}

/** A model read and checked: what it is made of. How it computes is a {@link System}. */
export interface Model {
  readonly name: string;
  readonly title: string;
  readonly citations: readonly string[];
  readonly parameters: readonly ModelParameter[];
  readonly covariates: readonly ModelCovariate[];
  readonly states: readonly ModelState[];
  readonly ports: readonly DosePort[];
  readonly outputs: readonly ModelOutput[];
  readonly correlations: readonly Correlation[];
  /** The file it was read from, for messages. */
  readonly path: string;
  /** The text it was read from. */
  readonly text: string;
  /** What it computes. */
  readonly equations: Equations;
  /**
   * Of a model with sensitivities: by what. Its states and outputs are the model's own, then their derivatives, as many
   * again for each of these.
   */
  readonly sensitivities?: readonly string[];
}

/**
 * A model as something to integrate. Every value is in coherent base units (h, nmol, mg, kg, dm, cells); `inputs`
 * holds the parameters in the model's order, then the covariates.
 */
export interface System {
  readonly nStates: number;
  readonly nOutputs: number;
  /** Binds one subject's inputs (length parameters + covariates). What depends on inputs alone is computed here, once. */
  bind(inputs: Float64Array): BoundSystem;
}

/** The events of a system: what happens when a condition becomes true. */
export interface BoundEvents {
  readonly rules: readonly Pick<EventRule, "name" | "strict" | "stop">[];
  /** Writes, for each event, what is above 0 where its condition holds. */
  gaps(t: number, y: Float64Array, out: Float64Array): void;
  /** Gives states the values that an event sets, by its number. */
  apply(event: number, t: number, y: Float64Array): void;
}

/** The cells of a Jacobian that can be other than 0, row by row. */
export interface JacobianPattern {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** How doses enter through a port, in base units. */
export interface DoseEntry {
  /** The part of an amount that enters; in the shares of the port already. */
  readonly bioavailability: number;
  /** How much later than it is given a dose enters. */
  readonly lagH: number;
  /** Length of the infusions whose length is left to the model. */
  readonly durationH?: number;
  /** Amount per hour of the infusions whose rate is left to the model. */
  readonly rate?: number;
}

/** A system with one subject's inputs bound. */
export interface BoundSystem {
  /** Without it every cell of the Jacobian can be other than 0. */
  readonly pattern?: JacobianPattern;
  /** True when the derivative does not depend on time itself; without it, it may. */
  readonly autonomous?: boolean;
  /** The states at time 0, length nStates. */
  initial(): Float64Array;
  /** Writes dy/dt (length nStates), per hour. */
  derivative(t: number, y: Float64Array, out: Float64Array): void;
  /** Writes ∂(dy/dt)/∂y, nStates × nStates, row by row. */
  jacobian(t: number, y: Float64Array, out: Float64Array): void;
  /** Writes ∂(dy/dt)/∂t (length nStates); zero for autonomous models. */
  timeDerivative(t: number, y: Float64Array, out: Float64Array): void;
  /** Writes the outputs (length nOutputs), in base units. */
  outputs(t: number, y: Float64Array, out: Float64Array): void;
  /** How much of each state one base unit of dose through port number `port` brings (length nStates). */
  doseShares(port: number): Float64Array;
  /** How doses enter through port number `port`; without it at once and whole. */
  doseEntry?(port: number): DoseEntry;
  /** Without it nothing happens by itself. */
  readonly events?: BoundEvents;
  /** In words, the first part of the equations that is not finite at a time and state; undefined when all are. Slow. */
  readonly fault?: (t: number, y: Float64Array) => string | undefined;
}
