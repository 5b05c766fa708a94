import { randomStream } from "../math/index.ts";
import type { Group, Population, Sex } from "./populations/population.ts";

/** A subject as dosing sees it. */
export interface Subject {
  /** From 1. */
  readonly number: number;
  readonly sex: Sex;
  readonly weightKg: number;
  /** NaN for animals. */
  readonly heightCm: number;
}

/**
 * Subject number `number` of a population. It depends on the seed, the population's name and the number alone, not
 * on how many subjects there are or where they are computed: every property has a random stream of its own.
 */
export function virtualSubject(population: Population, seed: number, number: number): Subject {
  const draw = (variable: string) => randomStream(seed, population.name, number, variable);
  const group = groupAt(population.groups, draw("group").uniform());
  const forWeight = draw("weight").normal();
  const { weight, height, correlation = 0 } = group;
  const forHeight = correlation * forWeight + Math.sqrt(1 - correlation ** 2) * draw("height").normal();
  return {
    number,
    sex: group.sex,
    weightKg: weight.median * Math.exp(weight.sdLog * forWeight),
    heightCm: height ? height.median * Math.exp(height.sdLog * forHeight) : Number.NaN,
  };
}

/** The one subject that stands for a population. */
export const typicalSubject = ({ typical }: Population): Subject => ({
  number: 1,
  sex: typical.sex,
  weightKg: typical.weightKg,
  heightCm: typical.heightCm ?? Number.NaN,
});

/** The group in whose stretch of the line from 0 to 1 (each as long as its share) the draw falls. */
function groupAt(groups: readonly Group[], draw: number): Group {
  let end = 0;
  for (const group of groups) {
    end += group.share;
    if (draw < end) return group;
  }
  return groups.at(-1)!;
}
