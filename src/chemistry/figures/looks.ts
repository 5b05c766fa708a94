import type { Permeability } from "../permeability.ts";

/** Permeability classes as figures name them. */
export const permeabilityLooks: Readonly<Record<Permeability, string>> = {
  "bound to protein": "bound to protein",
  poor: "predicted to cross poorly",
  crosses: "predicted to cross membranes",
};

/** An axis that only gives places; it is not drawn. */
export const placesOnly = { label: "", unit: "", scale: "linear", ticks: [] } as const;
