import { libraryModule } from "../library/index.ts";
import type { Setting } from "../step/index.ts";
import { printNumber, printQuantity, type Quantity } from "../units/index.ts";
import { modelOf } from "./prepare.ts";
import type { SimulateSpec } from "./spec.ts";

/** The settings of a simulation, named as its options are, then the parameters that it uses. */
export function simulationSettings(spec: SimulateSpec): Setting[] {
  const said: Readonly<Record<string, string>> = {
    ...(spec.compound ? { compound: spec.compound.name } : {}),
    model: spec.model.name,
    ...linkerSettings(spec),
    species: spec.species,
    ...regimenSettings(spec),
    ...populationSettings(spec),
    outputs: spec.outputs.join(", "),
    sample: sampleText(spec),
    keep: spec.keep,
    tolerance: printNumber(spec.tolerance),
    method: spec.method,
  };
  return [...Object.entries(said).map(([name, value]) => ({ name, value })), ...parameterSettings(spec)];
}

/** "1 Lys-SPDB-DM4; 2 DM4 with glutathionyl-DM4; 3 S-methyl-DM4". */
function linkerSettings({ compound }: SimulateSpec): Record<string, string> {
  const module = compound?.linker ? libraryModule(compound.linker) : undefined;
  if (!module?.catabolites) return {};
  const species = module.catabolites.cell.map(([name, ...others], k) =>
    name === undefined ? `${k + 1} none` : [`${k + 1} ${name}`, ...others].join(" with "),
  );
  return { linker: module.name, catabolites: species.join("; ") };
}

function regimenSettings({ regimen, grid }: SimulateSpec): Record<string, string> {
  const [first = 0, second] = regimen.timesH;
  const ends = grid.timesH.at(-1) ?? 0;
  return {
    dose: regimen.written,
    into: regimen.port,
    bsa: regimen.bsa,
    weight: regimen.weight,
    cap: regimen.cap === null ? "none" : printQuantity({ value: regimen.cap, unit: capUnit(regimen) }),
    every: second === undefined ? "none" : `${printNumber((second - first) / 24)} d`,
    doses: String(regimen.timesH.length),
    infuse: regimen.infuseH === 0 ? "none, a bolus" : `${printNumber(regimen.infuseH)} h`,
    until: `${printNumber(ends / 24)} d`,
  };
}

const capUnit = ({ cappedAt, amountUnit }: SimulateSpec["regimen"]): string =>
  cappedAt === "area" ? "m2" : cappedAt === "weight" ? "kg" : amountUnit;

function populationSettings({ population }: SimulateSpec): Record<string, string> {
  if (population.size === 0) {
    const { sex, weightKg, heightCm } = population.of.typical;
    const height = heightCm === undefined ? "" : `, ${printNumber(heightCm)} cm`;
    return { subject: `${sex ?? "typical"}, ${printNumber(weightKg)} kg${height}` };
  }
  return {
    "population.size": String(population.size),
    "population.of": population.of.name,
    "population.variability": population.variability ? "yes" : "no",
  };
}

function sampleText({ grid }: SimulateSpec): string {
  const times = [...new Set(grid.timesH)].length;
  return `${times} times from ${printNumber((grid.timesH[0] ?? 0) / 24)} to ${printNumber((grid.timesH.at(-1) ?? 0) / 24)} d`;
}

/** The parameters and covariates that are used, where they differ from the model's and where not. */
export function parameterSettings({ model: { text }, set }: Pick<SimulateSpec, "model" | "set">): Setting[] {
  const { parameters, covariates } = modelOf(text);
  const line = (name: string, quantity: Quantity, from: string): Setting => {
    const given = set[name];
    return { name: `set.${name}`, value: printQuantity(given ?? quantity, 6) + (given ? "" : from) };
  };
  return [
    ...parameters.map(({ name, quantity, provenance: { mark, source } }) =>
      line(name, quantity, `, ${mark} (${source})`),
    ),
    ...covariates.map(({ name, quantity }) => line(name, quantity, ", of the typical subject")),
  ];
}
