import { type Population, populationOf, populations } from "../population/index.ts";
import { convert } from "../units/index.ts";
import type { SimulateOptions } from "./options.ts";
import type { Problems } from "./problems.ts";
import type { SimulateSpec } from "./spec.ts";

/** Who is simulated; undefined with problems added. */
export function planPopulation(
  options: SimulateOptions,
  problems: Problems,
): SimulateSpec["population"] | undefined {
  const wanted = options.population;
  const named = wanted?.of
    ? populations.find(({ name }) => name === wanted.of)
    : populationOf(options.species);
  if (!named) return undefined;
  if (named.species !== options.species) {
    const fitting = populations.filter(({ species }) => species === options.species).map(({ name }) => name);
    problems.add(
      "simulate.other-species",
      ["population", "of"],
      `${named.name} is of the species ${named.species}, and the step simulates ${options.species}`,
      `one of ${fitting.join(", ")}, or species: ${named.species}`,
      fitting[0],
    );
    return undefined;
  }
  if (wanted && options.subject) {
    problems.add(
      "simulate.subject-and-population",
      ["subject"],
      "a single subject and a population",
      "one of them",
    );
  }
  const variability = wanted?.variability === true || wanted?.variability === "yes";
  return { size: wanted?.size ?? 0, variability, of: withTypical(named, options.subject) };
}

/** The population with the typical subject that the settings describe. */
function withTypical(population: Population, subject: SimulateOptions["subject"]): Population {
  if (!subject) return population;
  const { sex, weight, height } = subject;
  const typical = {
    ...population.typical,
    ...(sex ? { sex } : {}),
    ...(weight ? { weightKg: convert(weight.value, weight.unit, "kg") } : {}),
    ...(height ? { heightCm: convert(height.value, height.unit, "cm") } : {}),
  };
  return { ...population, typical };
}
