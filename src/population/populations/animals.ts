import type { Population } from "./population.ts";

interface Animal {
  readonly name: string;
  readonly species: string;
  readonly summary: string;
  readonly weightKg: number;
  readonly why: string;
}

/** Animals of one weight, spread by 8 %; sex plays no part in their dosing. */
const animal = ({ name, species, summary, weightKg, why }: Animal): Population => ({
  name,
  species,
  summary,
  groups: [{ sex: "female", share: 1, weight: { median: weightKg, sdLog: 0.08 } }],
  typical: { sex: "female", weightKg },
  facts: [
    { what: "median body weight", value: `${weightKg} kg`, mark: "assumed", why },
    {
      what: "spread of body weight",
      value: "standard deviation of the logarithm 0.08",
      mark: "assumed",
      why: "animals of one delivery; no source read",
      range: "0.03 to 0.15",
    },
  ],
  cite: [],
});

/** Mice of 20 g. */
export const mouse20g = animal({
  name: "mouse-20g",
  species: "mouse",
  summary: "mice of 20 g",
  weightKg: 0.02,
  why: "the weight for which shah2012 simulated",
});

/** Rats of 300 g. */
export const rat300g = animal({
  name: "rat-300g",
  species: "rat",
  summary: "rats of 300 g",
  weightKg: 0.3,
  why: "the weight is not stated by bender2014",
});

/** Cynomolgus monkeys of 4 kg. */
export const cynomolgus4kg = animal({
  name: "cynomolgus-4kg",
  species: "cynomolgus",
  summary: "cynomolgus monkeys of 4 kg",
  weightKg: 4,
  why: "the weight is not stated by bender2014",
});
