import {
  averageDarFromReducedChains,
  type DarDistribution,
  type DarInterval,
  darDistribution,
  darFromAbsorbance,
  darFromHic,
  darFromIntactMasses,
  glycoforms,
  type IntactAssignment,
  intervalFromReplicates,
  intervalFromSignalError,
  type LoadedArea,
  noGlycans,
} from "../chemistry/index.ts";
import { isProblem } from "../units/index.ts";
import type { Area, DrugLoadSpec, Masses, Measured } from "./spec.ts";

/** What one replicate gives. */
interface One {
  readonly name: string;
  readonly average: number;
  /** None from reduced chains and absorbances: which drugs sat on one antibody is not seen. */
  readonly distribution?: DarDistribution;
  readonly interval?: DarInterval;
  /** Of the chains after reduction. */
  readonly chains?: Readonly<Record<"light" | "heavy", DarDistribution>>;
  /** Of an intact-mass spectrum, one per explained peak. */
  readonly assignments?: readonly IntactAssignment[];
  readonly unexplainedShare?: number;
}

/** The drug load of a lot. */
export interface Load {
  readonly average: number;
  readonly interval?: DarInterval;
  /** Mean over the replicates. */
  readonly distribution?: DarDistribution;
  readonly replicates: readonly One[];
}

/**
 * The drug load of what was measured: per replicate, then the mean. The interval is Student's over replicates, or with one
 * replicate that of a stated relative error of each signal.
 * @throws RangeError on what gives no load: no peak explained, absorbances that no mixture has.
 */
export function analyse({ measured, masses, error }: DrugLoadSpec): Load {
  const replicates = onesOf(measured, masses, error ?? undefined);
  const averages = replicates.map(({ average }) => average);
  const average = averages.reduce((sum, each) => sum + each, 0) / averages.length;
  const interval = averages.length > 1 ? intervalFromReplicates(averages) : replicates[0]?.interval;
  const distribution = meanDistribution(replicates.flatMap((one) => one.distribution ?? []));
  return { average, replicates, ...(interval && { interval }), ...(distribution && { distribution }) };
}

function onesOf(measured: Measured, masses: Masses | null, error: number | undefined): readonly One[] {
  switch (measured.kind) {
    case "intact":
      return measured.replicates.map(({ name, rows }) => {
        if (!masses) throw new RangeError("intact masses need the masses of antibody and drug");
        const { antibodyDa, addedDa } = masses;
        const { toleranceDa, most: maxDar } = measured;
        const glycans = measured.glycans ? glycoforms : [noGlycans];
        const model = { antibodyDa, addedDa, toleranceDa, maxDar, glycoforms: glycans };
        const { distribution, assignments, unexplainedShare } = darFromIntactMasses(rows, model);
        return { name, ...withInterval(distribution, error), assignments, unexplainedShare };
      });
    case "hic":
      return measured.replicates.map(({ name, rows }) => ({
        name,
        ...withInterval(darFromHic(rows, measured.ratio), error),
      }));
    case "reduced":
      return measured.replicates.map(({ name, rows }) => ({ name, ...fromChains(rows, measured, error) }));
    case "uv":
      return measured.replicates.map(({ name, rows }) => ({ name, ...fromReadings(rows, measured, error) }));
  }
}

const withInterval = (distribution: DarDistribution, error: number | undefined) => ({
  average: distribution.average,
  distribution,
  ...(error === undefined ? {} : { interval: intervalFromSignalError(distribution, error) }),
});

function fromChains(
  rows: readonly (Area & { readonly chain: "light" | "heavy" })[],
  { lightRatio, heavyRatio }: { readonly lightRatio: number; readonly heavyRatio: number },
  error: number | undefined,
): Omit<One, "name"> {
  const of = (wanted: "light" | "heavy"): readonly LoadedArea[] =>
    rows.filter(({ chain }) => chain === wanted);
  const [light, heavy] = [of("light"), of("heavy")];
  const average = averageDarFromReducedChains({ light, heavy, lightRatio, heavyRatio });
  const chains = { light: darFromHic(light, lightRatio), heavy: darFromHic(heavy, heavyRatio) };
  if (error === undefined) return { average, chains };
  const halves = [chains.light, chains.heavy].map((chain) => {
    const { low, high, average: centre } = intervalFromSignalError(chain, error);
    return Math.max(high - centre, centre - low);
  });
  const half = 2 * Math.hypot(...halves);
  const { method } = intervalFromSignalError(chains.heavy, error);
  return {
    average,
    chains,
    interval: { average, low: Math.max(0, average - half), high: average + half, method },
  };
}

/** Several readings in one replicate are averaged. */
function fromReadings(
  rows: readonly { readonly at252: number; readonly at280: number }[],
  coefficients: Extract<Measured, { kind: "uv" }>,
  cv: number | undefined,
): Omit<One, "name"> {
  const mean = (of: "at252" | "at280") => rows.reduce((sum, row) => sum + row[of], 0) / rows.length;
  const read = { at252: mean("at252"), at280: mean("at280"), ...(cv === undefined ? {} : { cv }) };
  const found = darFromAbsorbance(read, coefficients);
  if (isProblem(found)) throw new RangeError(`${found.problem}; needed: ${found.needed}`);
  return { average: found.average, ...(found.interval && { interval: found.interval }) };
}

function meanDistribution(all: readonly DarDistribution[]): DarDistribution | undefined {
  if (all.length === 0) return undefined;
  const most = Math.max(...all.map(({ fractions }) => fractions.length));
  return darDistribution(
    Array.from({ length: most }, (_, n) =>
      all.reduce((sum, { fractions }) => sum + (fractions[n] ?? 0) / all.length, 0),
    ),
  );
}
