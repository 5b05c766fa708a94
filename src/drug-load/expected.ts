import { binomialDar, type DarDistribution, darDistribution, poissonDar } from "../chemistry/index.ts";
import type { DrugLoadSpec } from "./spec.ts";

/** What equal sites, and many sites, would give at an average. */
export interface Expected {
  readonly binomial: DarDistribution;
  readonly poisson: DarDistribution;
}

/**
 * The binomial and the Poisson distribution of this average. Where a site takes two drugs at once (an interchain disulfide), sites
 * are counted and the drugs are twice as many.
 * @throws RangeError when the average is more than all sites hold.
 */
export function expectedAt(average: number, { sites, perSite }: DrugLoadSpec): Expected {
  if (average > sites * perSite)
    throw new RangeError(`an average of ${average.toFixed(2)} drugs on sites for ${sites * perSite}`);
  return {
    binomial: spread(binomialDar(average / perSite, sites), perSite),
    poisson: spread(poissonDar(average / perSite), perSite),
  };
}

const spread = ({ fractions }: DarDistribution, perSite: number): DarDistribution =>
  darDistribution(
    Array.from({ length: (fractions.length - 1) * perSite + 1 }, (_, n) =>
      n % perSite === 0 ? (fractions[n / perSite] ?? 0) : 0,
    ),
  );
