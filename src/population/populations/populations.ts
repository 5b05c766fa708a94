import { cynomolgus4kg, mouse20g, rat300g } from "./animals.ts";
import { oncologyAdults, oncologyWomen } from "./oncology-adults.ts";
import type { Population } from "./population.ts";

/** Every population that comes with the workbench. The first of a species stands for it. */
export const populations: readonly Population[] = [
  oncologyAdults,
  oncologyWomen,
  mouse20g,
  rat300g,
  cynomolgus4kg,
];

/** The species that have a population, each once. */
export const species: readonly string[] = [...new Set(populations.map((population) => population.species))];

/** The population that stands for a species when none is named. */
export const populationOf = (name: string): Population | undefined =>
  populations.find((population) => population.species === name);
