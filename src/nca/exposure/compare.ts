import type { Tables } from "../../step/index.ts";
import { numbers, type Table, texts } from "../../table/index.ts";
import { convert, dimensionOf, sameDimension } from "../../units/index.ts";
import { type Bounded, matchingDose, ratioOf } from "./match.ts";
import type { ExposureSpec, Species } from "./plan.ts";

interface Measured {
  readonly unit: string;
  readonly values: Float64Array;
}

/** A metric in both species. */
export interface Compared {
  readonly metric: string;
  readonly unit: string;
  readonly human: Float64Array;
  readonly animal: Float64Array;
}

/**
 * The metrics of both species, in one unit each, and the doses that match.
 * @throws RangeError where a species has no value of a metric, or units do not measure the same.
 */
export function compare(
  spec: ExposureSpec,
  inputs: Readonly<Record<string, Tables>>,
): { readonly compared: readonly Compared[]; readonly matches: readonly Match[] } {
  const [human, animal] = [inputs[spec.human.step]!.parameters!, inputs[spec.animal.step]!.parameters!];
  const cycles = spec.human.cycleH !== null && spec.animal.cycleH !== null ? ["cavg_cycle"] : [];
  const compared = [...spec.metrics, ...cycles].map((metric): Compared => {
    const [h, a] = [read(human, metric, spec.human), read(animal, metric, spec.animal)];
    if (!sameDimension(dimensionOf(h.unit), dimensionOf(a.unit)))
      throw new RangeError(
        `${metric} of ${spec.human.step} is in ${h.unit}, of ${spec.animal.step} in ${a.unit}; both are needed in the same kind of unit: write units or molar-mass in one of the nca steps`,
      );
    return { metric, unit: h.unit, human: h.values, animal: a.values.map((x) => convert(x, a.unit, h.unit)) };
  });
  return { compared, matches: compared.map((one) => matchOf(one, spec)) };
}

/** The values of a metric above 0 after the first dose analysed, one per subject. */
function read(parameters: Table, metric: string, { step, cycleH }: Species): Measured {
  const name = metric === "cavg_cycle" ? "auc_inf" : metric;
  const [names, doses] = [texts(parameters, "parameter"), numbers(parameters, "dose")];
  const [all, units] = [numbers(parameters, "value"), texts(parameters, "unit")];
  const first = doses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const rows = names.flatMap((own, row) =>
    own === name && doses[row] === first && all[row]! > 0 ? [row] : [],
  );
  if (rows.length === 0)
    throw new RangeError(`no subject of ${step} has a value of ${name}; its table parameters says why`);
  const unit = units[rows[0]!]!;
  const values = Float64Array.from(rows, (row) => all[row]!);
  if (metric !== "cavg_cycle") return { unit, values };
  const concentration = ["mg/L", "nM"].find((c) => sameDimension(dimensionOf(unit), dimensionOf(`h*${c}`)))!;
  return {
    unit: concentration,
    values: values.map((auc) => convert(auc, unit, `h*${concentration}`) / cycleH!),
  };
}

/** A metric with its ratio and matching doses. */
export interface Match extends Compared {
  readonly ratio: Bounded;
  readonly animalDose: Bounded;
  readonly humanDose: Bounded;
  readonly note: string;
}

function matchOf(one: Compared, { human, animal, at, animalAt, power, level }: ExposureSpec): Match {
  const [h, a] = [
    { dose: human.dose, values: one.human },
    { dose: animal.dose, values: one.animal },
  ];
  const single = [one.human.length < 2 ? "human" : "", one.animal.length < 2 ? "animal" : ""].filter(
    (s) => s,
  );
  return {
    ...one,
    ratio: ratioOf(one.animal, one.human, level),
    animalDose: matchingDose(a, h, at, power, level),
    humanDose: matchingDose(h, a, animalAt, power, level),
    note:
      single.length === 0
        ? ""
        : `one ${single.join(" and one ")} profile: the interval does not hold its variability`,
  };
}
