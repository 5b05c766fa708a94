import { lotNotes } from "../library/index.ts";
import { bsaFormula } from "../population/index.ts";
import { matrixExponential, methods } from "../solve/index.ts";
import type { Assumption, Method, Tables } from "../step/index.ts";
import { rowObjects } from "../table/index.ts";
import { printNumber } from "../units/index.ts";
import { regimenText, speciesText } from "./figures.ts";
import { solvedByExponential } from "./integrate.ts";
import { withValues } from "./plan-set.ts";
import { modelOf } from "./prepare.ts";
import type { SimulateSpec } from "./spec.ts";

/** What was done, in sentences with citations. */
export function simulationMethods(spec: SimulateSpec): Method[] {
  const { model, regimen, population } = spec;
  const whose = spec.compound?.linker
    ? `${spec.compound.name} was simulated with the model`
    : spec.compound
      ? `Plasma profiles of ${spec.compound.name} in ${speciesText(spec.species)} were simulated with the model`
      : "Simulated was the model";
  const sentences: Method[] = [
    {
      text: `${whose} ${model.name} (${model.title}): ${regimenText(spec)}.`,
      cite: model.cite,
    },
    integrationMethod(spec),
    ...lotNotes({ parameters: withValues(modelOf(model.text), spec.set) }).map((text) => ({
      text,
      cite: [],
    })),
  ];
  if (regimen.per === "area") {
    const { formula, cite } = bsaFormula(regimen.bsa);
    sentences.push({ text: `Body surface area in m² was ${formula} (H in cm, W in kg).`, cite });
  }
  if (regimen.weight === "adjusted ideal") {
    sentences.push({
      text: "Adjusted ideal body weight was IBW + 0.4 (actual − IBW); IBW in kg was 0.9 H − 92 in women, 50 + 2.3 (H/2.54 − 60) in men, H in cm.",
      cite: ["elahere2022", "nba2023"],
    });
  }
  if (population.size > 0) {
    const spread = population.variability
      ? "Parameters varied between subjects log-normally, as the model states; residual error was not added."
      : "Parameters did not vary between subjects.";
    sentences.push({
      text: `${population.size} virtual subjects of the population ${population.of.name} (${population.of.summary}) were drawn from the seed ${spec.seed}. ${spread} Bands are 5th to 95th percentiles (quantile type 7).`,
      cite: [...population.of.cite, "salmon2011"],
    });
  }
  return sentences;
}

function integrationMethod(spec: SimulateSpec): Method {
  const { method, tolerance } = spec;
  if (solvedByExponential(spec, modelOf(spec.model.text))) {
    return {
      text: `The equations, linear with constant coefficients, were solved by the ${matrixExponential.name}.`,
      cite: matrixExponential.cite,
    };
  }
  const used = method === "automatic" ? [methods.explicit, methods.stiff] : [methods[method]];
  const names = used.map(({ name }) => name).join(", or, where stability would limit the step, ");
  return {
    text: `The equations were integrated with ${names}, at a relative tolerance of ${printNumber(tolerance)}.`,
    cite: used.flatMap(({ cite }) => cite),
  };
}

/** What was assumed: the model for the compound, parameters, the population; with what changes when they move. */
export function simulationAssumptions(spec: SimulateSpec, tables: Tables): Assumption[] {
  const output = spec.outputs[0] ?? "";
  const parameters = tables.assumptions ? rowObjects(tables.assumptions) : [];
  const number = (x: string | number | undefined) => printNumber(Number(x), 3);
  return [
    ...compoundAssumption(spec),
    ...parameters.map((row) => ({
      what: `${row.description} (${row.parameter})`,
      value: `${number(row.value)} ${row.unit}`.trim(),
      why: String(row.why),
      sensitivity:
        `from ${number(row.low)} to ${`${number(row.high)} ${row.unit}`.trim()}: ` +
        `AUC of ${output} ${signed(row.auc_at_low)} to ${signed(row.auc_at_high)}, ` +
        `maximum ${signed(row.cmax_at_low)} to ${signed(row.cmax_at_high)}`,
    })),
    ...populationAssumptions(spec),
  ];
}

const signed = (x: string | number | undefined): string => {
  const value = Math.round(Number(x) * 10) / 10;
  return `${value > 0 ? "+" : value < 0 ? "−" : "±"}${printNumber(Math.abs(value), 3)} %`;
};

function compoundAssumption({ compound, model, species, set }: SimulateSpec): Assumption[] {
  if (!compound) return [];
  const { name, lot, linker } = compound;
  const disposition: Assumption = {
    what: linker === null ? `pharmacokinetics of ${name} in ${speciesText(species)}` : `model of ${name}`,
    value: model.name,
    why: compound.why,
    sensitivity: "see the parameters",
  };
  const fractions = (why: string, dar: number): Assumption => ({
    what: `lot of ${name}: antibody with 0, 1, 2 … drugs`,
    value: `mean load ${printNumber(dar)}`,
    why,
    sensitivity: "",
  });
  return [
    ...(compound.mark === "assumed" ? [disposition] : []),
    ...(lot?.mark === "assumed" && Object.hasOwn(set, "f[0]") ? [fractions(lot.why, lot.dar)] : []),
  ];
}

function populationAssumptions({ population }: SimulateSpec): Assumption[] {
  if (population.size === 0) return [];
  return population.of.facts
    .filter(({ mark }) => mark === "assumed")
    .map(({ what, value, why, range }) => ({
      what: `${what} in ${population.of.name}`,
      value,
      why: range ? `${why}; plausible range ${range}` : why,
      sensitivity: "",
    }));
}
