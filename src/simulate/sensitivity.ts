import type { Model, ModelParameter } from "../model/index.ts";
import { typicalParameters, typicalSubject } from "../population/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { bare } from "./bare-unit.ts";
import { modelOf, type Ready, readyModel, spreadIn } from "./prepare.ts";
import { simulateSubjects } from "./run.ts";
import type { SimulateSpec } from "./spec.ts";

/** An assumed parameter, or several that move together, and the factors to which it is moved. */
interface Assumed {
  readonly parameter: ModelParameter;
  /** The value used, in the unit of the parameter. */
  readonly value: number;
  /** Positions in the model of the parameters that move. */
  readonly at: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly why: string;
}

/** Standard normal quantile of 0.95: between −z and z lies 90 %. */
const z90 = 1.6448536269514722;

/** Whether something in a plan is assumed that can be moved. */
export const hasAssumed = (spec: SimulateSpec): boolean =>
  assumedIn(spec, modelOf(spec.model.text)).length > 0;

/**
 * What is assumed: parameters that the model marks as assumed and gives a range; and, when the model itself is
 * assumed for the compound, its other parameters that vary between subjects, over the middle 90 % of subjects.
 */
function assumedIn(spec: SimulateSpec, model: Model): Assumed[] {
  const whole = spec.compound?.mark === "assumed";
  const found: Assumed[] = [];
  const etas = new Set<string>();
  model.parameters.forEach((parameter, k) => {
    const { range, provenance, variability, quantity } = parameter;
    if (Object.hasOwn(spec.set, parameter.name)) return;
    if (provenance.mark === "assumed" && range) {
      const [low, high] = [range.low / quantity.value, range.high / quantity.value];
      found.push({ parameter, value: quantity.value, at: [k], low, high, why: provenance.source });
    } else if (whole && variability && !etas.has(variability.eta)) {
      etas.add(variability.eta);
      const at = model.parameters.flatMap((p, j) => (p.variability?.eta === variability.eta ? [j] : []));
      const high = Math.exp(z90 * variability.sdLog);
      found.push({
        parameter,
        value: quantity.value,
        at,
        low: 1 / high,
        high,
        why: "taken from another compound; range: the middle 90 % of subjects",
      });
    }
  });
  return found;
}

/**
 * How the area under the curve and the maximum of the first output change in the typical subject when each assumed
 * parameter moves to the ends of its range, the others staying.
 */
export function assumptionsTable(spec: SimulateSpec): Table {
  const ready = readyModel(spec.model.text);
  const typical = typicalParameters(spreadIn(spec, ready.model));
  const assumed = assumedIn(spec, ready.model);
  const moved = (one: Assumed, factor: number) =>
    typical.map((value, k) => (one.at.includes(k) ? value * factor : value));
  const variants = assumed.flatMap((one) => [moved(one, one.low), moved(one, one.high)]);
  const [reference, ...found] = exposures(spec, ready, [typical, ...variants]);
  const changes = found.map(({ auc, cmax }) => ({
    auc: 100 * (auc / reference!.auc - 1),
    cmax: 100 * (cmax / reference!.cmax - 1),
  }));
  const rows = assumed.map((one, k) => ({ ...one, atLow: changes[2 * k]!, atHigh: changes[2 * k + 1]! }));
  return tableOf(rows, spec.outputs[0] ?? "");
}

/** The table of assumptions when nothing is assumed that could be moved. */
export const noAssumptions = (spec: SimulateSpec): Table => tableOf([], spec.outputs[0] ?? "");

interface Row extends Assumed {
  /** Changes in percent. */
  readonly atLow: Exposure;
  readonly atHigh: Exposure;
}

function tableOf(rows: readonly Row[], output: string): Table {
  const text = (name: string, pick: (row: Row) => string, description: string) =>
    textColumn(name, rows.map(pick), { description });
  const number = (name: string, pick: (row: Row) => number, description: string, unit = "") =>
    numberColumn(name, rows.map(pick), { unit, description });
  const change = (name: string, pick: (row: Row) => number, what: string, end: string) =>
    number(name, pick, `Change of the ${what} of ${output} at the ${end} end.`, "%");
  return table([
    text("parameter", labelOf, "The assumed parameter."),
    text("description", ({ parameter }) => parameter.description, "What it is."),
    number("value", (row) => row.value, "The value used."),
    number("low", (row) => row.value * row.low, "Lower end of its range."),
    number("high", (row) => row.value * row.high, "Upper end of its range."),
    text("unit", ({ parameter }) => bare(parameter.quantity.unit), "Unit of value, low and high."),
    text("why", ({ why }) => why, "Why this value."),
    change("auc_at_low", ({ atLow }) => atLow.auc, "AUC", "lower"),
    change("auc_at_high", ({ atHigh }) => atHigh.auc, "AUC", "upper"),
    change("cmax_at_low", ({ atLow }) => atLow.cmax, "maximum", "lower"),
    change("cmax_at_high", ({ atHigh }) => atHigh.cmax, "maximum", "upper"),
  ]);
}

const labelOf = ({ parameter, at }: Assumed): string =>
  at.length > 1
    ? `${parameter.variability?.eta ?? parameter.name} (with ${at.length} parameters)`
    : parameter.name;

type Exposure = { readonly auc: number; readonly cmax: number };

/**
 * Area under the curve (linear trapezoids over the grid) and maximum of the first output in the typical subject, for
 * several sets of parameters that are solved together.
 */
function exposures(spec: SimulateSpec, ready: Ready, sets: readonly Float64Array[]): Exposure[] {
  const subject = typicalSubject(spec.population.of);
  const individuals = sets.map((parameters) => ({ subject, parameters }));
  return simulateSubjects(spec, ready, individuals).map(({ outputs }) => exposureIn(spec, ready, outputs));
}

function exposureIn(spec: SimulateSpec, { model }: Ready, outputs: Float64Array): Exposure {
  const at = model.outputs.findIndex(({ name }) => name === spec.outputs[0]);
  const { timesH } = spec.grid;
  let [auc, cmax] = [0, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < timesH.length; k++) {
    const value = outputs[k * model.outputs.length + at]!;
    const before = outputs[(k - 1) * model.outputs.length + at] ?? value;
    if (k > 0) auc += ((value + before) / 2) * (timesH[k]! - timesH[k - 1]!);
    cmax = Math.max(cmax, value);
  }
  return { auc, cmax };
}
