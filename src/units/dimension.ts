/**
 * What a number measures, as exponents of seven base dimensions, in the order of `baseNames`.
 *
 * Body weight is a dimension of its own, apart from the mass of a drug: otherwise mg/kg would be a bare
 * number, and a dose by body weight could pass for a percentage.
 */
export type Dimension = readonly number[];

/** The base dimensions in the order a {@link Dimension} lists them; their base units are {@link baseUnits}. */
export const baseNames = ["time", "amount", "mass", "body weight", "length", "cells", "activity"] as const;

/**
 * One coherent system for all calculation: h, nmol, mg, kg of body weight, dm (so that dm³ is the litre),
 * cells and units of activity. An equation in these units holds without conversion factors.
 */
export const baseUnits = ["h", "nmol", "mg", "kg", "dm", "cells", "U"] as const;

/** The dimension of a bare number. */
export const dimensionless: Dimension = baseNames.map(() => 0);

/** Whether two dimensions are the same. */
export const sameDimension = (a: Dimension, b: Dimension): boolean =>
  a.every((exponent, k) => Math.abs(exponent - (b[k] ?? 0)) < 1e-9);

/** The dimension of a product: a · bᵖ. */
export const timesPower = (a: Dimension, b: Dimension, power = 1): Dimension =>
  a.map((exponent, k) => exponent + power * (b[k] ?? 0));

const wellKnown: readonly (readonly [string, Record<string, number>])[] = [
  ["a bare number", {}],
  ["a time", { time: 1 }],
  ["a rate per time", { time: -1 }],
  ["an amount", { amount: 1 }],
  ["a mass", { mass: 1 }],
  ["a body weight", { "body weight": 1 }],
  ["a length", { length: 1 }],
  ["an area", { length: 2 }],
  ["a volume", { length: 3 }],
  ["a volume per body weight", { length: 3, "body weight": -1 }],
  ["a volume per area", { length: 1 }],
  ["a dose by body weight", { mass: 1, "body weight": -1 }],
  ["a dose by body surface area", { mass: 1, length: -2 }],
  ["a molar dose by body weight", { amount: 1, "body weight": -1 }],
  ["a mass concentration", { mass: 1, length: -3 }],
  ["a molar concentration", { amount: 1, length: -3 }],
  ["a molar mass", { mass: 1, amount: -1 }],
  ["a clearance", { length: 3, time: -1 }],
  ["a clearance per body weight", { length: 3, time: -1, "body weight": -1 }],
  ["an infusion rate", { mass: 1, time: -1 }],
  ["an area under a mass concentration", { mass: 1, length: -3, time: 1 }],
  ["an area under a molar concentration", { amount: 1, length: -3, time: 1 }],
  ["a second-order rate", { amount: -1, length: 3, time: -1 }],
  ["a number of cells", { cells: 1 }],
  ["an amount per cell", { amount: 1, cells: -1 }],
  ["an activity concentration", { activity: 1, length: -3 }],
];

/** A dimension in words: "a clearance", or its base units where it has no common name. */
export function describeDimension(dimension: Dimension): string {
  for (const [name, exponents] of wellKnown) {
    if (
      sameDimension(
        dimension,
        baseNames.map((base) => exponents[base] ?? 0),
      )
    )
      return name;
  }
  return `something in ${baseUnitText(dimension)}`;
}

/** The coherent unit of a dimension, as text: "nmol/dm^3/h". */
export function baseUnitText(dimension: Dimension): string {
  const power = (unit: string, exponent: number) => (exponent === 1 ? unit : `${unit}^${exponent}`);
  const above = baseUnits.flatMap((unit, k) => ((dimension[k] ?? 0) > 0 ? [power(unit, dimension[k]!)] : []));
  const below = baseUnits.flatMap((unit, k) =>
    (dimension[k] ?? 0) < 0 ? [power(unit, -dimension[k]!)] : [],
  );
  return [above.join("*") || "1", ...below].join("/");
}
