import { logExpit } from "../crm/curve.ts";
import { stepColumn } from "../quadrature/sine-integral.ts";
import { type FullComponent, logBivariateNormal } from "./prior.ts";

/** A two-parameter logistic model: logit p(dose) = θ₁ + e^θ₂ ln(dose / reference). */
export interface LogisticModel {
  readonly doses: readonly number[];
  /** ln(dose / reference). */
  readonly x: readonly number[];
  readonly reference: number;
  readonly components: readonly FullComponent[];
}

/**
 * Points (θ₁, θ₂) of a rectangular lattice, column by column (θ₂ fixed), where the prior density is above e⁻³⁴ of its
 * largest value. What depends on the point alone is computed once, when first asked for.
 */
export interface Grid {
  /** Spacings of θ₁ and θ₂. */
  readonly spacing: readonly [number, number];
  readonly columns: readonly Column[];
  readonly count: number;
  readonly theta1: Float64Array;
  readonly theta2: Float64Array;
  /** ln(prior density × cell) of the mixture. */
  readonly logMass: Float64Array;
  /** The same of each component, weight included. */
  readonly logComponents: readonly Float64Array[];
  /** ln p, ln(1−p) and p of a dose. */
  readonly atDose: (dose: number) => AtDose;
  /** Share of each point's mass that lies below p = limit at a dose. */
  readonly below: (dose: number, limit: number) => Float64Array;
}

/** One value of θ₂: points from, from + 1, … of the grid. */
export interface Column {
  readonly theta2: number;
  readonly from: number;
  readonly count: number;
  /** θ₁ of the first point. */
  readonly first: number;
}

/** Logarithms of the probabilities at one dose, point by point. */
export interface AtDose {
  readonly logP: Float64Array;
  readonly logQ: Float64Array;
  readonly p: Float64Array;
}

const reach = 34;

/**
 * A grid that resolves every posterior from up to so many patients: its spacing in θ₁ is 0.55 of the smallest standard
 * deviation that such data can leave; in θ₂ an eighth, 0.7 over √n or 0.4 of the prior's, whichever is least.
 * @param refine divides both spacings.
 */
export function gridFor(model: LogisticModel, nPatients: number, refine = 1): Grid {
  const { components } = model;
  const conditional = (k: 0 | 1) =>
    Math.min(...components.map(({ sd, correlation }) => sd[k] * Math.sqrt(1 - correlation ** 2)));
  const h1 = 0.55 / refine / Math.sqrt(nPatients / 4 + conditional(0) ** -2);
  const h2 = Math.min(0.125, 0.7 / Math.sqrt(nPatients), 0.4 * conditional(1)) / refine;
  const columns: Column[] = [];
  const points = collect(components, h1, h2, columns);
  const { theta1, theta2 } = points;
  const cell = Math.log(h1 * h2);
  const logComponents = components.map((component) =>
    theta1.map((x, k) => Math.log(component.weight) + logBivariateNormal(component, x, theta2[k]) + cell),
  );
  return {
    spacing: [h1, h2],
    columns,
    count: theta1.length,
    theta1,
    theta2,
    logMass: logComponents.length === 1 ? logComponents[0] : logSums(logComponents),
    logComponents,
    atDose: byKey((dose) => atDose(model, points, dose)),
    below: belowTables(model, columns, h1, theta1.length),
  };
}

function range(components: readonly FullComponent[], k: 0 | 1): readonly [number, number] {
  const width = Math.sqrt(2 * reach);
  return [
    Math.min(...components.map(({ mean, sd }) => mean[k] - width * sd[k])),
    Math.max(...components.map(({ mean, sd }) => mean[k] + width * sd[k])),
  ];
}

interface Points {
  readonly theta1: Float64Array;
  readonly theta2: Float64Array;
}

/** Lattice points inside the reach of a component, each column an unbroken run. */
function collect(components: readonly FullComponent[], h1: number, h2: number, columns: Column[]): Points {
  const [low1, high1] = range(components, 0);
  const [low2, high2] = range(components, 1);
  const theta1: number[] = [];
  const theta2: number[] = [];
  const steps1 = Math.ceil((high1 - low1) / h1);
  for (let y = low2; y <= high2 + h2; y += h2) {
    const run = runOf(components, low1, h1, steps1, y);
    if (!run) continue;
    columns.push({ theta2: y, from: theta1.length, count: run[1] - run[0] + 1, first: low1 + run[0] * h1 });
    for (let k = run[0]; k <= run[1]; k++) {
      theta1.push(low1 + k * h1);
      theta2.push(y);
    }
  }
  return { theta1: Float64Array.from(theta1), theta2: Float64Array.from(theta2) };
}

/** First and last lattice index of θ₁ at which some component is within reach, or null. */
function runOf(
  components: readonly FullComponent[],
  low: number,
  h: number,
  steps: number,
  y: number,
): readonly [number, number] | null {
  let first = steps + 1;
  let last = -1;
  for (const { mean, sd, correlation } of components) {
    const b = (y - mean[1]) / sd[1];
    if (b * b > 2 * reach) continue;
    const centre = mean[0] + correlation * b * sd[0];
    const half = sd[0] * Math.sqrt((1 - correlation ** 2) * (2 * reach - b * b));
    first = Math.min(first, Math.floor((centre - half - low) / h));
    last = Math.max(last, Math.ceil((centre + half - low) / h));
  }
  return last < 0 ? null : [Math.max(0, first), Math.min(steps, last)];
}

function atDose({ x }: LogisticModel, { theta1, theta2 }: Points, dose: number): AtDose {
  const logP = new Float64Array(theta1.length);
  const logQ = new Float64Array(theta1.length);
  for (let k = 0; k < theta1.length; k++) {
    const z = theta1[k] + Math.exp(theta2[k]) * x[dose];
    logP[k] = logExpit(z);
    logQ[k] = logExpit(-z);
  }
  return { logP, logQ, p: logP.map(Math.exp) };
}

/** p < limit where θ₁ < logit limit − e^θ₂ x: one smooth step a column. */
function belowTables({ x }: LogisticModel, columns: readonly Column[], h: number, count: number) {
  const tables = new Map<string, Float64Array>();
  return (dose: number, limit: number): Float64Array => {
    const key = `${dose} ${limit}`;
    let found = tables.get(key);
    if (!found) {
      found = belowTable(columns, h, count, Math.log(limit / (1 - limit)), x[dose]);
      tables.set(key, found);
    }
    return found;
  };
}

/** Steps of every point at θ₁ = z − e^θ₂ x. */
export function belowTable(
  columns: readonly Column[],
  h: number,
  count: number,
  z: number,
  x: number,
): Float64Array {
  const table = new Float64Array(count);
  for (const { theta2, from, count: n, first } of columns) {
    stepColumn((z - Math.exp(theta2) * x - first) / h, table, from, n);
  }
  return table;
}

function logSums(rows: readonly Float64Array[]): Float64Array {
  return rows[0].map((_, k) => {
    const top = Math.max(...rows.map((row) => row[k]));
    return top + Math.log(rows.reduce((sum, row) => sum + Math.exp(row[k] - top), 0));
  });
}

function byKey<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
