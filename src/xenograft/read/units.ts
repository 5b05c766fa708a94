import {
  describeDimension,
  dimensionOf,
  inBaseUnits,
  isProblem,
  type Problem,
  readUnit,
  sameDimension,
} from "../../units/index.ts";

/** Units that this wing counts in, by what they measure. */
export const own = { time: "d", volume: "mm3", length: "mm", weight: "g" } as const;

/**
 * The factor to days, mm³, mm or g; or why there is none. A tumour mass is a volume: 1 mg counts as 1 mm³. Body weight may be in kg.
 */
export function factorTo(kind: keyof typeof own, unit: string): number | Problem {
  const read = readUnit(unit);
  if (isProblem(read)) return read;
  const target = own[kind];
  const ratio = (to: string) => inBaseUnits({ value: 1, unit }) / inBaseUnits({ value: 1, unit: to });
  if (sameDimension(read.dimension, dimensionOf(target))) return ratio(target);
  if (kind === "volume" && sameDimension(read.dimension, dimensionOf("mg"))) return ratio("mg");
  if (kind === "weight" && sameDimension(read.dimension, dimensionOf("kg"))) return 1000 * ratio("kg");
  return {
    problem: `"${unit}" is ${describeDimension(read.dimension)}`,
    needed: `a unit such as ${kind === "volume" ? "mm3, cm3 or mg" : target}`,
    write: target,
  };
}
