import type { Model, ModelParameter } from "../model/index.ts";
import { typicalParameters, typicalSubject } from "../population/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { type Ready, readyModel, spreadIn } from "./prepare.ts";
import { bare, simulateSubject } from "./run.ts";
import type { SimulateSpec } from "./spec.ts";

/** An assumed parameter, or several that move together, and the factors to which it is moved. */
interface Assumed {
  readonly parameter: ModelParameter;
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
  assumedIn(spec, readyModel(spec.model.text).model).length > 0;

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
      found.push({ parameter, at: [k], low, high, why: provenance.source });
    } else if (whole && variability && !etas.has(variability.eta)) {
      etas.add(variability.eta);
      const at = model.parameters.flatMap((p, j) => (p.variability?.eta === variability.eta ? [j] : []));
      const high = Math.exp(z90 * variability.sdLog);
      found.push({
        parameter,
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
  const reference = exposure(spec, ready, typical);
  const moved = (which: "low" | "high") =>
    assumed.map((one) => {
      const parameters = typical.map((value, k) => (one.at.includes(k) ? value * one[which] : value));
      return exposure(spec, ready, parameters);
    });
  const [low, high] = [moved("low"), moved("high")];
  const change = (of: readonly Exposure[], what: keyof Exposure) =>
    of.map((one) => 100 * (one[what] / reference[what] - 1));
  const output = spec.outputs[0] ?? "";
  const percent = (description: string) => ({ unit: "%", description });
  return table([
    textColumn(
      "parameter",
      assumed.map((one) => labelOf(one)),
      { description: "The assumed parameter." },
    ),
    textColumn(
      "description",
      assumed.map(({ parameter }) => parameter.description),
      { description: "What it is." },
    ),
    numberColumn(
      "value",
      assumed.map(({ parameter }) => parameter.quantity.value),
      { description: "The value used." },
    ),
    numberColumn(
      "low",
      assumed.map((one) => one.parameter.quantity.value * one.low),
      { description: "Lower end of its range." },
    ),
    numberColumn(
      "high",
      assumed.map((one) => one.parameter.quantity.value * one.high),
      { description: "Upper end of its range." },
    ),
    textColumn(
      "unit",
      assumed.map(({ parameter }) => bare(parameter.quantity.unit)),
      { description: "Unit of value, low and high." },
    ),
    textColumn(
      "why",
      assumed.map(({ why }) => why),
      { description: "Why this value." },
    ),
    numberColumn(
      "auc_at_low",
      change(low, "auc"),
      percent(`Change of the AUC of ${output} at the lower end.`),
    ),
    numberColumn(
      "auc_at_high",
      change(high, "auc"),
      percent(`Change of the AUC of ${output} at the upper end.`),
    ),
    numberColumn(
      "cmax_at_low",
      change(low, "cmax"),
      percent(`Change of the maximum of ${output} at the lower end.`),
    ),
    numberColumn(
      "cmax_at_high",
      change(high, "cmax"),
      percent(`Change of the maximum of ${output} at the upper end.`),
    ),
  ]);
}

const labelOf = ({ parameter, at }: Assumed): string =>
  at.length > 1
    ? `${parameter.variability?.eta ?? parameter.name} (with ${at.length} parameters)`
    : parameter.name;

type Exposure = { readonly auc: number; readonly cmax: number };

/** Area under the curve (linear trapezoids over the grid) and maximum of the first output in the typical subject. */
function exposure(spec: SimulateSpec, ready: Ready, parameters: Float64Array): Exposure {
  const { model } = ready;
  const { outputs } = simulateSubject(spec, ready, typicalSubject(spec.population.of), parameters);
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
